"""Raised and lowered signs, and vowel marks: put into the line that they belong to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from itures.sources.pdf.letters import Letter, Placed
from itures.sources.pdf.pieces import Height, Piece, piece_of, pieces_at
from itures.sources.pdf.scripts import is_rtl

_SMALL = 0.85
"""A raised sign is at most so large, in parts of the characters around it."""
_RAISED = (0.08, 0.75)
_LOWERED = (-0.4, -0.06)
"""How far raised and lowered signs stand off the base line, in parts of the size."""
_REACH = 36.0
"""Points from row to row in which raised signs are looked for: those of very large type."""
_BEHIND = 0.7
"""How far behind a word its mark stands at most, in parts of the size."""
_BEFORE = 4.0
"""How far before the words of a note its mark stands at most."""
_ECHO = 1.5
"""Points by which a letter is off that a program prints again with its vowel mark."""
_STRAY = 0.6
"""How far such a letter stands off its row, in parts of the size."""
_STRAYS = 6
"""So many of them stand at one height at most."""


def put_in_place(rows: list[Height]) -> None:
    """Put raised and lowered signs into the rows that they belong to."""
    sizes = [max(letter.face.size for letter in row.letters) for row in rows]
    least = [min(letter.face.size for letter in row.letters) for row in rows]
    pieces: dict[int, list[Piece]] = {}
    for index, row in enumerate(rows):
        hosts = [home for home in _around(rows, index) if least[index] <= _SMALL * sizes[home]]
        for at in {index, *hosts} if hosts else ():
            if at not in pieces:
                pieces[at] = list(pieces_at(rows[at]))
        for small in pieces[index] if hosts else ():
            _move(small, row, [(rows[home], host) for home in hosts for host in pieces[home]])
    rows[:] = [row for row in rows if row.letters]


def _around(rows: Sequence[Height], index: int) -> Iterator[int]:
    """The rows into which a row may be raised or lowered."""
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(rows) and abs(rows[other].base - rows[index].base) <= _REACH:
            yield other
            other += step


def _move(small: Piece, row: Height, hosts: Iterable[tuple[Height, Piece]]) -> None:
    """Put a piece into the row of the nearest piece in or beside which it is raised."""
    found = [(home, host) for home, host in hosts if _belongs(small, host)]
    if not found:
        return
    home, host = min(found, key=lambda hit: _distance(small, hit[1]))
    moved = {id(letter) for letter in small.letters}
    row.letters[:] = [letter for letter in row.letters if id(letter) not in moved]
    for letter in small.letters:
        letter.raised = 1 if small.base > host.base else -1
    home.letters.extend(small.letters)


def _belongs(small: Piece, host: Piece) -> bool:
    """Whether a piece stands raised or lowered in or beside another."""
    if small.size > _SMALL * host.size or not host.letters or host is small:
        return False
    off = (small.base - host.base) / host.size
    if not (_RAISED[0] <= off <= _RAISED[1] or _LOWERED[0] <= off <= _LOWERED[1]):
        return False
    if off < 0 and small.left < host.left:
        return False
    before, behind = host.left - small.right, small.left - host.right
    return before <= _BEFORE * host.size and behind <= _BEHIND * host.size


def _distance(small: Piece, host: Piece) -> float:
    return max(host.left - small.right, small.left - host.right, 0.0)


def settle(rows: list[Height], marks: list[Placed]) -> None:
    """Put leftward letters with vowel marks, which some programs print higher, into their row.

    Some print them in both places: then they are taken out here.

    Args:
        rows: the rows of a page.
        marks: the vowel marks; those of such letters are put on them.
    """
    for row, home in [*pairwise(rows), *((b, a) for a, b in pairwise(rows))]:
        size = home.letters[0].face.size if home.letters else 0
        if len(row.letters) > _STRAYS or abs(row.base - home.base) > _STRAY * size:
            continue
        for letter in [letter for letter in row.letters if is_rtl(letter.text[0])]:
            near = [other for other in home.letters if _overlap(other, letter) > 0]
            echo = any(
                other.text[0] == letter.text[0] and abs(other.left - letter.left) <= _ECHO
                for other in near
            )
            if echo or all(_overlap(other, letter) < _ECHO for other in near):
                row.letters.remove(letter)
                if not echo:
                    home.letters.append(letter)
                    _take_mark(letter, row.base, marks)
    rows[:] = [row for row in rows if row.letters]


def _take_mark(letter: Letter, base: float, marks: list[Placed]) -> None:
    """Put the mark that is printed just behind a letter, at its height, onto it."""
    for placed in marks:
        height, mark = placed
        if mark.order - letter.order == 1 and abs(height - base) < _ECHO:
            letter.text += mark.text
            marks.remove(placed)
            return


def _overlap(one: Letter, other: Letter) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def put_marks(marks: Iterable[Placed], pieces: list[Piece]) -> None:
    """Put vowel marks and accents onto the letters that they stand on."""
    for base, mark in sorted(marks, key=lambda placed: placed[1].order):
        middle = (mark.left + mark.right) / 2
        near = [
            (_off(letter, middle) + abs(piece.base - base), letter)
            for piece in pieces
            if abs(piece.base - base) <= piece.size
            and piece.left - piece.size <= middle <= piece.right + piece.size
            for letter in piece.letters
            if not letter.blank
        ]
        if near:
            letter = min(near, key=lambda found: found[0])[1]
            if not letter.text.endswith(mark.text):  # some programs print it twice
                letter.text += mark.text
        else:
            pieces.append(piece_of([mark], base))


def _off(letter: Letter, middle: float) -> float:
    """How far a mark stands off a letter: nothing inside of it, but the nearest middle wins."""
    outside = max(letter.left - middle, middle - letter.right, 0.0)
    return outside + abs((letter.left + letter.right) / 2 - middle) / 100
