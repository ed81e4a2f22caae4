"""By when: the dates and sessions that a demand names."""

from attrs import frozen

from itures.model.document import Document
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.notation.matching import Match
from itures.structure.dates import iso
from itures.structure.masthead import canonical, full_year

_DUE = "due"
"""The table of rules that read dates and sessions."""


@frozen
class Due:
    """By when something is to be done."""

    printed: str | None
    due: str | None
    recurring: str | None


def due_of(document: Document, grammar: Grammar, rules: Language, text: str) -> Due | None:
    """The first date or session that a text names as the time for something, and the rhythm.

    Args:
        document: the document, whose body and session "the next assembly" leans on.
        grammar: the grammars.
        rules: those of the language of the text.
        text: the words of one action.
    """
    if _DUE not in rules.data.get("scans", {}):
        return None
    printed = due = recurring = None
    for match in rules.scanner((_DUE,)).scan(text, 0, len(text)):
        if match.get("recurring"):
            recurring = recurring or match.get("recurring")
        elif due is None and (due := _time(match, document, grammar)):
            printed = " ".join(text[match.start : match.end].split())
    return Due(printed, due, recurring) if due or recurring else None


def _time(match: Match, document: Document, grammar: Grammar) -> str | None:
    head = document.masthead
    since = head.year if head else None
    code, year = match.get("code_year"), match.get("year")
    body = match.get("body") or (head.body if head and match.get("own") else None)
    if code and body:
        met = grammar.registry.session_year(body, full_year(canonical(code)))
        # The code of an earlier session is a citation, not a time to come.
        return f"{body}@{met}" if since is None or met > since else None
    if body and year:
        return f"{body}@{canonical(year)}"
    if body:
        return _next(grammar, body, since)
    if year and (since is None or int(canonical(year)) >= since):
        return iso(match) or canonical(year)
    return None


def _next(grammar: Grammar, body: str, since: int | None) -> str:
    """The session of a body behind a year, if the registry knows one."""
    years = [s.year for s in grammar.registry.sessions if s.body == body]
    later = [year for year in years if since is not None and year > since]
    return f"{body}@{min(later)}" if later else f"{body}@next"
