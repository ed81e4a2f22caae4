"""What is written: the text of one view, and what lies beside it.

Of each stretch that is put here the page decides by its tracked changes whether the text
of the view has it, and whether it belongs to the words: in the text of all changes, what
is taken out stands there, and is set aside.
"""

from attrs import define, field

from itures.model.blocks import Aside, Block, Cell, Link, Run, View
from itures.model.notes import NoteBody, NoteMark
from itures.model.revisions import Revision
from itures.model.span import Span
from itures.sources.word.story import AS_IT_IS, OUT, PLAIN, Format, Layer, Layers, LinkTo
from itures.sources.word.styles import Look

_NO_LOOK = Look(None, None, italic=False, hidden=False, listed=False)


@define
class _Change:
    """A tracked change that may go on."""

    layer: Layer
    start: int
    end: int
    words: list[str]


@define
class Page:
    """A text that is being written."""

    view: View
    at: int = field(default=0, init=False)
    """The offset behind what has been written."""
    words: list[str] = field(factory=list, init=False)
    blocks: list[Block] = field(factory=list, init=False)
    runs: list[Run] = field(factory=list, init=False)
    marks: list[NoteMark] = field(factory=list, init=False)
    notes: list[NoteBody] = field(factory=list, init=False)
    asides: list[Aside] = field(factory=list, init=False)
    within: str | None = field(default=None, init=False)
    """Why all that is written now is set aside, if it is."""
    heard: list[tuple[int, str, Format]] | None = field(default=None, init=False)
    """The words that are written, with their offsets, if somebody listens."""
    _look: Look = field(default=_NO_LOOK, init=False)
    """The style of the paragraph that is being written."""
    _start: int = field(default=-1, init=False)
    """The offset of its first character; -1 before any was written."""
    _end: int = field(default=-1, init=False)
    """The offset behind its last character."""
    _upright: bool = field(default=False, init=False)
    """Whether any of its words are not in italics."""
    _links: dict[LinkTo, Span] = field(factory=dict, init=False)
    _changes: list[_Change] = field(factory=list, init=False)
    _open: dict[Layer, _Change] = field(factory=dict, init=False)

    @property
    def tree(self) -> View:
        """The view whose words are those of the text."""
        return "final" if self.view == "all" else self.view

    # ------------------------------------------------------------------ words

    def put(self, text: str, layers: Layers, format_: Format, link: LinkTo | None) -> None:
        """Write words, as far as the text of the view has them."""
        if not text or ((layers is not PLAIN or self._open) and not self._track(text, layers)):
            return
        start = self.at
        self.words.append(text)
        self.at = end = start + len(text)
        if layers is not PLAIN and not layers.shown(self.tree):
            self._set_aside(start, end, next(x.change for x in layers.all if x.change in OUT))
            return
        look = self._look
        if format_ is not AS_IT_IS or look.hidden:
            if look.hidden if format_.hidden is None else format_.hidden:
                self._set_aside(start, end, "hidden")
                return
            if format_.style:
                self._run(start, end, format_.style)
        if link is not None:
            self._links[link] = Span(self._links.get(link, (start, end))[0], end)
        if self.heard is not None:
            self.heard.append((start, text, format_))
        if not text.isspace():
            if self._start < 0:
                self._start = start + len(text) - len(text.lstrip())
            self._end = end if text[-1] > " " else start + len(text.rstrip())
            if not (look.italic if format_.italic is None else format_.italic):
                self._upright = True

    def label(self, text: str, layers: Layers) -> None:
        """Write a label: it is in the paragraph, and says nothing of its italics."""
        upright = self._upright
        self.put(text, layers, AS_IT_IS, None)
        self._upright = upright

    def mark(self, text: str, layers: Layers, format_: Format, ref: str | None) -> None:
        """Write the mark of a note."""
        start = self.at
        self.put(text, layers, format_, None)
        if layers.shown(self.tree) and self.within is None:
            self.marks.append(NoteMark(Span(start, self.at), text, ref))

    def end(self, text: str, layers: Layers) -> None:
        """Write what stands behind a paragraph."""
        if layers is PLAIN and not self._open:
            self.words.append(text)
            self.at += len(text)
        else:
            self.put(text, layers, AS_IT_IS, None)

    def _set_aside(self, start: int, end: int, why: str) -> None:
        if self.within is not None:
            return
        last = self.asides[-1] if self.asides else None
        if last is not None and last.why == why and last.span.end == start:
            self.asides[-1] = Aside(Span(last.span.start, end), why)
        else:
            self.asides.append(Aside(Span(start, end), why))

    def _run(self, start: int, end: int, style: str) -> None:
        last = self.runs[-1] if self.runs else None
        if last is not None and last.style == style and last.span.end == start:
            self.runs[-1] = Run(Span(last.span.start, end), style)
        else:
            self.runs.append(Run(Span(start, end), style))

    # ------------------------------------------------------------------ paragraphs

    def begin(self, look: Look) -> None:
        """Begin a paragraph of a style."""
        self._look, self._start, self._upright = look, -1, False

    def block(self, cell: Cell | None, outline: int | None) -> None:
        """Make a block of the paragraph; one without words is none."""
        if self._start >= 0:
            look = self._look
            level = look.level if outline is None else outline
            italic = not self._upright
            self.blocks.append(
                Block(self._start, self._end, look.name, cell, italic, level or None)
            )

    def stretch(self) -> Span | None:
        """From the first to the last character of the paragraphs since `begin`."""
        return Span(self._start, self._end) if self._start >= 0 else None

    # ------------------------------------------------------------------ changes and links

    def _track(self, text: str, layers: Layers) -> bool:
        """Note the words of tracked changes; say whether the text of the view has them.

        A change goes on as long as its words touch.
        """
        shown = layers.shown(self.view)
        end = self.at + len(text) if shown else self.at
        still: dict[Layer, _Change] = {}
        for layer in layers.all:
            change = self._open.get(layer)
            if change is None:
                change = _Change(layer, self.at, end, [])
                self._changes.append(change)
            change.words.append(text)
            change.end = end
            still[layer] = change
        self._open = still
        return shown

    def revisions(self) -> tuple[Revision, ...]:
        """The tracked changes, in the order of the text."""
        found = (
            Revision(
                change.layer.change,
                change.layer.author,
                change.layer.date,
                Span(change.start, change.end),
                "".join(change.words),
                change.layer.move,
            )
            for change in self._changes
        )
        return tuple(sorted(found, key=lambda revision: revision.span))

    def links(self) -> tuple[Link, ...]:
        """The links, in the order of the text."""
        found = (Link(span, link.target) for link, span in self._links.items())
        return tuple(sorted(found, key=lambda link: link.span))
