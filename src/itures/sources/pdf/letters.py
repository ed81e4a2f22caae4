"""Letters: what one glyph prints, with the characters of ligatures put together."""

from collections.abc import Sequence

from attrs import define

from itures.sources.pdf.scripts import is_mark, is_rtl
from itures.sources.pdf.sheets import Face, Glyph, Sheet

_SAME_LINE = 1.2
"""Points by which the base lines of one line differ at most: programs round."""
_QUOTES = dict(
    zip(
        "\u2018\u2019\u201c\u201d\u2039\u203a",
        "\u2019\u2018\u201d\u201c\u203a\u2039",
        strict=True,
    )
)
"""Quotation marks, and what pdfium makes of them where it reads leftward."""


@define
class Letter:
    """What one glyph prints: one character, or those of a ligature, with their marks."""

    text: str
    left: float
    right: float
    face: Face
    order: int
    blank: bool = False
    """Whether nothing is printed."""
    raised: int = 0
    """1 for a raised sign, -1 for a lowered one."""


Placed = tuple[float, Letter]
"""A letter, and the height of its base line."""


def letters_of(sheet: Sheet) -> tuple[list[Placed], list[Placed]]:
    """The letters of a page, and the marks that are printed on letters."""
    letters: list[Placed] = []
    marks: list[Placed] = []
    glyphs, faces = sheet.glyphs, sheet.faces
    at = 0
    while at < len(glyphs):
        char, left, right, base, face, order = glyphs[at]
        end = at + 1
        if right <= left and char.isspace():  # made up by pdfium, where letters are set wide
            at = end
            continue
        while end < len(glyphs) and glyphs[end][1:5] == (left, right, base, face):
            if right <= left:
                break  # no room at all: these are not parts of one glyph
            end += 1
        if end > at + 1:
            char = _ligature(glyphs, at, end)
        elif char in _QUOTES:
            char = _unturned(glyphs, at)
        letter = Letter(char, left, right, faces[face], order, char.isspace())
        if char.isascii() or not is_mark(char[0]):
            letters.append((base, letter))
        else:
            marks.append((base, letter))
        at = end
    return letters, marks


def _ligature(glyphs: Sequence[Glyph], at: int, end: int) -> str:
    """The characters of one glyph; pdfium turns them round where it reads leftward."""
    text = "".join(glyph.char for glyph in glyphs[at:end])
    if not any(map(is_rtl, text)) or is_mark(text[-1]):
        return text
    return text[::-1] if _is_leftward(glyphs, at, end) else text


def _unturned(glyphs: Sequence[Glyph], at: int) -> str:
    """A quotation mark as the file has it; pdfium turns it round where it reads leftward."""
    char = glyphs[at].char
    return _QUOTES[char] if _is_leftward(glyphs, at, at + 1) else char


def _is_leftward(glyphs: Sequence[Glyph], at: int, end: int) -> bool:
    """Whether pdfium read leftward here: then the next character stands further left."""
    here = glyphs[at]
    if end < len(glyphs) and abs(glyphs[end].base - here.base) <= _SAME_LINE:
        return glyphs[end].left < here.left
    return (
        at > 0
        and abs(glyphs[at - 1].base - here.base) <= _SAME_LINE
        and (glyphs[at - 1].left > here.left)
    )
