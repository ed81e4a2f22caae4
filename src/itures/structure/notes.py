"""Footnotes: each body finds its mark, and the mark its node."""

from collections.abc import Callable

from itures.model.document import Anchor, Footnote
from itures.structure.debris import Debris, NoteBody, NoteMark
from itures.structure.doubts import Doubts


def read_notes(
    debris: Debris, node_at: Callable[[int], str | None], doubts: Doubts
) -> tuple[Footnote, ...]:
    """The footnotes of a text, in the order of their marks; those without a mark last."""
    pairs = [(_mark_of(body, debris.marks), body) for body in debris.bodies]
    pairs.sort(key=lambda pair: pair[0].span if pair[0] else pair[1].span)
    return tuple(
        _note(number, mark, body, debris, node_at, doubts)
        for number, (mark, body) in enumerate(pairs, 1)
    )


def _mark_of(body: NoteBody, marks: tuple[NoteMark, ...]) -> NoteMark | None:
    """The mark of a body: the one with its reference, and of several the nearest before it."""
    same = [mark for mark in marks if mark.ref == body.ref]
    before = [mark for mark in same if mark.span.start < body.span.start]
    return (before or same or [None])[-1]  # type: ignore[list-item]


def _note(  # noqa: PLR0913, PLR0917
    number: int,
    mark: NoteMark | None,
    body: NoteBody,
    debris: Debris,
    node_at: Callable[[int], str | None],
    doubts: Doubts,
) -> Footnote:
    words = debris.printed.text[body.words.start : body.words.end]
    node = node_at(mark.span.start) if mark else None
    if mark is None:
        doubts.add("STR108", f"note {body.marker!r} is marked nowhere", *body.span)
    anchor = Anchor(node, mark.span.start) if mark and node else None
    return Footnote(f"fn_{number}", body.marker, " ".join(words.split()), body.span, anchor)
