"""Words as they are compared: tokens, and the hashes of short runs of them.

A token is a word, folded; where a script sets no words apart, a character. Tokens and runs are
numbers that depend on the words alone, so that the same texts give the same candidates in
whatever order they are read.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from itures.corpus.terms import PAIRED, folded
from itures.model.span import Span

_ONE = PAIRED.pattern.removesuffix("+")
_MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670"
"""Accents and vowel marks: they are part of the word before them."""
_TOKEN = re.compile(f"{_ONE}|(?:(?!{_ONE})[^\\W_])(?:(?!{_ONE})(?:[^\\W_]|[{_MARKS}]))*")
_WORDS, _CHARACTERS = 4, 8
"""Tokens in a run: words, and characters of scripts that set no words apart."""
_EACH = 4
"""Of so many runs about one is kept in an index, always the same ones."""
_AT_LEAST = 4
"""Runs of a short text that are kept in any case: those with the smallest numbers."""
_STEP = 1_000_003
_ROUND = (1 << 61) - 1
"""A prime: what is left of the number of a run when it is divided by it."""


def tokens(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, Span]]:
    """The tokens in some stretches of a text, each with its place.

    Args:
        text: the text.
        stretches: beginnings and ends, in code points.
    """
    for start, end in stretches:
        for found in _TOKEN.finditer(text, start, end):
            yield _number(found[0]), Span(*found.span())


@lru_cache(1 << 16)
def _number(word: str) -> int:
    return zlib.crc32(folded(word).encode("utf-8", "surrogatepass"))


def is_by_characters(text: str, start: int, end: int) -> bool:
    """Whether most tokens of a stretch are single characters."""
    every = [found[0] for found in _TOKEN.finditer(text, start, end)]
    single = sum(PAIRED.match(token) is not None for token in every)
    return 2 * single > len(every)


def runs(numbers: Sequence[int], by_characters: bool) -> list[int]:
    """The numbers of all runs in a sequence of tokens, in its order."""
    length = _CHARACTERS if by_characters else _WORDS
    found = []
    for at in range(len(numbers) - length + 1):
        value = 0
        for token in numbers[at : at + length]:
            value = (value * _STEP + token) % _ROUND
        found.append(value)
    return found


def kept(every: Iterable[int]) -> set[int]:
    """The runs that an index keeps: a fixed share of all, and a few of a short text."""
    mixed = sorted((value * _STEP % _ROUND, value) for value in set(every))
    return {
        value for at, (order, value) in enumerate(mixed) if order % _EACH == 0 or at < _AT_LEAST
    }
