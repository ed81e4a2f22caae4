"""What comes out of a compiled rule: frozen matches, and nothing of the engine behind them."""

import re
from collections.abc import Callable

from attrs import define, field, frozen

from itures.model.citations import Part
from itures.notation import tree
from itures.notation.pattern import Pattern, RepeatGroup, Scope, compile_tree
from itures.notation.trigger import Anchor, anchors
from itures.notation.widen import GAP


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


TryAt = Callable[[str, int, int], re.Match[str] | None]
"""The `match` method of a compiled pattern: text, start, end."""


@define
class Rule:
    """A named rule, compiled when it is first used."""

    name: str
    node: tree.Node
    scope: Scope
    _pattern: Pattern | None = field(default=None, init=False, repr=False)
    _try_at: TryAt | None = field(default=None, init=False, repr=False)
    _anchors: tuple[Anchor, ...] | None = field(default=None, init=False, repr=False)

    @property
    def pattern(self) -> Pattern:
        """The working form."""
        if self._pattern is None:
            self._pattern = compile_tree(self.node, self.scope)
        return self._pattern

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """What scanning looks for."""
        if self._anchors is None:
            self._anchors = anchors(self.node, self.scope)
        return self._anchors

    def match(self, text: str, start: int, end: int) -> Match | None:
        """Match the rule at an offset, at most up to `end`."""
        # The hottest line of all: the bound method is looked up once.
        try_at = self._try_at
        if try_at is None:
            try_at = self._try_at = self.pattern.compiled.match
        found = try_at(text, start, end)
        if found is None or found.end() == start:
            return None
        parts: list[Part] = []
        _read(self.pattern, found, text, end, parts)
        return Match(self.name, start, found.end(), tuple(parts))

    def match_all(self, text: str, start: int, end: int) -> Match | None:
        """Match the rule on the whole stretch; blanks may follow."""
        found = self.match(text, start, end)
        if found is None or (found.end < end and text[found.end : end].strip()):
            return None
        return found


def _read(pattern: Pattern, found: re.Match[str], text: str, end: int, into: list[Part]) -> None:
    """Read the slots of one match into `into`."""
    for group in pattern.groups:
        left, right = found.span(group.group)
        if left < 0:
            continue
        if isinstance(group, RepeatGroup):
            _read_turns(group.turn, text, (left, right, end), into)
        else:
            into.append(Part(group.slot, group.value(text[left:right]), left, right))


def _read_turns(turn: Pattern, text: str, bounds: tuple[int, int, int], into: list[Part]) -> None:
    """Walk the turns of a repeat between the first two bounds.

    The third bound is that of the whole match: a turn must see what follows it, as it
    did when the whole was matched.
    """
    at, right, end = bounds
    while at < right:
        gap = _GAP.match(text, at, right)
        at = gap.end() if gap else at
        found = turn.compiled.match(text, at, end)
        if found is None or found.end() == at:
            return
        _read(turn, found, text, end, into)
        at = found.end()


_GAP = re.compile(GAP)
