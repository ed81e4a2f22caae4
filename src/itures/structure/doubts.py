"""Findings while the structure is read."""

from collections.abc import Collection, Iterable

from attrs import define, field

from itures.model.document import Discarded
from itures.model.findings import Finding, Severity
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.structure.lists import Body

_SEVERITY: dict[str, Severity] = {
    "DOC001": "note",
    "DOC002": "warning",
    "DOC003": "warning",
    "DOC006": "error",
    "DOC020": "warning",
    "DOC021": "warning",
    "DOC022": "note",
    "DOC023": "note",
    "DOC024": "warning",
    "DOC025": "note",
    "DOC026": "warning",
    "STR101": "warning",
    "STR102": "warning",
    "STR103": "warning",
    "STR108": "warning",
    "STR109": "note",
    "ACT501": "warning",
}
"""How much each matters; the same as in the table of rules, which stands higher up."""
_OF_PAGES = frozenset({"page-number", "running-head", "note-rule"})
"""What is set aside because a page was printed, not because a converter failed."""
_MARK = "note-mark"


@define
class Doubts:
    """Collects findings, with their places."""

    lines: LineIndex
    found: list[Finding] = field(factory=list)

    def add(
        self, code: str, message: str, start: int, end: int, severity: Severity | None = None
    ) -> None:
        """Note a finding about a stretch of the text, milder than its rule if so said."""
        line, column = self.lines.place(start)
        self.found.append(
            Finding(
                code,
                severity or _SEVERITY.get(code, "warning"),
                message,
                line,
                column,
                Span(start, end),
            )
        )

    def about_list(self, body: Body, node_id: str) -> None:
        """Note the marks of a list that do not follow one another."""
        for place in body.gaps:
            mark = place.mark
            message = f"mark {place.reading.label!r} in {node_id} does not follow the one before it"
            self.add("STR102", message, mark.start, mark.end)
        for start, end in body.unmarked:
            self.add("STR102", f"an item without a mark in {node_id}", start, end)

    def about_debris(self, discarded: Iterable[Discarded], known: Collection[Span]) -> None:
        """Note what was set aside.

        Args:
            discarded: all of it.
            known: the stretches of which the file itself says what they are. That is worth
                a note, no more, and the mark of a note not even that.
        """
        for debris in discarded:
            mild = debris.why in _OF_PAGES or debris.span in known
            plain = debris.text == debris.text.strip("[]")
            if debris.span in known and (debris.why == _MARK or not debris.text.strip()):
                continue
            severity: Severity | None = "note" if mild or (debris.why == _MARK and plain) else None
            message = f"set aside, {debris.why}: {debris.text.strip()[:60]}"
            self.add("DOC002", message, *debris.span, severity=severity)
