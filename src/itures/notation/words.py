"""Word lists: phrases by meaning, with the evidence for each."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Literal

from attrs import define, field, frozen

from itures.notation.widen import KEY, bare, could_be, fold, widen, widen_all

Evidence = Literal["itu", "other", "unverified"]
_MEMO_BOUND = 4096
"""Distinct printed forms kept for each list; a document has a few dozen."""


@frozen
class Phrase:
    """One phrase of a word list."""

    text: str
    """The phrase as the grammar file has it."""
    meaning: str
    """What it stands for; in a plain list the name of the list."""
    evidence: Evidence
    """Seen in an ITU text, in another public text, or not checked against a text."""


TryAt = Callable[[str, int, int], re.Match[str] | None]
"""The `match` method of a compiled pattern: text, start, end."""


@define
class Opening:
    """Some phrases by the characters that they begin with."""

    phrases: tuple[str, ...]
    """The phrases, bare, those to be tried first in front."""
    table: dict[str, TryAt | None] = field(factory=dict, init=False, repr=False)
    """What matches them where a text goes on so; nothing where none of them can stand."""
    _by_first: dict[str, list[str]] = field(factory=dict, init=False, repr=False)

    def look_up(self, key: str) -> TryAt | None:
        """What matches the phrases that can begin with some characters; compiled once."""
        some = [phrase for phrase in self._with_first(key) if could_be(phrase, key)]
        if len(self.table) > _MEMO_BOUND:
            self.table.clear()
        # Returned as it is: another thread may empty the table at any moment.
        self.table[key] = found = re.compile(widen_all(some)).match if some else None
        return found

    def may_begin(self, key: str) -> bool:
        """Whether a phrase can begin with some characters; nothing is compiled for that."""
        compiled = self.table.get(key) is not None
        return compiled or any(could_be(phrase, key) for phrase in self._with_first(key))

    def _with_first(self, key: str) -> list[str]:
        """The phrases that can begin with the first of some characters."""
        if not key:
            return []
        if key[0] not in self._by_first:
            first = [phrase for phrase in self.phrases if could_be(phrase, key[0])]
            self._by_first[key[0]] = first
        return self._by_first[key[0]]


@lru_cache(maxsize=512)
def opening_of(phrase: str) -> Opening:
    """One phrase by itself."""
    return Opening((bare(phrase),))


@define(slots=False)
class WordList:
    """The phrases behind one `@name`."""

    name: str
    phrases: tuple[Phrase, ...]
    _memo: dict[str, str | None] = field(factory=dict, init=False, repr=False)
    _patterns: dict[int, re.Pattern[str]] = field(factory=dict, init=False, repr=False)

    @cached_property
    def ordered(self) -> tuple[Phrase, ...]:
        """The phrases, longest first; of two that say the same with the same letters the first."""
        unique: dict[tuple[str, str], Phrase] = {}
        for phrase in self.phrases:
            unique.setdefault((fold(phrase.text), phrase.meaning), phrase)
        return tuple(sorted(unique.values(), key=lambda phrase: -len(phrase.text)))

    @cached_property
    def pattern(self) -> str:
        """The `re` text that matches the longest phrase."""
        return "(?>" + widen_all(phrase.text for phrase in self.ordered) + ")"

    @cached_property
    def opening(self) -> Opening:
        """The working form: patterns of the phrases that begin with the same character."""
        return Opening(tuple(bare(phrase.text) for phrase in self.ordered))

    def meaning(self, surface: str) -> str | None:
        """What a printed form stands for, or `None` if it is not in the list."""
        try:
            return self._memo[surface]
        except KeyError:  # asked for first, another thread might empty the memo in between
            found = self._look_up(surface)
            if len(self._memo) > _MEMO_BOUND:
                self._memo.clear()
            self._memo[surface] = found
            return found

    @cached_property
    def _exact(self) -> Mapping[str, str]:
        return {fold(phrase.text): phrase.meaning for phrase in reversed(self.ordered)}

    @cached_property
    def _printed(self) -> Mapping[str, str]:
        """By the form with its accents, which may be all that tells two phrases apart."""
        return {phrase.text.casefold(): phrase.meaning for phrase in reversed(self.ordered)}

    def _look_up(self, surface: str) -> str | None:
        known = self._printed.get(surface.casefold()) or self._exact.get(fold(surface))
        if known is not None:
            return known
        key = surface[:KEY]
        for index, phrase in enumerate(self.ordered):
            if could_be(bare(phrase.text), key) and self._widened(index).fullmatch(surface):
                return phrase.meaning
        return None

    def _widened(self, index: int) -> re.Pattern[str]:
        """The pattern of one phrase: few are ever asked for, and compiling takes long."""
        if index not in self._patterns:
            self._patterns[index] = re.compile(widen(self.ordered[index].text))
        return self._patterns[index]
