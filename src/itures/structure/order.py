"""The order of the parts: one letter for each paragraph, one pattern for the document."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import define, field

from itures.notation import tree
from itures.notation.files import GrammarFile
from itures.notation.grammar import Grammar
from itures.notation.matching import Rule
from itures.notation.scope import Step
from itures.notation.tree import RuleSyntaxError
from itures.notation.trees import read_rule
from itures.notation.words import WordList
from itures.structure.lines import Line

_FIRST = 0xE000
"""Classes are written as private-use characters, which no text rule can mean."""


@define
class Order:
    """The rules of a kind that say which parts follow which."""

    file: GrammarFile
    steps: dict[tuple[str, bool], Step] = field(factory=dict, init=False)
    _letters: dict[str, str] = field(factory=dict, init=False)
    _trees: dict[str, tree.Node] = field(factory=dict, init=False)
    _rule: Rule | None = field(default=None, init=False)

    def words(self, name: str) -> WordList:
        """Orders have no words."""
        raise self.file.fault(f"an order has no words: '@{name}'", "order")

    def terminal(self, name: str) -> str:
        """`ANY` is any paragraph; orders have no other terminals."""
        if name == "ANY":
            return "[\ue000-\uf8ff]"
        raise self.file.fault(f"an order has no terminal {name!r}", "order")

    def terminal_starts(self, name: str) -> tuple[str, ...]:
        """Orders are not scanned for."""
        raise self.file.fault(f"an order has no terminal {name!r}", "order")

    def rule(self, name: str) -> tree.Node:
        """A rule of the order, or else the class of paragraph of that name."""
        rules = self.file.data["order"]
        if name not in rules:
            return tree.Literal(self.letter(name), 0)
        if name not in self._trees:
            try:
                self._trees[name] = read_rule(rules[name])
            except RuleSyntaxError as error:
                raise self.file.fault(str(error), "order", name, error.at) from None
        return self._trees[name]

    def letter(self, cls: str) -> str:
        """The character that stands for a class of paragraph."""
        return self._letters.setdefault(cls, chr(_FIRST + len(self._letters)))

    def parts(self, lines: Sequence[Line]) -> Mapping[str, tuple[int, int]]:
        """Where each part begins and ends, counted in lines."""
        if self._rule is None:
            self._rule = Rule("document", self.rule("document"), self)
            _ = self._rule.step  # names all classes of the rule before the lines are written
        letters = "".join(self.letter(line.cls) for line in lines)
        found = self._rule.match(letters, 0, len(letters))
        if found is None:
            return {}
        return {part.slot: (part.start, part.end) for part in found.parts}


@lru_cache(maxsize=64)
def order_of(grammar: Grammar, kind: str) -> Order:
    """The order of the parts of a kind."""
    return Order(grammar.read(f"kinds/{kind}.toml"))
