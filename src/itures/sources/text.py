"""Plain text: which lines make a paragraph."""

import re
from itertools import pairwise

from itures.model.blocks import Block

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_WRAPPED = 100
"""Lines that were broken to a width are shorter than this, in characters."""
_SHARE = 0.6
"""The share of lines inside paragraphs from which a text counts as broken to a width."""
_FULL = 0.75
"""A line that was broken fills at least this share of the width."""
_OPEN = re.compile(r"[\w,\-–—\"'’”)»]$")


def read_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text.

    Each line is a paragraph, unless the text was broken to a width: then the lines
    between two blank lines belong together.
    """
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    width = _width(text, lines)
    if width is None:
        return tuple(Block(start, end) for start, end in lines)
    return tuple(_join(text, lines, width))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - (len(line) - len(line.rstrip()))


def _width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width that a text was broken to, or `None` if its lines are paragraphs."""
    inside = [
        (left, right)
        for left, right in pairwise(lines)
        if text.count("\n", left[1], right[0]) == 1
    ]
    if len(inside) < 3:  # noqa: PLR2004  # too few to tell
        return None
    width = max(end - start for start, end in lines)
    if width > _WRAPPED or not text.isascii() and _mostly_wide(text):
        return None
    running = [
        (left, right)
        for left, right in inside
        if _OPEN.search(text[left[0] : left[1]]) and text[right[0]].islower()
    ]
    return width if len(running) >= _SHARE * len(inside) * 0.5 else None


def _mostly_wide(text: str) -> bool:
    """Whether a text is written without blanks between words: its lines are not broken at words."""
    sample = text[:_WRAPPED * 40]
    return sum(char > "\u2e7f" for char in sample) * 2 > len(sample)


def _join(text: str, lines: list[tuple[int, int]], width: int) -> list[Block]:
    blocks: list[Block] = []
    for start, end in lines:
        last = blocks[-1] if blocks else None
        if last and text.count("\n", last.end, start) == 1 and _runs_on(text, last, start, width):
            blocks[-1] = Block(last.start, end)
        else:
            blocks.append(Block(start, end))
    return blocks


def _runs_on(text: str, last: Block, start: int, width: int) -> bool:
    """Whether the line at `start` goes on with the paragraph before it."""
    line = text[text.rfind("\n", 0, last.end) + 1 : last.end]
    full = len(line) >= _FULL * width
    return text[start].islower() or (full and bool(_OPEN.search(line)))
