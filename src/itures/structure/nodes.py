"""Ids of nodes, and which node holds an offset."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from attrs import define, field

from itures.model.clauses import Clause, Item, Section
from itures.model.document import Footnote
from itures.structure.labels import Reading
from itures.structure.masthead import canonical

_SECTION = "section"
"""What the ids of sections begin with that stand below no other node."""


@define
class NodeIds:
    """Gives the items below one node their ids: by label, else by position."""

    parent: str | None
    """The id of the node; nothing for sections that stand below none."""
    _position: int = 0
    _taken: Counter[str] = field(factory=Counter, init=False)
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
        self._taken[piece] += 1
        return self._below(f"{piece}_{self._taken[piece]}" if self._taken[piece] > 1 else piece)

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


@define
class NodeIndex:
    """Finds the innermost node that holds an offset."""

    _starts: list[int] = field(factory=list)
    _ends: list[int] = field(factory=list)
    _ids: list[str] = field(factory=list)
    _above: list[int] = field(factory=list)

    def at(self, offset: int) -> str | None:
        """The id of the innermost node at an offset, or `None` outside the tree."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0:
            if offset < self._ends[index]:
                return self._ids[index]
            index = self._above[index]
        return None


def node_index(
    spans: Iterable[tuple[int, int, str]], trees: Iterable[Clause | Item | Section]
) -> NodeIndex:
    """An index over single stretches and whole trees, which do not overlap."""
    every = sorted([*spans, *_walk(trees)], key=lambda node: (node[0], -node[1]))
    index = NodeIndex()
    open_nodes: list[int] = []
    for number, (start, end, node_id) in enumerate(every):
        while open_nodes and every[open_nodes[-1]][1] <= start:
            open_nodes.pop()
        index._starts.append(start)  # noqa: SLF001
        index._ends.append(end)  # noqa: SLF001
        index._ids.append(node_id)  # noqa: SLF001
        index._above.append(open_nodes[-1] if open_nodes else -1)  # noqa: SLF001
        open_nodes.append(number)
    return index


def _walk(trees: Iterable[Clause | Item | Section]) -> Iterable[tuple[int, int, str]]:
    for node in trees:
        yield node.span.start, node.span.end, node.id
        yield from _walk(node.items)


def note_spans(notes: Iterable[Footnote]) -> list[tuple[int, int, str]]:
    """The stretches of the notes: a note inside an item is a node of its own."""
    return [(note.span.start, note.span.end, note.id) for note in notes]
