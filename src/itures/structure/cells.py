"""The cells of a table that an extractor wrote into one line."""

import re
from collections.abc import Iterator

Stretch = tuple[int, int]

_GAPS = re.compile(r"\t+|\n| {3,}")
"""What stands between two cells; two blanks may be a typing error."""


def cells(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The stretches between tabs, line ends and wide gaps."""
    at = start
    for gap in _GAPS.finditer(text, start, end):
        if text[at : gap.start()].strip():
            yield at, gap.start()
        at = gap.end()
    if text[at:end].strip():
        yield at, end
