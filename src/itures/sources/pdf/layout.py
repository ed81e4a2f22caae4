"""A file as it is read: the columns of all its pages in order, and what stands beside them."""

from collections.abc import Hashable, Iterator, Sequence

from attrs import define, field, frozen

from itures.model.blocks import Cell
from itures.sources.pdf.columns import Zone, zones
from itures.sources.pdf.footnotes import (
    Note,
    first_of_notes,
    marks_in,
    opening,
    raise_lone_marks,
)
from itures.sources.pdf.furniture import furniture
from itures.sources.pdf.grids import Table, tables
from itures.sources.pdf.lines import Line
from itures.sources.pdf.rows import Row, habits_of, main_size, pieces_of, rows_of
from itures.sources.pdf.setting import Frame, Measures, SetLine, frames, measures, places
from itures.sources.pdf.sheets import Sheet


@frozen
class Layout:
    """What was found on the pages of a file."""

    lines: Sequence[SetLine]
    """The lines of the text in the order of reading."""
    notes: Sequence[Note]
    usual: Measures
    edges: dict[int, list[tuple[Line, str]]]
    """Running heads and page numbers, by page, and what each is."""
    spaced: bool
    """Whether it sets Chinese and Latin words off by blanks."""


@define
class _Column:
    """A column or a cell of a page, without its notes."""

    kind: Hashable
    lines: list[Line]
    notes: list[Line] = field(factory=list)
    frame: Frame | None = None
    cell: Cell | None = None


def layout_of(sheets: Sequence[Sheet]) -> Layout:
    """What stands on the pages of a file."""
    pieces = [pieces_of(sheet) for sheet in sheets]
    habits = habits_of(sheets, [piece for page in pieces for piece in page])
    pages = [
        rows_of(page, sheet.number, habits) for sheet, page in zip(sheets, pieces, strict=True)
    ]
    size = main_size(row for rows in pages for row in rows)
    edges = furniture(pages, size)
    pager = _Pager(habits.leftward, size)
    for sheet, rows, taken in zip(sheets, pages, edges, strict=True):
        pager.read(sheet, [row for index, row in enumerate(rows) if index not in taken])
    lines = pager.lines()
    return Layout(
        lines=lines,
        notes=pager.notes(lines),
        usual=measures(lines),
        edges={
            sheet.number: [(rows[at].line, why) for at, why in sorted(taken.items())]
            for sheet, rows, taken in zip(sheets, pages, edges, strict=True)
        },
        spaced=habits.spaced,
    )


@define
class _Pager:
    """Reads one page after the other."""

    leftward: bool
    size: float
    """The size of the text in points."""
    _columns: list[_Column] = field(factory=list, init=False)
    _unfinished: bool = field(default=False, init=False)
    """Whether the page before ends with notes, which may go on."""
    _last: tuple[float, ...] | None = field(default=None, init=False)
    """The columns of the table that the page before ends with."""
    _count: int = field(default=0, init=False)
    """How many tables there were."""
    _rows: int = field(default=0, init=False)
    """How many rows the last of them has."""

    def read(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        """Read a page, given its rows without running heads."""
        found, rest = tables(sheet.rules, rows)
        page: list[_Column] = []
        for index, table in enumerate(found):
            above = [row for row in rest if row.base > table.grid.top]
            page += self._text(sheet, above)
            rest = rest[len(above) :]
            follows = index == 0 and not above
            page += self._table(table, goes_on=follows and self._last == _shape(table))
        self._last = _shape(found[-1]) if found and not rest else None
        foot = list(self._text(sheet, rest, foot=True))
        self._unfinished = any(column.notes for column in foot)
        self._columns += [*page, *foot]

    def _text(self, sheet: Sheet, rows: Sequence[Row], *, foot: bool = False) -> Iterator[_Column]:
        """The columns of a stretch of a page, in the order of reading."""
        parts = list(zones(rows, leftward=self.leftward))
        raised = [row for row in rows if row.has_raised] if foot else []
        marks = frozenset(mark for row in raised for _, _, mark in marks_in(row.line))
        for index, zone in enumerate(parts):
            lines = [row.line for row in zone.rows]
            for line in lines[1:]:
                raise_lone_marks(line, self.size)
            last = len(lines)
            if foot and _is_lowest(zone, parts[index + 1 :]):
                last = first_of_notes(
                    lines, sheet.rules, self.size, marks, unfinished=self._unfinished
                )
            kind = (zone.columns, zone.column, round(sheet.width / 5), round(sheet.height / 5))
            yield _Column(kind, lines[:last], lines[last:])

    def _table(self, table: Table, *, goes_on: bool) -> Iterator[_Column]:
        """The cells of a table, row by row; it may go on from the page before."""
        if not goes_on:
            self._count, self._rows = self._count + 1, 0
        for (row, column), rows in table.cells.items():
            lines = [text.line for text in rows]
            cell = Cell(self._count - 1, self._rows + row, column)
            frame = self._frame(table, (row, column), lines)
            yield _Column(("cell", self._count, column), lines, frame=frame, cell=cell)
        self._rows += len(table.grid.rows) - 1

    def _frame(self, table: Table, place: tuple[int, int], lines: Sequence[Line]) -> Frame:
        """The edges of a cell: as far from its rules at the end as at the beginning."""
        left, right = table.grid.columns[place[1]], table.grid.end(place, lines[0].base)
        room = min(min(line.left - left, right - line.right) for line in lines)
        room = max(room, 0.0)
        return (
            Frame(room - right, -left - room) if self.leftward else Frame(left + room, right - room)
        )

    def lines(self) -> list[SetLine]:
        """The lines of the text, with the edges of their columns."""
        known = frames([(c.kind, c.lines) for c in self._columns], leftward=self.leftward)
        return [
            self._set(line, column.frame or frame, zone, column.cell)
            for zone, (column, frame) in enumerate(zip(self._columns, known, strict=True))
            for line in column.lines
        ]

    def notes(self, text: Sequence[SetLine]) -> list[Note]:
        """The notes, each with its lines."""
        marks: dict[int, set[str]] = {}
        for set_line in text:
            for _, _, mark in marks_in(set_line.line):
                marks.setdefault(set_line.line.page, set()).add(mark)
        kinds = [(("notes", c.kind), c.notes) for c in self._columns]
        found: list[Note] = []
        for zone, frame in enumerate(frames(kinds, leftward=self.leftward)):
            for line in self._columns[zone].notes:
                last = found[-1] if found else None
                begins = opening(line, frozenset(marks.get(line.page, ())), last)
                if begins or not found:
                    mark, words = begins or ("", 0)
                    found.append(Note(mark, words, line.page))
                found[-1].lines.append(self._set(line, frame, zone, None))
        return found

    def _set(self, line: Line, frame: Frame, zone: int, cell: Cell | None) -> SetLine:
        start, end = places(line, leftward=self.leftward)
        return SetLine(line, start, end, frame, zone, self.leftward, cell)


def _is_lowest(zone: Zone, after: Sequence[Zone]) -> bool:
    """Whether nothing stands below a column but other columns beside it."""
    foot = zone.rows[-1].base
    return all(other.columns > 1 and other.rows[0].base > foot for other in after)


def _shape(table: Table) -> tuple[float, ...]:
    """What the parts of a table on two pages have in common."""
    return tuple(round(x / 2) for x in table.grid.columns)
