"""Tables: the paragraphs of their cells gathered into rows, at their place among the others."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve

from itures.model.blocks import Block, Cell
from itures.structure.lines import ITEM, OPENER, TEXT, Line
from itures.structure.printed import Printed
from itures.structure.styles import CAPTION

TABLE, SERIES = "table", "series"
"""The class of a whole table among the paragraphs; that of the list of all series, which
stands on the last page of a Recommendation."""
_STORY = 3
"""A cell with so many paragraphs, an opener among them, holds a text and no figures."""
_CAPTION = 200
"""No title of a table is longer than this, in characters."""
_EMPTY = 50
"""Rows or columns without words that a table may have; a file may claim billions."""
_BODY = frozenset({OPENER, "enacting"})
"""Classes that only the running text of a resolution has."""
Rows = tuple[tuple[str, ...], ...]


def gather(lines: Iterable[Line], printed: Printed) -> list[Line]:
    """The paragraphs, with each table as one of them.

    A table that only lays out a page is none: its paragraphs are left as they are. So is
    one with a single cell, and one that has a whole text in a cell, as web pages do.
    """
    every = list(lines)
    out = _gathered(every, printed) if any(map(_cell, every)) else every
    return [evolve(line, cls=TEXT) if line.cls == CAPTION else line for line in out]


def _gathered(lines: Iterable[Line], printed: Printed) -> list[Line]:
    out: list[Line] = []
    for in_table, group in groupby(lines, key=lambda line: _cell(line) is not None):
        if not in_table:
            out.extend(group)
            continue
        for line in _tables(list(group)):
            out.append(_captioned(out, line, printed) if line.rows is not None else line)
    return out


def _cell(line: Line) -> Cell | None:
    return line.block.cell if line.block else None


def _tables(lines: Sequence[Line], *, nested: bool = False) -> Iterator[Line]:
    """The tables in a run of cells: one after the other, or one in a cell of another."""
    last = {_number(line): index for index, line in enumerate(lines)}
    at = 0
    while at < len(lines):
        number = _number(lines[at])
        end = last[number] + 1
        run = lines[at:end]
        own = [line for line in run if _number(line) == number]
        if not nested and _is_layout(own):
            for found, group in groupby(run, key=_number):
                inside = list(group)
                yield from inside if found == number else _tables(inside)
        else:
            inner = [line for line in run if _number(line) != number]
            whole = Block(run[0].start, run[-1].end)
            yield Line(
                SERIES if run[0].cls == SERIES else TABLE,
                whole.start,
                whole.end,
                block=whole,
                rows=_rows(own),
                inner=tuple(_tables(inner, nested=True)),
            )
        at = end


def _number(line: Line) -> int:
    cell = _cell(line)
    assert cell is not None  # noqa: S101
    return cell.table


def _is_layout(lines: Sequence[Line]) -> bool:
    """Whether a table only lays out a page."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        cell = _cell(line)
        assert cell is not None  # noqa: S101
        cells.setdefault((cell.row, cell.column), []).append(line)
    return len(cells) == 1 or any(
        len(inside) >= _STORY and any(line.cls in _BODY for line in inside)
        for inside in cells.values()
    )


def _rows(lines: Sequence[Line]) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    """The cells, row by row; where nothing is printed, a cell is empty."""
    places: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        cell = _cell(line)
        assert cell is not None  # noqa: S101
        places.setdefault((cell.row, cell.column), []).append(line)
    rows = _numbers({row for row, _ in places})
    columns = _numbers({column for _, column in places})
    return tuple(tuple(tuple(places.get((row, column), ())) for column in columns) for row in rows)


def _numbers(used: set[int]) -> Sequence[int]:
    """The numbers of rows or columns, empty ones too, unless they are out of all proportion."""
    every = range(max(used) + 1)
    return every if len(every) <= _EMPTY + 2 * len(used) else sorted(used)


def _captioned(before: list[Line], table: Line, printed: Printed) -> Line:
    """A table with the lines above it that name it, which are taken off the others."""
    count = 0
    while count < len(before) and before[-1 - count].cls == CAPTION:
        count += 1
    if not count and len(before) > 1 and before[-2].cls == CAPTION:
        title = before[-1]
        short = title.end - title.start <= _CAPTION and printed.before(title.end).isalnum()
        count = 2 if title.cls in {TEXT, ITEM} and title.rows is None and short else 0
    if not count:
        return table
    names = before[-count:]
    del before[-count:]
    return evolve(table, start=names[0].start, inner=(*names, *table.inner))


def captions(table: Line) -> list[Line]:
    """The lines above a table that name it."""
    return [line for line in table.inner if line.rows is None]


def nested(table: Line) -> list[Line]:
    """The tables in the cells of a table."""
    return [line for line in table.inner if line.rows is not None]


def rows_of(table: Line, printed: Printed) -> Rows:
    """The words of the cells, row by row; the paragraphs of a cell are lines of it."""
    return tuple(
        tuple("\n".join(printed.words(line.start, line.end) for line in cell) for cell in row)
        for row in table.rows or ()
    )


def flat(lines: Iterable[Line]) -> Iterator[Line]:
    """All paragraphs, those in cells and above tables as well."""
    for line in lines:
        if line.rows is None:
            yield line
            continue
        yield from flat(line.inner)
        yield from (inside for row in line.rows for cell in row for inside in cell)
