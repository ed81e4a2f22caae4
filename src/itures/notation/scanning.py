"""Finding rules in running text: look for what they can begin with, match only there."""

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import define

from itures.notation.matching import Match, Rule


@define(slots=False)
class Scanner:
    """A set of rules that is looked for all over a text."""

    rules: tuple[Rule, ...]
    """The rules; of those that match at one place the longest match counts."""
    clitics: str = ""
    """Letters that may be written on to the front of a word, as in Arabic."""

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """One pattern of everything that a rule can begin with."""
        starts = dict.fromkeys(start for rule in self.rules for start in rule.starts)
        allowed = f"(?<![^\\W\\d_{self.clitics}])" if self.clitics else ""
        return re.compile(allowed + "(?:" + "|".join(starts or ["(?!)"]) + ")")

    def scan(self, text: str, start: int, end: int) -> Iterator[Match]:
        """The matches between two offsets, in the order of the text, without overlaps."""
        at = start
        search = self.trigger.search
        while (hit := search(text, at, end)) is not None:
            found = self.at(text, hit.start(), end)
            if found is not None:
                yield found
            at = found.end if found else max(hit.end(), hit.start() + 1)

    def at(self, text: str, start: int, end: int) -> Match | None:
        """The longest match at an offset; of equal ones the rule that stands first."""
        if inside_word(text, start):
            return None
        best: Match | None = None
        for rule in self.rules:
            found = rule.match(text, start, end)
            if found and (best is None or found.end > best.end):
                best = found
        return best


def inside_word(text: str, start: int) -> bool:
    """Whether an offset stands inside a word of a script that sets words apart."""
    if start == 0 or not text[start].isalnum():
        return False
    before, here = text[start - 1], text[start]
    if here.isdigit():
        return before.isdigit()
    return before.isalpha() and not (is_cjk(before) or is_cjk(here))


def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script that does not set words apart."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char > "\uffff"
