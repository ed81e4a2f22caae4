"""Findings as commands of GitHub Actions, which shows them beside the lines of a file.

The form is that of "Workflow commands for GitHub Actions": messages escape `%` and line
ends, values of properties `:` and `,` as well.
"""

from collections.abc import Iterable, Mapping

from itures.analysis.fingerprints import Located
from itures.analysis.rules import RULES
from itures.export.visible import one_line, visible

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_SIGNS = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_VALUES = _SIGNS | {":": "%3A", ",": "%2C"}


def to_github(found: Iterable[Located]) -> str:
    """One command for each finding."""
    return "".join(map(_command, found))


def _command(one: Located) -> str:
    finding = one.finding
    rule = RULES.get(finding.code)
    title = f"{finding.code} {rule.name}" if rule else finding.code
    values = {
        "file": visible(one.name).replace("\\", "/"),
        "line": str(finding.line),
        "col": str(finding.column),
        "title": title,
    }
    said = ",".join(f"{key}={_escaped(value, _IN_VALUES)}" for key, value in values.items())
    return f"::{_LEVELS[finding.severity]} {said}::{_escaped(one_line(finding.message), _SIGNS)}\n"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
