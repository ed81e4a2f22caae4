"""Footnotes: each body finds its mark, and the mark its node."""

from collections.abc import Callable

from attrs import frozen

from itures.model.document import Anchor, Footnote
from itures.model.span import Span


@frozen
class NoteMark:
    """Where a note is marked in the text."""

    span: Span
    marker: str
    ref: str | None
    """The number by which a converter ties the mark to its body; a page has none."""


@frozen
class NoteBody:
    """The text of a note, where it stands."""

    span: Span
    words: Span
    """The words of the note, without brackets and mark."""
    marker: str
    ref: str | None


def pair_notes(
    bodies: tuple[NoteBody, ...], marks: tuple[NoteMark, ...]
) -> list[tuple[NoteMark | None, NoteBody]]:
    """Each body with its mark, in the order of the marks; those without a mark where they stand."""
    pairs = [(_mark_of(body, marks), body) for body in bodies]
    return sorted(pairs, key=lambda pair: pair[0].span if pair[0] else pair[1].span)


def _mark_of(body: NoteBody, marks: tuple[NoteMark, ...]) -> NoteMark | None:
    """The mark of a body: by its reference, or by the printed mark nearest before it."""
    if body.ref is not None:
        same = [mark for mark in marks if mark.ref == body.ref]
    else:
        same = [mark for mark in marks if mark.ref is None and mark.marker == body.marker]
    before = [mark for mark in same if mark.span.start < body.span.start]
    if body.ref is None:
        # A repeated mark means the same note: the note is anchored where it is first marked.
        return (before or same or [None])[0]  # type: ignore[list-item]
    return (before or same or [None])[-1]  # type: ignore[list-item]


def footnote(
    number: int,
    pair: tuple[NoteMark | None, NoteBody],
    words: str,
    node_at: Callable[[int], str | None],
) -> Footnote:
    """A footnote of a body and its mark."""
    mark, body = pair
    node = (node_at(mark.span.start) or node_at(mark.span.start - 1)) if mark else None
    anchor = Anchor(node, mark.span.start) if mark and node else None
    return Footnote(f"fn_{number}", body.marker, " ".join(words.split()), body.span, anchor)
