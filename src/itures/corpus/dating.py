"""When a document was adopted, as far as its words or the registry say."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from itures.model.document import Document
from itures.notation.grammar import Grammar
from itures.structure.dates import iso

_FAMILY = "adoption"
"""The rules of a language for the day on which a text was adopted."""
_HEAD, _FOOT = 3000, 400
"""Characters at both ends of a text in which its own date is looked for."""


@frozen
class Dated:
    """The year and the day of adoption; either may be unknown."""

    year: int | None
    day: str | None


def dated(document: Document, grammar: Grammar) -> Dated:
    """When a document was adopted, or, for a letter, written.

    A session of a conference is dated by the registry, which knows the day on which some
    of them closed. Texts of the UN carry their date: in the masthead; else the day that
    stands both above and below the text, because what stands only above may be the day of
    distribution; else the last one below.
    """
    if document.letter:
        day = document.letter.date
        return Dated(int(day[:4]) if day else None, day)
    head = document.masthead
    if head is None:
        event = document.message.event if document.message else None
        return Dated(event.year if event else None, event.date if event else None)
    if head.body and head.year:
        closed = _closed(grammar, head.body, head.year)
        if closed:
            return Dated(head.year, closed)
    about = grammar.registry.bodies.get(head.body or "", {})
    if not about.get("unversioned"):
        return Dated(head.year, None)
    day = _printed(document, grammar)
    return Dated(head.year or (int(day[:4]) if day else None), day)


def _closed(grammar: Grammar, body: str, year: int) -> str | None:
    """The day on which the session of a body in a year closed, if the registry knows it."""
    for session in grammar.registry.sessions_data["sessions"]:
        if session["body"] == body and session["year"] == year and "closes" in session:
            return str(session["closes"])
    return None


def _printed(document: Document, grammar: Grammar) -> str | None:
    """The day that a text prints as that of its adoption."""
    head = document.masthead
    if head is None or document.language not in grammar.names("languages"):
        return None
    own = _days(document, grammar, "\n".join(head.lines))
    if head.year:
        fit = [day for day in own if int(day[:4]) == head.year]
        return fit[-1] if fit else None
    start, end = _bounds(document)
    above = _days(document, grammar, document.text[max(0, start - _HEAD) : head.span.start])
    below = _days(document, grammar, document.text[end : end + _FOOT])
    both = [day for day in below if day in above]
    return next(iter([*own, *both, *reversed(below)]), None)


def _bounds(document: Document) -> tuple[int, int]:
    """Where the masthead begins, and where the last clause ends."""
    head = document.masthead.span.start if document.masthead else 0
    ends: Iterable[int] = [clause.span.end for clause in document.clauses]
    return head, max(ends, default=head)


def _days(document: Document, grammar: Grammar, text: str) -> list[str]:
    return list(_read(grammar, document.language, text))


def _read(grammar: Grammar, language: str, text: str) -> Iterator[str]:
    scanner = grammar.language(language).scanner((_FAMILY,))
    for match in scanner.scan(text, 0, len(text)):
        day = iso(match)
        if day:
            yield day
