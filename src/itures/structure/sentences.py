"""Sentences: where they end, in any script."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from attrs import define, field

Stretch = tuple[int, int]

_END = re.compile(
    r"(?P<sign>[.!?\u061f](?:\s?\u00bb|[\"\u201d\u2019)]){0,2})"
    r"(?=\s+(?:[\"\u201c\u2018(\u00a1\u00bf]|\u00ab\s?)?(?P<next>[^\W_]))"
    r"|[\u3002\uff01\uff1f][\"\u201d\u2019\u300d\u300f\uff09)]{0,2}"
)
_SHORT = 2
"""A capitalised word of so few letters before a full stop is short for something."""
_OPENED = re.compile(r"\s*\(")
_YEAR = 6
"""The characters of a year, with what stands between it and a word."""
_YEAR_BEFORE = re.compile(r"\d{4}\s?\Z")


def sentences(text: str, start: int, end: int) -> Iterable[Stretch]:
    """The stretches of the sentences between two offsets, in the order of the text."""
    at = start
    for found in _END.finditer(text, start, end):
        if found["sign"] and _goes_on(text, at, found):
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


def _goes_on(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a sentence goes on behind a sign: its next letter is small, it is in a bracket.

    A bracket that opened inside the sentence, `(…, 2024 y.)`, does not end it.
    """
    if found["next"].islower():
        return True
    if found["sign"].endswith(")") and not _OPENED.match(text, start, found.start()):
        return True
    return text[found.start()] == "." and _is_abbreviation(text, start, found.start())


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether the word before a full stop is short for something."""
    begin = stop
    while begin > start and text[begin - 1].isalpha() and stop - begin <= _SHORT:
        begin -= 1
    word = text[begin:stop]
    if not 0 < len(word) <= _SHORT:
        return False
    if not word[0].isupper():
        # The word for "year" behind its number, as one letter: no other is so short.
        return len(word) == 1 and bool(_YEAR_BEFORE.search(text, max(start, begin - _YEAR), begin))
    return word != "I" if len(word) == 1 else not word.isupper()


def _trim(text: str, start: int, end: int) -> Stretch:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
