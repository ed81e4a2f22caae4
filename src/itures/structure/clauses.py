"""Clauses: an opener and what it governs."""

from collections.abc import Mapping, Sequence

from attrs import define, field

from itures.model.clauses import Clause, Item
from itures.model.span import Span
from itures.notation.matching import Match
from itures.structure.actors import named
from itures.structure.doubts import Doubts
from itures.structure.lines import OPENER, UNKNOWN_TYPE, Line, is_operative
from itures.structure.lists import ListReader, Node, Stretch
from itures.structure.nodes import NodeIds
from itures.structure.printed import Printed
from itures.structure.tables import captions, nested, rows_of


@define
class ClauseReader:
    """Builds the clauses of a text from its classified paragraphs."""

    printed: Printed
    lists: ListReader
    doubts: Doubts
    actors: frozenset[str]
    """The ids of the actors that the registry knows."""
    renamed: Mapping[str, str] = field(factory=dict)
    """Types that have another name in this kind of document: a Decision decides."""
    recitals: frozenset[str] = frozenset()
    """Types that are recitals in this tradition, though their verb is that of a clause."""
    called: Mapping[str, str] = field(factory=dict)
    """Actors that are others in this tradition: the Secretary-General of the UN is not ITU's."""
    sector: str | None = None
    """The Sector whose conference adopted the text: its study groups go without saying it."""
    _counts: dict[str, int] = field(factory=dict, init=False)

    def read(self, lines: Sequence[Line]) -> tuple[Clause, ...]:
        """The clauses of the lines, which begin with an opener."""
        if not lines:
            return ()
        starts = [index for index, line in enumerate(lines) if line.cls == OPENER]
        bounds = [*starts[1:], len(lines)]
        return tuple(
            self._clause(lines[start], lines[start + 1 : end])
            for start, end in zip(starts, bounds, strict=True)
        )

    def _clause(self, opener: Line, lines: Sequence[Line]) -> Clause:
        match = opener.match
        assert match is not None  # noqa: S101
        body = self.lists.read([(line.start, line.end) for line in lines])
        modifiers, types = self.named(match)
        number = self._counts[types[0]] = self._counts.get(types[0], 0) + 1
        clause_id = f"{types[0]}_{number}"
        self.doubts.about_list(body, clause_id)
        if UNKNOWN_TYPE in types:
            words = self.printed.words(opener.start, opener.end)
            message = f"stands like the opener of a clause, but is in no list: {words}"
            self.doubts.add("STR103", message, opener.start, opener.end)
        end = max([line.end for line in lines], default=opener.end)
        return Clause(
            id=clause_id,
            part="operative" if self.is_operative(match) else "preamble",
            type=types[0],
            types=types,
            modifiers=modifiers,
            opener=self.printed.words(opener.start, opener.end),
            label=None,
            actors=self.actors_of(match),
            qualifier=self._qualifier(match),
            text=self.text(body.text),
            span=Span(opener.start, end),
            items=self.items(body.items, clause_id),
            tail=self.text(body.tail),
        )

    def named(self, match: Match) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The modifiers and the types that an opener names.

        One word may say both: a meaning such as `having+noting` is a modifier and a type.
        """
        slots: dict[str, list[str]] = {"recital": [], "operative": [], "modifier": []}
        for part in match.parts:
            if part.slot in slots:
                slots[part.slot].append(part.value)
        said = [value.split("+") for value in slots["recital"] + slots["operative"]]
        inside = tuple([modifier for pieces in said for modifier in pieces[:-1]])
        types = tuple([self.renamed.get(pieces[-1], pieces[-1]) for pieces in said])
        return inside + tuple([m for m in slots["modifier"] if m not in inside]), types

    def is_operative(self, match: Match) -> bool:
        """Whether an opener belongs to the operative clauses, in this tradition."""
        if not self.recitals:
            return is_operative(match)
        return is_operative(match) and self.recitals.isdisjoint(self.named(match)[1])

    def actors_of(self, match: Match) -> tuple[str, ...]:
        """The ids of the addressees in an opener, in the order of the text."""
        found = named(match.parts, self.actors, self.sector, self.printed, self.doubts)
        if not self.called:
            return found
        return tuple(self.called.get(actor, actor) for actor in found)

    def _qualifier(self, match: Match) -> str | None:
        for part in match.parts:
            if part.slot == "qualifier":
                words = self.printed.words(part.start, part.end)
                return words.lstrip(",\uff0c \u060c").rstrip(":\uff1a ") or None
        return None

    def text(self, stretches: list[Stretch]) -> str | None:
        """The words of some stretches, one line each, or `None` if there are none."""
        if not stretches:
            return None
        if len(stretches) == 1:
            return self.printed.words(*stretches[0]) or None
        return "\n".join([self.printed.words(start, end) for start, end in stretches]) or None

    def items(self, nodes: list[Node], parent: str) -> tuple[Item, ...]:
        """Built items as frozen ones, with their ids."""
        if not nodes:
            return ()
        ids = NodeIds(parent)
        return tuple([self._item(node, ids) for node in nodes])

    def _item(self, node: Node, ids: NodeIds) -> Item:
        if node.table is not None:
            return self._table(node.table, ids.table())
        reading = node.placed.reading if node.placed else None
        item_id = ids.next(reading)
        return Item(
            id=item_id,
            label=reading.label if reading else None,
            text=self.text(node.text),
            span=Span(node.start, node.end),
            items=self.items(node.items, item_id) if node.items else (),
            tail=self.text(node.tail) if node.tail else None,
        )

    def _table(self, table: Line, item_id: str) -> Item:
        """A table, and those in its cells below it."""
        names = [(line.start, line.end) for line in captions(table)]
        inner = NodeIds(item_id)
        return Item(
            id=item_id,
            label=None,
            text=self.text(names),
            span=Span(table.start, table.end),
            items=tuple(self._table(line, inner.table()) for line in nested(table)),
            rows=rows_of(table, self.printed),
        )
