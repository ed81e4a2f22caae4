"""What each line of a masthead is."""

from collections.abc import Iterator
from typing import Literal

from itures.errors import GrammarError
from itures.model.document import Document, Masthead
from itures.notation.grammar import Grammar
from itures.notation.matching import Match

HeadRole = Literal["number", "title", "history", "enacting"]
HeadLine = tuple[HeadRole, str, tuple[int, int] | None]
"""What a line is, the line, and of a number line where the number stands in it."""
_NUMBER = "number_line"


def masthead_lines(document: Document, grammar: Grammar) -> Iterator[HeadLine]:
    """The lines of the masthead, and what they are.

    `history` is every line that is neither number nor title nor enacting formula: the
    sessions, the number of the document, the date.
    """
    masthead = document.masthead
    if masthead is None:
        return
    titles = (document.title or "").split("\n")
    numbered = False
    for place, line in enumerate(masthead.lines):
        found = None if numbered else _match(document, grammar, line)
        if line == document.title or line in titles:
            yield "title", line, None
        elif masthead.enacting == line:
            yield "enacting", line, None
        elif found or (place == 0 and not numbered):
            numbered = True
            yield "number", line, _number(masthead, line, found)
        else:
            yield "history", line, None


def _match(document: Document, grammar: Grammar, line: str) -> Match | None:
    try:
        if document.language not in grammar.heads:
            return None
        language = grammar.language(document.language)
        if _NUMBER not in language.rule_strings:
            return None
        return language.compiled(_NUMBER).match_all(line, 0, len(line))
    except GrammarError:  # a language file that is broken: the line is what it looks like
        return None


def _number(masthead: Masthead, line: str, found: Match | None) -> tuple[int, int] | None:
    """Where the number stands in a number line."""
    for part in found.parts if found else ():
        if part.slot == "number":
            return part.start, part.end
    at = line.find(masthead.number) if masthead.number else -1
    return (at, at + len(masthead.number or "")) if at >= 0 else None
