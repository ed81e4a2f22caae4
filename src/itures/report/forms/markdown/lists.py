"""Texts, rules, references and findings: what a reader has to look at."""

from collections import Counter
from itertools import groupby

from itures.report.data import Report
from itures.report.forms.markdown.changes import issue_rows
from itures.report.forms.markdown.pen import (
    LEVELS,
    MOST,
    QUOTE,
    counted,
    first,
    key,
    said,
    table,
    tag,
)
from itures.report.forms.markdown.worklists import is_open
from itures.report.texts import Text

_LOST = ("ambiguous", "missing", "unresolved")
"""The status of references that lead nowhere, or to several places."""
_ERRORS = 50
"""Errors that are listed in full."""
_TEXTS = 100
"""Texts that are all listed; of more than these only those with errors or warnings."""


def act(report: Report) -> str:
    """The errors, first those that can be mended at once."""
    errors = [issue for issue in report.issues if is_open(issue) and issue.severity == "error"]
    if not errors:
        return "No errors.\n"
    errors.sort(key=lambda issue: issue.suggestion is None)  # first what can be mended at once
    heads = ("Rule", "Severity", "Text", "Place", "Finding")
    rows = first(issue_rows(errors), _ERRORS, "`issues.csv`")
    return f"{counted(len(errors), 'error')}.\n\n{table(heads, rows)}"


def by_text(report: Report) -> str:
    """The texts, body by body; of many only those with errors or warnings."""
    shown = [text for text in report.texts if len(report.texts) <= _TEXTS or _matters(text)]
    parts: list[str] = []
    if len(shown) < len(report.texts):
        rest = counted(len(report.texts) - len(shown), "text")
        parts.append(f"{rest} without errors and warnings are in `texts.csv`.\n")
    heads = ("Text", "Title", "Standing", "#Cites", "#Cited by", "Findings")
    for body, texts in groupby(shown, key=lambda text: text.body):
        rows = []
        for text in texts:
            found = ", ".join(
                counted(text.findings[level], level) for level in LEVELS if text.findings.get(level)
            )
            work = f"[{found}](worklist/{text.slug}.md)" if found else "none"
            title = said(text.title, QUOTE)
            rows.append((key(text.id), title, said(text.standing), text.cites, text.cited_by, work))
        parts.append(f"### {said(tag(body))}\n\n{table(heads, rows)}")
    return "\n".join(parts)


def _matters(text: Text) -> bool:
    return bool(text.findings.get("error") or text.findings.get("warning"))


def by_rule(report: Report) -> str:
    """The rules that found something, and the names of the others."""
    found = [rule for rule in report.rules if rule.findings]
    silent = [rule.code for rule in report.rules if not rule.findings]
    heads = ("Rule", "Name", "Severity", "#Findings", "#Texts", "#Accepted", "What it means")
    rows = (
        (
            rule.code,
            rule.name,
            rule.severity,
            rule.findings,
            rule.texts,
            rule.accepted,
            said(rule.about),
        )
        for rule in found
    )
    quiet = f"\nNothing found: {', '.join(silent)}.\n" if silent else ""
    return f"{table(heads, rows)}{quiet}" if found else f"Nothing found.\n{quiet}"


def references(report: Report) -> str:
    """References by age."""
    ages = [(said(age or "no edition"), number) for age, number in report.counts.by_age.items()]
    return f"{table(('Age', '#References'), ages)}\nAll of them: `references.csv`.\n"


def editions(report: Report) -> str:
    """Works with several editions, or that have ended."""
    several = [work for work in report.works if len(work.editions) > 1 or work.ending]
    rows = []
    for work in several:
        history = ", ".join(
            f"{key(edition.id)} {said(edition.standing)}" for edition in work.editions
        )
        end = (
            f"{said(work.ending)} {said(work.ended)} by {key(work.ended_by)}" if work.ending else ""
        )
        rows.append((key(work.id), history, end))
    stale = counted(len(report.amendments), "citation")
    stale += " of old editions: [amendments.md](amendments.md).\n"
    if not rows:
        return stale
    heads = ("Work", "Editions", "Ending")
    return f"{stale}\n{table(heads, first(rows, MOST, '`editions.csv`'))}"


def unread(report: Report) -> str:
    """References that lead nowhere, and what was not understood."""
    return f"{_open_references(report)}\n{_stretches(report)}"


def _open_references(report: Report) -> str:
    """How many there are, and what is cited most often of what is not there."""
    lost = [one for one in report.references if one.status in _LOST]
    if not lost:
        return "Every reference leads somewhere.\n"
    every = Counter((one.target or one.work or one.written, one.status) for one in lost)
    order = sorted(every.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [(key(name), status, number) for (name, status), number in order]
    heads = ("Cited", "Status", "#References")
    said_first = f"{counted(len(lost), 'reference')} not resolved: `references.csv`.\n\n"
    return said_first + table(heads, first(rows, MOST, "`references.csv`"))


def _stretches(report: Report) -> str:
    if not report.unread:
        return "Everything was read.\n"
    rows = [
        (key(one.text), f"{one.line}:{one.column}", said(one.reason), said(one.quote, QUOTE))
        for one in report.unread
    ]
    heads = ("Text", "Place", "Why", "Words")
    return table(heads, first(rows, MOST, "`unread.csv`"))


def accepted(report: Report) -> str:
    """The list of accepted findings."""
    rows = [
        (
            one.rule,
            said(one.picks),
            said(one.reason),
            said(one.author),
            said(one.date),
            one.used,
            _state(one.used, one.expired),
        )
        for one in report.accepted
    ]
    heads = ("Rule", "Picks", "Reason", "By", "On", "#Findings", "State")
    return table(heads, rows) if rows else "None.\n"


def _state(used: int, expired: bool) -> str:
    return "expired" if expired else "in use" if used else "of no use: take it out"
