"""The findings of a report as SARIF 2.1.0, for code scanners and gates in CI.

An issue that somebody accepted is suppressed; against a baseline each result says whether it is
new or was there before. What is gone since the baseline is known by its fingerprint alone. It is
no result, because services refuse results without a place, but `fixed` in the properties.
"""

from typing import Any

from itures.analysis.fingerprints import Located
from itures.export.sarif import to_sarif
from itures.model.findings import Finding, Severity
from itures.report.data import Report
from itures.report.links import Issue

_LEVELS: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
_STATES = {"new": "new", "persisting": "unchanged", "fixed": "absent"}
"""What SARIF calls the changes against a baseline (3.27.24)."""


def to_sarif_log(report: Report) -> bytes:
    """The findings of a report as one SARIF log with one run."""
    made = report.provenance
    about: dict[str, Any] = {"as-of": made.as_of, "baseline": made.baseline}
    about = {key: value for key, value in about.items() if value is not None}
    about["enabled"] = list(made.enabled)
    if made.baseline is not None:
        about["fixed"] = list(report.fixed)
    return to_sarif(
        map(_located, report.issues),
        made.itures,
        more={issue.fingerprint: _more(issue) for issue in report.issues},
        about=about,
    ).encode()


def _more(issue: Issue) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if issue.change is not None:
        found["baselineState"] = _STATES[issue.change]
    about = {"language": issue.language, "quote": issue.quote, "suggestion": issue.suggestion}
    found["properties"] = {key: value for key, value in about.items() if value is not None}
    return found


def _located(issue: Issue) -> Located:
    finding = Finding(
        issue.code,
        _LEVELS[issue.severity],
        issue.message,
        issue.line,
        issue.column,
        issue.span,
    )
    return Located(
        issue.path,
        finding,
        issue.text,
        issue.text,
        issue.node,
        issue.quote,
        issue.fingerprint,
        issue.accepted,
    )
