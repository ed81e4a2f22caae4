"""Notes in Akoma Ntoso: where they are marked, and what they say."""

import re

from attrs import define, field

from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.sources.pen import Stretch
from itures.sources.xml import Element

_OPENING, _CLOSING = "([\uff08", ")]\uff09"
"""Brackets around the mark of a note belong to the mark."""
_EMPTY_MARK = re.compile(r"\s*(?:[(\[\uff08]\s*[)\]\uff09]\s*)?")
"""What is left before a note where its own mark is not written."""


@define
class Note:
    """A note, from its mark to its words."""

    ref: str
    """Its number in the file."""
    printed: str
    """Its mark as printed, or nothing: then readers number the notes."""
    element: Element
    mark: Stretch | None = None
    body: Stretch = field(factory=Stretch)
    words: Stretch = field(factory=Stretch)

    @property
    def marker(self) -> str:
        """Its mark, or its number."""
        return self.printed or self.ref


def mark_of(note: Note, text: str) -> NoteMark:
    """The mark of a note, with the brackets that are printed around it alone."""
    assert note.mark is not None  # noqa: S101
    start, end = note.mark.start, max(note.mark.start, note.mark.end)
    if start and text[start - 1] in _OPENING and text[end : end + 1] in set(_CLOSING):
        start, end = start - 1, end + 1
    return NoteMark(Span(start, end), note.marker, note.ref)


def body_of(note: Note, text: str) -> NoteBody:
    """The words of a note, without its mark."""
    start, end = note.words.start, max(note.words.start, note.words.end)
    found = _EMPTY_MARK.match(text, start, end)
    start = found.end() if found else start
    end = max(start, start + len(text[start:end].rstrip()))
    span = Span(note.body.start, max(note.body.end, end))
    return NoteBody(span, Span(start, end), note.marker, note.ref)
