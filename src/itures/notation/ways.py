"""Where a sequence goes on: which of its parts may begin with the characters that stand there."""

from attrs import define, field

from itures.notation import tree
from itures.notation.beginning import may_begin
from itures.notation.scope import Scope

PART, MAYBE, REPEAT, NOT = range(4)
"""What a part of a sequence is: required, or one that may be empty."""
_BOUND = 4096
"""Beginnings remembered for one part."""


@define
class Ways:
    """Where a sequence goes on, by the characters that stand there."""

    nodes: tuple[tree.Node, ...]
    """The parts behind the first."""
    scope: Scope
    kinds: tuple[int, ...] = field(init=False)
    tables: tuple[dict[str, int], ...] = field(init=False)
    """For each part the next one to try, itself or a later one; none is left, or none can be."""

    def __attrs_post_init__(self) -> None:
        self.kinds = tuple(map(kind_of, self.nodes))
        self.tables = tuple({} for _ in range(len(self.nodes) + 1))

    def look_up(self, index: int, key: str) -> int:
        """The next part to try; the number of parts if none is, one more if nothing matches."""
        table = self.tables[index]
        if len(table) > _BOUND:
            table.clear()
        found = table[key] = self._next(index, key)
        return found

    def _next(self, index: int, key: str) -> int:
        for at in range(index, len(self.nodes)):
            kind, node = self.kinds[at], self.nodes[at]
            if may_begin(_inner(node), self.scope, key):
                return at
            if kind == PART:
                return len(self.nodes) + 1
        return len(self.nodes)


def _inner(node: tree.Node) -> tree.Node:
    """What must be there for a part to be more than empty."""
    return node.part if isinstance(node, tree.Maybe | tree.Repeat | tree.Not) else node


def kind_of(node: tree.Node) -> int:
    """What a part of a sequence is."""
    match node:
        case tree.Maybe():
            return MAYBE
        case tree.Repeat():
            return REPEAT
        case tree.Not():
            return NOT
    return PART
