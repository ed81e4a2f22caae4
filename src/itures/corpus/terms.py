"""Words as they are looked for: folded, cut to their stems, Chinese in pairs of characters.

The same is done to what is stored and to what is asked for, so it need not be right, only
the same. What is known of a language stands in the table `search` of its grammar. A term
begins with two letters for its language: who searches need not say in which language, and
yet finds no word of another one that happens to have the same stem.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache

from attrs import define, field

from itures.notation.files import Table
from itures.notation.grammar import Grammar

_WORD = re.compile(r"[^\W_]+")
PAIRED = re.compile(
    "[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Runs of characters of scripts that do not set words apart."""
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
"""Accents of Latin and Cyrillic letters, vowel and other marks of Arabic ones."""
_RUN = re.compile(f"({PAIRED.pattern})")
MARK = 2
"""Letters at the beginning of a term that say its language."""
_MEMO = 100_000
"""Word forms remembered for one language: a large corpus has some ten thousand."""


def folded(text: str) -> str:
    """A text without case, accents, vowel marks and presentation forms."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if plain.isascii():
        return plain
    return _ACCENTS.sub("", unicodedata.normalize("NFD", plain))


@define(slots=False, eq=False)
class Speller:
    """How the words of one language are written in the index."""

    mark: str
    """The two letters that terms begin with."""
    table: Table
    """The table `search` of a grammar; an empty one folds only."""
    stem: Callable[[str], str] = field(init=False, repr=False)
    """Cuts a folded word to its stem."""

    def __attrs_post_init__(self) -> None:
        self.stem = lru_cache(_MEMO)(self._stem)

    @cached_property
    def _fold(self) -> Mapping[int, str]:
        return str.maketrans(dict(self.table.get("fold", {})))

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        return self._longest_first("prefixes")

    @cached_property
    def _suffixes(self) -> tuple[str, ...]:
        return self._longest_first("suffixes")

    @cached_property
    def _kept(self) -> tuple[str, ...]:
        return tuple(self._plain(each) for each in self.table.get("kept", ()))

    @cached_property
    def attached(self) -> str:
        """Letters that may be written on to the front of a word."""
        return str(self.table.get("attached", ""))

    @property
    def least(self) -> int:
        """The letters that have to stay when something is cut off."""
        return int(self.table.get("least", 1))

    def _longest_first(self, key: str) -> tuple[str, ...]:
        plain = {self._plain(each) for each in self.table.get(key, ())} - {""}
        return tuple(sorted(plain, key=lambda each: (-len(each), each)))

    def _plain(self, text: str) -> str:
        return folded(text).translate(self._fold)

    def terms(self, text: str) -> Iterator[str]:
        """The terms of a text, in its order."""
        mark = self.mark
        for word in self.words(text):
            if is_paired(word):
                yield from (mark + pair for pair in pairs(word))
            else:
                yield mark + self.stem(word)

    def words(self, text: str) -> Iterator[str]:
        """The folded words of a text; a run of Chinese characters is one."""
        for word in _WORD.findall(self._plain(text)):
            if word.isascii():
                yield word
            else:
                yield from filter(None, _RUN.split(word))

    def _stem(self, word: str) -> str:
        if word[0].isdecimal() or not (self._suffixes or self._prefixes):
            return word
        for prefix in self._prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= self.least:
                word = word[len(prefix) :]
                break
        for _ in range(int(self.table.get("rounds", 1))):
            word = self._shorter(word)
        return word

    def _shorter(self, word: str) -> str:
        """A word without the longest ending that can be cut off."""
        if word.endswith(self._kept):
            return word
        for suffix in self._suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= self.least:
                return word[: -len(suffix)]
        return word


def mark_of(language: str) -> str:
    """Two letters for a language; a code of three letters is cut, and never clashes in use."""
    return language[:MARK].ljust(MARK, "z")


def is_paired(word: str) -> bool:
    """Whether a word is a run of characters of a script that does not set words apart."""
    return PAIRED.match(word) is not None


def pairs(run: str) -> Iterator[str]:
    """The pairs of neighbours in a run of characters, and the last one alone.

    The last stands alone so that a single character is found by what begins with it.
    """
    for at in range(len(run) - 1):
        yield run[at : at + 2]
    yield run[-1]


@define(slots=False, eq=False)
class Spelling:
    """The spellers of all languages of a grammar."""

    grammar: Grammar
    _spellers: dict[str, Speller] = field(factory=dict, init=False, repr=False)

    def of(self, language: str) -> Speller:
        """The speller of a language; one that only folds where nothing is known of it."""
        if language not in self._spellers:
            known = language in self.grammar.names("languages")
            data = self.grammar.language(language).data if known else {}
            self._spellers[language] = Speller(mark_of(language), data.get("search", {}))
        return self._spellers[language]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have something to say on how words are looked for."""
        return tuple(
            code
            for code in self.grammar.names("languages")
            if "search" in self.grammar.language(code).data
        )

    @cached_property
    def fingerprint(self) -> str:
        """What the index depends on, as a string that changes when it does."""
        tables = [(code, self.of(code).table) for code in self.languages]
        return repr(tables)
