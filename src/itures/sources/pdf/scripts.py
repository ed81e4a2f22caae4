"""Which script a character belongs to, as far as setting a line of text depends on it."""

import re
import unicodedata
from functools import lru_cache

_WIDE = (
    (0x2E80, 0x9FFF),  # radicals, signs, kana, ideographs
    (0xAC00, 0xD7AF),  # Hangul
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE30, 0xFE4F),  # forms for vertical setting
    (0xFF00, 0xFFEF),  # full-width forms
    (0x20000, 0x3FFFF),  # further ideographs
)
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
"""The blocks of such letters."""
_RIGHTWARD = frozenset({"R", "AL"})
"""Classes of Unicode's bidirectional algorithm whose letters run from right to left."""


@lru_cache(maxsize=4096)
def is_wide(char: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean, or a sign as wide as those."""
    code = ord(char)
    return any(first <= code <= last for first, last in _WIDE)


@lru_cache(maxsize=4096)
def is_rtl(char: str) -> bool:
    """Whether a letter runs from right to left."""
    return unicodedata.bidirectional(char) in _RIGHTWARD


def has_rtl(text: str) -> bool:
    """Whether a text has a letter that may run from right to left."""
    return not text.isascii() and _LEFTWARD.search(text) is not None


@lru_cache(maxsize=4096)
def is_mark(char: str) -> bool:
    """Whether a character is printed on the one before it, and takes no room of its own."""
    return unicodedata.category(char) in {"Mn", "Me"}
