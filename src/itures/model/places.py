"""Lines and columns, counted from offsets."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate


class LineIndex:
    """Turns offsets of one text into lines and columns, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        # Most texts have no finding: the lines are counted when the first is asked for.
        lines = self._text.split("\n")
        return list(accumulate([len(line) + 1 for line in lines[:-1]], initial=0))

    def place(self, offset: int) -> tuple[int, int]:
        r"""The line and the column of an offset; behind the end is on the last line.

        Only `\n` ends a line: a reader has made all line ends so.
        """
        line = bisect_right(self._starts, max(offset, 0))
        return line, max(offset, 0) - self._starts[line - 1] + 1
