"""Tables of rows: CSV, JSON, XLSX, and a table for the terminal.

A spreadsheet runs what begins with `=`; words of a document are never run here.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from itures.export.json import encode
from itures.export.sheets import plainly, to_workbook
from itures.export.visible import one_line, visible

Row = Mapping[str, Any]
"""Values by column; a tuple is written as its members with semicolons between them."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet runs (OWASP, CSV injection): also the full-width
forms, which East Asian editions of such programs read like the plain ones."""


def to_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as CSV (RFC 4180), with a head; cells that look like formulas get a `'` before them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def to_json_rows(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as a JSON array of objects."""
    return encode([{name: row[name] for name in columns} for row in rows], indent=2) + "\n"


def to_xlsx(sheets: Mapping[str, tuple[Sequence[str], Sequence[Row]]]) -> bytes:
    """Sheets as an XLSX file: a frozen head with filters, text as text, no formulas, no links.

    Args:
        sheets: columns and rows by the name of the sheet.

    Raises:
        ModuleNotFoundError: if XlsxWriter is not installed (extra `xlsx`).
    """
    return to_workbook({name: plainly(*sheet) for name, sheet in sheets.items()})


def to_table(columns: Sequence[str], rows: Sequence[Row], width: int, *, colour: bool) -> str:
    """Rows as a table for the terminal; what does not fit goes on in the next line.

    Args:
        columns: the columns to show.
        rows: the rows.
        width: the columns of the terminal, in cells.
        colour: whether to write colours.
    """
    # Here, because rich is slow to load and only a terminal needs it.
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell(row[name]))) for name in columns))
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        legacy_windows=False,
    )
    console.print(table)
    lines = out.getvalue().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def cell(value: object) -> str:
    """A value as the words of one cell."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    return str(value)


def _harmless(value: object) -> str:
    """The words of a cell that no spreadsheet runs; numbers are what they are."""
    if isinstance(value, int | float):
        return str(value)
    words = visible(cell(value))
    return f"'{words}" if words.startswith(_FORMULA) else words
