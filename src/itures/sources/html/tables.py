"""Tables of data, tables for looks, and tables that set the marks of a list apart.

Pages use tables for all three. A table of data says so, by header cells, a caption or a
border, or has several rows of several short cells.
"""

import re

from attrs import define, field

from itures.model.blocks import Cell
from itures.sources.pen import Paragraph, Pen, Table

_MARK = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[^\W\d_]{1,5})[)\].]+|\d{1,3}|[-–—•·●▪◦*]")
"""What stands in the first column of a table that is a list."""
_MOST = 6
"""Paragraphs in one cell, beyond which it is a part of the page."""
_PAIR = 2


def settle_tables(pen: Pen, tables: list[Table]) -> list[Paragraph]:
    """The paragraphs of a page, each with its cell, if it stands in a table of data.

    The text changes where a mark and its item stand in two cells: a tab takes the place of
    the line break between them.
    """
    numbers: dict[int, int] = {}
    gone: set[int] = set()
    for table in tables:
        grid = _Grid(table, pen)
        marks = grid.marks()
        if marks:
            gone.update(grid.joined(marks))
        elif grid.is_data():
            numbers[table.number] = len(numbers)
    last: dict[int, tuple[int, int]] = {}
    for paragraph in pen.paragraphs:
        place = paragraph.state.place
        while place and place.table.number not in numbers:
            place = place.table.around
        if place:
            number = numbers[place.table.number]
            # In a broken page words may stand behind a cell that they are no part of.
            last[number] = max(last.get(number, (0, 0)), (place.row, place.column))
            paragraph.cell = Cell(number, *last[number])
    return [p for index, p in enumerate(pen.paragraphs) if index not in gone]


@define
class _Grid:
    """The paragraphs of a table by row and column."""

    table: Table
    pen: Pen
    rows: dict[int, dict[int, list[int]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for index in self.table.paragraphs:
            place = self.pen.paragraphs[index].state.place
            if place:
                row = self.rows.setdefault(place.row, {})
                row.setdefault(place.column, []).append(index)

    def is_data(self) -> bool:
        """Whether this is a table of data."""
        table = self.table
        if table.says_layout or not self.rows:
            return False
        if table.says_data:
            return True
        columns = {column for row in self.rows.values() for column in row}
        small = all(len(cell) <= _MOST for row in self.rows.values() for cell in row.values())
        return not table.holds_parts and min(len(self.rows), len(columns)) >= _PAIR and small

    def marks(self) -> list[int]:
        """The paragraphs that are marks, if this table is a list; else nothing."""
        if self.table.says_data or self.table.holds_parts:
            return []
        found: list[int] = []
        for row in self.rows.values():
            first = row[min(row)]
            if len(row) != _PAIR or len(first) != 1 or not _MARK.fullmatch(self._words(first[0])):
                return []
            found.append(first[0])
        return found

    def joined(self, marks: list[int]) -> list[int]:
        """Join each mark with the paragraph behind it; gives the paragraphs that are gone."""
        paragraphs = self.pen.paragraphs
        for index in marks:
            mark, item = paragraphs[index], paragraphs[index + 1]
            self.pen.pieces[item.break_] = "\t"
            item.start, item.label = mark.start, item.start - mark.start + item.label
        return marks

    def _words(self, index: int) -> str:
        paragraph = self.pen.paragraphs[index]
        return "".join(self.pen.pieces[paragraph.break_ + 1 : paragraph.until]).strip()
