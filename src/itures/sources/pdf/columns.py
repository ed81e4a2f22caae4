"""Columns: in which order the rows of a page are read."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter

from attrs import evolve, frozen

from itures.sources.pdf.rows import Row

_MIDDLE = (0.25, 0.75)
"""Where the gap between two columns may stand, in parts of the width of the text."""
_FEWEST = 4
"""Columns of fewer lines are taken for the cells of a table, …"""
_FEWEST_APART = 2
"""… unless the file prints all of the left before all of the right one."""
_STEPS = 4
"""The file may go back from the right column to the left one once in so many lines: with a
table it goes with every row."""
_FULL = 0.8
"""A line that fills its column is so long, in parts of the width of the column."""
_MOST = 0.6
"""The share of lines that fill a column of running text."""
_TRIED = 8
"""Gaps that are looked at."""
_CLEAR = 2.0
"""Points on both sides of the middle of a gap where nothing may stand."""


@frozen
class Zone:
    """Rows that are read one after the other."""

    rows: tuple[Row, ...]
    column: int = 0
    """The number of its column, from 0; 0 for rows over the whole width as well."""
    columns: int = 1
    """How many columns stand side by side."""


@frozen
class _Gutter:
    """The gap between two columns, and the rows beside it."""

    x: float
    first: int
    last: int
    """The index behind the last row."""
    lines: int
    """The number of lines of the shorter column."""
    back: int
    """How often the file goes back from the right side to the left one."""


def zones(rows: Sequence[Row], *, leftward: bool) -> Iterator[Zone]:
    """The rows of a page in the order of reading.

    Args:
        rows: the rows from the top down.
        leftward: whether the right column is read first.
    """
    gutter = _best(rows)
    if gutter is None:
        if rows:
            yield Zone(_between_edges(rows))
        return
    yield from zones(rows[: gutter.first], leftward=leftward)
    inside = rows[gutter.first : gutter.last]
    sides = [_side(inside, gutter.x, right=right) for right in (False, True)]
    parts = [part for side in (sides[::-1] if leftward else sides) for part in _parts(side)]
    for column, part in enumerate(parts):
        yield evolve(part, column=column, columns=len(parts))
    yield from zones(rows[gutter.last :], leftward=leftward)


def _between_edges(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a zone, which know its edges."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    return tuple(evolve(row, edges=(left, right)) for row in rows)


def _parts(side: Sequence[Row]) -> Iterator[Zone]:
    """A side of a gap: one column, or columns again."""
    gutter = _best(side)
    if gutter is None or (gutter.first, gutter.last) != (0, len(side)):
        yield Zone(_between_edges(side))
        return
    for right in (False, True):
        yield from _parts(_side(side, gutter.x, right=right))


def _side(rows: Sequence[Row], x: float, *, right: bool) -> list[Row]:
    """What stands on one side of a gap."""
    found = []
    for row in rows:
        pieces = [piece for piece in row.pieces if (piece.left > x) == right]
        if pieces:
            found.append(evolve(row, pieces=pieces))
    return found


def _best(rows: Sequence[Row]) -> _Gutter | None:
    """The gap between the longest columns, if there are columns."""
    if len(rows) < _FEWEST_APART:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    found = [gutter for x in _candidates(rows, low, high) for gutter in _gutters(rows, x)]
    columns = [gutter for gutter in found if _are_columns(rows, gutter)]
    return max(columns, key=lambda gutter: gutter.lines - 2 * gutter.back, default=None)


def _candidates(rows: Sequence[Row], low: float, high: float) -> list[float]:
    """Where a gap may stand: in the middle of places that few rows cross."""
    first, last = int(low), int(high) + 1
    crossed = [0] * (last - first + 1)
    for row in rows:
        for piece in row.pieces:
            left, right = max(int(piece.left), first), min(int(piece.right), last)
            for x in range(left, right + 1):
                crossed[x - first] += 1
    found = []
    for count, group in groupby(enumerate(crossed), key=itemgetter(1)):
        places = [first + index for index, _ in group]
        found.append((count, -len(places), (places[0] + places[-1]) / 2))
    return [x for _, _, x in sorted(found)[:_TRIED]]


def _gutters(rows: Sequence[Row], x: float) -> Iterator[_Gutter]:
    """The stretches of rows that leave a gap free, from the first line on its right side."""
    start = 0
    for end in range(len(rows) + 1):
        if end < len(rows) and not _crosses(rows[end], x):
            continue
        right = [i for i in range(start, end) if rows[i].right > x]
        if right:
            first = right[0]
            left = sum(rows[i].left < x for i in range(first, end))
            lines = min(left, len(right))
            back = _steps_back(rows[first:end], x)
            if lines >= _FEWEST or (not back and lines >= _FEWEST_APART):
                yield _Gutter(x, first, end, lines, back)
        start = end + 1


def _steps_back(rows: Sequence[Row], x: float) -> int:
    """How often the file goes back from the right side of a place to the left one."""
    pieces = sorted((piece for row in rows for piece in row.pieces), key=attrgetter("order"))
    return sum(one.left > x > other.left for one, other in pairwise(pieces))


def _crosses(row: Row, x: float) -> bool:
    return any(piece.left - _CLEAR < x < piece.right + _CLEAR for piece in row.pieces)


def _are_columns(rows: Sequence[Row], gutter: _Gutter) -> bool:
    """Whether the two sides of a gap are columns, and not the cells of a table.

    A file prints a column as a whole, but a table row by row. Where it jumps about, the
    lines of columns are known by filling their width.
    """
    if gutter.back <= gutter.lines // _STEPS:
        return True
    inside = rows[gutter.first : gutter.last]
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    return _is_full(_side(inside, gutter.x, right=False), gutter.x - left) and _is_full(
        _side(inside, gutter.x, right=True), right - gutter.x
    )


def _is_full(side: Sequence[Row], width: float) -> bool:
    """Whether most rows fill a column of some width."""
    full = sum(row.right - row.left >= _FULL * width for row in side)
    return len(side) >= 2 * _FEWEST and full >= _MOST * len(side)
