"""Inputs that are bad for a pattern, grown from the pattern itself, and what they cost.

A pattern that gives back what it took, or that is looked for at each character of a run it
can eat, needs time with the square of the length. The inputs are runs of what its parts
match: the sign of each class, each literal, the whole of it, behind what stands before.
"""

import re
import time
from collections.abc import Callable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SCREEN = 4000
"""Characters of the first look."""
QUICK = 2e-3
"""CPU seconds below which a look is linear: one step for each pair of characters of
`SCREEN` takes ten times as long on any machine that runs these tests."""
STEPS = (1, 2, 4, 8)
MOST = 24.0
"""Eight times the input may take so many times as long: three times what is linear, and less
than half of what is quadratic."""
ENDS = ("\0", "", "x")
_CLASSES = {
    sre.CATEGORY_DIGIT: "7",
    sre.CATEGORY_NOT_DIGIT: "k",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_SPACE: "k",
    sre.CATEGORY_WORD: "k",
    sre.CATEGORY_NOT_WORD: "-",
}
_SOME = 'k7 -.,;(/:\nA\u0661\u4e00\u0627\u00e9\u3000"<'
"""What is tried for a class that excludes."""
_BODIES, _BEFORES = 40, 3
"""Runs that are tried of one pattern, and what is put before each of them."""
_DEAR = 0.05
"""CPU seconds for a short look from which on there is no need, and no time, for a longer one."""
_LONG = 8
"""A repeat of so many turns or more is one that can be grown."""


def runs(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """A beginning, and what is to be repeated behind it, for each part of a pattern."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    whole = _said(tree)
    befores: dict[str, set[str]] = {}
    for before, body in _runs(tree, ""):
        if len(befores) > _BODIES:
            break
        some = befores.setdefault(body, set())
        if body and len(some) < _BEFORES:
            some.add(before)
    for body in (whole, whole[:1], " ", "\n", *befores):
        befores.setdefault(body, set()).add("")
    yield from ((before, body) for body, some in befores.items() for before in sorted(some) if body)


def _runs(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for sign, value in tree:
        if sign in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            _, most, body = value
            if most >= _LONG:
                yield before, _said(body)
            yield from _runs(body, before)
        else:
            for branch in _branches(sign, value):
                yield from _runs(branch, before)
        before += _one(sign, value)


def _branches(sign: Any, value: Any) -> list[Any]:
    if sign is sre.SUBPATTERN:
        return [value[3]]
    if sign is sre.BRANCH:
        return list(value[1])
    if sign is sre.ATOMIC_GROUP:
        return [value]
    return [value[1]] if sign in {sre.ASSERT, sre.ASSERT_NOT} else []


def _said(tree: Any) -> str:
    """A text that a part of a pattern may match."""
    return "".join(_one(sign, value) for sign, value in tree)


def _one(sign: Any, value: Any) -> str:
    if sign is sre.LITERAL:
        return chr(value)
    if sign is sre.NOT_LITERAL:
        return "k" if value != ord("k") else "7"
    if sign is sre.ANY:
        return "k"
    if sign is sre.IN:
        return _of_class(value)
    if sign in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
        return _said(value[2]) * max(1, min(value[0], 3))
    if sign in {sre.ASSERT, sre.ASSERT_NOT}:
        return ""
    branches = _branches(sign, value)
    return _said(branches[0]) if branches else ""


def _of_class(members: Any) -> str:
    if members[0][0] is sre.NEGATE:
        shape = [f"{chr(v) if s is sre.LITERAL else ''}" for s, v in members[1:]]
        return next((char for char in _SOME if char not in shape), "k")
    sign, value = members[0]
    if sign is sre.LITERAL:
        return chr(value)
    return chr(value[0]) if sign is sre.RANGE else _CLASSES.get(value, "k")


# ------------------------------------------------------------------ what it costs

Way = Callable[[re.Pattern[str], str], object]


def matched(pattern: re.Pattern[str], text: str) -> object:
    """As rules are used: at one place."""
    return pattern.match(text)


def searched(pattern: re.Pattern[str], text: str) -> object:
    """As a text is looked through."""
    return sum(1 for _ in pattern.finditer(text))


def cost(way: Callable[[str], object], text: str) -> float:
    """CPU seconds of one look."""
    begin = time.thread_time()
    way(text)
    return time.thread_time() - begin


def grows(way: Callable[[str], object], made: Callable[[int], str], size: int) -> float:
    """How many times as long eight times the input takes; the least of three trials.

    A trial takes the shortest of three looks at each length, so that what else a machine
    does is in none of them.
    """
    least = float("inf")
    for _ in range(3):
        times = [min(cost(way, made(size * step)) for _ in range(3)) for step in STEPS]
        least = min(least, times[-1] / max(times[0], 1e-6))
        if least <= MOST:
            break
    return least


def faults(pattern: re.Pattern[str], way: Way) -> Iterator[str]:
    """The inputs for which a pattern is worse than linear, one line each."""

    def look(text: str) -> object:
        return way(pattern, text)

    for before, body in runs(pattern):
        for end in ENDS:

            def made(size: int, before: str = before, body: str = body, end: str = end) -> str:
                return before + body * (size // len(body) + 1) + end

            size = next((n for n in (SCREEN // 8, SCREEN) if cost(look, made(n)) >= QUICK), 0)
            if not size or (ratio := grows(look, made, size // 8)) <= MOST:
                continue
            # A repeat with a bound is worse than linear up to its bound: look further on.
            if size == SCREEN or cost(look, made(size)) > _DEAR or grows(look, made, size) > MOST:
                shown = f"{before!r:.40} + {body!r:.40} * n + {end!r}"
                yield f"{shown}: 8 times as long, {ratio:.0f} times the time"
                break
