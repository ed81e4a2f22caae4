"""Word lists: phrases by meaning, with the evidence for each."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from attrs import define, field, frozen

from itures.notation.widen import fold, widen, widen_all

Evidence = Literal["itu", "other", "unverified"]


@frozen
class Phrase:
    """One phrase of a word list."""

    text: str
    """The phrase as the grammar file has it."""
    meaning: str
    """What it stands for; in a plain list the name of the list."""
    evidence: Evidence
    """Seen in an ITU text, in another public text, or not checked against a text."""


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

    def meaning(self, surface: str) -> str | None:
        """What a printed form stands for, or `None` if it is not in the list."""
        if surface not in self._memo:
            if len(self._memo) > _MEMO_BOUND:
                self._memo.clear()
            self._memo[surface] = self._look_up(surface)
        return self._memo[surface]

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
        for index, phrase in enumerate(self.ordered):
            if self._widened(index).fullmatch(surface):
                return phrase.meaning
        return None

    def _widened(self, index: int) -> re.Pattern[str]:
        """The pattern of one phrase: few are ever asked for, and compiling takes long."""
        if index not in self._patterns:
            self._patterns[index] = re.compile(widen(self.ordered[index].text))
        return self._patterns[index]


_MEMO_BOUND = 4096
"""Distinct printed forms kept for each list; a document has a few dozen."""
