"""Lists to any depth: which marks are marks of items, and which item hangs below which.

The question is decided over the whole list. Is `i)` the ninth letter or the first Roman
number? Is `17` at the beginning of a paragraph a mark or the first word? Every reading
of every mark is tried along the list, each step at a price, and the cheapest way wins.
Only the best few ways are kept, so that the time grows with the length of the list.
"""

from functools import lru_cache
from math import inf
from operator import itemgetter

from attrs import define

from itures.structure.labels import Mark, Ordinal, Reading

Level = tuple[str, Ordinal]

# What a step costs. Only the differences matter; each comment is the case that needs it.
NEXT = 0.0  # a) b): the mark follows the one before
OPEN = 0.5  # 1 … a): a list begins with its first mark below an item
OPEN_LATE = 4.0  # a list that begins with c), dearer than a word that looks like a mark
GAP = 3.0  # a) c): a mark is missing, dearer than any reading without a gap
BACK = 7.0  # b) a): out of order or double
DROP_STRONG = 6.0  # `a)` at the beginning of a paragraph is not a mark
DROP_BROKEN = 2.5  # `as in noting` / `c) above`: a line end in the middle of a sentence
DROP_WEAK = 2.0  # `17 goals`: a number and a blank at the beginning of a paragraph
DROP_INSIDE = 0.2  # `; 2 to`: a number in the middle of a paragraph
DROP_LISTED = 0.9  # `: • one • two`, `: 1 the first`: a colon or a bullet announces the list
INSIDE = 0.1  # a mark inside a paragraph, taken as one
UP = 0.01  # each level left: of two ways that fit, the nearer list

_WAYS = 12
"""Ways kept at each step; real lists never have more than four that differ."""
_NOISE = 1e-6
"""Sums of costs are no exact numbers; costs differ by far more."""
_ONE = (1,)
_FIRST = frozenset({(), _ONE})
"""The places of marks that begin a list; a bullet has no place."""


@define
class Placed:
    """A mark that is one, and where it hangs."""

    mark: Mark
    reading: Reading
    depth: int
    """0 for the outermost list."""
    gap: bool
    """Whether the mark does not follow the one before it."""


Stack = tuple[Level, ...]
"""The open levels of a list, the outermost first."""
_Way = tuple[float, Stack, "_Way | None", Reading | None, int, bool]
"""One way through the list so far: what it costs, the open levels, and the way before the
last mark; then what that mark is, its depth, and whether it leaves a gap. A mark without a
reading is none. Hundreds are made for one that is kept: so they are plain tuples."""
_Place = tuple[int, float, bool, Stack]
"""Depth, cost and gap of a place where a mark can stand, and the levels open behind it."""
_START: _Way = (0.0, (), None, None, 0, False)


def outline(marks: list[Mark], announced: frozenset[int] = frozenset()) -> list[Placed]:
    """The marks that are marks of items, each with its depth, in the order of the text.

    Args:
        marks: all marks that may be one, in the order of the text.
        announced: the starts of marks inside paragraphs before which a colon stands.
    """
    if not marks:
        return []
    first = marks[0]
    if (first.start in announced or is_sure(first)) and (found := plain(marks)):
        return found
    drops = [_drop(mark, mark.start in announced) for mark in marks]
    # What looks best at each step is a good way already: no dearer one is gone to its end.
    quick = _search(marks, drops, 1, inf)
    best = _search(marks, drops, _WAYS, quick[0] if quick else inf)
    return _along(best or _search(marks, drops, _WAYS, inf), marks)


def _along(way: _Way | None, marks: list[Mark]) -> list[Placed]:
    """The marks that are some on one way through all of them."""
    found: list[Placed] = []
    for mark in reversed(marks):
        assert way is not None  # noqa: S101
        _, _, way, reading, depth, gap = way
        if reading is not None:
            found.append(Placed(mark, reading, depth, gap))
    return found[::-1]


def is_sure(first: Mark) -> bool:
    """Whether the first mark of a list is one if the list is a plain one."""
    return first.leads or first.strong


def plain(marks: list[Mark]) -> list[Placed]:
    """The list if it is a plain one: 1 2 3 or a b c or bullets; else nothing.

    Most lists are; if the first mark is surely one, no way through them is cheaper than the
    plain one, for it opens one list and drops nothing. Of two that cost the same, the first
    reading of the first mark counts.
    """
    start = next((each for each in marks[0].readings if each.ordinal in _FIRST), None)
    if start is None:
        return []
    placed: list[Placed] = []
    for place, mark in enumerate(marks, 1):
        ordinal = (place,) if start.ordinal else ()
        for reading in mark.readings:
            if reading.style == start.style and reading.ordinal == ordinal:
                placed.append(Placed(mark, reading, 0, gap=False))
                break
        else:
            return []
    return placed


