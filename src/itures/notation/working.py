"""The working form of a rule: small `re` patterns for words and shapes, and steps that join them.

A step follows the ordered choice of the notation: what has matched is not given back,
exactly as in the pyparsing form, and in linear time. A rule that were one `re` pattern
would hold the same word lists again and again, and compiling it takes a hundred times as
long as reading a page with it. Each list and each shape is compiled once, when a text
first gets there, and of a list only what begins with the letter that stands there.
"""

import re
from collections.abc import Callable

from itures.model.citations import Part
from itures.notation import tree
from itures.notation.beginning import may_begin
from itures.notation.scope import Scope, Step, value_of
from itures.notation.widen import BLANKS, KEY
from itures.notation.words import Opening, opening_of

NOTHING = -1
"""What a step gives back where its part does not match."""


def build(node: tree.Node, scope: Scope, *, capture: bool = True) -> Step:
    """The step of a tree.

    Args:
        node: the tree.
        scope: where its names are looked up.
        capture: whether slots are kept; they are not where a part may not follow.
    """
    match node:
        case tree.Literal() | tree.Words() | tree.Terminal():
            return _leaf(node, scope)
        case tree.Ref(name=name):
            return _shared(
                scope, (name, capture), lambda: build(scope.rule(name), scope, capture=capture)
            )
        case tree.Slot(name=name, part=part):
            inner = build(part, scope, capture=capture)
            return _slot(name, inner, value_of(part, scope)) if capture else inner
        case tree.Maybe(part=part):
            return _maybe(build(part, scope, capture=capture))
        case tree.Repeat(part=part):
            return _repeat(build(part, scope, capture=capture))
        case tree.Not(part=part):
            return _not(build(part, scope, capture=False))
        case tree.Sequence(parts=parts):
            return _sequence(parts, scope, capture=capture)
        case tree.Choice(parts=parts):
            return _choice(parts, scope, capture=capture)


def _leaf(node: tree.Literal | tree.Words | tree.Terminal, scope: Scope) -> Step:
    match node:
        case tree.Literal(text=text):
            return _phrase(opening_of(text))
        case tree.Words(name=name):
            return _shared(scope, (f"@{name}", False), lambda: _phrase(scope.words(name).opening))
        case tree.Terminal(name=name):
            return _shared(scope, (name, False), lambda: _shape(scope.terminal(name)))


def _shared(scope: Scope, key: tuple[str, bool], make: Callable[[], Step]) -> Step:
    """A step that is made once for each scope."""
    if key not in scope.steps:
        scope.steps[key] = make()
    return scope.steps[key]


def _phrase(opening: Opening) -> Step:
    """A phrase of a list: its pattern is chosen by the characters that stand there."""
    table, look_up = opening.table, opening.look_up

    def run(text: str, at: int, end: int, _parts: list[Part]) -> int:
        key = text[at : at + KEY]
        try:
            try_at = table[key]
        except KeyError:  # asked for first, another thread might empty the table in between
            try_at = look_up(key)
        if try_at is None:
            return NOTHING
        found = try_at(text, at, end)
        return found.end() if found else NOTHING

    return run


def _shape(pattern: str) -> Step:
    """A shape: its pattern is compiled when it is first tried."""
    try_at: Callable[[str, int, int], re.Match[str] | None] | None = None

    def run(text: str, at: int, end: int, _parts: list[Part]) -> int:
        nonlocal try_at
        if try_at is None:
            try_at = re.compile(pattern).match
        found = try_at(text, at, end)
        return found.end() if found else NOTHING

    return run


def _slot(name: str, inner: Step, value: Callable[[str], str]) -> Step:
    """A part whose words are kept; slots inside it come behind it."""

    def run(text: str, at: int, end: int, parts: list[Part]) -> int:
        place = len(parts)
        stop = inner(text, at, end, parts)
        if stop >= 0:
            parts.insert(place, Part(name, value(text[at:stop]), at, stop))
        return stop

    return run


def _maybe(inner: Step) -> Step:
    """A part or nothing."""

    def run(text: str, at: int, end: int, parts: list[Part]) -> int:
        place = len(parts)
        stop = inner(text, at, end, parts)
        if stop >= 0:
            return stop
        del parts[place:]
        return at

    return run


def _repeat(inner: Step) -> Step:
    """A part any number of times, with a gap before each."""

    def run(text: str, at: int, end: int, parts: list[Part]) -> int:
        while True:
            begin = at
            while begin < end and text[begin] in BLANKS:
                begin += 1
            place = len(parts)
            stop = inner(text, begin, end, parts)
            if stop <= at:
                del parts[place:]
                return at
            at = stop

    return run


def _not(silent: Step) -> Step:
    """A part that does not follow."""

    def run(text: str, at: int, end: int, parts: list[Part]) -> int:
        return NOTHING if silent(text, at, end, parts) >= 0 else at

    return run


_PART, _MAYBE, _REPEAT, _NOT = range(4)
"""What a later part of a sequence is."""


def _sequence(nodes: tuple[tree.Node, ...], scope: Scope, *, capture: bool) -> Step:
    """One part after the other, with gaps between them; a part that is empty eats none."""
    first = build(nodes[0], scope, capture=capture)
    others = tuple(_in_line(node, scope, capture=capture) for node in nodes[1:])

    def run(text: str, at: int, end: int, parts: list[Part]) -> int:
        at = first(text, at, end, parts)
        if at < 0:
            return at
        for kind, step in others:
            begin = at
            while begin < end and text[begin] in BLANKS:
                begin += 1
            place = len(parts)
            stop = step(text, begin, end, parts)
            if kind == _NOT:
                if stop >= 0:
                    return NOTHING
            elif stop >= 0:
                if kind != _REPEAT or stop > begin:
                    at = stop
            elif kind == _PART:
                return NOTHING
            else:
                del parts[place:]
        return at

    return run


def _in_line(node: tree.Node, scope: Scope, *, capture: bool) -> tuple[int, Step]:
    """A later part of a sequence, and what it is."""
    match node:
        case tree.Repeat():
            return _REPEAT, build(node, scope, capture=capture)
        case tree.Maybe(part=part):
            return _MAYBE, build(part, scope, capture=capture)
        case tree.Not(part=part):
            return _NOT, build(part, scope, capture=False)
    return _PART, build(node, scope, capture=capture)


def _choice(nodes: tuple[tree.Node, ...], scope: Scope, *, capture: bool) -> Step:
    """The first of some parts that matches, of those that may begin so."""
    steps = tuple(build(node, scope, capture=capture) for node in nodes)
    table: dict[str, tuple[Step, ...]] = {}

    def look_up(key: str) -> tuple[Step, ...]:
        if len(table) > _BOUND:
            table.clear()
        some = zip(nodes, steps, strict=True)
        found = tuple(step for node, step in some if may_begin(node, scope, key))
        table[key] = found
        return found

    def run(text: str, at: int, end: int, parts: list[Part]) -> int:
        key = text[at : at + KEY]
        place = len(parts)
        some = table.get(key)
        for step in look_up(key) if some is None else some:
            stop = step(text, at, end, parts)
            if stop >= 0:
                return stop
            del parts[place:]
        return NOTHING

    return run


_BOUND = 4096
"""Beginnings remembered for one choice."""
