"""Findings while the structure is read."""

from attrs import define, field

from itures.model.findings import Finding, Severity
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.structure.lists import Body

_SEVERITY: dict[str, Severity] = {
    "DOC001": "note",
    "DOC002": "warning",
    "DOC003": "warning",
    "DOC006": "error",
    "STR101": "warning",
    "STR102": "warning",
    "STR103": "warning",
    "STR108": "warning",
    "ACT501": "warning",
}


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
            Finding(code, severity or _SEVERITY[code], message, line, column, Span(start, end))
        )

    def about_list(self, body: Body, node_id: str) -> None:
        """Note the marks of a list that do not follow one another."""
        for place in body.gaps:
            mark = place.mark
            message = f"mark {place.reading.label!r} in {node_id} does not follow the one before it"
            self.add("STR102", message, mark.start, mark.end)
        for start, end in body.unmarked:
            self.add("STR102", f"an item without a mark in {node_id}", start, end)
