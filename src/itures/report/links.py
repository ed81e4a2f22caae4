"""The rows of a report about citations and findings: data, as in `itures.report.data`."""

from typing import Literal

from attrs import frozen

from itures.model.span import Span

Change = Literal["new", "persisting", "fixed"]


@frozen
class Reference:
    """A citation, of the leading version of a text."""

    id: str
    """`pp-res-71-2022--12`: the slug of the text and the number of the citation in it."""
    source: str
    language: str
    node: str | None
    clause: str | None
    types: tuple[str, ...]
    part: str | None
    line: int
    column: int
    span: Span
    quote: str
    before: str
    """Words before the quote, to find it by (a text quote selector of the W3C) …"""
    after: str
    """… and words behind it."""
    written: str
    """The target as it was read."""
    kind: str
    status: str
    reason: str | None
    work: str | None
    target: str | None
    """The cited edition, there or not."""
    nearest: str | None
    latest: str | None
    candidates: tuple[str, ...]
    locator: str | None
    place: str | None
    place_status: str | None
    inferred: tuple[str, ...]
    effect: str | None
    age: str | None
    ending: str | None
    same_work: bool


@frozen
class Issue:
    """A finding."""

    fingerprint: str
    code: str
    severity: str
    text: str
    """The text that it is in."""
    language: str
    path: str
    line: int
    column: int
    span: Span
    node: str | None
    quote: str
    message: str
    suggestion: str | None
    """What could be printed instead, where that is known."""
    change: Change | None
    """Against the baseline; `None` without one."""
    accepted: str | None
    """Why somebody has accepted it."""


@frozen
class Acceptance:
    """An entry of the list of accepted findings."""

    rule: str
    reason: str
    author: str
    date: str
    until: str | None
    picks: str
    """What it accepts, in one line."""
    used: int
    """How many findings it accepts; an entry of none should go."""
    expired: bool


@frozen
class RuleRow:
    """A rule that was looked for, and what it found."""

    code: str
    name: str
    severity: str
    about: str
    on: bool
    """Whether it is on without being asked for."""
    findings: int
    texts: int
    accepted: int
