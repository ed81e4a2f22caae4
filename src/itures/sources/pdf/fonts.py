"""Whether a font is bold or in italics, from its name and its flags."""

import ctypes
import re

from attrs import frozen

from itures.sources.pdf import calls

_ITALIC = re.compile(r"(?i:ital|obli|kursiv|slant)|(?<=[-,])(?:[A-Z][a-z]*)?It\b")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
"""The flags `Italic` and `ForceBold` of font descriptors (ISO 32000, table 121)."""
_LONGEST = 128
"""Bytes of a name that are looked at."""


@frozen
class Font:
    """What is known of a font."""

    italic: bool
    bold: bool


def font_of(handle: int | None) -> Font:
    """What a font says of itself."""
    if not handle:
        return Font(italic=False, bold=False)
    buffer = ctypes.create_string_buffer(_LONGEST)
    calls.font_name(handle, ctypes.addressof(buffer), _LONGEST)
    name = buffer.value.decode("utf-8", "replace")
    flags = max(calls.font_flags(handle), 0)
    return Font(
        italic=bool(flags & _ITALIC_FLAG or _ITALIC.search(name)),
        bold=bool(flags & _BOLD_FLAG or _BOLD.search(name)),
    )
