"""Tables of contents: which texts a volume says are in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from attrs import define, field, frozen

from itures.structure.number_lines import NumberLine, NumberLines, Row, is_paged

_BARE_PAGE = re.compile(r"(?:.*\S\s)?\d{1,4}\s*\Z", re.DOTALL)
"""The same in a table of contents, where the leader may be lost."""
_FEWEST = 3
"""Fewer lines with page numbers are no table of contents, if no heading says so."""
_TITLE = 300
"""No title in a table of contents is longer than this, in characters."""


@frozen
class Contents:
    """A table of contents."""

    first: int
    """The number of its first row: its heading, if it has one."""
    end: int
    """The number of the row behind it."""
    entries: tuple[NumberLine, ...]
    """The number lines in it."""
    _years: dict[tuple[str, str], set[str | None]] = field(factory=dict, init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        for entry in self.entries:
            name = (entry.key.kind, entry.key.number)
            self._years.setdefault(name, set()).add(entry.key.year)

    def holds(self, line: NumberLine) -> bool:
        """Whether a number line is one of the entries."""
        return self.first <= line.row < self.end

    def lists(self, line: NumberLine) -> bool:
        """Whether the text of a number line is listed."""
        years = self._years.get((line.key.kind, line.key.number), set())
        return bool(years) and (
            line.key.year is None or not years.isdisjoint({line.key.year, None})
        )


def find_contents(
    rows: Sequence[Row],
    lines: Sequence[NumberLine],
    real: Sequence[NumberLine],
    reader: NumberLines,
    told: Collection[int] = (),
) -> tuple[Contents, ...]:
    """The tables of contents of a volume.

    Args:
        rows: the paragraphs.
        lines: all number lines and what looks like one.
        real: those that certainly begin a text: an enacting formula or an opener follows.
        reader: the rules.
        told: the rows that the file itself has as lines of its table of contents.
    """
    starts = {line.row: line for line in lines if line.leads}
    sure = sorted(line.row for line in real)
    finder = _Finder(rows, starts, reader)
    found: list[Contents] = []
    for index, row in enumerate(rows):
        if found and index < found[-1].end:
            continue
        if index in told:
            found.append(_styled(rows, index, told, starts))
        elif reader.matches(row, "volume.contents") or finder.begins_unheaded(index):
            at = bisect_right(sure, index)
            end = finder.end(index, sure[at] if at < len(sure) else len(rows))
            if end > index + 1:
                entries = tuple(starts[at] for at in range(index, end) if at in starts)
                found.append(Contents(index, end, entries))
    return tuple(found)


def _styled(
    rows: Sequence[Row], first: int, told: Collection[int], starts: dict[int, NumberLine]
) -> Contents:
    """A table of contents whose lines have a style of their own."""
    end = next((i for i in range(first, len(rows)) if i not in told), len(rows))
    return Contents(first, end, tuple(starts[i] for i in range(first, end) if i in starts))


@define
class _Finder:
    """Tells where a table of contents begins and ends."""

    rows: Sequence[Row]
    starts: Mapping[int, NumberLine]
    """The number lines that lead a row, by row."""
    reader: NumberLines
    paged: list[int] = field(init=False)
    """The rows that end with the number of a page."""
    heads: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        text = self.reader.printed.text
        self.paged = [i for i, row in enumerate(self.rows) if is_paged(text, row.start, row.end)]
        self.heads = sorted(self.starts)

    def begins_unheaded(self, index: int) -> bool:
        """Whether a list of number lines with page numbers begins at a row."""
        at, count = index, 0
        while at in self.starts and count < _FEWEST:
            closes = next((j for j in (at, at + 1) if self._has_page(j)), None)
            if closes is None:
                return False
            count, at = count + 1, closes + 1
        return count >= _FEWEST

    def _has_page(self, index: int) -> bool:
        at = bisect_left(self.paged, index)
        return at < len(self.paged) and self.paged[at] == index

    def end(self, first: int, stop: int) -> int:
        """The number of the row behind a table of contents that ends before a row at latest."""
        paged = _run(self.paged, first, stop)
        if paged:
            return self._end_of_pages(paged[-1], stop)
        heads = _run(self.heads, first, stop)
        if not heads:
            return first + 1
        lengths = [right - left for left, right in pairwise(heads)]
        step = max(set(lengths), key=lengths.count) if lengths else 1
        end = heads[-1] + 1
        while end < min(heads[-1] + step, stop) and self._length(end) <= _TITLE:
            end += 1
        return end

    def _end_of_pages(self, last: int, stop: int) -> int:
        """The row behind the last page number; a few may have lost their leaders."""
        text = self.reader.printed.text
        for index in range(last + 1, min(last + 3, stop)):
            row = self.rows[index]
            if _BARE_PAGE.fullmatch(text, row.start, row.end):
                last = index
        return last + 1

    def _length(self, index: int) -> int:
        return self.rows[index].end - self.rows[index].start


def _run(indices: Sequence[int], first: int, stop: int) -> list[int]:
    """The rows behind a row and before another that follow one another with few between."""
    found: list[int] = []
    at = first
    for number in range(bisect_right(indices, first), len(indices)):
        index = indices[number]
        if index >= stop or index - at > _GAP:
            break
        found.append(index)
        at = index
    return found


_GAP = 6
"""Rows that may stand between two entries: parts, long titles, page numbers."""
