"""Strokes that make Arabic words longer, by which a line is made to fill its width.

Some programs print them with a code of their own that says nothing: then they come out as
a Latin letter or a bracket in the middle of Arabic words, again and again.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from itures.sources.pdf.letters import Letter
from itures.sources.pdf.pieces import Piece
from itures.sources.pdf.scripts import has_rtl, is_mark, is_rtl

TATWEEL = "\u0640"
_NEAR = 0.15
"""Letters of one word are no further apart than this, in parts of their size."""
_FEWEST = 8
"""A sign that stands so often inside of Arabic words, and …"""
_MOST = 0.5
"""… hardly anywhere else, is such a stroke with a code that says nothing."""
_INSIDE = frozenset("/-\u2010\u2011\u2013.,:;'\u2019\u060c\u061b\u00ab\u00bb\u201c\u201d")
"""Signs that stand between two Arabic letters, and are none."""
_LONGEST = 12
"""Strokes one after the other."""


def stroke_codes(pieces: Iterable[Piece]) -> frozenset[str]:
    """The signs that a file prints for such strokes."""
    everywhere: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for piece in pieces:
        if not has_rtl("".join(letter.text for letter in piece.letters)):
            continue
        letters = piece.letters
        for at, letter in enumerate(letters):
            everywhere[letter.text] += 1
            if 0 < at < len(letters) - 1 and not _is_usual(letter):
                inside[letter.text] += _joins(letters[at - 1], letter, letter, letters[at + 1])
    often = {text for text, count in inside.items() if count >= _FEWEST}
    return frozenset(text for text in often if inside[text] >= _MOST * everywhere[text])


def without_stretches(letters: Sequence[Letter], codes: frozenset[str]) -> list[Letter]:
    """Letters from left to right without such strokes; their room goes to their neighbour.

    A stroke behind a single letter stays: some marks of items are written so.

    Args:
        letters: the letters.
        codes: what the file prints for such strokes, beside the sign that Unicode has.
    """
    kept: list[Letter] = []
    at = 0
    while at < len(letters):
        end = _end_of_strokes(letters, at, codes)
        if end == at:
            kept.append(letters[at])
            end = at + 1
        elif kept and not kept[-1].blank:
            kept[-1].right = max(kept[-1].right, *(stroke.right for stroke in letters[at:end]))
        at = end
    return kept


def _end_of_strokes(letters: Sequence[Letter], start: int, codes: frozenset[str]) -> int:
    """Where strokes that begin at a letter end; the same place where there are none."""
    end = start
    strokes = codes | {TATWEEL}
    while end < len(letters) and end - start < _LONGEST and letters[end].text in strokes:
        end += 1
    found = letters[start:end]
    if not found:
        return start
    if all(stroke.text == TATWEEL for stroke in found):
        return start if _is_mark(letters, start, end) else end
    inside = start > 0 and end < len(letters)
    joined = inside and _joins(letters[start - 1], found[0], found[-1], letters[end])
    return end if joined else start


def _is_usual(letter: Letter) -> bool:
    """Whether a letter has its place in or between Arabic words."""
    char = letter.text[0]
    known = letter.blank or char.isdigit() or char in _INSIDE or char == TATWEEL
    return known or is_rtl(char) or is_mark(char)


def _joins(left: Letter, first: Letter, last: Letter, right: Letter) -> bool:
    """Whether strokes touch Arabic letters on both sides."""
    if not (is_rtl(left.text[0]) and is_rtl(right.text[0])):
        return False
    near = _NEAR * first.face.size
    return first.left - left.right < near and right.left - last.right < near


def _is_mark(letters: Sequence[Letter], start: int, end: int) -> bool:
    """Whether a stroke stands behind a letter that is a word of its own."""
    first = end < len(letters) and _touch(letters[end - 1], letters[end])
    second = end + 1 < len(letters) and _touch(letters[end], letters[end + 1])
    behind = start > 0 and _touch(letters[start - 1], letters[start])
    return first and not second and not behind


def _touch(left: Letter, right: Letter) -> bool:
    """Whether two letters stand in one word."""
    joined = is_rtl(left.text[0]) and is_rtl(right.text[0])
    return joined and right.left - left.right < _NEAR * left.face.size
