"""Rows: all that stands at one height of a page, over all its columns."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby

from attrs import define, frozen

from itures.sources.pdf.blanks import Setting
from itures.sources.pdf.kashida import stroke_codes
from itures.sources.pdf.letters import letters_of
from itures.sources.pdf.lines import Line, line_of
from itures.sources.pdf.pieces import Piece, heights, pieces_at
from itures.sources.pdf.raising import put_in_place, put_marks, settle
from itures.sources.pdf.scripts import has_rtl, is_rtl, is_wide
from itures.sources.pdf.sheets import Sheet

_AT_EDGE = 3.0
"""Points by which a line that begins or ends at an edge may stand off it."""
_MEETING = re.compile(r"(?P<one>[^\W_])(?P<blank>\s*)(?=(?P<other>[^\W_]))")
"""Two letters or digits, perhaps with a blank between them."""


@frozen
class Habits:
    """How a file is set throughout."""

    leftward: bool
    """Whether it is read from right to left."""
    spaced: bool = False
    """Whether it sets Chinese and Latin words off by blanks."""
    strokes: frozenset[str] = frozenset()
    """What it prints for strokes that make Arabic words longer."""


@define(slots=False)
class Row:
    """The pieces of a page at one height, from left to right."""

    pieces: list[Piece]
    page: int
    leftward: bool
    habits: Habits
    edges: tuple[float, float] | None = None
    """Where its column begins and ends, once that is known."""

    @property
    def base(self) -> float:
        """The height of the base line in points."""
        return self.pieces[0].base

    @property
    def left(self) -> float:
        """Where its first piece begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where its last piece ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def order(self) -> int:
        """Its place in the content of the page."""
        return min(piece.order for piece in self.pieces)

    @property
    def has_raised(self) -> bool:
        """Whether there is a raised sign in it."""
        return any(letter.raised == 1 for piece in self.pieces for letter in piece.letters)

    @cached_property
    def line(self) -> Line:
        """The row as one line."""
        left, right = self.edges or (self.left, self.right)
        full = self.left - left <= _AT_EDGE if self.leftward else right - self.right <= _AT_EDGE
        how = Setting(self.leftward, full, self.habits.spaced, self.habits.strokes)
        return line_of(self.pieces, self.page, how)

    @property
    def size(self) -> float:
        """The size of most of its letters in points."""
        return self.line.size


def rows_of(pieces: Sequence[Piece], page: int, habits: Habits) -> list[Row]:
    """The rows of a page, from the top down.

    Args:
        pieces: the pieces of its lines.
        page: its number.
        habits: how the file is set.
    """
    groups = [list(row) for _, row in groupby(pieces, key=lambda piece: piece.base)]
    if not habits.leftward or not pieces:
        return [Row(row, page, leftward=False, habits=habits) for row in groups]
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    return [
        Row(row, page, leftward=not _is_foreign(row, left, right), habits=habits) for row in groups
    ]


def habits_of(sheets: Sequence[Sheet], pieces: Sequence[Piece]) -> Habits:
    """How a file is set, as its pages and all the pieces of its lines show."""
    leftward = is_leftward(sheets)
    strokes = stroke_codes(pieces) if leftward else frozenset()
    return Habits(leftward, is_spaced(pieces), strokes)


def is_spaced(pieces: Iterable[Piece]) -> bool:
    """Whether a file prints blanks between Chinese and Latin words; it may do so at times."""
    counts: Counter[bool] = Counter()
    for piece in pieces:
        text = "".join(letter.text for letter in piece.letters)
        if text.isascii() or not any(map(is_wide, text)):
            continue
        for found in _MEETING.finditer(text):
            if is_wide(found["one"]) != is_wide(found["other"]):
                counts[bool(found["blank"])] += 1
    return counts[True] > counts[False]


def _is_foreign(pieces: Sequence[Piece], left: float, right: float) -> bool:
    """Whether a line of a file that is read leftward is set the other way round.

    It has no letter that runs leftward, and stands at the left edge.
    """
    if any(is_rtl(letter.text[0]) for piece in pieces for letter in piece.letters):
        return False
    last = max(piece.right for piece in pieces)
    return pieces[0].left - left <= _AT_EDGE and right - last > 2 * pieces[0].size


def pieces_of(sheet: Sheet) -> list[Piece]:
    """The pieces of all lines of a page, from the top down and from left to right."""
    letters, marks = letters_of(sheet)
    rows = list(heights(letters))
    if len({face.size for face in sheet.faces}) > 1:
        put_in_place(rows)
    if any(is_rtl(letter.text[0]) for _, letter in letters if not letter.text.isascii()):
        settle(rows, marks)
    pieces = [piece for row in rows for piece in pieces_at(row)]
    put_marks(marks, pieces)
    return sorted(pieces, key=lambda piece: (-piece.base, piece.left))


def is_leftward(sheets: Iterable[Sheet]) -> bool:
    """Whether most letters of a file run from right to left."""
    balance = 0
    for sheet in sheets:
        text = "".join(glyph.char for glyph in sheet.glyphs)
        if has_rtl(text):
            balance += sum(1 if is_rtl(char) else -1 for char in text if char.isalpha())
        else:
            balance -= len(text)
    return balance > 0


def main_size(rows: Iterable[Row]) -> float:
    """The size of most letters in points; 10 for no letters."""
    counts: Counter[float] = Counter()
    for row in rows:
        for piece in row.pieces:
            counts[piece.size] += len(piece.letters)
    return counts.most_common(1)[0][0] if counts else 10.0


def without(rows: Sequence[Row], taken: Iterable[int]) -> list[Row]:
    """Rows without some of them, which are given by index."""
    gone = set(taken)
    return [row for index, row in enumerate(rows) if index not in gone]
