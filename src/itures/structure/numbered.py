"""Numbered sections: `SECTION 1` and its title, `1.1`, `1.11.1`, to any depth.

Whether a number begins a section is told by what stands before it: it goes on where the
sections above it stopped. A number that does not is a mark in a list, or a word.
"""

from collections.abc import Sequence

from attrs import define, field, frozen

from itures.model.clauses import Section
from itures.model.span import Span
from itures.structure.labels import Reading
from itures.structure.lines import ANNEX, ITEM, SECTION, TEXT, Line
from itures.structure.lists import Body, Stretch
from itures.structure.nodes import NodeIds
from itures.structure.section_nodes import SectionNodes
from itures.structure.section_numbers import Path, path_of, readings_of, step
from itures.structure.styles import HEADING, PART_TITLE

_TITLE = 200
"""No title of a section is longer than this, in characters."""
_FEWEST = 2
"""Numbered headings that a text without styles must have to be one of sections."""
_DEEP = 90
"""The level of headings of which the file says no level."""


@frozen
class Head:
    """A line that begins a section."""

    line: Line
    reading: Reading | None
    """What its number means."""
    path: Path
    """The number, piece by piece; empty for headings without one."""
    kind: str | None = None
    """`section`, `part` … where the line calls itself so."""
    titled: bool = True
    """Whether the words behind the number are a title, not the text of the section."""
    gap: bool = False
    """Whether the number does not follow the one before it."""


@define
class Branch:
    """A section while it is built."""

    head: Head
    lines: list[Line] = field(factory=list)
    below: "list[Branch]" = field(factory=list)


