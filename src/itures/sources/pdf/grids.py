"""Tables with rules: which cell a word stands in."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import define, evolve, field, frozen

from itures.sources.pdf.letters import Letter
from itures.sources.pdf.pieces import Piece, piece_of
from itures.sources.pdf.rows import Row
from itures.sources.pdf.sheets import Rule

_TOUCH = 3.0
"""Rules that are no further apart, in points, meet."""
_FEWEST_COLUMNS = 2
"""A frame around a text is no table."""
_FEWEST_CELLS = 2
"""Nor are frames with words in fewer cells than this: they are a drawing."""
_MOST = 4_000
"""A page with more rules holds a drawing."""

Place = tuple[int, int]
"""Row and column, from 0."""


@frozen
class Grid:
    """The rules of a table."""

    rules: tuple[Rule, ...]
    columns: tuple[float, ...]
    """Where columns begin and end, from left to right."""
    rows: tuple[float, ...]
    """Where rows begin and end, from the top down."""

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """The height of its lower edge."""
        return self.rows[-1]

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands inside of it."""
        middle = (piece.left + piece.right) / 2
        inside = self.columns[0] - _TOUCH <= middle <= self.columns[-1] + _TOUCH
        return inside and self.bottom <= piece.base <= self.top

    def place(self, x: float, base: float) -> Place:
        """The cell at a place; one over several columns or rows is known by its first."""
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        while column and not self._stands(self.columns[column], base):
            column -= 1
        above = [index for index, y in enumerate(self.rows) if y > base and self._lies(y, x)]
        return (above[-1] if above else 0), column

    def cuts(self, base: float) -> list[float]:
        """Where a rule stands at a height."""
        return [x for x in self.columns if self._stands(x, base)]

    def end(self, place: Place, base: float) -> float:
        """Where the cell that begins in a column ends."""
        behind = self.columns[place[1] + 1 :]
        return next((x for x in behind if self._stands(x, base)), behind[-1])

    def _stands(self, x: float, y: float) -> bool:
        return any(
            not rule.flat and abs(rule.left - x) <= _TOUCH and rule.bottom <= y <= rule.top
            for rule in self.rules
        )

    def _lies(self, y: float, x: float) -> bool:
        return any(
            rule.flat and abs(rule.bottom - y) <= _TOUCH and rule.left <= x <= rule.right
            for rule in self.rules
        )


@define
class Table:
    """A table of a page."""

    grid: Grid
    cells: dict[Place, list[Row]] = field(factory=dict)
    """The rows of text in each cell."""


def tables(rules: Sequence[Rule], rows: Sequence[Row]) -> tuple[list[Table], list[Row]]:
    """The tables of a page, from the top down, and the rows of text outside of them."""
    found: list[Table] = []
    rest = list(rows)
    for grid in sorted(_grids(rules), key=lambda grid: -grid.top):
        inside, outside = _split(grid, rest)
        cells = _cells(grid, inside, rows[0]) if inside else {}
        if len(cells) >= _FEWEST_CELLS:
            found.append(Table(grid, cells))
            rest = outside
    return found, rest


def _grids(rules: Sequence[Rule]) -> Iterator[Grid]:
    """Rules that meet, if they have at least two columns between them."""
    if len(rules) > _MOST:
        return
    for group in _groups(rules):
        flat = [rule for rule in group if rule.flat]
        standing = [rule for rule in group if not rule.flat]
        if not flat or not standing:
            continue
        edges = [min(rule.left for rule in group), max(rule.right for rule in group)]
        columns = _apart([*edges, *(rule.left for rule in standing)])
        rows = _apart(
            [
                min(rule.bottom for rule in group),
                max(rule.top for rule in group),
                *(rule.bottom for rule in flat),
            ]
        )
        if len(columns) > _FEWEST_COLUMNS and len(rows) > 1:
            yield Grid(tuple(group), tuple(columns), tuple(reversed(rows)))


def _groups(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The rules by what they meet, directly or through others."""
    groups: list[tuple[Rule, list[Rule]]] = []
    for rule in rules:
        hull, group = rule, [rule]
        apart = []
        for other, members in groups:
            if _meet(hull, other):
                hull = _hull(hull, other)
                group += members
            else:
                apart.append((other, members))
        groups = [*apart, (hull, group)]
    return [group for _, group in groups]


def _meet(one: Rule, other: Rule) -> bool:
    across = one.left <= other.right + _TOUCH and other.left <= one.right + _TOUCH
    return across and one.bottom <= other.top + _TOUCH and other.bottom <= one.top + _TOUCH


def _hull(one: Rule, other: Rule) -> Rule:
    return Rule(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )


def _apart(places: Iterable[float]) -> list[float]:
    """Places in order, those that are about the same taken as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _TOUCH:
            found.append(place)
    return found


def _split(grid: Grid, rows: Sequence[Row]) -> tuple[list[Piece], list[Row]]:
    """The pieces inside of a table, and the rows outside of it."""
    inside: list[Piece] = []
    outside: list[Row] = []
    for row in rows:
        held = [piece for piece in row.pieces if grid.holds(piece)]
        inside += held
        if not held:
            outside.append(row)
        elif len(held) < len(row.pieces):
            kept = [piece for piece in row.pieces if not grid.holds(piece)]
            outside.append(evolve(row, pieces=kept))
    return inside, outside


def _cells(grid: Grid, pieces: Iterable[Piece], like: Row) -> dict[Place, list[Row]]:
    """The rows of text in each cell, by cell."""
    by_cell: dict[Place, list[Piece]] = defaultdict(list)
    for piece in pieces:
        for part in _cut(piece, grid.cuts(piece.base)):
            by_cell[grid.place(part.left + 1, part.base)].append(part)
    return {place: list(_rows(parts, like)) for place, parts in sorted(by_cell.items())}


def _cut(piece: Piece, cuts: Iterable[float]) -> Iterator[Piece]:
    """The parts of a piece in different cells, which stand close together."""
    rest: list[Letter] = piece.letters
    for cut in cuts:
        before = [letter for letter in rest if (letter.left + letter.right) / 2 < cut]
        rest = rest[len(before) :]
        if any(not letter.blank for letter in before):
            yield piece_of(before, piece.base)
    if any(not letter.blank for letter in rest):
        yield piece_of(rest, piece.base)


def _rows(pieces: Iterable[Piece], like: Row) -> Iterator[Row]:
    """Pieces of one cell by height."""
    ordered = sorted(pieces, key=lambda piece: (-piece.base, piece.left))
    for _, group in groupby(ordered, key=lambda piece: piece.base):
        yield evolve(like, pieces=list(group))
