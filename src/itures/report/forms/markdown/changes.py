"""What has changed since an earlier report."""

from collections.abc import Iterable, Sequence

from itures.report.data import Report
from itures.report.forms.markdown.pen import counted, key, place, said, table
from itures.report.links import Issue

_HEADS = ("Rule", "Severity", "Text", "Place", "Finding")


def changes(report: Report) -> str:
    """New, gone and persisting findings, in Markdown."""
    new, old, gone = (_some(report, change) for change in ("new", "persisting", "fixed"))
    bare = [mark for mark in report.fixed if mark not in {issue.fingerprint for issue in gone}]
    baseline = said(report.provenance.baseline)
    parts = [
        f"# Changes since {baseline}\n\n",
        f"{len(new)} new, {len(gone) + len(bare)} fixed, {len(old)} persisting.\n",
        f"\n## New\n\n{_table(new)}",
        f"\n## Fixed\n\n{_table(gone) if gone or not bare else ''}",
    ]
    if bare:
        parts.append(f"Known by their fingerprints in {baseline}:\n\n")
        parts += [f"- {key(mark)}\n" for mark in bare]
    parts.append(f"\n## Persisting\n\n{_table(old)}")
    return "".join(parts)


def open_changes(report: Report) -> str:
    """One line: how many are new, and so on."""
    by = report.counts.by_change
    numbers = (by.get("new", 0), by.get("fixed", 0), by.get("persisting", 0))
    return "{} new, {} fixed, {} persisting".format(*numbers)


def issue_rows(issues: Iterable[Issue]) -> list[Sequence[str]]:
    """Rows for a table of issues."""
    return [
        (
            issue.code,
            issue.severity,
            key(issue.text),
            place(issue.node, issue.line),
            said(issue.message),
        )
        for issue in issues
    ]


def _some(report: Report, change: str) -> list[Issue]:
    return [issue for issue in report.issues if issue.change == change]


def _table(issues: Sequence[Issue]) -> str:
    if not issues:
        return "None.\n"
    return f"{counted(len(issues), 'finding')}.\n\n{table(_HEADS, issue_rows(issues))}"
