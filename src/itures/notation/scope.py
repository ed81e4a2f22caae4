"""Where the names in a rule are looked up, and what a slot turns its words into."""

from collections.abc import Callable
from typing import Protocol

from itures.notation import tree
from itures.notation.words import WordList

Raw = tuple[str, Callable[[str], str], int, int]
"""A filled slot before its value is looked up: name, what gives the value, start, end."""
Step = Callable[[str, int, int, list[Raw]], int]
"""A compiled part of a rule: text, offset, end, slots so far; the offset behind it, or -1."""


NOTHING = -1
"""What a step gives back where its part does not match."""


class Scope(Protocol):
    """Where the names in a rule are looked up."""

    @property
    def steps(self) -> dict[tuple[str, bool], Step]:
        """What was compiled already: words, shapes and rules, by sign and name."""

    def words(self, name: str) -> WordList:
        """The word list behind `@name`."""

    def terminal(self, name: str) -> str:
        """The `re` text behind `NAME`."""

    def terminal_starts(self, name: str) -> tuple[str, ...]:
        """The strings that `NAME` can begin with, if its entry says so."""

    def rule(self, name: str) -> tree.Node:
        """The tree behind `name`."""


def value_of(node: tree.Node, scope: Scope) -> Callable[[str], str]:
    """How a slot turns its surface into a value: by the word lists in it, else as printed."""
    lists = [scope.words(name) for name in _word_lists(node, scope)]

    def value(surface: str) -> str:
        for words in lists:
            meaning = words.meaning(surface)
            if meaning is not None:
                return meaning
        return surface

    return value


def _word_lists(node: tree.Node, scope: Scope) -> list[str]:
    found: list[str] = []
    for leaf in tree.leaves(node):
        if isinstance(leaf, tree.Ref):
            found.extend(_word_lists(scope.rule(leaf.name), scope))
        elif isinstance(leaf, tree.Words):
            found.append(leaf.name)
    return found
