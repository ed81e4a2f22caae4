"""The links of a page, and what was written on it without being printed."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from itures.sources.pdf.sheets import Hot

_MOST = 2_000
"""Links and annotations of one page that are looked at."""
_LONGEST = 65_536
"""Bytes of an address or of a comment."""
_COMMENTS = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_CARET,
        raw.FPDF_ANNOT_STAMP,
    }
)
"""The kinds of annotations that hold words of a reader."""


def links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[Hot]:
    """The parts of a page that are linked to an address."""
    at = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page.raw, at, link):
            return
        box = raw.FS_RECTF()
        target = _target(document, link)
        if target and raw.FPDFLink_GetAnnotRect(link, box):
            yield Hot(box.left, box.bottom, box.right, box.top, target)


def _target(document: pdfium.PdfDocument, link: object) -> str | None:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return None
    size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < size <= _LONGEST:
        return None
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def comments(page: pdfium.PdfPage) -> Iterator[str]:
    """What readers wrote on a page."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in _COMMENTS and (words := _contents(note)):
            yield words
        raw.FPDFPage_CloseAnnot(note)


def _contents(note: object) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    if not 2 < size <= _LONGEST:  # noqa: PLR2004 - an empty string is its two null bytes
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
    words = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()