def _search(marks: list[Mark], drops: list[float], kept: int, most: float) -> _Way | None:
    """The cheapest way through a list, if there is one that costs no more than is said.

    Args:
        marks: the marks.
        drops: what it costs that each is none.
        kept: how many ways are kept at each step.
        most: what the way may cost. A way that cannot be so cheap is given up at once:
            most marks cost something, whatever they are.
    """
    ways = [_START]
    least = _least(marks, drops)
    limit = most - sum(least) + _NOISE
    for mark, drop, own in zip(marks, drops, least, strict=True):
        limit += own
        ways = _steps(ways, mark, drop, 0.0 if mark.leads else INSIDE, limit)[:kept]
    return ways[0] if ways else None


def _least(marks: list[Mark], drops: list[float]) -> list[float]:
    """What each mark costs at least: one that can only be the first opens a list."""
    opens = OPEN
    if any(reading.ordinal[:1] == (0,) for mark in marks for reading in mark.readings):
        opens = NEXT  # 0 1: the first follows
    least: list[float] = []
    for mark, drop in zip(marks, drops, strict=True):
        first = all(reading.ordinal == _ONE for reading in mark.readings)
        least.append(min(drop, (opens if first else NEXT) + (0.0 if mark.leads else INSIDE)))
    return least


def _steps(ways: list[_Way], mark: Mark, drop: float, inside: float, limit: float) -> list[_Way]:
    """All that a mark can be, coming these ways, the cheapest first, up to a limit.

    Of the ways to the same open levels only the cheapest is kept.
    """
    cheapest: dict[Stack, _Way] = {}
    for way in ways:
        before, levels = way[0], way[1]
        cost = before + drop
        known = cheapest.get(levels)
        if known is None or cost < known[0]:
            cheapest[levels] = (cost, levels, way, None, 0, False)
        for reading in mark.readings:
            for depth, price, gap, stack in _places(levels, reading.style, reading.ordinal):
                cost = before + price + inside
                known = cheapest.get(stack)
                if known is None or cost < known[0]:
                    cheapest[stack] = (cost, stack, way, reading, depth, gap)
    # Of two that cost the same the one comes first whose levels were reached first.
    return sorted([way for way in cheapest.values() if way[0] <= limit], key=itemgetter(0))


def _drop(mark: Mark, announced: bool) -> float:
    """What it costs that a mark is none."""
    if not mark.leads:
        return DROP_LISTED if announced or mark.strong else DROP_INSIDE
    if mark.strong:
        return DROP_BROKEN if mark.broken else DROP_STRONG
    return DROP_WEAK


@lru_cache(maxsize=2048)
def _places(stack: Stack, style: str, ordinal: Ordinal) -> tuple[_Place, ...]:
    """The places where a reading can stand; most lists ask the same."""
    found: list[tuple[int, float, bool]] = []
    if style.startswith("decimal"):
        found.append(_decimal(stack, style, ordinal))
    else:
        for depth, (other, last) in enumerate(stack):
            if other == style:
                cost = _follow(last, ordinal) + UP * (len(stack) - depth - 1)
                found.append((depth, cost, cost >= GAP))
        if not found:
            first = ordinal in _FIRST
            found.append((len(stack), OPEN if first else OPEN_LATE, not first))
    return tuple(
        (depth, cost, gap, (*stack[:depth], (style, ordinal))) for depth, cost, gap in found
    )


def _decimal(stack: Stack, style: str, ordinal: Ordinal) -> tuple[int, float, bool]:
    """`1.2` hangs below `1`, or follows `1.1`; without a `1` above it stands alone."""
    for depth, (other, last) in enumerate(stack):
        if other == style and len(last) == len(ordinal):
            return depth, min(_follow(last, ordinal), GAP), False
    depth = len(stack)
    for level, (other, last) in enumerate(stack):
        if other.startswith(("number", "decimal")) and last == ordinal[: len(last)]:
            depth = level + 1
    first = ordinal[-1] == 1
    return depth, OPEN if first else OPEN + 1.0, False


def _follow(last: Ordinal, here: Ordinal) -> float:
    """What it costs that one mark follows another of the same style."""
    if last == here == ():
        return NEXT
    if here > last and (
        here == (*last[:-1], last[-1] + 1)
        or here[:-1] == last
        or (len(last) > len(here) and here == (*last[: len(here) - 1], last[len(here) - 1] + 1))
    ):
        return NEXT
    return GAP if here > last else BACK
