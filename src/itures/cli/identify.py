"""`itures identify`: one line for each file."""

from typing import Any

import click
from rich.cells import cell_len

from itures.cli import options
from itures.cli.inputs import Inputs
from itures.cli.output import write
from itures.export.visible import one_line
from itures.model.document import Document

_NOTHING = "-"
"""What stands in a column that has nothing to say."""

Row = tuple[str, ...]


@click.command("identify")
@options.inputs
def command(**how: Any) -> int:
    """Say what each file is: kind, language, identifier, title.

    One line for each file, in columns. A letter or a message is no failure.
    """
    inputs = Inputs(**how)
    rows: list[Row] = []
    inputs.each(lambda name, document: rows.append(_row(name, document)))
    write("".join(line + "\n" for line in _aligned(rows)))
    return inputs.code


def _row(name: str, document: Document) -> Row:
    languages = "+".join(document.languages) or document.language
    cells = (name, document.kind, languages, document.id, document.title)
    return tuple(one_line(cell) if cell else _NOTHING for cell in cells)


def _aligned(rows: list[Row]) -> list[str]:
    """The rows with columns as wide as their widest cell; wide characters count two."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_pad, row, widths)).rstrip() for row in rows]


def _pad(cell: str, width: int) -> str:
    return cell + " " * (width - cell_len(cell))
