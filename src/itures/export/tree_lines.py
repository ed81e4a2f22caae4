"""The lines of a clause or a section, and of all that hangs below it."""

from collections.abc import Iterator

from attrs import define, evolve

from itures.export.line import Line, Part, Role
from itures.export.line_marks import Marks
from itures.export.line_notes import NotePlaces, Spot
from itures.model.clauses import Clause, Item, Section

Node = Clause | Item | Section
_WORDS = frozenset({"text", "item"})
_STOPS = frozenset(
    ".,;:!?)\"'\u201d\u2019\u00bb\u2026\u3002\uff0c\uff1b\uff1a\uff09\u060c\u061b\u061f"
)
_FULL = 40
"""Characters from which a line without a stop at its end is taken for a broken one."""


@define
class TreeReader:
    """Reads the lines of one outermost node."""

    marks: Marks
    notes: NotePlaces
    part: Part

    def lines(self, top: Clause | Section) -> Iterator[Line]:
        """The lines, without recursion: the tree may be deep."""
        todo: list[tuple[Node, int, bool] | Line] = [(top, 0, False)]
        while todo:
            entry = todo.pop()
            if isinstance(entry, Line):
                yield entry
                continue
            node, depth, done = entry
            base = Line("tail", node.tail or "", self.part, node.id, depth, label=node.label)
            if done:
                begin = node.items[-1].span.end if node.items else node.span.start
                tail = paragraphs(base, Spot(begin, node.span.end, last=True), self.notes)
                yield from self.notes.settle(node.id, tail)
                continue
            late = self._late_title(node)
            own = self._own(node, base, titled=late is None)
            # The notes of a tail have to wait for it.
            yield from own if node.tail else self.notes.settle(node.id, own)
            if node.tail:
                todo.append((node, depth, True))
            todo.extend(reversed(list(_below(node, depth, base, late))))

    def _late_title(self, node: Node) -> int | None:
        """Where the title stands, if that is behind the first of what hangs below."""
        if not isinstance(node, Section) or not node.title or not node.items:
            return None
        first = node.items[0].span.start
        if self.notes.where(node.title, Spot(node.span.start, first)) is not None:
            return None
        return self.notes.where(node.title, Spot(first, node.span.end))

    def _own(self, node: Node, base: Line, *, titled: bool) -> list[Line]:
        """The lines that a node prints itself, before what hangs below it."""
        headed = isinstance(node, Section) and node.heading
        mark = None if headed else self.marks.printed(node.label, node.span)
        found: list[Line] = []
        at, end = node.span.start, node.items[0].span.start if node.items else node.span.end
        for role, text in _texts(node, titled=titled):
            spot = Spot(at, end, last=role in _WORDS and bool(node.items or not node.tail))
            lead = _lead(node) if role in _WORDS else 0
            own: Role = "item" if role == "text" and mark else role
            line = evolve(base, role=own, text=text, mark=mark, lead=lead)
            made = paragraphs(line, spot, self.notes)
            between = self._between(at, text, spot) if found and role == "text" else None
            if between is not None and found[-1].role == "heading":
                made[0] = _run_in(found.pop(), between, made[0])
            found += made
            at = self.notes.behind(text, spot)
            mark = None
        if mark:
            found.append(evolve(base, role="item", text="", mark=mark))
        rows = None if isinstance(node, Clause) else node.rows
        if rows:
            found.append(evolve(base, role="table", text="", rows=rows))
        return found

    def _between(self, at: int, text: str, spot: Spot) -> str | None:
        """The blanks between what ends at an offset and a text on the same line."""
        start = self.notes.where(text, spot)
        gap = self.notes.document.text[at:start] if start is not None else "\n"
        return gap if "\n" not in gap and not gap.strip() else None


def _run_in(heading: Line, between: str, line: Line) -> Line:
    """A heading that stands on the first line of its text, as reasons do."""
    lead = len(heading.text)
    shift = lead + len(between)
    notes = (*heading.notes, *((at + shift, note) for at, note in line.notes))
    return evolve(line, text=f"{heading.text}{between}{line.text}", lead=lead, notes=notes)


def paragraphs(line: Line, spot: Spot, notes: NotePlaces) -> list[Line]:
    """A text of several paragraphs as a line for each; the first has the mark.

    Args:
        line: the whole text, as one line.
        spot: where its words stand in the source.
        notes: where the marks of notes stand; those in the text are put into the lines.
    """
    whole = notes.mark(line.name, line, spot)
    if line.role in {"heading", "subtitle"} or "\n" not in line.text:
        return [whole]
    found: list[Line] = []
    at = 0
    for piece in _pieces(line.text):
        stop = at + len(piece)
        here = tuple((index - at, note) for index, note in whole.notes if at <= index <= stop)
        if piece.strip() or here:
            kept = whole if not found else evolve(whole, mark=None, lead=0)
            found.append(evolve(kept, text=piece, notes=here))
        whole = evolve(whole, notes=tuple(note for note in whole.notes if note[0] > stop))
        at = stop + 1
    return found or [whole]


def _pieces(text: str) -> list[str]:
    """The paragraphs of a text; lines that were broken are one, joined by a blank.

    Joined or not, a text has the same characters up to the kind of its blanks.
    """
    found: list[str] = []
    before = ""
    for line in text.split("\n"):
        if found and _runs_on(before, line):
            found[-1] += f" {line}"
        else:
            found.append(line)
        before = line
    return found


def _runs_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if not before or not line or before[-1] in _STOPS or "\t" in line:
        return False
    return line[0].islower() or len(before) >= _FULL


def _below(
    node: Node, depth: int, base: Line, late: int | None
) -> Iterator[tuple[Node, int, bool] | Line]:
    """What hangs below a node, and its title where that stands between."""
    title = node.title if isinstance(node, Section) else None
    headed = isinstance(node, Clause) or bool(isinstance(node, Section) and (node.heading or title))
    inner = depth + bool(node.label and not headed)
    items: tuple[Node, ...] = node.items
    for item in items:
        if late is not None and title and item.span.start > late:
            yield evolve(base, role="subtitle", text=title)
            late = None
        yield item, inner, False
    if late is not None and title:
        yield evolve(base, role="subtitle", text=title)


def _texts(node: Node, *, titled: bool) -> Iterator[tuple[Role, str]]:
    """The texts of a node before what hangs below it, in order."""
    if isinstance(node, Clause) and not _lead(node):
        yield "opener", node.opener
    if isinstance(node, Section):
        if node.heading:
            yield "heading", node.heading
        if node.title and titled:
            # A number and a title on one line are a heading.
            yield "subtitle" if node.heading or not node.label else "heading", node.title
    if node.text:
        yield "text", node.text


def _lead(node: Node) -> int:
    """How long the opener is that a paragraph begins with."""
    if isinstance(node, Clause) and node.text and node.opener:
        return len(node.opener) if node.text.startswith(node.opener) else 0
    return 0
