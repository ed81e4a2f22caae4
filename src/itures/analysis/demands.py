"""ACT: what is asked for and cannot be done any more, or is heard by nobody."""

from collections.abc import Iterator

from itures.analysis.actions import Action, actions
from itures.analysis.remarks import quote, remark
from itures.corpus import moments
from itures.model.document import Document
from itures.model.findings import Finding
from itures.notation.grammar import Grammar

_REPORTING, _REPORT = "reporting", "reports"
"""The rules that read words of reporting, and what they call the words that say it."""
_STOPS = ".;\uff1b\u3002\u061b\n"
"""What parts one demand from the next."""
_OPENING = 16
"""Characters from the beginning of a demand in which its verb stands."""


def expired_deadline(document: Document, grammar: Grammar, now: str) -> Iterator[Finding]:
    """ACT504: the day or the session by which something was to be done is over.

    Args:
        document: the document.
        grammar: its grammars.
        now: the moment as of which it is looked at, a day or a year.
    """
    body = document.masthead.body if document.masthead else None
    if body is None or grammar.registry.bodies.get(body, {}).get("unversioned"):
        return  # such a text is never revised: its days are for one occasion
    for action in actions(document, grammar):
        if action.due and not action.recurring and _over(action.due, now):
            message = (
                f"{quote(action.deadline or action.due)} is over: {action.due} is before {now}"
            )
            yield remark(document, "ACT504", action.span, message)


def _over(due: str, now: str) -> bool:
    """Whether a day, a year, or the year of a session `wtsa@2028` lies before a moment."""
    when = due.rpartition("@")[2]
    return when[:1].isdecimal() and moments.surely_before(when, now)


def unheard_report(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """ACT505: a demand begins with a report, and says to nobody's ears."""
    for action in actions(document, grammar):
        if not action.report_to and _asks(action, document, grammar):
            message = f"a report is asked for, and no recipient named: {quote(action.text)}"
            yield remark(document, "ACT505", action.span, message)


def _asks(action: Action, document: Document, grammar: Grammar) -> bool:
    rules = grammar.language(document.language)
    if _REPORTING not in rules.data.get("scans", {}):
        return False
    found: dict[int, list[tuple[int, str | None]]] = {}
    for match in rules.scanner((_REPORTING,)).scan(action.text, 0, len(action.text)):
        begin = max(action.text.rfind(stop, 0, match.start) for stop in _STOPS) + 1
        found.setdefault(begin, []).append((match.start - begin, match.get(_REPORTING)))
    return any(
        some[0][0] <= _OPENING and any(value == _REPORT for _, value in some)
        for some in found.values()
    )
