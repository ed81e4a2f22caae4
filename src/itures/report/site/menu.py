"""The sections of a report, as they stand in the menu of every page."""

from collections.abc import Callable, Sequence

from attrs import frozen

from itures.report.data import Report
from itures.report.site.wording import words

_COUNTS: dict[str, Callable[[Report], int]] = {
    "texts": lambda report: len(report.texts),
    "rules": lambda report: sum(1 for issue in report.issues if not issue.accepted),
    "accepted": lambda report: len(report.accepted),
    "unread": lambda report: len(report.unread) + len(loose(report)),
    "references": lambda report: len(report.references),
    "editions": lambda report: len(report.amendments),
    "network": lambda report: len(report.network.nodes),
    "actions": lambda report: len(report.actions),
    "overlaps": lambda report: len(report.overlaps),
    "languages": lambda report: len(report.concordances),
}
"""What is counted in a section."""
_SOLVED = frozenset({"resolved", "internal", "external"})


@frozen
class Section:
    """A line of the menu."""

    key: str
    path: str
    name: str
    about: str
    """One sentence: what it shows."""
    count: int | None


def menu(report: Report) -> list[tuple[str, list[Section]]]:
    """The sections in groups, with the figure of each."""
    return [(group, [_section(report, key) for key in keys]) for group, keys in _groups()]


def _groups() -> list[tuple[str, Sequence[str]]]:
    return list(words()["menu"].items())


def _section(report: Report, key: str) -> Section:
    said = words()["sections"][key]
    count = _COUNTS.get(key)
    path = "index.html" if key == "index" else f"{key}.html"
    return Section(key, path, said["name"], said["about"], count(report) if count else None)


def loose(report: Report) -> list[int]:
    """The places of the references that lead nowhere: unresolved, missing, ambiguous."""
    return [at for at, row in enumerate(report.references) if row.status not in _SOLVED]
