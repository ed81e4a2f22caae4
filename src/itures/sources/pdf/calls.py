"""The calls to pdfium that are made once for each character, with cheap arguments.

`pypdfium2` declares pointers to structures, which `ctypes` checks and wraps in each call;
with plain addresses the loop over a page takes two thirds of the time.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_INT, _ADDRESS, _UNSIGNED = ctypes.c_int, ctypes.c_void_p, ctypes.c_uint


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of the library, with other types."""
    address = ctypes.cast(function, _ADDRESS).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


text_object = _plain(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
"""The address of the object that prints a character; `None` for one that pdfium made up."""
unicode_of = _plain(pdfium.FPDFText_GetUnicode, _UNSIGNED, _ADDRESS, _INT)
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
origin = _plain(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
matrix = _plain(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
fill_color = _plain(
    pdfium.FPDFText_GetFillColor, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
font_of = _plain(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
font_name = _plain(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t
)
font_flags = _plain(pdfium.FPDFFont_GetFlags, _INT, _ADDRESS)
page_object = _plain(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
object_type = _plain(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
count_objects = _plain(pdfium.FPDFPage_CountObjects, _INT, _ADDRESS)
count_segments = _plain(pdfium.FPDFPath_CountSegments, _INT, _ADDRESS)
draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
object_fill = _plain(
    pdfium.FPDFPageObj_GetFillColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)
bounds = _plain(
    pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)


def address_of(handle: Any) -> int:
    """The address that a handle of the library points to."""
    return ctypes.cast(handle, _ADDRESS).value or 0
