"""What a person types to search, as a question that the index understands.

Words are joined by "and"; what stands in quotation marks is looked for as it is, in a row; a
`*` behind a word stands for any ending. No sign in a question can break it.
"""

import re
from collections.abc import Sequence

from attrs import frozen

from itures.corpus.terms import MARK, Speller, is_paired

_QUOTES = '"\u201c\u201d\u00ab\u00bb\u201e'
_CHUNK = re.compile(f"[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\\s{_QUOTES}]+)")
"""A phrase in quotation marks, of which the last may be missing, or a word."""
_BLOCK = 8
"""Bits that tell the script of a letter from its place in it, roughly."""

Wanted = tuple[str, ...]
"""Terms in a row; the last may end with `*`."""


@frozen
class Question:
    """What is looked for: all of the chunks, each in one of several spellings."""

    chunks: tuple[tuple[Wanted, ...], ...]

    @property
    def expression(self) -> str:
        """The question as FTS5 wants it."""
        return " AND ".join(
            "(" + " OR ".join(_phrase(each) for each in spellings) + ")"
            for spellings in self.chunks
        )

    @property
    def terms(self) -> frozenset[str]:
        """All terms that are looked for, with the marks of their languages."""
        return frozenset(term for chunk in self.chunks for each in chunk for term in each)

    @property
    def plain(self) -> frozenset[str]:
        """The same without the marks."""
        return frozenset(term[MARK:] for term in self.terms)


def question(words: str, spellers: Sequence[Speller]) -> Question:
    """Read what a person typed.

    Args:
        words: what was typed.
        spellers: those of the languages that it may be in.
    """
    chunks: list[tuple[Wanted, ...]] = []
    for found in _CHUNK.finditer(words):
        text = found["phrase"] if found["phrase"] is not None else found["word"]
        open_end = text.endswith("*")
        spellings = dict.fromkeys(
            wanted
            for speller in spellers
            for wanted in _spellings(text, speller, open_end=open_end)
            if wanted
        )
        if spellings:
            chunks.append(tuple(spellings))
    return Question(tuple(dict.fromkeys(chunks)))


def _spellings(text: str, speller: Speller, *, open_end: bool) -> list[Wanted]:
    wanted = _wanted(text, speller, open_end=open_end)
    if not wanted:
        return []
    first, *rest = wanted
    alike = [
        letter + first
        for letter in speller.attached
        if ord(letter) >> _BLOCK == ord(first[0]) >> _BLOCK
    ]
    return [tuple(speller.mark + term for term in (each, *rest)) for each in (first, *alike)]


def _wanted(text: str, speller: Speller, *, open_end: bool) -> Wanted:
    """The terms of a chunk in the spelling of one language."""
    found: list[str] = []
    words = list(speller.words(text))
    for at, word in enumerate(words):
        last = at == len(words) - 1
        if is_paired(word):
            found.extend(_paired(word, last=last))
        elif open_end and last:
            found.append(f"{word}*")
        else:
            found.append(speller.stem(word))
    return tuple(found)


def _paired(word: str, *, last: bool) -> list[str]:
    """The pairs of a run; the index has its last character alone only where it ends."""
    if len(word) == 1:
        return [f"{word}*"] if last else [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _phrase(wanted: Wanted) -> str:
    *all_but_last, last = wanted
    star = "*" if last.endswith("*") else ""
    terms = " ".join([*all_but_last, last.removesuffix("*")])
    return f'"{terms}"{star}'
