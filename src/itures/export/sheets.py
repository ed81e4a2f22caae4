"""Spreadsheets (XLSX) that can be read, filtered and printed: text as text, nothing that runs.

The words of a document are never a formula, a link or a code for a header; what XML cannot
hold is shown as an escape. Same sheets, same bytes.
"""

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import frozen

from itures.export.visible import in_xml
from itures.export.wrapping import lines_of

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day that the files say they were made on."""
_CELL = 32_767
"""No cell of a spreadsheet holds more characters."""
_ROWS = 1_048_576
"""No sheet has more rows."""
_MANY = 1_000_000
"""Cells that are kept in memory, at some 250 bytes each; more go to a temporary file."""
_A4 = 9
"""The number of that paper in the format."""
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
"""The margins of a printed page, in inches."""
_ON_A_PAGE = 30
"""Columns that can be shrunk to the width of one page and still be read."""
_ALL = "A1:XFD1048576"
_NARROWEST, _WIDEST = 6, 60
"""The widths of columns whose width nobody has set, in characters."""
_TALL = 190
"""The height of a head whose words run upwards, in points."""
_LINE, _HIGHEST = 15, 405
"""The height of a line, and of the highest row that a spreadsheet can have, in points."""
_GRID = {"border": 1, "border_color": "#D5DCE4"}
"""The lines between cells."""


@frozen
class Column:
    """A column of a sheet."""

    key: str
    """Its key in the rows."""
    head: str
    """What stands in the first row."""
    width: int | None = None
    """In characters; `None`: as wide as the widest cell, up to 60."""
    upright: bool = False
    """Whether the words of the head run upwards, over narrow columns of numbers."""


@frozen
class Sheet:
    """A sheet: a head that stays where it is, and filters over every column."""

    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    fixed: int = 0
    """Columns at the left that stay where they are, and are printed on every page."""
    printed: int | None = None
    """How many columns are printed; `None`: all."""


def plainly(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Sheet:
    """A sheet whose heads are the keys of the columns."""
    return Sheet(tuple(Column(key, key) for key in columns), rows)


def to_workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """An XLSX file; pages lie on their side, are one page wide, and repeat the head.

    Args:
        sheets: the sheets by name, which may have 31 characters.

    Raises:
        ModuleNotFoundError: if XlsxWriter is not installed (extra `xlsx`).
    """
    # Here, because only this form needs it.
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415

    out = io.BytesIO()
    cells = sum(len(sheet.rows) * len(sheet.columns) for sheet in sheets.values())
    keep = "in_memory" if cells <= _MANY else "constant_memory"
    harmless = {keep: True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, harmless) as book:
        book.set_properties({"created": _EPOCH})
        head = {**_GRID, "bold": True, "text_wrap": True, "bg_color": "#E8EEF4"}
        forms = _Forms(
            book.add_format({**head, "valign": "top"}),
            book.add_format({**head, "valign": "bottom", "align": "center", "rotation": 90}),
            book.add_format({**_GRID, "text_wrap": True, "valign": "top"}),
            book.add_format({**_GRID, "valign": "top", "align": "center"}),
        )
        for name, sheet in sheets.items():
            _Pen(book.add_worksheet(name), sheet, forms).write()
    return out.getvalue()


@frozen
class _Forms:
    """How cells look."""

    head: Any
    upright: Any
    words: Any
    mark: Any


@frozen
class _Pen:
    """Writes one sheet."""

    page: Any
    sheet: Sheet
    forms: _Forms

    def write(self) -> None:
        """Write the head, the rows, and how they are printed."""
        last = 0
        widths = [_width(column, self.sheet.rows) for column in self.sheet.columns]
        self._head(widths)
        for at, width in enumerate(widths):
            self.page.set_column(at, at, width)
        for last, row in enumerate(self.sheet.rows[: _ROWS - 2], 1):
            self._row(last, row, widths)
        self.page.autofilter(0, 0, max(last, 1), len(self.sheet.columns) - 1)
        more = len(self.sheet.rows) - last
        if more:
            said = f"{more} more rows: a sheet holds no more"
            self.page.write_string(last + 1, 0, said, self.forms.words)
        self._set_up()

    def _head(self, widths: Sequence[int]) -> None:
        for at, column in enumerate(self.sheet.columns):
            form = self.forms.upright if column.upright else self.forms.head
            self.page.write_string(0, at, in_xml(column.head), form)
        self.page.set_row(0, self._head_height(widths))
        self.page.freeze_panes(1, self.sheet.fixed)

    def _head_height(self, widths: Sequence[int]) -> int:
        columns = self.sheet.columns
        if any(column.upright for column in columns):
            return _TALL
        room = zip(columns, widths, strict=True)  # the sign of the filter takes some
        return _LINE * max(lines_of(column.head, width - 2) for column, width in room)

    def _row(self, number: int, row: Mapping[str, Any], widths: Sequence[int]) -> None:
        lines = 1
        for at, column in enumerate(self.sheet.columns):
            form = self.forms.mark if column.upright else self.forms.words
            self._cell(number, at, row[column.key], form)
            lines = max(lines, lines_of(_cell_text(row[column.key]), widths[at]))
        if lines > 1:  # not every program finds the height of wrapped words by itself
            self.page.set_row(number, min(lines * _LINE, _HIGHEST))

    def _cell(self, row: int, at: int, value: object, form: Any) -> None:
        if isinstance(value, bool):
            self.page.write_boolean(row, at, value, form)
        elif isinstance(value, int | float) and math.isfinite(value):
            self.page.write_number(row, at, value, form)
        elif value not in (None, ""):
            self.page.write_string(row, at, in_xml(_cell_text(value))[:_CELL], form)
        else:
            self.page.write_blank(row, at, None, form)

    def _set_up(self) -> None:
        page, columns = self.page, self.sheet.columns
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(**_MARGINS)
        page.repeat_rows(0)
        if self.sheet.fixed:
            page.repeat_columns(0, self.sheet.fixed - 1)
        printed = self.sheet.printed or len(columns)
        if printed <= _ON_A_PAGE:
            page.fit_to_pages(1, 0)
        if printed < len(columns):
            page.print_area(0, 0, len(self.sheet.rows), printed - 1)
        page.set_footer("&L&A&R&P / &N")
        # Numbers of resolutions are names: no warning that they could be numbers.
        page.ignore_errors({"number_stored_as_text": _ALL})


def _width(column: Column, rows: Iterable[Mapping[str, Any]]) -> int:
    if column.width is not None:
        return column.width
    longest = max([len(column.head) + 3, *(len(_cell_text(row[column.key])) for row in rows)])
    return max(_NARROWEST, min(longest + 1, _WIDEST))


def _cell_text(value: object) -> str:
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
