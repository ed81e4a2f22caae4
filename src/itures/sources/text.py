"""Plain text: which lines make a paragraph."""

import re
from itertools import pairwise, starmap

from itures.model.blocks import Block

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
"""A line without the blanks at both ends."""
_FULL = 0.7
"""A line that was broken fills at least this share of the width."""
_SHARE = 0.3
"""The share of lines that go on in the next, from which a text counts as broken to a width."""
_WIDEST = 130
"""No text is broken to a greater width than this, in characters."""
_FEWEST = 3
"""Fewer lines inside paragraphs do not tell."""
_ENDED = re.compile(r"[,.;:!?\uff0c\uff1b\u3002\uff1a\u060c\u061b][\"'\u201d\u2019\u00bb)\]]*\Z")
_LISTED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]{1,4})[.)]\s")
"""A line that begins so begins a paragraph."""


def read_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text.

    Each line is a paragraph, unless the text was broken to a width: then lines that
    stand together belong together as long as they fill the width or run on.
    """
    lines = _lines(text)
    width = _width(text, lines)
    if width is None:
        return tuple(starmap(Block, lines))
    return tuple(_join(text, lines, width))


def lines_of(text: str) -> tuple[Block, ...]:
    """The lines of a plain text, each as a paragraph of its own."""
    return tuple(starmap(Block, _lines(text)))


def _lines(text: str) -> list[tuple[int, int]]:
    return [line.span() for line in _LINE.finditer(text)]


def _width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width that a text was broken to, or `None` if its lines are paragraphs."""
    inside = [
        (left, right) for left, right in pairwise(lines) if text.count("\n", left[1], right[0]) == 1
    ]
    if len(inside) < _FEWEST or len(inside) == len(lines) - 1:
        return None  # no blank line anywhere: nothing sets paragraphs apart but their lines
    running = sum(
        text[right[0]].islower() and not _ENDED.search(text[left[0] : left[1]])
        for left, right in inside
    )
    if running < max(_FEWEST, _SHARE * len(inside)):
        return None
    lengths = sorted(left[1] - left[0] for left, _ in inside)
    width = lengths[len(lengths) * 4 // 5]
    return width if width <= _WIDEST else None


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
    if _LISTED.match(text, start):
        return False
    return text[start].islower() or len(line.strip()) >= _FULL * width
