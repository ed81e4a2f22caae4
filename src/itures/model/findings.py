"""Doubt that has a place."""

from typing import Literal

from attrs import frozen

from itures.model.span import Span

Severity = Literal["error", "warning", "note"]


@frozen
class Finding:
    """One thing that a reader of the document should know."""

    code: str
    """The code of the rule, for example `DOC002`; it never changes its meaning."""
    severity: Severity
    """How much it matters."""
    message: str
    """One line that says what is the matter, with the words it is about."""
    line: int
    """The line in the text, from 1; for formats without lines, the paragraph."""
    column: int
    """The column in that line, in code points, from 1."""
    span: Span
    """The stretch of text it is about; it may be empty."""
