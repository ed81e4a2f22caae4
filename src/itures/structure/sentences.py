"""Sentences: where they end, in any script."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from attrs import define, field

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


@define
class Sentences:
    """Finds the sentence around an offset; each stretch is cut once."""

    text: str
    _cut: dict[Stretch, list[Stretch]] = field(factory=dict, init=False)

    def at(self, stretch: Stretch, offset: int) -> Stretch:
        """The sentence in a stretch that holds an offset."""
        if stretch not in self._cut:
            self._cut[stretch] = list(sentences(self.text, *stretch))
        found = self._cut[stretch]
        index = bisect_right(found, (offset, len(self.text))) - 1
        return found[index] if index >= 0 else stretch


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
