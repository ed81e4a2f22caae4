"""A worklist for each text with open findings: what to look at, where, and what to write."""

from collections import Counter
from collections.abc import Iterator, Sequence

from itures.analysis.rules import RULES
from itures.report.data import Report
from itures.report.forms.markdown.pen import counted, key, place, quoted, said
from itures.report.links import Issue
from itures.report.texts import Text

_LEVELS = (("error", "Errors"), ("warning", "Warnings"), ("note", "Notes"))
_CHANGES = {"new": "new since the baseline", "fixed": "gone since the baseline"}

_HOW = (
    "Tick what is done. What shall stay as it is goes into the list of accepted findings, by its"
    " fingerprint."
)


def worklists(report: Report) -> Iterator[tuple[str, str]]:
    """The slug of each text that has open findings, and its worklist in Markdown."""
    found: dict[str, list[Issue]] = {}
    for issue in report.issues:
        if is_open(issue):
            found.setdefault(issue.text, []).append(issue)
    for text in report.texts:
        if text.id in found:
            yield text.slug, _worklist(text, found[text.id])


def is_open(issue: Issue) -> bool:
    """Whether there is something to do about an issue."""
    return issue.accepted is None and issue.change != "fixed"


def counts(issues: Sequence[Issue]) -> str:
    """`1 error, 2 warnings`."""
    every = Counter(issue.severity for issue in issues)
    return ", ".join(counted(every[level], level) for level, _ in _LEVELS if every[level])


def _worklist(text: Text, issues: Sequence[Issue]) -> str:
    title = f" \u00b7 {said(text.title)}" if text.title else ""
    parts = [
        f"# {said(text.name or text.id)}\n\n{key(text.id)}{title}\n\n",
        f"{counted(len(issues), 'finding')}: {counts(issues)}. {_HOW}\n",
    ]
    for level, head in _LEVELS:
        some = [issue for issue in issues if issue.severity == level]
        if some:
            parts += [f"\n## {head}\n", *map(entry, some)]
    return "".join(parts)


def entry(issue: Issue) -> str:
    """A box to tick, with the quote, what to write, and the place."""
    rule = RULES.get(issue.code)
    name = f" {rule.name}" if rule else ""
    change = f" *({_CHANGES[issue.change]})*" if issue.change in _CHANGES else ""
    lines = [f"- [ ] **{issue.code}**{name}{change}: {said(issue.message)}"]
    if issue.quote:
        lines += ["", f"  > {quoted(issue.quote)}", ""]
    if issue.suggestion:
        lines += [f"  Write instead: **{said(issue.suggestion)}**", ""]
    where = place(issue.node, issue.line, issue.column)
    lines += [
        f"  {where}, of {said(issue.path)} ({issue.language}) \u00b7 {key(issue.fingerprint)}"
    ]
    return "\n" + "\n".join(lines) + "\n"
