"""The working form of a rule: one `re` pattern, in which every part is atomic.

Atomic and possessive parts make `re` follow the ordered choice of the notation: what
has matched is not given back, exactly as in the pyparsing form, and in linear time.
A repeat is matched as one group; its slots are read by a pattern of their own, walked
inside that group.
"""

import re
from collections.abc import Callable
from typing import Protocol

from attrs import define, field, frozen

from itures.notation import tree
from itures.notation.widen import GAP, widen
from itures.notation.words import WordList


class Scope(Protocol):
    """Where the names in a rule are looked up."""

    def words(self, name: str) -> WordList:
        """The word list behind `@name`."""

    def terminal(self, name: str) -> str:
        """The `re` text behind `NAME`."""

    def terminal_starts(self, name: str) -> tuple[str, ...]:
        """The strings that `NAME` can begin with, if its entry says so."""

    def rule(self, name: str) -> tree.Node:
        """The tree behind `name`."""


@frozen
class SlotGroup:
    """A group that captures a slot."""

    group: str
    slot: str
    value: Callable[[str], str]


@frozen
class RepeatGroup:
    """A group that captures a repeat, and the pattern of one turn of it."""

    group: str
    turn: "Pattern"


@define
class Pattern:
    """A compiled pattern and what its groups mean, in the order of the text."""

    text: str
    groups: tuple[SlotGroup | RepeatGroup, ...]
    _compiled: re.Pattern[str] | None = field(default=None, init=False, repr=False)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled form; compiling waits until it is needed."""
        if self._compiled is None:
            self._compiled = re.compile(self.text)
        return self._compiled


def compile_tree(node: tree.Node, scope: Scope) -> Pattern:
    """Compile a rule tree into its working form."""
    emitter = _Emitter(scope)
    return Pattern(emitter.emit(node), tuple(emitter.groups))


@define
class _Emitter:
    """Writes the `re` text of a tree, and notes which group holds what."""

    scope: Scope
    capture: bool = True
    groups: list[SlotGroup | RepeatGroup] = field(factory=list)

    def emit(self, node: tree.Node) -> str:
        match node:
            case tree.Literal(text=text):
                return widen(text)
            case tree.Words(name=name):
                return self.scope.words(name).pattern
            case tree.Terminal(name=name):
                return f"(?>{self.scope.terminal(name)})"
            case tree.Ref(name=name):
                return self.emit(self.scope.rule(name))
            case tree.Slot(name=name, part=part):
                return self._slot(name, part)
            case tree.Maybe(part=part):
                return f"(?:{self.emit(part)})?+"
            case tree.Repeat(part=part):
                return self._repeat(part)
            case tree.Not(part=part):
                return f"(?!{_Emitter(self.scope, capture=False).emit(part)})"
            case tree.Sequence(parts=parts):
                return "".join(self._in_line(part, first=i == 0) for i, part in enumerate(parts))
            case tree.Choice(parts=parts):
                return "(?>" + "|".join(self.emit(part) for part in parts) + ")"

    def _in_line(self, part: tree.Node, *, first: bool) -> str:
        """A part of a sequence; the gap before it is its own, so that an empty part eats none."""
        if isinstance(part, tree.Repeat):
            return self._repeat(part.part)
        gap = "" if first else GAP
        if isinstance(part, tree.Not):
            silent = _Emitter(self.scope, capture=False).emit(part.part)
            return f"(?!{gap}{silent})"
        if isinstance(part, tree.Maybe):
            return f"(?:{gap}{self.emit(part.part)})?+"
        return gap + self.emit(part)

    def _slot(self, name: str, part: tree.Node) -> str:
        if not self.capture:
            return self.emit(part)
        group = f"g{len(self.groups)}"
        self.groups.append(SlotGroup(group, name, value_of(part, self.scope)))
        return f"(?P<{group}>{self.emit(part)})"

    def _repeat(self, part: tree.Node) -> str:
        body = f"(?:{GAP}{_Emitter(self.scope, capture=False).emit(part)})*+"
        if not self.capture or not _has_slot(part, self.scope):
            return body
        group = f"g{len(self.groups)}"
        self.groups.append(RepeatGroup(group, compile_tree(part, self.scope)))
        return f"(?P<{group}>{body})"


def _has_slot(node: tree.Node, scope: Scope) -> bool:
    match node:
        case tree.Slot():
            return True
        case tree.Ref(name=name):
            return _has_slot(scope.rule(name), scope)
        case tree.Maybe(part=part) | tree.Repeat(part=part):
            return _has_slot(part, scope)
        case tree.Sequence(parts=parts) | tree.Choice(parts=parts):
            return any(_has_slot(part, scope) for part in parts)
    return False


def value_of(node: tree.Node, scope: Scope) -> Callable[[str], str]:
    """How a slot turns its surface into a value: by the word lists in it, else as printed."""
    lists = [
        scope.words(leaf.name) for leaf in _all_leaves(node, scope) if isinstance(leaf, tree.Words)
    ]

    def value(surface: str) -> str:
        for words in lists:
            meaning = words.meaning(surface)
            if meaning is not None:
                return meaning
        return surface

    return value


def _all_leaves(node: tree.Node, scope: Scope) -> list[tree.Node]:
    found: list[tree.Node] = []
    for leaf in tree.leaves(node):
        if isinstance(leaf, tree.Ref):
            found.extend(_all_leaves(scope.rule(leaf.name), scope))
        else:
            found.append(leaf)
    return found
