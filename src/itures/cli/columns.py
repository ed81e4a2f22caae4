"""Tables on a terminal: columns that fit its width; wide characters, as in Chinese, count two."""

import csv
import io
import shutil
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size

from itures.export.json import encode
from itures.export.visible import one_line

_GAP = "  "
_CUT = "…"
_WIDTH = 80
"""Columns, where nobody says how wide the terminal is."""

Cell = str | int | float | bool | None


def width() -> int:
    """The columns of the terminal, or what COLUMNS says."""
    return shutil.get_terminal_size((_WIDTH, 24)).columns


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table: the last column gets what the others leave, and is cut off there.

    Args:
        head: the names of the columns.
        rows: the cells; `None` shows as nothing.
    """
    plain = [list(head), *([one_line(_text(cell)) for cell in row] for row in rows)]
    widths = [max(cell_len(cell) for cell in column) for column in zip(*plain, strict=True)]
    before = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    widths[-1] = min(widths[-1], max(width() - before, len(head[-1])))
    lines = (_GAP.join(map(fit, row, widths)).rstrip() for row in plain)
    return "".join(f"{line}\n" for line in lines)


def fit(text: str, columns: int) -> str:
    """A text in so many columns: filled up with blanks, or cut off."""
    if cell_len(text) <= columns:
        return text + " " * (columns - cell_len(text))
    return set_cell_size(text, columns - 1).rstrip() + _CUT


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as comma-separated values, as RFC 4180 has them but for plain line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue()


def as_json(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The rows as a JSON array of objects."""
    return encode([dict(zip(head, row, strict=True)) for row in rows], indent=2) + "\n"


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
