"""Akoma Ntoso: our own files are read back as they were, others as text."""

from itures.model.blocks import Reading, Source, View
from itures.model.document import Document
from itures.sources.akn_document import is_ours, read_document
from itures.sources.akn_text import read_text
from itures.sources.xml import read_xml


def read_akn(data: bytes, source: Source, view: View) -> Reading | Document:
    """Read an Akoma Ntoso file, or another XML file as far as it holds words.

    Args:
        data: the bytes of the file.
        source: where they came from.
        view: which side of changes is wanted.

    Returns:
        The document, if it was written by `to_akn`; else text and paragraphs for the
        ordinary line: that of the UN is marked up by other habits.

    Raises:
        XmlFaultError: if the bytes are no XML that is read here.
    """
    root = read_xml(data)
    if is_ours(root):
        return read_document(root, source)
    return read_text(root, source, view)
