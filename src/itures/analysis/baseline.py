"""What has changed since an earlier run: new findings, fixed ones, and those that persist."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from attrs import frozen

from itures.errors import FormatError, SourceError

REPORT_FORMAT = 1
"""The form of reports; `itures.report` writes it."""


@frozen
class Change:
    """The fingerprints of two runs, compared."""

    new: frozenset[str]
    fixed: frozenset[str]
    persisting: frozenset[str]


def read(path: str) -> frozenset[str]:
    """The fingerprints in the JSON of an earlier run.

    Args:
        path: a file that `itures check --format json` wrote, or the `xref.json` of a report.

    Raises:
        SourceError: if it cannot be read.
        FormatError: if it is something else, or a report of another form.
    """
    try:
        data = json.loads(Path(path).read_bytes())
        every = _of_report(path, data) if isinstance(data, dict) else data
        return frozenset(one["fingerprint"] for one in every if not _accepted(one))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        message = f"{path}: neither what `itures check --format json` writes nor an xref.json"
        raise FormatError(message) from None


def _of_report(path: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings in a report."""
    if "issues" in data and data["format"] != REPORT_FORMAT:
        raise FormatError(
            f"{path}: a report of form {data['format']}; this itures reads form {REPORT_FORMAT}:"
            " make it anew"
        )
    found: list[dict[str, Any]] = data["issues"]
    return found


def _accepted(one: dict[str, Any]) -> bool:
    return bool(one.get("accepted_because") or one.get("accepted"))


def compare(before: Collection[str], now: Collection[str]) -> Change:
    """What has changed."""
    old, present = frozenset(before), frozenset(now)
    return Change(present - old, old - present, old & present)
