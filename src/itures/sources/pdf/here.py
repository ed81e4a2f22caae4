"""Read a PDF in this process: bytes become text and paragraphs, and what is doubtful."""

from collections.abc import Iterator

from attrs import evolve

from itures.model.blocks import Reading, Remark, Source
from itures.model.span import Span
from itures.sources.pdf.layout import layout_of
from itures.sources.pdf.limits import SECONDS
from itures.sources.pdf.opening import Pages, pages_of
from itures.sources.pdf.writing import Writer

_NO_SOURCE = Source(None, "", "application/pdf")
_PARTLY, _UNSURE, _MENDED = "DOC024", "DOC025", "DOC021"
"""The rules that a doubt about the pages belongs to."""
_SHOWN = 8
"""Page numbers that are named in a message."""


def read_here(data: bytes, seconds: float = SECONDS) -> Reading:
    """Read the bytes of a PDF.

    Args:
        data: the bytes.
        seconds: after so long no further page is begun.

    Returns:
        The text and its paragraphs; the source is for the caller to say.

    Raises:
        FileFaultError: if there is nothing to read.
    """
    pages = pages_of(data, seconds)
    layout = layout_of(pages.sheets)
    reading = Writer(layout, pages.sheets).reading(_NO_SOURCE)
    lines = [line.line for line in layout.lines]
    mended = sum(line.mended for line in lines)
    dropped = sum(line.dropped for line in lines)
    remarks = [*_about(pages), *_about_order(mended, dropped), *reading.remarks]
    return evolve(reading, remarks=tuple(sorted(remarks, key=lambda remark: remark.span)))


def _about(pages: Pages) -> Iterator[Remark]:
    """What could not be read, or may have been read wrong."""
    if pages.broken:
        yield _remark(_PARTLY, f"{_named(pages.broken)} cannot be read")
    if pages.unread:
        yield _remark(_PARTLY, f"the last {pages.unread} pages were not read: it took too long")
    empty = [s.number for s in pages.sheets if s.pictures and not s.glyphs]
    if empty:
        yield _remark(_PARTLY, f"{_named(empty)}: a picture and no text; run OCR to read it")
    signs = sum(sheet.unmapped for sheet in pages.sheets)
    if signs:
        yield _remark(_PARTLY, f"{signs} signs have no character in the file; they became U+FFFD")
    scanned = [sheet.number for sheet in pages.sheets if sheet.scanned_text]
    if scanned:
        yield _remark(_UNSURE, f"{_named(scanned)}: the words were recognised in a picture")


def _about_order(mended: int, dropped: int) -> Iterator[Remark]:
    if mended:
        said = f"{mended} lines run from right to left; their words were put in order by place"
        if dropped:
            said += f"; {dropped} strokes that make words longer were left out"
        yield _remark(_MENDED, said)


def _remark(code: str, message: str) -> Remark:
    return Remark(code, message, Span(0, 0))


def _named(pages: list[int]) -> str:
    names = ", ".join(map(str, pages[:_SHOWN]))
    more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    return f"page{'s' if len(pages) > 1 else ''} {names}{more}"
