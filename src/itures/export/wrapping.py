"""How high wrapped words are: not every program finds that out when it opens a spreadsheet."""

import math
import unicodedata
from functools import lru_cache

_FILLED = 0.95
"""How much of the width of a column there is for words: some programs have wider letters."""
_WIDE = ("W", "F")
"""Characters that take the room of two (UAX 11)."""


@lru_cache(4096)
def lines_of(text: str, width: int) -> int:
    """How many lines words take in a column, more or less."""
    most = len(text) if text.isascii() else 2 * len(text)
    if most <= width * _FILLED and "\n" not in text:
        return 1
    return sum(_wrapped(line, width * _FILLED) for line in text.strip().split("\n"))


def _wrapped(line: str, width: float) -> int:
    """How many lines one line becomes; a word that is too long is broken."""
    lines, filled = 1, 0.0
    for word in line.split(" "):
        room = _room(word)
        if filled and filled + room > width:
            lines, filled = lines + 1, 0.0
        over = max(0, math.ceil(room / width) - 1)
        lines, filled = lines + over, filled + room - over * width + 1
    return lines


def _room(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in line)
