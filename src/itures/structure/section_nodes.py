"""Sections out of lists and tables: what annexes and numbered sections have in common."""

from collections.abc import Sequence

from attrs import define

from itures.model.clauses import Section
from itures.model.span import Span
from itures.structure.clauses import ClauseReader
from itures.structure.lines import Line
from itures.structure.lists import Body, Node, Stretch
from itures.structure.nodes import NodeIds
from itures.structure.printed import Printed
from itures.structure.tables import captions, nested, rows_of

DASHES = "-–—:： \n"
"""What may stand between a heading and its title on the same line."""


@define
class SectionNodes:
    """Builds the sections below a section."""

    printed: Printed
    clauses: ClauseReader

    def words(self, line: Line) -> str:
        """The printed words of a paragraph."""
        return self.printed.words(line.start, line.end)

    def body(self, stretches: list[Stretch], section_id: str) -> Body:
        """What some paragraphs hold; doubts about their list are noted."""
        body = self.clauses.lists.read(stretches)
        self.clauses.doubts.about_list(body, section_id)
        return body

    def of(self, nodes: Sequence[Node], ids: NodeIds) -> tuple[Section, ...]:
        """The items of a list as sections."""
        return tuple(self._node(node, ids) for node in nodes)

    def _node(self, node: Node, ids: NodeIds) -> Section:
        if node.table is not None:
            return self.table(node.table, ids.table())
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
            items=self.of(node.items, NodeIds(section_id)) if node.items else (),
            tail=self.clauses.text(node.tail),
        )

    def table(self, line: Line, section_id: str) -> Section:
        """A table, and those in its cells below it; the lines above it are its heading."""
        heading, title, text = self._named(captions(line))
        ids = NodeIds(section_id)
        return Section(
            id=section_id,
            label=None,
            heading=heading,
            title=title,
            actors=(),
            text=text,
            span=Span(line.start, line.end),
            items=tuple(self.table(inner, ids.table()) for inner in nested(line)),
            rows=rows_of(line, self.printed),
        )

    def _named(self, names: Sequence[Line]) -> tuple[str | None, str | None, str | None]:
        """The heading and the title of a table, and what else stands above it."""
        if not names:
            return None, None, None
        first, *rest = names
        heading: str | None
        heading, title = self.headed(first)
        if title is None and rest:
            title = self.words(rest.pop(0))
        elif first.match is None:  # a name alone, without a number
            heading, title = None, heading
        return heading, title, "\n".join(map(self.words, rest)) or None

    def headed(self, line: Line) -> tuple[str, str | None]:
        """A heading, and the title that stands behind it on the same line."""
        parts = line.match.parts if line.match else ()
        inline = next((part for part in parts if part.slot == "title"), None)
        if inline is None:
            return self.words(line), None
        heading = self.printed.words(line.start, inline.start).rstrip(DASHES)
        return heading, self.printed.words(inline.start, inline.end)
