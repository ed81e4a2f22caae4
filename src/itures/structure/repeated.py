"""What rules say of words that texts repeat: the same openers stand in text after text."""

from functools import lru_cache

from attrs import define, field

from itures.model.citations import Part
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.notation.matching import Match, Rule
from itures.notation.scanning import inside_word

_LONGEST = 100
"""Longer stretches, in characters, are seldom the same in two texts."""
_BOUND = 4096
"""Stretches remembered; a document has a few dozen."""
Key = tuple[str | tuple[str, ...], str]
"""The rule or the tables of rules that were asked, and the words."""


@define(eq=False)
class Repeated:
    """Matches on short stretches up to the end of a paragraph, in one language.

    A rule for a paragraph sees nothing but the paragraph, so what it once said of some
    words holds wherever they stand.
    """

    language: Language
    _known: dict[Key, Match] = field(factory=dict, init=False, repr=False)
    """The matches that were found, as if the text began with the words."""

    def whole(self, rule: Rule, text: str, start: int, end: int) -> Match | None:
        """The match of a rule on a whole stretch."""
        if end - start > _LONGEST:
            return rule.match_all(text, start, end)
        key = rule.name, text[start:end]
        known = self._known.get(key)
        return _moved(known, start) if known else self._kept(key, rule.match_all(text, start, end))

    def at(self, families: tuple[str, ...], text: str, start: int, end: int) -> Match | None:
        """The longest match of the rules of some tables at an offset."""
        scanner = self.language.scanner(families)
        if not scanner.may_begin(text, start, end):
            return None
        if end - start > _LONGEST:
            return scanner.at(text, start, end)
        key = families, text[start:end]
        known = self._known.get(key)
        if known and not inside_word(text, start, scanner.clitics):
            return _moved(known, start)
        return self._kept(key, scanner.at(text, start, end))

    def _kept(self, key: Key, found: Match | None) -> Match | None:
        if found:
            if len(self._known) > _BOUND:
                self._known.clear()
            self._known[key] = _moved(found, -found.start)
        return found


@lru_cache(maxsize=64)
def repeated_of(grammar: Grammar, language: str) -> Repeated:
    """What is remembered for a language, by its ISO 639-1 code."""
    return Repeated(grammar.language(language))


def _moved(match: Match, by: int) -> Match:
    """A match so many characters further on."""
    parts = [Part(part.slot, part.value, part.start + by, part.end + by) for part in match.parts]
    return Match(match.rule, match.start + by, match.end + by, tuple(parts))
