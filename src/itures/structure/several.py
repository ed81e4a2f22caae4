"""Whether a file that is read as one document may hold several: a quick look.

Most texts hold one, and the whole of a volume is looked through only where two lines look
like number lines.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from itures.model.blocks import Reading
from itures.notation.grammar import Grammar
from itures.notation.matching import Match, Rule
from itures.notation.scanning import Scanner, any_of
from itures.structure.identify import SAMPLE, UNDETERMINED, language_of
from itures.structure.number_lines import NUMBER_LINE, STOPS

_SESSION = f"{NUMBER_LINE}.session"
_TAIL = 500
"""Characters at the end that tell whether a text ends in another language."""
_LONGEST = 400
"""No number line is longer than this, in characters."""
_BLANKS = 4
"""Blanks that may stand between a stop and a number line behind it."""


@frozen
class _Look:
    """What is looked for in texts of one language."""

    begins: Scanner
    """It knows how a paragraph begins that may be a number line."""
    inside: re.Pattern[str]
    """How a number line begins in the middle of a paragraph: in capitals, or behind a stop."""
    rules: tuple[Rule, ...]
    cased: bool
    """Whether the script has capitals; without, a match ends where a number line begins."""


def may_hold_several(reading: Reading, grammar: Grammar, language: str) -> bool:
    """Whether a text has to be looked through for the documents in it.

    Args:
        reading: the text.
        grammar: the grammars.
        language: the language that it is read in.
    """
    text = reading.text
    if language not in grammar.heads:
        return False
    if len(text) > 2 * SAMPLE and _ends_otherwise(text, grammar, language):
        return True
    look = _look(grammar, language)
    found = 0
    for _ in _headings(reading, look):
        found += 1
        if found > 1:
            return True
    return found > 0 and any(_inside(text, look))


def _ends_otherwise(text: str, grammar: Grammar, language: str) -> bool:
    """Whether a text ends in another language than it is read in."""
    return language_of(text[-_TAIL:], grammar.heads) not in {language, UNDETERMINED}


def _headings(reading: Reading, look: _Look) -> Iterator[Match]:
    """The paragraphs that begin with a number line, or with what looks like one."""
    text, begins = reading.text, look.begins.may_begin
    for block in reading.blocks:
        if begins(text, block.start, block.end):
            for rule in look.rules:
                found = rule.match(text, block.start, block.end)
                if found and _heads(found, text, block.end):
                    yield found
                    break


def _heads(found: Match, text: str, end: int) -> bool:
    """Whether a match has the form of a heading."""
    if end - found.start <= _LONGEST and not text[found.end : end].strip():
        return True
    line = text.find("\n", found.start, end)
    if line >= 0 and not text[found.end : line].strip():
        return True
    word = text[found.start : found.start + 3]
    dated = found.get("year") or found.get("code_year")
    return bool(dated) and word == word.upper()


def _inside(text: str, look: _Look) -> Iterator[bool]:
    """Number lines in the middle of a paragraph, behind a stop."""
    for hit in look.inside.finditer(text):
        at = hit.start() if look.cased else hit.end()
        if text[max(0, at - _BLANKS) : at].rstrip(" \t\u00a0")[-1:] not in STOPS:
            continue
        line = text.find("\n", at)
        found = look.rules[0].match(text, at, len(text) if line < 0 else line)
        if found and (found.get("year") or found.get("code_year")):
            yield True


@lru_cache(maxsize=32)
def _look(grammar: Grammar, language: str) -> _Look:
    rules = grammar.language(language)
    names = [name for name in (NUMBER_LINE, _SESSION) if name in rules.rule_strings]
    compiled = tuple(rules.compiled(name) for name in names)
    if not names:
        return _Look(Scanner(()), re.compile("(?!)"), (), cased=True)
    starts = {s for anchor in compiled[0].anchors for start in anchor.starts for s in start.strings}
    capital = any_of({start for start in starts if start == start.upper()}) or ["(?!)"]
    kinds = "|".join(capital)
    cased = any(char.lower() != char.upper() for start in starts for char in start)
    if not cased:
        # Without capitals the words of a number line stand everywhere: stops are rarer.
        kinds = rf"[{re.escape(''.join(sorted(STOPS)))}][ \t\u00a0]*(?={kinds})"
    return _Look(Scanner(compiled), re.compile(kinds), compiled, cased=cased)
