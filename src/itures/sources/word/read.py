"""Read a Word file: the text of one view of its tracked changes, with all it says of itself.

The text is the body; behind it the bodies of the notes; at its very end, set aside,
comments, headers and footers. Cells are parted by tabs, rows and paragraphs by line ends;
a text box stands behind the paragraph that holds it.
"""

from itures.model.blocks import Reading, Source, View
from itures.model.budget import BUDGET, Budget
from itures.sources.faults import FileFaultError
from itures.sources.word.file import WordFile
from itures.sources.word.package import open_package
from itures.sources.word.relationships import MAIN, relationships
from itures.sources.word.sheets import Sheets

_RTF, _XML = b"{\\rtf", b"<"
_FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_HEAD = 4096
"""Bytes that are looked at to tell a file of another format."""


def read_word(data: bytes, source: Source, view: View, budget: Budget = BUDGET) -> Reading:
    """Read the bytes of a Word file.

    Args:
        data: the bytes.
        source: where they came from.
        view: the text with all tracked changes made, with none, or with both.
        budget: not looked at: packages have bounds of their own.

    Raises:
        FileFaultError: if this is no Word file, or one that is damaged or dangerous.
    """
    del budget
    _refuse_others(data)
    package = open_package(data)
    main = relationships(package, "").first(MAIN)
    if main is None:
        raise FileFaultError("no Word file: the archive names no main part")
    return Sheets(WordFile(package, main), view).reading(source)


def _refuse_others(data: bytes) -> None:
    """Refuse files that people take for Word files, and say what to do with them."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_RTF):
        raise FileFaultError("a Rich Text file; save it as .docx with Word or LibreOffice")
    if head.startswith(_XML) and _FLAT in head:
        raise FileFaultError("a Word file in one XML text (flat OPC); save it as .docx")
