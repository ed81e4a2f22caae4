"""The rows at the edges of pages, which may be running heads or page numbers."""

import re
from collections.abc import Iterator, Sequence

from attrs import define

from itures.sources.pdf.rows import Row

_DIGITS = re.compile(r"\d+")
_SIGNS = " -\u2013\u2014.()[]|:"
"""What may stand around the number of a page."""
_ROMAN = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
_SAME_HEIGHT = 3.0
"""Points by which the height of a running head differs from page to page."""
Taken = dict[int, str]
"""The rows of a page that are no part of the text, by index, and what they are."""


@define
class EdgeRow:
    """A row at an edge of a page."""

    page: int
    """The index of the page."""
    index: int
    """The index of the row in its page."""
    row: Row
    room: float
    """The room to the next row inwards, in points."""
    outside: bool = False
    """Whether it stands further out than what stands there on all other pages."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.row.line.text

    @property
    def shape(self) -> str:
        """Its text with all numbers alike."""
        cells = self.text.casefold().split("\t")
        return "\t".join("#" if _is_roman(c) else _DIGITS.sub("#", c) for c in cells)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers in it, with Roman ones that are set apart."""
        found = {int(number) for number in _DIGITS.findall(self.text)}
        cells = [cell.strip(_SIGNS) for cell in self.text.casefold().split("\t")]
        return frozenset(found | {_roman(cell) for cell in cells if _is_roman(cell)})

    def ends_with(self, number: int) -> bool:
        """Whether a number stands at one of its ends: another may be that of a heading."""
        words = self.text.casefold().split()
        ends = {words[0].strip(_SIGNS), words[-1].strip(_SIGNS)}
        return any(
            (end.isdecimal() and int(end) == number) or (_is_roman(end) and _roman(end) == number)
            for end in ends
        )


def at_edge(
    pages: Sequence[Sequence[Row]], found: Sequence[Taken], depth: int, *, bottom: bool
) -> list[EdgeRow]:
    """The outermost row of each page that is not told yet, if all outside of it are.

    Args:
        pages: the rows of each page, from the top down.
        found: the rows that are told.
        depth: how many rows are outside of it.
        bottom: whether the lower edge is meant.
    """
    inner = [_first(rows, told, bottom=bottom) for rows, told in zip(pages, found, strict=True)]
    heights = sorted(row.base if bottom else -row.base for row in inner if row)[:2]
    hits = list(_outermost(pages, found, depth, bottom=bottom))
    for hit in hits:
        height = hit.row.base if bottom else -hit.row.base
        hit.outside = len(heights) > 1 and height + hit.row.size / 2 < heights[1]
    return hits


def _first(rows: Sequence[Row], told: Taken, *, bottom: bool) -> Row | None:
    """The outermost row of a page that is not told yet."""
    order = range(len(rows) - 1, -1, -1) if bottom else range(len(rows))
    return next((rows[index] for index in order if index not in told), None)


def _outermost(
    pages: Sequence[Sequence[Row]], found: Sequence[Taken], depth: int, *, bottom: bool
) -> Iterator[EdgeRow]:
    for page, rows in enumerate(pages):
        index = len(rows) - 1 - depth if bottom else depth
        if not 0 <= index < len(rows):
            continue
        outside = range(index + 1, len(rows)) if bottom else range(index)
        if all(other in found[page] for other in outside) and not _is_note(rows, index):
            inward = index - 1 if bottom else index + 1
            inside = 0 <= inward < len(rows)
            room = abs(rows[inward].base - rows[index].base) if inside else float("inf")
            yield EdgeRow(page, index, rows[index], room)


def _is_note(rows: Sequence[Row], index: int) -> bool:
    """Whether a row begins with a raised mark, or with one that is raised further up."""
    row = rows[index]
    first = row.pieces[-1 if row.leftward else 0].letters[-1 if row.leftward else 0]
    if first.raised == 1:
        return True
    mark, _, words = row.line.text.partition("\t")
    if not words:
        return False
    raised = [other.line for other in rows[:index] if other.has_raised]
    return any(
        line.text[start:end].strip() == mark for line in raised for start, end in line.raised
    )


def clusters(rows: Sequence[EdgeRow]) -> Iterator[list[EdgeRow]]:
    """Rows at about the same height of their pages."""
    cluster: list[EdgeRow] = []
    for hit in sorted(rows, key=lambda hit: hit.row.base):
        if cluster and hit.row.base - cluster[-1].row.base > _SAME_HEIGHT:
            yield cluster
            cluster = []
        cluster.append(hit)
    if cluster:
        yield cluster


def _is_roman(text: str) -> bool:
    return bool(text) and set(text) <= _ROMAN.keys()


def _roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
