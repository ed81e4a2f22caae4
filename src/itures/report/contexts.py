"""The words around a quote, by which it is found again where the lines have moved.

A text quote selector of the W3C Web Annotation model: prefix, exact words, suffix.
"""

from itures.model.span import Span

_REACH = 60
"""Characters on each side."""


def around(text: str, span: Span) -> tuple[str, str]:
    """The words before and behind a stretch, on one line, whole words where there are blanks."""
    start, end = max(0, span.start - _REACH), span.end + _REACH
    before, after = text[start : span.start], text[span.end : end]
    if start and not text[start - 1].isspace():
        before = before[_blank(before) :]
    if end < len(text) and not text[end].isspace():
        after = after[: len(after) - _blank(after[::-1])]
    return _flat(before).lstrip(), _flat(after).rstrip()


def _blank(text: str) -> int:
    """Characters of the piece of a word at the beginning; of writing without blanks none."""
    return next((at for at, sign in enumerate(text) if sign.isspace()), 0)


def _flat(text: str) -> str:
    """A stretch on one line; a blank beside the quote stays."""
    words = " ".join(text.split())
    head = " " if text[:1].isspace() and words else ""
    return head + words + (" " if text[-1:].isspace() and words else "")
