"""Lines of text: pieces side by side, with the blanks between the letters."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from attrs import define

from itures.sources.pdf.bidi import reading_order, turned_brackets
from itures.sources.pdf.blanks import Setting, Shown, with_blanks
from itures.sources.pdf.kashida import without_stretches
from itures.sources.pdf.pieces import Piece
from itures.sources.pdf.scripts import has_rtl
from itures.sources.pdf.sheets import Face


class Spot(NamedTuple):
    """A stretch of the text of a line, and where it is printed."""

    start: int
    """Its offset in the line."""
    end: int
    left: float
    right: float
    face: Face | None
    """`None` for blanks."""
    raised: int


@define(slots=False)
class Line:
    """A line of text."""

    text: str
    page: int
    base: float
    """The height of the base line in points."""
    left: float
    right: float
    size: float
    """The size of most of its letters in points."""
    order: int
    """Its place in the content of the page."""
    shown: list[Shown]
    mended: bool = False
    """Whether the order of its words had to be concluded from their places."""
    dropped: int = 0
    """How many strokes that make its words longer were left out."""

    @cached_property
    def spots(self) -> list[Spot]:
        """Where each letter and each blank stands."""
        found, at = [], 0
        for text, letter in self.shown:
            end = at + len(text)
            face = None if text.isspace() else letter.face
            found.append(Spot(at, end, letter.left, letter.right, face, letter.raised))
            at = end
        return found

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """The faces of its letters, each once, raised signs aside."""
        letters = [letter for _, letter in self.shown if not letter.raised and not letter.blank]
        return tuple({id(letter.face): letter.face for letter in letters}.values())

    @cached_property
    def raised(self) -> list[tuple[int, int]]:
        """The stretches of raised signs, as offsets in the line."""
        if not any(letter.raised == 1 for _, letter in self.shown):
            return []
        found: list[tuple[int, int]] = []
        start = end = -1
        for spot in self.spots:
            if spot.raised == 1:
                start = spot.start if start < 0 else start
                end = spot.end
            elif spot.face is not None and start >= 0:
                found.append((start, end))
                start = -1
        return [*found, (start, end)] if start >= 0 else found

    def spot_at(self, offset: int) -> Spot:
        """Where the character at an offset is printed."""
        return self.spots[bisect_right(self.spots, offset, key=lambda spot: spot.start) - 1]


def line_of(pieces: Sequence[Piece], page: int, how: Setting) -> Line:
    """The line that some pieces make up, which stand side by side from left to right.

    Args:
        pieces: at least one piece.
        page: the number of the page.
        how: how it is set.
    """
    letters = [letter for piece in pieces for letter in piece.letters]
    mended = has_rtl("".join(letter.text for letter in letters))
    dropped = 0
    if mended:
        dropped = len(letters)
        letters = without_stretches(letters, how.strokes) or letters
        dropped -= len(letters)
    shown = with_blanks(letters, how)
    if mended or how.leftward:
        shown = _as_read(shown, leftward=how.leftward)
    host = max(pieces, key=lambda piece: len(piece.letters))
    return Line(
        text="".join(text for text, _ in shown),
        page=page,
        base=host.base,
        left=min(piece.left for piece in pieces),
        right=max(piece.right for piece in pieces),
        size=_size(pieces),
        order=min(piece.order for piece in pieces),
        shown=shown,
        mended=mended,
        dropped=dropped,
    )


def _size(pieces: Sequence[Piece]) -> float:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.letters)
    return sizes.most_common(1)[0][0]


def _as_read(shown: Sequence[Shown], *, leftward: bool) -> list[Shown]:
    """Letters in the order of reading."""
    order = reading_order([text for text, _ in shown], leftward=leftward)
    texts = turned_brackets([shown[index][0] for index in order])
    return [(text, shown[index][1]) for text, index in zip(texts, order, strict=True)]
