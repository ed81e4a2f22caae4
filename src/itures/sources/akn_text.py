"""Akoma Ntoso of any author as text: one paragraph for each block of words.

What the United Nations itself writes is not always what the guidelines of the format ask
for; both are read. The words are those between the tags, without the metadata.
"""

from collections.abc import Callable, Iterator

from attrs import define, evolve, field
from lxml import etree

from itures.model.blocks import Aside, Link, Reading, Source, View
from itures.model.notes import NoteBody
from itures.model.revisions import Change, Revision
from itures.model.span import Span
from itures.sources import akn_elements as names
from itures.sources.akn_notes import Note, body_of, mark_of
from itures.sources.akn_outcome import blocks_of, remarks_on, spans_of
from itures.sources.pen import Paragraph, Pen, Place, State, Stretch, Table
from itures.sources.xml import Element, local

_WIDEST = 1000


def read_text(root: Element, source: Source, view: View) -> Reading:
    """The text of a file, with its notes, links, tables and changes.

    Args:
        root: the outermost element.
        source: where the file came from.
        view: which side of changes is wanted.
    """
    work = _Work(view, local(root) == "akomaNtoso")
    work.find_notes(root)
    work.read(root)
    work.finish()
    return work.reading(source)


@define
class _Work:
    """Plays the elements of a file, and collects what they say."""

    view: View
    is_akn: bool
    pen: Pen = field(factory=Pen)
    notes: list[Note] = field(factory=list)
    _apart: list[Element] = field(factory=list)
    """Notes that stand in the metadata."""
    _by_id: dict[str, Element] = field(factory=dict)
    """Those of them that a mark can point to, by their id."""
    _numbers: dict[int, str] = field(factory=dict)
    """The numbers of the notes, by the identity of their elements, which are kept."""
    _refs: dict[str, Note] = field(factory=dict)
    """The notes that are written, by their number."""
    links: list[tuple[Stretch, str]] = field(factory=list)
    asides: list[tuple[Stretch, str]] = field(factory=list)
    changes: list[tuple[Change, Stretch, list[str] | None]] = field(factory=list)
    tables: list[Table] = field(factory=list)
    _waiting: list[Note] = field(factory=list)
    """Notes that are marked in the paragraph that is open."""
    _writing: bool = False
    _of_notes: set[int] = field(factory=set)
    """The numbers of the paragraphs that are notes."""
    _rows: list[list[int]] = field(factory=list)
    """For each open table, the row and the column of the next cell."""
    _closers: list[list[Callable[[], object]]] = field(factory=list)
    _states: list[State] = field(factory=list)
    _carried: bool = False
    """Whether the next part begins in the paragraph that is open."""
    _lost: list[str] | None = None
    _told: set[int] = field(factory=set)
    """The notes that stand in words of the other side of a change."""

    # ------------------------------------------------------------ the walk

    def find_notes(self, root: Element) -> None:
        """Find the notes that stand in the metadata."""
        for meta in root.iter("{*}meta"):
            for note in meta.iter("{*}note"):
                self._apart.append(note)
                if ident := note.get("eId") or note.get("id"):
                    self._by_id.setdefault(ident, note)

    def read(self, root: Element) -> None:
        """Read an element and all in it."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "start":
                if name in names.SILENT or self._notes(name, element):
                    walk.skip_subtree()
                    self._closers.append([])
                    self._states.append(self.pen.state)
                else:
                    self._start(name, element)
            else:
                self._end()
                if element is not root:
                    self._say(element.tail)

    def _start(self, name: str, element: Element) -> None:
        self._closers.append([])
        self._states.append(self.pen.state)
        if name not in names.INLINE and name != "num":
            self._block(name, element)
        opener = _OPENERS.get(name)
        if opener:
            opener(self, name, element)
        if name == "i" or "italic" in (element.get("class") or "").split():
            self.pen.state = evolve(self.pen.state, italic=True)
        self._say(element.text)

    def _end(self) -> None:
        for closer in reversed(self._closers.pop()):
            closer()
        self.pen.state = self._states.pop()

    def _say(self, words: str | None) -> None:
        if not words:
            return
        if self._lost is None:
            self.pen.say(words)
        else:
            self._lost.append(words)

    def _then(self, closer: Callable[[], object]) -> None:
        """Do something at the end of the element."""
        self._closers[-1].append(closer)

    def _stretch(self) -> Stretch:
        stretch = self.pen.open()
        self._then(lambda: self.pen.close(stretch))
        return stretch

    def _block(self, name: str, element: Element) -> None:
        if not self._carried:
            self._end_paragraph()
        self._then(self._end_paragraph)
        style = _style(name, element)
        self.pen.state = evolve(self.pen.state, style=style, soft=name in names.ONE_LINE)

    def _end_paragraph(self) -> None:
        self._carried = False
        if self._lost is not None:
            return
        self.pen.end_paragraph()
        if self._waiting and not self._writing:
            self.pen.pay_label()  # the number of a part that is nothing but a note
            self.pen.end_paragraph()
            self._write()

    def _carry_on(self) -> None:
        """Let the words behind a number stand in its paragraph."""
        self.pen.tab()
        self._carried = True

    # ------------------------------------------------------------ what elements do

    def line(self, name: str, element: Element) -> None:
        del name, element
        if self._lost is None:
            self.pen.line()

    def num(self, name: str, element: Element) -> None:
        """A number stands before the words of the part that it numbers, with a tab."""
        del name
        if (
            next(element.iter("{*}authorialNote", "{*}noteRef", "{*}ins", "{*}del"), None)
            is not None
        ):
            self._then(self._carry_on)
            return
        mark = " ".join("".join(map(str, element.itertext())).split())
        if mark and self._lost is None:
            self.pen.label(mark)
            self._closers[-2:][0].append(self.pen.pay_label)
        silent: list[str] = []
        if self._lost is None:  # the words of the number are not written again
            self._lost = silent
            self._then(self._find)

    def _find(self) -> None:
        self._lost = None

    def link(self, name: str, element: Element) -> None:
        target = (element.get(names.LINKS[name]) or "").strip()
        if target:
            self.links.append((self._stretch(), target))

    def change(self, name: str, element: Element) -> None:
        del element
        change = names.CHANGES[name]
        stretch = self._stretch()
        out_of = {"final": "deletion", "original": "insertion"}.get(self.view)
        words: list[str] | None = None
        if change == out_of and self._lost is None:
            words = self._lost = []
            self._then(self._find)
        elif change == "deletion" and self.view == "all":
            self.asides.append((stretch, "deletion"))
        self.changes.append((change, stretch, words))

    def number(self, name: str, element: Element) -> None:
        """The number before the title of a resolution stands apart from it."""
        del name
        after = element.getnext()
        if after is not None and local(after) == "docTitle":
            self._then(self.pen.tab)

    def heading(self, name: str, element: Element) -> None:
        del name
        above = sum(local(around) in names.LEVELS for around in element.iterancestors())
        self.pen.state = evolve(self.pen.state, level=max(above, 1))

    def contents(self, name: str, element: Element) -> None:
        del name
        level = element.get("level") or ""
        self.pen.state = evolve(self.pen.state, style=f"toc{level if level.isdigit() else 1}")

    def table(self, name: str, element: Element) -> None:
        del name, element
        self.tables.append(Table(len(self.tables), self.pen.state.place))
        self._rows.append([-1, 0, len(self.tables) - 1])
        self._then(self._rows.pop)

    def row(self, name: str, element: Element) -> None:
        del name, element
        if self._rows:
            self._rows[-1][:2] = [self._rows[-1][0] + 1, 0]

    def cell(self, name: str, element: Element) -> None:
        del name
        if self._rows:
            row, column, table = self._rows[-1]
            place = Place(self.tables[table], max(row, 0), column)
            self.pen.state = evolve(self.pen.state, place=place)
            width = element.get("colspan") or ""
            self._rows[-1][1] += min(int(width), _WIDEST) if width.isdecimal() else 1

    def picture(self, name: str, element: Element) -> None:
        del name
        words = element.get("alt") or ""
        if self._lost is None and any(char.isalnum() for char in words):
            self.asides.append((stretch := self.pen.open(), "image"))
            self.pen.say(f" {words} ")
            self.pen.close(stretch)

    # ------------------------------------------------------------ notes

    def _notes(self, name: str, element: Element) -> bool:
        """Mark a note; its words come behind the paragraph. Gives whether this was one."""
        body: Element | None = element
        if name == "noteRef":
            body = self._by_id.get((element.get("href") or "").removeprefix("#"))
        elif name not in names.NOTES:
            return False
        if body is None:
            return False
        if self._lost is not None:
            if id(body) not in self._told:  # once: it may be marked a thousand times
                self._told.add(id(body))
                self._lost.extend(map(str, body.itertext()))
            return True
        printed = (element.get("marker") or body.get("marker") or "").strip()
        ref = self._numbers.setdefault(id(body), str(len(self._numbers) + 1))
        mark = self.pen.open()
        self.pen.say(printed)
        self.pen.close(mark)
        self.notes.append(Note(ref, printed, body, mark))
        self._waiting.append(self.notes[-1])
        return True

    def finish(self) -> None:
        """End the text: with the notes that nothing points to."""
        self._end_paragraph()
        marked = {id(note.element) for note in self.notes}
        left = (element for element in self._apart if id(element) not in marked)
        for element in left:
            ref = self._numbers.setdefault(id(element), str(len(self._numbers) + 1))
            self.notes.append(Note(ref, element.get("marker") or "", element))
            self._waiting.append(self.notes[-1])
        self._write()

    def _write(self) -> None:
        """Write notes behind the paragraph that they are marked in, and then those in them."""
        state, first = self.pen.state, len(self.pen.paragraphs)
        self._writing = True
        for note in self._waiting:  # which grows while notes are written
            if (known := self._refs.get(note.ref)) is not None:
                note.body, note.words = known.body, known.words
            else:
                self._refs[note.ref] = note
                self._write_one(note)
        self._waiting, self._writing = [], False
        self._of_notes.update(range(first, len(self.pen.paragraphs)))
        self.pen.state = state

    def _write_one(self, note: Note) -> None:
        note.body = self.pen.open()
        if note.printed:
            self.pen.label(note.printed)
        note.words = self.pen.open()
        self.pen.state = State(style="note")
        self.pen.say(note.element.text or "")
        for child in note.element:
            self.read(child)
            self._say(child.tail)
        if note.words.start >= 0:  # a number behind the words is one of them
            self.pen.pay_label()
        self.pen.close(note.words)
        self.pen.pay_label()
        self.pen.close(note.body)
        self._end_paragraph()

    # ------------------------------------------------------------ the outcome

    def reading(self, source: Source) -> Reading:
        """All that was collected."""
        text = "".join(self.pen.pieces)
        bodies: dict[str, NoteBody] = {}
        for note in self.notes:
            body = body_of(note, text)
            if body.words.start < body.words.end:
                bodies.setdefault(note.ref, body)
        marks = [mark_of(note, text) for note in self.notes if note.mark and note.ref in bodies]
        empty = [
            (stretch, "note-mark")
            for note in self.notes
            if note.ref not in bodies
            for stretch in (note.mark, note.body)
            if stretch
        ]
        revisions = tuple(sorted(self._revisions(text), key=lambda revision: revision.span))
        return Reading(
            text,
            tuple(blocks_of(self._running(), text)),
            source,
            marks=tuple(sorted(marks, key=lambda mark: mark.span)),
            notes=tuple(sorted(bodies.values(), key=lambda body: body.span)),
            asides=tuple(Aside(s, why) for s, why in spans_of([*self.asides, *empty])),
            links=tuple(Link(span, target) for span, target in spans_of(self.links)),
            revisions=revisions,
            remarks=tuple(remarks_on(revisions, self.view)),
            knows_notes=self.is_akn,
            end=self.pen.full,
        )

    def _running(self) -> Iterator[Paragraph]:
        """The paragraphs that are no notes."""
        for index, paragraph in enumerate(self.pen.paragraphs):
            if index not in self._of_notes:
                yield paragraph

    def _revisions(self, text: str) -> Iterator[Revision]:
        for change, stretch, lost in self.changes:
            words = text[stretch.start : stretch.end] if lost is None else " ".join(lost)
            if words.strip():
                span = Span(stretch.start, max(stretch.start, stretch.end))
                yield Revision(change, None, None, span, " ".join(words.split()))


_OPENERS: dict[str, Callable[[_Work, str, Element], None]] = {
    **dict.fromkeys(names.BREAKS, _Work.line),
    **dict.fromkeys(names.LINKS, _Work.link),
    **dict.fromkeys(names.CHANGES, _Work.change),
    **dict.fromkeys(names.HEADINGS, _Work.heading),
    **dict.fromkeys(names.CELLS, _Work.cell),
    "num": _Work.num,
    "docNumber": _Work.number,
    "tocItem": _Work.contents,
    "table": _Work.table,
    "tr": _Work.row,
    "img": _Work.picture,
}
"""What is done for an element, by its name."""


def _style(name: str, element: Element) -> str | None:
    """The class of a paragraph, or of the numbered part that it is in, folded."""
    around: Element | None = element
    while around is not None:
        if said := around.get("class"):
            return "".join(char for char in said.lower() if char.isalnum()) or None
        if name not in {"p", "content", "intro", "wrapUp"}:
            return None
        around = around.getparent()
        name = local(around) if around is not None else ""
    return None
