"""Accepted findings: a list, kept by people, of what is known and shall stay as it is.

`docs/reference/findings.md` shows an entry and says what its keys mean.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import define, evolve, field, frozen

from itures.analysis.fingerprints import Located
from itures.analysis.rules import RULES
from itures.errors import FormatError, SourceError

_NEEDED = ("rule", "reason", "author", "date")
_PICKING = ("document", "quote", "fingerprint")
_KEYS = (*_NEEDED, *_PICKING, "until")


@frozen
class Acceptance:
    """One entry."""

    rule: str
    reason: str
    author: str
    date: str
    document: str | None = None
    quote: str | None = None
    fingerprint: str | None = None
    until: str | None = None
    """The last day on which it counts, in ISO 8601."""

    def covers(self, one: Located) -> bool:
        """Whether a finding is what was accepted."""
        return (
            one.finding.code == self.rule
            and (self.fingerprint is None or self.fingerprint == one.fingerprint)
            and (self.document is None or self.document in {one.work, one.document})
            and (self.quote is None or " ".join(self.quote.split()) in one.quote)
        )

    def __str__(self) -> str:
        """One line for people."""
        picks = (self.document, f"'{self.quote}'" if self.quote else None, self.fingerprint)
        return " ".join([self.rule, *(pick for pick in picks if pick)])


@define
class Registry:
    """The entries of a file, and which of them were used."""

    path: str
    entries: tuple[Acceptance, ...]
    today: str
    """The day as of which entries have expired."""
    _used: Counter[int] = field(factory=Counter, init=False)

    def mark(self, found: Iterable[Located]) -> Iterator[Located]:
        """The findings, with the reason where one is accepted."""
        for one in found:
            reason = None
            for at, entry in enumerate(self.entries):
                if entry.covers(one):
                    self._used[at] += 1
                    if not self.expired(entry):
                        reason = reason or entry.reason
            yield evolve(one, accepted=reason)

    def complaints(self) -> Iterator[str]:
        """What is to be said of entries, once all findings have been seen."""
        for at, entry in enumerate(self.entries):
            if self.expired(entry):
                yield f"{self.path}: entry {at + 1}, {entry}, has expired on {entry.until}"
            elif at not in self._used:
                yield f"{self.path}: entry {at + 1}, {entry}, accepts nothing: take it out"

    def used(self) -> Iterator[tuple[Acceptance, int]]:
        """The entries, and how many of the findings that were seen each of them covers."""
        for at, entry in enumerate(self.entries):
            yield entry, self._used[at]

    def expired(self, entry: Acceptance) -> bool:
        """Whether the last day of an entry is over."""
        return entry.until is not None and entry.until < self.today


def read(path: str, today: str) -> Registry:
    """Read a file of accepted findings.

    Args:
        path: the file.
        today: the day as of which entries have expired, in ISO 8601.

    Raises:
        SourceError: if the file cannot be read.
        FormatError: if it is no such list; the message says which entry is wrong.
    """
    try:
        text = Path(path).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{path}: no TOML: {error}") from None
    every = data.get("accept", [])
    if set(data) - {"accept"} or not isinstance(every, list):
        raise FormatError(f"{path}: entries begin with [[accept]], and nothing else is there")
    return Registry(
        path, tuple(_entry(f"{path}: entry {at}", each) for at, each in enumerate(every, 1)), today
    )


def _entry(where: str, data: object) -> Acceptance:
    if not isinstance(data, Mapping):
        raise FormatError(f"{where}: entries begin with [[accept]]")
    if unknown := [key for key in data if key not in _KEYS]:
        raise FormatError(f"{where}: {unknown[0]!r} is not known; there are {', '.join(_KEYS)}")
    if lacking := [key for key in _NEEDED if not data.get(key)]:
        raise FormatError(f"{where}: {lacking[0]!r} is missing")
    if not any(data.get(key) for key in _PICKING):
        raise FormatError(f"{where}: say which findings: {', '.join(_PICKING)}")
    if data["rule"] not in RULES:
        raise FormatError(f"{where}: there is no rule {data['rule']!r}; `itures rule` lists all")
    return Acceptance(**{key: _plain(where, key, value) for key, value in data.items()})


def _plain(where: str, key: str, value: Any) -> str:
    """Strings as they are, dates in ISO 8601."""
    if key in {"date", "until"}:
        try:
            day = value if isinstance(value, date) else date.fromisoformat(value)
        except (TypeError, ValueError):
            raise FormatError(f"{where}: {key} is no date such as 2026-03-02") from None
        return (day.date() if isinstance(day, datetime) else day).isoformat()
    if not isinstance(value, str):
        raise FormatError(f"{where}: {key} is no string")
    return value
