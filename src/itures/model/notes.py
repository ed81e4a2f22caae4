"""Notes as a text marks them: the marks, and the bodies that they belong to."""

from attrs import frozen

from itures.model.span import Span


@frozen
class NoteMark:
    """Where a note is marked in the text."""

    span: Span
    """The stretch of the mark; empty where nothing is printed."""
    marker: str
    """The mark as printed."""
    ref: str | None
    """The number by which a file or a converter ties the mark to its body; a page has none."""


@frozen
class NoteBody:
    """The text of a note, where it stands."""

    span: Span
    """The whole of it, with brackets and mark."""
    words: Span
    """The words of the note, without brackets and mark."""
    marker: str
    """The mark as printed."""
    ref: str | None
    """The number by which it is tied to its mark."""
