"""Pieces of lines: letters that stand at one height, close together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter

from attrs import define

from itures.sources.pdf.letters import Letter, Placed

_SAME_LINE = 1.2
"""Points by which the base lines of one line differ at most: programs round."""
_APART = 1.0
"""A piece ends where the next letter is further off than this, in parts of the size."""
_TWICE = 0.15
"""Some programs print letters twice for bold, so far off at most."""


@define
class Piece:
    """Letters that stand close together, in the order of their places."""

    letters: list[Letter]
    base: float
    """The height of the base line in points."""
    size: float
    """The size of most letters in points."""
    left: float
    right: float
    order: int
    """Its place in the content of the page."""


@define
class Height:
    """Letters at one height."""

    letters: list[Letter]
    base: float


def heights(letters: Iterable[Placed]) -> Iterator[Height]:
    """The letters by height, from the top down."""
    row: Height | None = None
    for base, letter in sorted(letters, key=lambda placed: -placed[0]):
        if row is None or row.base - base > _SAME_LINE:
            if row:
                yield row
            row = Height([], base)
        row.letters.append(letter)
    if row:
        yield row


def pieces_at(row: Height) -> Iterator[Piece]:
    """The pieces of a row."""
    found: list[Letter] = []
    blanks: list[Letter] = []
    last: Letter | None = None
    for letter in sorted(row.letters, key=attrgetter("left", "order")):
        if letter.blank:
            blanks.append(letter)
            continue
        if last and _is_double(last, letter):
            continue
        if last and letter.left - last.right > _APART * max(last.face.size, letter.face.size):
            yield piece_of(found, row.base)
            found, blanks = [], []
        if found:
            found += blanks
        blanks = []
        found.append(letter)
        last = letter
    if found:
        yield piece_of(found, row.base)


def _is_double(last: Letter, letter: Letter) -> bool:
    """Whether a letter is the one before it, printed again for bold."""
    near = abs(letter.left - last.left) < _TWICE * letter.face.size
    return near and letter.text == last.text and abs(letter.order - last.order) > 1


def piece_of(letters: list[Letter], base: float) -> Piece:
    """The piece that some letters make up."""
    sizes = Counter(letter.face.size for letter in letters if not letter.raised)
    size = sizes.most_common(1)[0][0] if sizes else letters[0].face.size
    right = max(letter.right for letter in letters[-3:])
    order = min(letter.order for letter in letters)
    return Piece(letters, base, size, letters[0].left, right, order)
