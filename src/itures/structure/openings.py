"""What stands above the number line of a document and belongs to it."""

from collections.abc import Collection, Iterator, Sequence

from attrs import define

from itures.structure.number_lines import NumberLine, NumberLines, Row

_ABOVE = 16
"""Rows of a head of page above a number line: organization, symbol, date, agenda item."""
_FOREWORD = 40
"""Rows of a foreword above a number line."""


@define
class Openings:
    """Finds the first row of each document of a volume."""

    rows: Sequence[Row]
    reader: NumberLines

    def firsts(self, lines: Sequence[NumberLine]) -> Iterator[int]:
        """The first row of each document, with its foreword or its head of page."""
        below = -1
        for line in lines:
            yield self._first(line, below) if line.leads else line.row
            below = line.row

    def _first(self, line: NumberLine, below: int) -> int:
        return self._page_head(line, self._foreword(line.row, below), below)

    def introduced(self, first: int, below: int, heads: Collection[int]) -> int:
        """The first row of a document, with the running heads above it.

        Args:
            first: its first row without them.
            below: the row of the number line before; nothing up to it is meant.
            heads: the offsets of running heads.
        """
        while first - 1 > below and self._introduces(self.rows[first - 1], heads):
            first -= 1
        return first

    def _introduces(self, row: Row, heads: Collection[int]) -> bool:
        """Whether a row belongs to the document below it.

        It does if it is a running head, a mark in the margin, or the name of a part.
        """
        if row.left in heads:
            return True
        return any(self.reader.matches(row, name) for name in ("margin", "volume.part"))

    def _foreword(self, first: int, below: int) -> int:
        if below < 0:
            return first  # the foreword of the whole volume
        for index in range(first - 1, max(below, first - _FOREWORD) - 1, -1):
            row = self.rows[index]
            if self.reader.opens(row) or self.reader.matches(row, "annex"):
                break
            if self.reader.matches(row, "foreword"):
                return index
        return first

    def _page_head(self, line: NumberLine, first: int, below: int) -> int:
        """Where the head of page of a UN document begins, which prints the same number."""
        text = self.reader.printed.text
        for index in range(line.row - 1, max(below, line.row - _ABOVE), -1):
            words = text[self.rows[index].start : self.rows[index].end]
            if words.endswith(f"/{line.key.number}") and not any(c.isspace() for c in words):
                while index - 1 > below and self._is_name(self.rows[index - 1]):
                    index -= 1  # noqa: PLW2901
                return min(first, index)
        return first

    def _is_name(self, row: Row) -> bool:
        """Whether a row is the name of the organization or of one of its organs."""
        names = ("volume.organization", "enacting")
        return any(self.reader.matches(row, name) for name in names)
