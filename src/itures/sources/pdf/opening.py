"""The pages of a PDF, one after the other; what cannot be opened is said in plain words."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from attrs import define, field
from pypdfium2 import raw

from itures.sources.faults import FileFaultError
from itures.sources.pdf.limits import MOST_PAGES, SECONDS
from itures.sources.pdf.page import PageReader
from itures.sources.pdf.sheets import Sheet

_FAULTS = {
    raw.FPDF_ERR_PASSWORD: "it is locked with a password; save a copy without one, and read that",
    raw.FPDF_ERR_SECURITY: "it is locked in a way that is not known here; print it to a new PDF",
    raw.FPDF_ERR_FORMAT: "it is damaged, or no PDF; get a fresh copy, or print it to a new PDF",
}
_OTHER = "it cannot be opened; get a fresh copy, or print it to a new PDF"


@define
class Pages:
    """The pages of a file, as far as they could be read."""

    sheets: list[Sheet] = field(factory=list)
    broken: list[int] = field(factory=list)
    """The numbers of the pages that could not be read."""
    unread: int = 0
    """How many pages at the end there was no time for."""


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """An open PDF.

    Raises:
        FileFaultError: if it cannot be opened.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise FileFaultError(_FAULTS.get(error.err_code, _OTHER)) from None
    try:
        yield document
    finally:
        document.close()


def pages_of(data: bytes, seconds: float = SECONDS) -> Pages:
    """The pages of a PDF.

    Args:
        data: the bytes of the file.
        seconds: after so long no further page is begun.

    Raises:
        FileFaultError: if it cannot be opened, or has no pages, too many or no text.
    """
    found = Pages()
    start = time.monotonic()
    with opened(data) as document:
        count = len(document)
        if count > MOST_PAGES:
            raise FileFaultError(f"it has {count} pages; at most {MOST_PAGES} are read: split it")
        for number in range(1, count + 1):
            if time.monotonic() - start > seconds:
                found.unread = count - number + 1
                break
            try:
                found.sheets.append(_sheet(document, number))
            except pdfium.PdfiumError:
                found.broken.append(number)
    _refuse_empty(found, count)
    return found


def _sheet(document: pdfium.PdfDocument, number: int) -> Sheet:
    page = document[number - 1]
    try:
        return PageReader(document, page, number).read()
    finally:
        page.close()


def _refuse_empty(found: Pages, count: int) -> None:
    """Say so if there is nothing to read."""
    if any(s.glyphs or s.turned or s.hidden or s.outside for s in found.sheets):
        return
    if any(sheet.pictures for sheet in found.sheets):
        raise FileFaultError("it has no text: its pages are pictures; run OCR on it first")
    if found.broken or not count:
        raise FileFaultError(_FAULTS[raw.FPDF_ERR_FORMAT])
    raise FileFaultError("it has no text: its pages are empty, or drawn")
