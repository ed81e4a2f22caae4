"""Readings made by hand: paragraphs with styles and cells, as the reader of a file gives them."""

from collections.abc import Sequence
from typing import Any

import itures
from itures.model.blocks import Aside, Block, Cell, Reading, Run, Source
from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.notation.grammar import load
from itures.pipeline import read as read_whole

Line = str | tuple[Any, ...]
"""The words of a paragraph, or its style and its words, perhaps with a cell or a level."""


def reading(lines: Sequence[Line], **more: Any) -> Reading:
    """A reading of some paragraphs.

    Args:
        lines: each is words, `(style, words)`, `(style, words, cell)` or
            `(style, words, level)`; a cell is `(table, row, column)`.
        more: other fields of the reading.
    """
    text, blocks = "", []
    for line in lines:
        style, words, *place = (None, line) if isinstance(line, str) else line
        cell = Cell(*place[0]) if place and isinstance(place[0], tuple) else None
        level = place[0] if place and isinstance(place[0], int) else None
        start = len(text)
        text += words
        blocks.append(Block(start, len(text), style, cell, level=level))
        text += "\n"
    return Reading(text, tuple(blocks), Source(None, "", "text/plain"), **more)


def read(lines: Sequence[Line], *, language: str | None = None, **more: Any) -> itures.Document:
    """The document of some paragraphs."""
    return of_reading(reading(lines, **more), language)


def of_reading(made: Reading, language: str | None = None) -> itures.Document:
    """The document of a reading."""
    return read_whole(made, load(), language)


def span_of(made: Reading, words: str, after: int = 0) -> Span:
    """Where some words stand in a reading."""
    start = made.text.index(words, after)
    return Span(start, start + len(words))


__all__ = [
    "Aside",
    "NoteBody",
    "NoteMark",
    "Run",
    "of_reading",
    "read",
    "reading",
    "span_of",
]
