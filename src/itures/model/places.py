"""Lines and columns, counted from offsets."""

from bisect import bisect_right


class LineIndex:
    """Turns offsets of one text into lines and columns, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._starts += (offset + 1 for offset, sign in enumerate(text) if sign == "\n")

    def place(self, offset: int) -> tuple[int, int]:
        r"""The line and the column of an offset; behind the end is on the last line.

        Only `\n` ends a line: a reader has made all line ends so.
        """
        line = bisect_right(self._starts, max(offset, 0))
        return line, max(offset, 0) - self._starts[line - 1] + 1
