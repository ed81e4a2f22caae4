"""What stands around the clauses: foreword, annexes, and what no rule could place."""

from collections import Counter
from collections.abc import Collection, Sequence

from attrs import define, field

from itures.model.clauses import Section
from itures.model.span import Span
from itures.structure.clauses import ClauseReader
from itures.structure.lines import ANNEX, ANNEX_TO, TEXT, Line
from itures.structure.nodes import NodeIds, annex_id
from itures.structure.numbered import NumberedReader
from itures.structure.printed import Printed
from itures.structure.section_nodes import SectionNodes
from itures.structure.styles import AFTER_TITLE, HEADING, PART_TITLE

HEADINGS = frozenset({"foreword", "contents", HEADING})
"""Classes of lines that begin a new part where no clause or section stands."""
_TITLE = 200
"""No title of an annex is longer than this, in characters."""


@define
class SectionReader:
    """Builds sections from classified paragraphs."""

    printed: Printed
    clauses: ClauseReader
    nodes: SectionNodes = field(init=False)
    numbered: NumberedReader = field(init=False)
    _taken: Counter[str] = field(factory=Counter, init=False)
    """The ids of annexes that were given already."""

    def __attrs_post_init__(self) -> None:
        self.nodes = SectionNodes(self.printed, self.clauses)
        self.numbered = NumberedReader(self.nodes)

    def plain(
        self, lines: Sequence[Line], name: str, headings: Collection[str], before: int = 0
    ) -> tuple[Section, ...]:
        """Sections of paragraphs as they are; each heading line begins a new one.

        They are counted behind so many others.
        """
        if not lines:
            return ()
        starts = [i for i, line in enumerate(lines) if i == 0 or line.cls in headings]
        bounds = [*starts[1:], len(lines)]
        return tuple(
            self._plain(lines[start:end], f"{name}_{number}", headings)
            for number, (start, end) in enumerate(zip(starts, bounds, strict=True), before + 1)
        )

    def _plain(self, lines: Sequence[Line], section_id: str, headings: Collection[str]) -> Section:
        head = lines[0] if lines[0].cls in headings else None
        rest = lines[1:] if head else lines
        if head is None and len(rest) == 1:
            return self._leaf(rest[0], section_id)
        return Section(
            id=section_id,
            label=None,
            heading=self.nodes.words(head) if head else None,
            title=None,
            actors=(),
            text=None,
            span=Span(lines[0].start, lines[-1].end),
            items=tuple(
                self._leaf(line, f"{section_id}__{number}") for number, line in enumerate(rest, 1)
            ),
        )

    def _leaf(self, line: Line, section_id: str) -> Section:
        if line.rows is not None:
            return self.nodes.table(line, section_id)
        span = Span(line.start, line.end)
        return Section(section_id, None, None, None, (), self.nodes.words(line), span)

    def headings(self, lines: Sequence[Line], before: int = 0) -> tuple[Section, ...]:
        """Headings that stand alone between clauses, behind so many other sections."""
        return tuple(
            Section(
                f"section_{number}",
                None,
                self.nodes.words(line),
                None,
                (),
                None,
                Span(line.start, line.end),
            )
            for number, line in enumerate(lines, before + 1)
        )

    def unheaded(self, lines: Sequence[Line]) -> tuple[Section, ...]:
        """An annex that has a title, but no heading that calls it one."""
        if not lines:
            return ()
        title = self.nodes.words(lines[0]) if lines[0].cls == TEXT else None
        rest = lines[1:] if title else lines
        return (
            self._section(annex_id(ANNEX, None, self._taken), None, (None, title), lines, rest),
        )

    def annexes(self, lines: Sequence[Line]) -> tuple[Section, ...]:
        """The annexes, each from its heading to the next."""
        if not lines:
            return ()
        starts = [i for i, line in enumerate(lines) if line.cls == ANNEX]
        bounds = [*starts[1:], len(lines)]
        return tuple(
            self._annex(lines[start:end]) for start, end in zip(starts, bounds, strict=True)
        )

    def _annex(self, lines: Sequence[Line]) -> Section:
        head, rest = lines[0], list(lines[1:])
        assert head.match is not None  # noqa: S101
        label = head.match.get("label")
        kind = head.match.get("heading") or ANNEX
        heading, title = self.nodes.headed(head)
        if title is None and rest and rest[0].cls == ANNEX_TO:
            heading = f"{heading} {self.nodes.words(rest.pop(0))}"
        if title is None and rest and self._is_title(head, rest[0]):
            title = self.nodes.words(rest.pop(0))
        section_id = annex_id(kind, label, self._taken)
        return self._section(section_id, label, (heading, title), lines, rest)

    def _section(
        self,
        section_id: str,
        label: str | None,
        named: tuple[str | None, str | None],
        lines: Sequence[Line],
        rest: Sequence[Line],
    ) -> Section:
        """A section of some lines, of which the rest are its text and its list."""
        stop = self.numbered.begin(rest)
        body = self.nodes.body([(line.start, line.end) for line in rest[:stop]], section_id)
        ids = NodeIds(section_id)
        if stop < len(rest):
            body.settle()
        items = self.nodes.of(body.items, ids)
        return Section(
            id=section_id,
            label=label,
            heading=named[0],
            title=named[1],
            actors=(),
            text=self.clauses.text(body.text),
            span=Span(lines[0].start, lines[-1].end),
            items=(*items, *self.numbered.read(rest[stop:], ids)),
            tail=self.clauses.text(body.tail),
        )

    def _is_title(self, head: Line, line: Line) -> bool:
        if line.said in {PART_TITLE, AFTER_TITLE} or head.said == ANNEX:
            return line.said == PART_TITLE
        last = self.printed.before(line.end)
        return (
            line.cls == TEXT
            and line.end - line.start <= _TITLE
            and (last.isalnum() or last in ")\uff09")
        )
