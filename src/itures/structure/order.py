"""The order of the parts: one letter for each paragraph, one pattern for the document."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import define, evolve, field

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
_ANY, _LETTER = "ANY", "[\ue000-\uf8ff]"
"""The terminal for any paragraph, and its pattern."""
_RUN = f"{_ANY} but "
"""How the terminals begin that are made for runs of paragraphs without those of some classes."""


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
        """`ANY` is any paragraph; orders have no others but those that are made of it."""
        if name == _ANY:
            return _LETTER
        if name.startswith(_RUN):
            return f"(?:(?![{name.removeprefix(_RUN)}]){_LETTER})++"
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
                self._trees[name] = self._with_runs(read_rule(rules[name]))
            except RuleSyntaxError as error:
                raise self.file.fault(str(error), "order", name, error.at) from None
        return self._trees[name]

    def _with_runs(self, node: tree.Node) -> tree.Node:
        """A rule in which each `{ !a !b ANY }` is one pattern: it reads most of a text."""
        match node:
            case tree.Repeat(part=tree.Sequence(parts=parts)) if letters := self._left_out(parts):
                return tree.Maybe(tree.Terminal(_RUN + letters, 0))
            case tree.Slot() | tree.Maybe() | tree.Repeat() | tree.Not():
                return evolve(node, part=self._with_runs(node.part))
            case tree.Sequence() | tree.Choice():
                return evolve(node, parts=tuple(map(self._with_runs, node.parts)))
        return node

    def _left_out(self, parts: Sequence[tree.Node]) -> str:
        """The letters of the classes in `!a !b ANY`; empty if it is anything else."""
        letters = ""
        for part in parts[:-1]:
            match part:
                case tree.Not(part=tree.Ref(name=name)) if name not in self.file.data["order"]:
                    letters += self.letter(name)
                case _:
                    return ""
        return letters if isinstance(parts[-1], tree.Terminal) and parts[-1].name == _ANY else ""

    def letter(self, cls: str) -> str:
        """The character that stands for a class of paragraph."""
        return self._letters.setdefault(cls, chr(_FIRST + len(self._letters)))

    def parts(self, lines: Sequence[Line]) -> Mapping[str, tuple[int, int]]:
        """Where each part begins and ends, counted in lines."""
        if self._rule is None:
            self._rule = Rule("document", self.rule("document"), self)
            _ = self._rule.step  # names all classes of the rule before the lines are written
        known = self._letters
        letters = "".join([known.get(line.cls) or self.letter(line.cls) for line in lines])
        found = self._rule.match(letters, 0, len(letters))
        if found is None:
            return {}
        return {part.slot: (part.start, part.end) for part in found.parts}


@lru_cache(maxsize=64)
def order_of(grammar: Grammar, kind: str) -> Order:
    """The order of the parts of a kind."""
    return Order(grammar.read(f"kinds/{kind}.toml"))
