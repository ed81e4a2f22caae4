"""What comes out of a compiled rule: frozen matches, and nothing of the engine behind them."""

from attrs import define, field, frozen

from itures.model.citations import Part
from itures.notation import tree
from itures.notation.beginning import last, may_begin
from itures.notation.scope import Raw, Scope, Step
from itures.notation.trigger import Anchor, anchors
from itures.notation.widen import KEY
from itures.notation.working import build

_UNKNOWN = frozenset({"?"})
"""What stands for the last signs of a rule that nobody asked for yet."""
_BOUND = 4096
"""Beginnings remembered for one rule; a document has a few hundred."""


@frozen
class Match:
    """A rule matched a stretch of text."""

    rule: str
    """The name of the rule."""
    start: int
    """The offset of the first character."""
    end: int
    """The offset behind the last character."""
    parts: tuple[Part, ...]
    """The filled slots, in the order of the text."""

    def get(self, slot: str) -> str | None:
        """The value of the first slot of this name, or `None`."""
        for part in self.parts:
            if part.slot == slot:
                return part.value
        return None

    def all(self, slot: str) -> tuple[str, ...]:
        """The values of all slots of this name, in the order of the text."""
        return tuple(part.value for part in self.parts if part.slot == slot)


@define
class Rule:
    """A named rule, compiled when it is first used."""

    name: str
    node: tree.Node
    scope: Scope
    _step: Step | None = field(default=None, init=False, repr=False)
    _begins: dict[str, bool] = field(factory=dict, init=False, repr=False)
    _anchors: tuple[Anchor, ...] | None = field(default=None, init=False, repr=False)
    _ends: frozenset[str] | None = field(default=_UNKNOWN, init=False, repr=False)

    @property
    def step(self) -> Step:
        """The working form."""
        if self._step is None:
            self._step = build(self.node, self.scope)
        return self._step

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """What scanning looks for."""
        if self._anchors is None:
            self._anchors = anchors(self.node, self.scope)
        return self._anchors

    def may_begin(self, key: str) -> bool:
        """Whether a match may begin with some characters: the next `KEY` of a text."""
        known = self._begins.get(key)
        if known is None:
            if len(self._begins) > _BOUND:
                self._begins.clear()
            known = self._begins[key] = may_begin(self.node, self.scope, key)
        return known

    def match(self, text: str, start: int, end: int) -> Match | None:
        """Match the rule at an offset, at most up to `end`."""
        # Most rules are tried in vain.
        key = text[start : start + KEY]
        known = self._begins.get(key)
        if not (self.may_begin(key) if known is None else known):
            return None
        return self.match_here(text, start, end)

    def match_here(self, text: str, start: int, end: int) -> Match | None:
        """The same where it is known that the rule may begin so."""
        step = self._step or self.step
        raw: list[Raw] = []
        stop = step(text, start, end, raw)
        if stop <= start:
            return None
        # Values are looked up here: most slots that are filled belong to no match.
        parts = [Part(name, value(text[a:b]), a, b) for name, value, a, b in raw]
        return Match(self.name, start, stop, tuple(parts))

    @property
    def ends(self) -> frozenset[str] | None:
        """The signs that a match ends with; nothing where others may stand there."""
        if self._ends is _UNKNOWN:
            self._ends = last(self.node, self.scope)
        return self._ends

    def match_all(self, text: str, start: int, end: int) -> Match | None:
        """Match the rule on the whole stretch; blanks may follow."""
        ends = self.ends
        if ends is not None and text[start:end].rstrip()[-1:] not in ends:
            return None
        found = self.match(text, start, end)
        if found is None or (found.end < end and text[found.end : end].strip()):
            return None
        return found
