"""A stretch of text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `text[start:end]`, counted in code points."""

    start: int
    """The offset of the first character."""
    end: int
    """The offset behind the last character."""
