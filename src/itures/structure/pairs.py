"""Interleaved languages: which paragraph says the same as which.

The paragraphs of each language keep their order, so that two languages are aligned like
two sequences. Two paragraphs fit if one directly follows the other, if they are about
as long, and if they share numbers, acronyms and names.
"""

import re
from collections.abc import Sequence

from attrs import frozen

from itures.model.letters import Pair, Paragraph, Segment
from itures.structure.desk import Desk

# What speaks for a pair. Only the differences matter.
NEXT = 1.0  # the one directly follows the other, as in all interleaved texts
SHARED = 1.0  # all numbers and acronyms are the same; a part of it for some of them
RANK = 0.4  # one language stands behind the other, and both have the same rank in theirs
LENGTH = 0.5  # both take the same share of their language
ALONE = 0.55  # what two paragraphs must be worth to be a pair

_BAND = 40
"""Paragraphs are compared with this many on either side of their own place: the time
grows with the length of the text, and not with its square."""
_ANCHOR = re.compile(r"\d+|\b[^\W\d_]*[A-Z][A-Z][^\W\d_]*\b|https?://\S+")


@frozen
class _Piece:
    place: int
    """Its place among all paragraphs of the text."""
    segment: Segment
    anchors: frozenset[str]


def pairs_of(desk: Desk, running: Sequence[Paragraph]) -> tuple[Pair, ...]:
    """The pairs of a text, by the place of their first paragraph."""
    codes = desk.tongues.codes
    if len(codes) == 1:
        return ()
    pieces: dict[str, list[_Piece]] = {code: [] for code in codes}
    for place, paragraph in enumerate(running):
        code = desk.tongues.told(*paragraph.span)
        if code:
            anchors = frozenset(_ANCHOR.findall(paragraph.text))
            segment = Segment(paragraph.text, paragraph.span)
            pieces[code].append(_Piece(place, segment, anchors))
    first, *others = codes
    made = {piece.place: {first: piece} for piece in pieces[first]}
    for code in others:
        partners = _align(pieces[first], pieces[code])
        for index, piece in enumerate(pieces[code]):
            partner = partners.get(index)
            above = made[pieces[first][partner].place] if partner is not None else None
            if above is not None:
                above[code] = piece
            else:
                made[piece.place] = {code: piece}
    return tuple(
        {code: pair[code].segment for code in codes if code in pair}
        for _, pair in sorted(made.items())
    )


def _align(left: Sequence[_Piece], right: Sequence[_Piece]) -> dict[int, int]:
    """The partner on the left of each piece on the right that has one."""
    apart = bool(left and right) and left[-1].place < right[0].place
    scale = len(right) / len(left) if left else 1.0
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None, bool]] = {
        (0, 0): (0.0, None, False)
    }
    sizes = (
        sum(len(p.segment.text) for p in left),
        sum(len(p.segment.text) for p in right),
    )
    for i in range(len(left) + 1):
        middle = round(i * scale)
        for j in range(max(0, middle - _BAND), min(len(right), middle + _BAND) + 1):
            here = best.get((i, j))
            if here is None:
                continue
            _keep(best, (i + 1, j), (here[0], (i, j), False))
            _keep(best, (i, j + 1), (here[0], (i, j), False))
            if i < len(left) and j < len(right):
                rank = RANK if apart and i == j else 0.0
                worth = _worth(left[i], right[j], sizes) + rank - ALONE
                _keep(best, (i + 1, j + 1), (here[0] + worth, (i, j), True))
    return _walk_back(best, (len(left), len(right)))


def _keep(
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None, bool]],
    cell: tuple[int, int],
    way: tuple[float, tuple[int, int] | None, bool],
) -> None:
    if cell not in best or way[0] > best[cell][0]:
        best[cell] = way


def _walk_back(
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None, bool]],
    cell: tuple[int, int] | None,
) -> dict[int, int]:
    partners: dict[int, int] = {}
    while cell is not None and cell in best:
        _, before, paired = best[cell]
        if paired:
            partners[cell[1] - 1] = cell[0] - 1
        cell = before
    return partners


def _worth(left: _Piece, right: _Piece, sizes: tuple[int, int]) -> float:
    """How well two paragraphs fit."""
    shares = len(left.segment.text) / sizes[0], len(right.segment.text) / sizes[1]
    length = LENGTH * min(shares) / max(shares)
    follows = NEXT if right.place - left.place == 1 else 0.0
    every = left.anchors | right.anchors
    shared = SHARED * len(left.anchors & right.anchors) / len(every) if every else 0.0
    return length + follows + shared
