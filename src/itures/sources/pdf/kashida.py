"""Strokes that make Arabic words longer, by which a line is made to fill its width.

Some programs print them with a code of their own that says nothing: then they come out as
a Latin letter or a bracket in the middle of an Arabic word, where no other sign is.
"""

from collections.abc import Sequence

from itures.sources.pdf.letters import Letter
from itures.sources.pdf.scripts import is_mark, is_rtl

TATWEEL = "\u0640"
_NEAR = 0.15
"""Letters of one word are no further apart than this, in parts of their size."""
_INSIDE = frozenset("/-\u2010\u2011\u2013.,:;'\u2019\u060c\u061b\u00ab\u00bb\u201c\u201d")
"""Signs that may stand between two Arabic letters without a blank."""
_LONGEST = 12
"""Strokes one after the other."""


def without_stretches(letters: Sequence[Letter]) -> list[Letter]:
    """Letters from left to right without such strokes; their room goes to their neighbour.

    A stroke behind a single letter stays: some marks of items are written so.
    """
    kept: list[Letter] = []
    at = 0
    while at < len(letters):
        end = _end_of_strokes(letters, at)
        if end == at:
            kept.append(letters[at])
            end = at + 1
        elif kept and not kept[-1].blank:
            kept[-1].right = max(kept[-1].right, *(stroke.right for stroke in letters[at:end]))
        at = end
    return kept


def _end_of_strokes(letters: Sequence[Letter], start: int) -> int:
    """Where strokes that begin at a letter end; the same place where there are none."""
    end = start
    while end < len(letters) and end - start < _LONGEST and _may_be_stroke(letters[end]):
        end += 1
    strokes = letters[start:end]
    if not strokes:
        return start
    if all(stroke.text == TATWEEL for stroke in strokes):
        return start if _is_mark(letters, start, end) else end
    inside = start > 0 and end < len(letters)
    joined = inside and _joins(letters[start - 1], strokes[0], strokes[-1], letters[end])
    return end if joined else start


def _may_be_stroke(letter: Letter) -> bool:
    char = letter.text[0]
    if char in _INSIDE or letter.blank or char.isdigit():
        return False
    return char == TATWEEL or not (is_rtl(char) or is_mark(char))


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
