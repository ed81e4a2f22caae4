"""Ids of nodes, and which node holds an offset."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter

from attrs import define, field, frozen

from itures.model.clauses import Clause, Item, Section
from itures.model.document import Footnote
from itures.structure.labels import Reading
from itures.structure.masthead import canonical

Stretch = tuple[int, int, str]
"""Where a node begins and ends, and its id."""
_SECTION = "section"
"""What the ids of sections begin with that stand below no other node."""


@define
class NodeIds:
    """Gives the items below one node their ids: by label, else by position."""

    parent: str | None
    """The id of the node; nothing for sections that stand below none."""
    _position: int = 0
    _taken: dict[str, int] = field(factory=dict, init=False)
    _tables: int = field(default=0, init=False)

    def table(self) -> str:
        """The id of the next table."""
        self._tables += 1
        return self._below(f"table-{self._tables}")

    def named(self, kind: str, reading: Reading | None) -> str:
        """The id of the next section that calls itself so: `section-1`."""
        self._position += 1
        number = reading.ascii if reading and reading.ascii else str(self._position)
        return self._unique(f"{kind}-{number}")

    def next(self, reading: Reading | None) -> str:
        """The id of the next item; a label that was there before gets a number behind it."""
        self._position += 1
        if reading and reading.ascii:
            return self._unique(reading.ascii if self.parent else f"{_SECTION}-{reading.ascii}")
        return self._unique(f"{'' if self.parent else _SECTION + '_'}{self._position}")

    def _unique(self, piece: str) -> str:
        times = self._taken[piece] = self._taken.get(piece, 0) + 1
        return self._below(f"{piece}_{times}" if times > 1 else piece)

    def _below(self, piece: str) -> str:
        return f"{self.parent}__{piece}" if self.parent else piece


def annex_id(kind: str, label: str | None, taken: Counter[str]) -> str:
    """The id of an annex by its number; without one it is the first, second … of its kind.

    Args:
        kind: `annex`, `appendix` …
        label: the printed number.
        taken: how often each kind and each id was given before; the new ones are added. A
            document may have thousands of one number: they are not counted through.
    """
    taken[kind] += 1
    plain = f"{kind}-{canonical(label).lower() if label else taken[kind]}"
    taken[plain] += 1
    name = plain
    while name != plain or taken[plain] > 1:
        name = f"{plain}_{taken[plain]}"
        if name not in taken:
            taken[name] = 1
            break
        taken[plain] += 1
    return name


@frozen
class NodeIndex:
    """Finds the innermost node that holds an offset."""

    starts: list[int]
    ends: list[int]
    ids: list[str]
    above: list[int]
    """The place of the node around each, or -1."""

    def at(self, offset: int) -> str | None:
        """The id of the innermost node at an offset, or `None` outside the tree."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0:
            if offset < self.ends[index]:
                return self.ids[index]
            index = self.above[index]
        return None


def node_index(nodes: Iterable[Stretch]) -> NodeIndex:
    """An index over nodes, of which each lies in another or overlaps none."""
    every = sorted(nodes, key=itemgetter(1), reverse=True)
    every.sort(key=itemgetter(0))  # of those that begin at one place the longest comes first
    ends = [end for _, end, _ in every]
    above: list[int] = []
    open_nodes: list[int] = []
    for number, (start, _, _) in enumerate(every):
        while open_nodes and ends[open_nodes[-1]] <= start:
            open_nodes.pop()
        above.append(open_nodes[-1] if open_nodes else -1)
        open_nodes.append(number)
    return NodeIndex([start for start, _, _ in every], ends, [name for _, _, name in every], above)


def node_spans(trees: Sequence[Clause | Item | Section]) -> list[Stretch]:
    """The stretches of all nodes of some trees."""
    found: list[Stretch] = []
    for node in trees:
        found.append((node.span.start, node.span.end, node.id))
        if node.items:
            found.extend(node_spans(node.items))
    return found


def note_spans(notes: Iterable[Footnote]) -> list[tuple[int, int, str]]:
    """The stretches of the notes: a note inside an item is a node of its own."""
    return [(note.span.start, note.span.end, note.id) for note in notes]
