"""Lists to any depth: which marks are marks of items, and which item hangs below which.

The question is decided over the whole list. Is `i)` the ninth letter or the first Roman
number? Is `17` at the beginning of a paragraph a mark or the first word? Every reading
of every mark is tried along the list, each step at a price, and the cheapest way wins.
Only the best few ways are kept, so that the time grows with the length of the list.
"""

from attrs import frozen

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


@frozen
class Placed:
    """A mark that is one, and where it hangs."""

    mark: Mark
    reading: Reading
    depth: int
    """0 for the outermost list."""
    gap: bool
    """Whether the mark does not follow the one before it."""


@frozen
class _Way:
    """One way through the list so far: the open levels, and how they came about."""

    stack: tuple[Level, ...] = ()
    cost: float = 0.0
    placed: Placed | None = None
    before: "_Way | None" = None


def outline(marks: list[Mark], announced: frozenset[int] = frozenset()) -> list[Placed]:
    """The marks that are marks of items, each with its depth, in the order of the text.

    Args:
        marks: all marks that may be one, in the order of the text.
        announced: the starts of marks inside paragraphs before which a colon stands.
    """
    plain = _plain(marks)
    if plain is not None:
        return plain
    ways = [_Way()]
    for mark in marks:
        steps = [step for way in ways for step in _steps(way, mark, mark.start in announced)]
        ways = _best(steps)
    found: list[Placed] = []
    way: _Way | None = min(ways, key=lambda way: way.cost)
    while way is not None:
        if way.placed:
            found.append(way.placed)
        way = way.before
    return found[::-1]


def _plain(marks: list[Mark]) -> list[Placed] | None:
    """The list if it is a plain one: 1 2 3 or a b c, all at the beginning of a paragraph.

    Most lists are; no way through them is cheaper than the plain one.
    """
    if not marks or not all(mark.leads for mark in marks):
        return None
    style = marks[0].readings[0].style
    placed: list[Placed] = []
    for place, mark in enumerate(marks, 1):
        reading = mark.readings[0]
        if reading.style != style or reading.ordinal != (place,):
            return None
        placed.append(Placed(mark, reading, 0, gap=False))
    return placed


def _best(ways: list[_Way]) -> list[_Way]:
    """The cheapest way to each set of open levels, and of these the cheapest few."""
    cheapest: dict[tuple[Level, ...], _Way] = {}
    for way in ways:
        known = cheapest.get(way.stack)
        if known is None or way.cost < known.cost:
            cheapest[way.stack] = way
    return sorted(cheapest.values(), key=lambda way: way.cost)[:_WAYS]


def _steps(way: _Way, mark: Mark, announced: bool) -> list[_Way]:
    """All that the mark can be, coming this way."""
    steps = [_drop(way, mark, announced)]
    inside = 0.0 if mark.leads else INSIDE
    for reading in mark.readings:
        for depth, cost, gap in _places(way.stack, reading):
            stack = (*way.stack[:depth], (reading.style, reading.ordinal))
            placed = Placed(mark, reading, depth, gap)
            steps.append(_Way(stack, way.cost + cost + inside, placed, way))
    return steps


def _drop(way: _Way, mark: Mark, announced: bool) -> _Way:
    if not mark.leads:
        cost = DROP_LISTED if announced or mark.strong else DROP_INSIDE
    elif mark.strong and mark.broken:
        cost = DROP_BROKEN
    else:
        cost = DROP_STRONG if mark.strong else DROP_WEAK
    return _Way(way.stack, way.cost + cost, None, way)


def _places(stack: tuple[Level, ...], reading: Reading) -> list[tuple[int, float, bool]]:
    """Depth, cost and gap of each place where a reading can stand."""
    if reading.style.startswith("decimal"):
        return [_decimal(stack, reading)]
    found: list[tuple[int, float, bool]] = []
    for depth, (style, last) in enumerate(stack):
        if style == reading.style:
            cost = _follow(last, reading.ordinal) + UP * (len(stack) - depth - 1)
            found.append((depth, cost, cost >= GAP))
    if all(style != reading.style for style, _ in stack):
        first = reading.ordinal in ((), (1,))
        found.append((len(stack), OPEN if first else OPEN_LATE, not first))
    return found


def _decimal(stack: tuple[Level, ...], reading: Reading) -> tuple[int, float, bool]:
    """`1.2` hangs below `1`, or follows `1.1`; without a `1` above it stands alone."""
    for depth, (style, last) in enumerate(stack):
        if style == reading.style and len(last) == len(reading.ordinal):
            return depth, min(_follow(last, reading.ordinal), GAP), False
    depth = len(stack)
    for level, (style, last) in enumerate(stack):
        if style.startswith(("number", "decimal")) and last == reading.ordinal[: len(last)]:
            depth = level + 1
    first = reading.ordinal[-1] == 1
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
