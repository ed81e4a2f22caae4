"""The character that a code of a PDF stands for."""

NO_CHARACTER = "\ufffd"
"""Stands for a glyph of which the file does not say what it means."""
_LINE_END_HYPHEN = 0x02
"""What pdfium gives for a hyphen at the end of a line, soft or not."""
_SYMBOLS = {
    0xF0B7: "\u2022",  # bullet
    0xF0A7: "\u25aa",  # small square
    0xF0D8: "\u2022",  # arrowhead, a bullet of office programs
    0xF0FC: "\u2022",  # tick, another
    0xF02D: "\u2013",  # minus
    0xF0E3: "\u00a9",  # copyright sign, sans serif
    0xF0E2: "\u00ae",  # registered sign
    0xF0D3: "\u00a9",  # copyright sign, with serifs
    0xF0B0: "\u00b0",  # degree
    0xF0B1: "\u00b1",  # plus-minus
    0xF0B4: "\u00d7",  # multiplication
    0xF0A3: "\u2264",  # at most
    0xF0B3: "\u2265",  # at least
    0xF06D: "\u03bc",  # mu
    0xF020: " ",
}
"""Symbol and Wingdings have codes of their own, which Word puts at U+F000 and up: the
signs that texts of meetings have (the encodings are in the PDF Reference, annex D)."""
_BLANKS = frozenset({0x09, 0x0A, 0x0B, 0x0C, 0x0D})
_FIRST = 0x20
_SURROGATES = range(0xD800, 0xE000)
_NONE = frozenset({0xFFFE, 0xFFFF})
_LAST = 0x10FFFF


def character(code: int) -> str:
    """The character of a code as pdfium gives it."""
    if _FIRST <= code < _SURROGATES.start:
        return chr(code)
    if code == _LINE_END_HYPHEN:
        return "-"
    if code in _BLANKS:
        return " "
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    if code < _FIRST or code in _SURROGATES or code in _NONE or code > _LAST:
        return NO_CHARACTER
    return chr(code)
