"""Openers and headings that an extractor ran on inside paragraphs: where they may stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache

from attrs import define

from itures.notation.language import Language
from itures.notation.matching import Match
from itures.notation.scanning import Scanner
from itures.structure.printed import Printed

_TABLES = ("opener", "annex")
"""Tables of rules for what may stand inside a paragraph."""
_STOP = r"[,;:.\uff0c\uff1b\uff1a\u3002\u060c\u061b]\s+(?=[^\W\d_])"
"""What stands before an opener that was glued to the paragraph before it, as an `re` text."""


@define(slots=False)
class RunIn:
    """Finds them in the paragraphs of one text."""

    printed: Printed
    language: Language

    @cached_property
    def _scanner(self) -> Scanner:
        return self.language.scanner(_TABLES)

    @cached_property
    def _places(self) -> Sequence[int]:
        """Where one may begin inside a paragraph: behind a stop or a hole."""
        pattern = _behind_stop(self._scanner.beginning)
        stops = [stop.end() for stop in pattern.finditer(self.printed.text)]
        holes = [end for _, end in self.printed.holes]
        return sorted({*stops, *holes}) if holes else stops

    def matches(self, start: int, end: int, *, goes_on: bool = False) -> list[Match]:
        """Those in a paragraph.

        Args:
            start: where it begins: with what is printed.
            end: where it ends.
            goes_on: whether it goes on with the sentence above it: then it begins with none.
        """
        text, places, at = self.printed.text, self._places, start + goes_on
        first = bisect_right(places, at)
        if first == len(places) or places[first] >= end:
            # Most paragraphs have no place for one but their beginning.
            if not goes_on and not self._scanner.may_begin(text, start, end):
                return []
            inside: Sequence[int] = ()
        else:
            inside = places[first : bisect_left(places, end)]
        found: list[Match] = []
        for place in (at, *inside):
            begin = place if place == start else self.printed.first(place, end)
            if at <= begin < end:
                match = self._scanner.at(text, begin, end)
                if match:
                    found.append(match)
                    at = match.end
        return found


@lru_cache(maxsize=32)
def _behind_stop(beginning: str) -> re.Pattern[str]:
    """What ends where a match may begin, behind a stop."""
    return re.compile(f"{_STOP}(?={beginning})")
