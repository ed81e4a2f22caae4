"""The ids of a page: each given once, and those of nodes as the tree has them."""

import re
from collections.abc import Iterable
from typing import Protocol

from attrs import define, field

# What an id may hold so that it needs no escape, neither in an attribute nor in an address.
_PLAIN = re.compile(r"[A-Za-z0-9._~-]+")


class Named(Protocol):
    """Whatever has an id in the tree."""

    @property
    def id(self) -> str:
        """The id."""


@define
class Anchors:
    """Hands out ids. Those of nodes are to be asked for first: they stay what they are."""

    reserved: Iterable[str] = ()
    """Ids that the page has for itself."""
    _taken: set[str] = field(init=False)
    _nodes: dict[str, str] = field(factory=dict, init=False)
    _given: dict[int, str] = field(factory=dict, init=False)
    """By the identity of a node: nodes of a hostile document may share an id."""

    def __attrs_post_init__(self) -> None:
        self._taken = set(self.reserved)

    def node(self, node: Named) -> str:
        """The id on the page for a node; a second node of the same id gets another."""
        found = self._given[id(node)] = self.claim(node.id)
        self._nodes.setdefault(node.id, found)
        return found

    def given(self, node: Named) -> str:
        """The id that a node has got.

        Raises:
            KeyError: if it has got none.
        """
        return self._given[id(node)]

    def same(self, node: Named, other: Named) -> None:
        """Give a node that stands for another one the same id."""
        self._given[id(other)] = self._given[id(node)]

    def claim(self, wanted: str) -> str:
        """The id that was wanted, or, if it is taken or odd, one like it."""
        plain = wanted if _PLAIN.fullmatch(wanted) else f"x-{_hex(wanted)}"
        found, number = plain, 1
        while found in self._taken:
            number += 1
            found = f"{plain}~{number}"
        self._taken.add(found)
        return found

    def of(self, nodes: Iterable[str | None]) -> str | None:
        """The id on the page of the first of these nodes that is on it."""
        return next((self._nodes[node] for node in nodes if node in self._nodes), None)


def _hex(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").hex()
