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

    @cached_property
    def ordered(self) -> tuple[Phrase, ...]:
        """The phrases, longest first; of two with the same letters the first listed."""
        unique: dict[str, Phrase] = {}
        for phrase in self.phrases:
            unique.setdefault(fold(phrase.text), phrase)
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

    def _look_up(self, surface: str) -> str | None:
        known = self._exact.get(fold(surface))
        if known is not None:
            return known
        for phrase in self.ordered:
            if re.fullmatch(widen(phrase.text), surface):
                return phrase.meaning
        return None


_MEMO_BOUND = 4096
"""Distinct printed forms kept for each list; a document has a few dozen."""
