"""What stands around the clauses: foreword, annexes, and what no rule could place."""

from collections.abc import Sequence

from attrs import define, field

from itures.model.clauses import Section
from itures.model.span import Span
from itures.structure.clauses import ClauseReader
from itures.structure.lines import ANNEX, TEXT, Line
from itures.structure.lists import Node
from itures.structure.nodes import NodeIds, annex_id
from itures.structure.printed import Printed

FOREWORD = "foreword"
_TITLE = 200
"""No title of an annex is longer than this, in characters."""


@define
class SectionReader:
    """Builds sections from classified paragraphs."""

    printed: Printed
    clauses: ClauseReader
    _taken: set[str] = field(factory=set, init=False)
    """The ids of annexes that were given already."""

    def plain(self, lines: Sequence[Line], name: str, heading: str) -> tuple[Section, ...]:
        """Sections of paragraphs as they are; each heading line begins a new one."""
        if not lines:
            return ()
        starts = [i for i, line in enumerate(lines) if i == 0 or line.cls == heading]
        bounds = [*starts[1:], len(lines)]
        return tuple(
            self._plain(lines[start:end], f"{name}_{number}", heading)
            for number, (start, end) in enumerate(zip(starts, bounds, strict=True), 1)
        )

    def _plain(self, lines: Sequence[Line], section_id: str, heading: str) -> Section:
        head = lines[0] if lines[0].cls == heading else None
        rest = lines[1:] if head else lines
        single = len(rest) == 1 and head is None
        return Section(
            id=section_id,
            label=None,
            heading=self._words(head) if head else None,
            title=None,
            actors=(),
            text=self._words(rest[0]) if single else None,
            span=Span(lines[0].start, lines[-1].end),
            items=()
            if single
            else tuple(
                self._leaf(line, f"{section_id}__{number}") for number, line in enumerate(rest, 1)
            ),
        )

    def _leaf(self, line: Line, section_id: str) -> Section:
        span = Span(line.start, line.end)
        return Section(section_id, None, None, None, (), self._words(line), span)

    def _words(self, line: Line) -> str:
        return self.printed.words(line.start, line.end)

    def headings(self, lines: Sequence[Line]) -> tuple[Section, ...]:
        """Headings that stand alone between clauses."""
        return tuple(
            Section(
                f"section_{number}",
                None,
                self._words(line),
                None,
                (),
                None,
                Span(line.start, line.end),
            )
            for number, line in enumerate(lines, 1)
        )

    def unheaded(self, lines: Sequence[Line]) -> tuple[Section, ...]:
        """An annex that has a title, but no heading that calls it one."""
        if not lines:
            return ()
        title = self._words(lines[0]) if lines[0].cls == TEXT else None
        rest = lines[1:] if title else lines
        return (self._section(annex_id(ANNEX, None, self._taken), None, None, title, lines, rest),)

    def annexes(self, lines: Sequence[Line]) -> tuple[Section, ...]:
        """The annexes, each from its heading to the next."""
        if not lines:
            return ()
        starts = [i for i, line in enumerate(lines) if line.cls == ANNEX]
        bounds = [*starts[1:], len(lines)]
        return tuple(
            self._annex(lines[start:end], self._taken)
            for start, end in zip(starts, bounds, strict=True)
        )

    def _annex(self, lines: Sequence[Line], taken: set[str]) -> Section:
        head, rest = lines[0], list(lines[1:])
        assert head.match is not None  # noqa: S101
        label = head.match.get("label")
        kind = head.match.get("heading") or ANNEX
        section_id = annex_id(kind, label, taken)
        title = next((p for p in head.match.parts if p.slot == "title"), None)
        words = self.printed.words(title.start, title.end) if title else None
        if words is None and rest and self._is_title(rest[0]):
            words = self._words(rest.pop(0))
        end = title.start if title else head.end
        heading = self.printed.words(head.start, end).rstrip("-–— ")
        return self._section(section_id, label, heading, words, lines, rest)

    def _section(
        self,
        section_id: str,
        label: str | None,
        heading: str | None,
        title: str | None,
        lines: Sequence[Line],
        rest: Sequence[Line],
    ) -> Section:
        """A section of some lines, of which the rest are its text and its list."""
        body = self.clauses.lists.read([(line.start, line.end) for line in rest])
        self.clauses.doubts.about_list(body, section_id)
        return Section(
            id=section_id,
            label=label,
            heading=heading,
            title=title,
            actors=(),
            text=self.clauses.text(body.text),
            span=Span(lines[0].start, lines[-1].end),
            items=self._nodes(body.items, section_id),
            tail=self.clauses.text(body.tail),
        )

    def _is_title(self, line: Line) -> bool:
        last = self.printed.before(line.end)
        return (
            line.cls == TEXT
            and line.end - line.start <= _TITLE
            and (last.isalnum() or last in ")\uff09")
        )

    def _nodes(self, nodes: list[Node], parent: str) -> tuple[Section, ...]:
        ids = NodeIds(parent)
        return tuple(self._node(node, ids) for node in nodes)

    def _node(self, node: Node, ids: NodeIds) -> Section:
        reading = node.placed.reading if node.placed else None
        section_id = ids.next(reading)
        return Section(
            id=section_id,
            label=reading.label if reading else None,
            heading=None,
            title=None,
            actors=(),
            text=self.clauses.text(node.text),
            span=Span(node.start, node.end),
            items=self._nodes(node.items, section_id),
            tail=self.clauses.text(node.tail),
        )
