"""What has changed since an earlier run: new findings, fixed ones, and those that persist."""

import json
from collections.abc import Collection
from pathlib import Path

from attrs import frozen

from itures.errors import FormatError, SourceError


@frozen
class Change:
    """The fingerprints of two runs, compared."""

    new: frozenset[str]
    fixed: frozenset[str]
    persisting: frozenset[str]


def read(path: str) -> frozenset[str]:
    """The fingerprints in the JSON of an earlier run.

    Args:
        path: a file that `itures check --format json` wrote.

    Raises:
        SourceError: if it cannot be read.
        FormatError: if it is something else.
    """
    try:
        data = json.loads(Path(path).read_bytes())
        return frozenset(one["fingerprint"] for one in data if not one.get("accepted_because"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        message = f"{path}: not what `itures check --format json` writes"
        raise FormatError(message) from None


def compare(before: Collection[str], now: Collection[str]) -> Change:
    """What has changed."""
    old, present = frozenset(before), frozenset(now)
    return Change(present - old, old - present, old & present)