@define
class NumberedReader:
    """Reads sections out of classified paragraphs."""

    nodes: SectionNodes

    def begin(self, lines: Sequence[Line], *, plain: bool = False) -> int:
        """Where the first section begins, or the number of lines if there is none.

        Args:
            lines: the paragraphs.
            plain: whether the text is known to have no clauses: then numbered titles are
                enough, without a word or a style that makes them headings.
        """
        for index, line in enumerate(lines):
            if line.cls == SECTION or (line.cls != ANNEX and self._is_styled(line)):
                return index
        return self._plain(lines) if plain else len(lines)

    def _is_styled(self, line: Line) -> bool:
        """Whether the file says that a line is a heading."""
        level = line.block is not None and line.block.level is not None
        return level or line.said == HEADING

    def _plain(self, lines: Sequence[Line]) -> int:
        """Where numbered titles begin that count 1, 2 … through the text."""
        found: list[int] = []
        for index, line in enumerate(lines):
            for reading in readings_of(line):
                path = path_of(reading)
                if path == ((len(found) + 1, 0),) and self._titled(line):
                    found.append(index)
        return found[0] if len(found) >= _FEWEST else len(lines)

    def _titled(self, line: Line) -> bool:
        """Whether the words behind a number look like a title: short, without a stop."""
        printed = self.nodes.printed
        start = line.mark.end if line.mark else line.start
        last = printed.before(line.end)
        return (
            0 < line.end - start <= _TITLE
            and not printed.text[start].islower()
            and (last.isalnum() or last in ")\uff09")
        )

    def read(self, lines: Sequence[Line], ids: NodeIds) -> tuple[Section, ...]:
        """The sections of some lines, the first of which begins one."""
        if not lines:
            return ()
        levelled = any(self._is_styled(line) for line in lines)
        growing = _Growing(self, levelled=levelled)
        for line in lines:
            growing.add(line)
        return tuple(self._section(branch, ids) for branch in growing.tops)

    def head(self, line: Line) -> Head | None:
        """A line that is a heading by its words or its style, whatever its number."""
        if line.cls == SECTION:
            label = line.match.get("label") if line.match else None
            reading = self.nodes.clauses.lists.labels.named(label) if label else None
            kind = (line.match.get("heading") if line.match else None) or SECTION
            return Head(line, reading, path_of(reading)[:1] if reading else (), kind)
        if line.cls != ANNEX and self._is_styled(line):
            readings = line.mark.readings if line.mark else ()
            return Head(line, readings[0] if readings else None, ())
        return None

    def titled(self, line: Line, *, levelled: bool) -> bool:
        """Whether a title stands behind the number of a section.

        In a file that marks its headings, those alone have one.
        """
        return self._is_styled(line) if levelled else self._titled(line)

    def _section(self, branch: Branch, ids: NodeIds) -> Section:
        head, lines = branch.head, list(branch.lines)
        section_id = (
            ids.next(head.reading) if head.kind is None else ids.named(head.kind, head.reading)
        )
        heading, title, stretches = self._named(head, lines)
        body = self.nodes.body(stretches, section_id) if stretches else Body()
        if branch.below:
            body.settle()
        if head.gap:
            label = head.reading.label if head.reading else ""
            message = f"section {label!r} does not follow the one before it"
            self.nodes.clauses.doubts.add("STR102", message, head.line.start, head.line.end)
        inner = NodeIds(section_id)
        items = self.nodes.of(body.items, inner)
        return Section(
            id=section_id,
            label=head.reading.label if head.reading else None,
            heading=heading,
            title=title,
            actors=(),
            text=self.nodes.clauses.text(body.text),
            span=Span(head.line.start, _end(branch)),
            items=(*items, *(self._section(below, inner) for below in branch.below)),
            tail=self.nodes.clauses.text(body.tail),
        )

    def _named(self, head: Head, lines: list[Line]) -> tuple[str | None, str | None, list[Stretch]]:
        """The heading, the title, and the paragraphs that follow."""
        line = head.line
        if head.kind is not None:
            heading, title = self.nodes.headed(line)
            if title is None and lines and self._is_title(lines[0]):
                title = self._title(lines)
            return heading, title, [(each.start, each.end) for each in lines]
        if head.reading is None:  # a heading that names, and does not count
            return None, self.nodes.words(line), [(each.start, each.end) for each in lines]
        assert line.mark is not None  # noqa: S101
        words = self.nodes.printed.trim(line.mark.end, line.end)
        rest = [(each.start, each.end) for each in lines]
        if head.titled:
            return None, self.nodes.printed.words(*words) or None, rest
        return None, None, [words, *rest] if words[0] < words[1] else rest

    def _title(self, lines: list[Line]) -> str:
        """The title, which may go on in the next line of a text without paragraphs."""
        first = last = lines.pop(0)
        while lines and lines[0].block and lines[0].block.style is None and self._goes_on(lines[0]):
            last = lines.pop(0)
        return self.nodes.printed.words(first.start, last.end)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line goes on with a title: in lower case, and without a stop as well."""
        text = self.nodes.printed.text
        ends = self.nodes.printed.before(line.end).isalnum()
        return line.cls == TEXT and text[line.start].islower() and ends

    def _is_title(self, line: Line) -> bool:
        if line.said == PART_TITLE:
            return True
        return line.cls == TEXT and self._titled(line)


@define
class _Growing:
    """The sections so far, and those that are open."""

    reader: NumberedReader
    levelled: bool
    tops: list[Branch] = field(factory=list)
    _open: list[Branch] = field(factory=list)
    _kinds: list[str] = field(factory=list)
    """What sections call themselves, those further out first."""
    _last: Path = ()
    """The last number that was taken for that of a section."""

    def add(self, line: Line) -> None:
        """Add a line: it begins a section, or belongs to the last that is open."""
        head = self._head(line)
        if head is None:
            self._open[-1].lines.append(line)
            return
        self._close(head)
        branch = Branch(head)
        (self._open[-1].below if self._open else self.tops).append(branch)
        self._open.append(branch)
        if head.kind is not None or head.path:
            self._last = head.path

    def _head(self, line: Line) -> Head | None:
        known = self.reader.head(line)
        if known and known.kind is not None:
            if known.kind not in self._kinds:
                self._kinds.append(known.kind)
            return known
        numbered = self._numbered(line, styled=known is not None)
        return numbered or known or (Head(line, None, ()) if not self._open else None)

    def _numbered(self, line: Line, *, styled: bool) -> Head | None:
        """A line whose number goes on where the sections above it stopped."""
        if line.cls not in {ITEM, HEADING} or line.mark is None:
            return None
        titled = self.reader.titled(line, levelled=self.levelled)
        base = self._base()
        gaps: list[Head] = []
        for reading in readings_of(line):
            path = path_of(reading)
            if not path or (
                path[:1] != base[:1] or len(path) == 1
                if base
                else not self._fits(path, styled or titled)
            ):
                continue
            found = step(self._last, path)
            if found == "next":
                return Head(line, reading, path, titled=titled)
            if found == "gap" and (styled or line.mark.strong or titled):
                gaps.append(Head(line, reading, path, titled=titled, gap=True))
        return gaps[0] if gaps else None

    def _fits(self, path: Path, headed: bool) -> bool:
        """Whether a number can be that of a section where none is called so."""
        return headed if len(path) == 1 else bool(self._last)

    def _base(self) -> Path:
        """The number of the section, called so, that is open."""
        return next((b.head.path for b in reversed(self._open) if b.head.kind is not None), ())

    def _close(self, head: Head) -> None:
        """Close the sections that the new one does not stand in."""
        while self._open and not self._holds(self._open[-1].head, head):
            self._open.pop()

    def _holds(self, above: Head, head: Head) -> bool:
        if head.kind is not None:
            kinds = self._kinds
            return above.kind is not None and kinds.index(above.kind) < kinds.index(head.kind)
        if above.kind is not None:
            return True
        if head.path:
            return bool(above.path) and head.path[: len(above.path)] == above.path != head.path
        return _level(above) < _level(head)


def _level(head: Head) -> int:
    """How deep a heading is, as far as the file says."""
    block = head.line.block
    if block is not None and block.level is not None:
        return block.level
    return _DEEP if not head.path else len(head.path)


def _end(branch: Branch) -> int:
    ends = [line.end for line in (branch.head.line, *branch.lines)]
    return max([*ends, *(_end(below) for below in branch.below[-1:])])
