"""Sentences: where they end, in any script."""

import re
from collections.abc import Iterable

Stretch = tuple[int, int]

_END = re.compile(
    r"(?P<sign>[.!?\u061f][\"\u201d\u2019\u00bb)]{0,2})(?=\s+[\"\u201c\u2018\u00ab(]?[^\W_a-z])"
    r"|[\u3002\uff01\uff1f][\"\u201d\u2019\u300d\u300f\uff09)]{0,2}"
)
_SHORT = 2
"""A capitalised word of so few letters before a full stop is short for something."""


def sentences(text: str, start: int, end: int) -> Iterable[Stretch]:
    """The stretches of the sentences between two offsets, in the order of the text."""
    at = start
    for found in _END.finditer(text, start, end):
        if found["sign"] and _is_abbreviation(text, at, found.start()):
            continue
        yield _trim(text, at, found.end())
        at = found.end()
    if text[at:end].strip():
        yield _trim(text, at, end)


def sentence_at(text: str, start: int, end: int, at: int) -> Stretch:
    """The sentence between two offsets that holds an offset."""
    return next(
        (s for s in sentences(text, start, end) if s[0] <= at < s[1]), (start, end)
    )


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    if text[stop] != ".":
        return False
    begin = stop
    while begin > start and text[begin - 1].isalpha() and stop - begin <= _SHORT:
        begin -= 1
    word = text[begin:stop]
    if not 0 < len(word) <= _SHORT or not word[0].isupper():
        return False
    return word != "I" if len(word) == 1 else not word.isupper()


def _trim(text: str, start: int, end: int) -> Stretch:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
