"""Footnotes: each body finds its mark, and the mark its node."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from itures.model.document import Anchor, Footnote
from itures.model.notes import NoteBody, NoteMark
from itures.structure.nodes import node_index
from itures.structure.printed import Printed


def pair_notes(
    bodies: tuple[NoteBody, ...], marks: tuple[NoteMark, ...], *, known: bool = False
) -> list[tuple[NoteMark | None, NoteBody]]:
    """Each body with its mark, in the order of the marks; those without a mark where they stand.

    Args:
        bodies: the bodies of the notes.
        marks: their marks.
        known: whether the file ties them: then a note is marked where it is marked first.
    """
    by_key: dict[tuple[str | None, str], list[NoteMark]] = {}
    for mark in marks:
        by_key.setdefault((mark.ref, "" if mark.ref else mark.marker), []).append(mark)
    pairs = [
        (_mark_of(body, by_key.get((body.ref, "" if body.ref else body.marker), []), known), body)
        for body in bodies
    ]
    return sorted(pairs, key=lambda pair: pair[0].span if pair[0] else pair[1].span)


def _mark_of(body: NoteBody, same: list[NoteMark], known: bool) -> NoteMark | None:
    """The mark of a body, of those with its reference or its sign.

    A reference ties the nearest mark before the body. A repeated sign means the same
    note: the note is anchored where it is first marked.
    """
    if not same:
        return None
    if body.ref is None or known:
        return same[0]
    before = bisect_left(same, body.span.start, key=lambda mark: mark.span.start)
    return same[before - 1] if before else same[-1]


def footnotes(
    pairs: Sequence[tuple[NoteMark | None, NoteBody]],
    running: Printed,
    nodes: Iterable[tuple[int, int, str]],
) -> tuple[Footnote, ...]:
    """The notes of a text.

    Args:
        pairs: their bodies, with their marks.
        running: the text.
        nodes: where each node that a mark may stand in begins and ends, and its id.
    """
    if not pairs:
        return ()
    node_at = node_index(nodes).at
    return tuple(
        Footnote(
            f"fn_{number}",
            body.marker,
            running.words(*body.words),
            body.span,
            _anchor(mark, node_at) if mark else None,
        )
        for number, (mark, body) in enumerate(pairs, 1)
    )


def _anchor(mark: NoteMark, node_at: Callable[[int], str | None]) -> Anchor | None:
    at = mark.span.start
    node = node_at(at) or node_at(at - 1)
    return Anchor(node, at) if node else None
