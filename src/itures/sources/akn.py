"""Akoma Ntoso: our own files are read back as they were, others as text."""

from attrs import evolve

from itures.model.blocks import Reading, Remark, Source, View
from itures.model.budget import BUDGET, Budget
from itures.model.document import Document
from itures.model.span import Span
from itures.sources.akn_document import is_ours, read_document
from itures.sources.akn_text import read_text
from itures.sources.rest import CUT_SHORT
from itures.sources.xml import read_xml_within


def read_akn(
    data: bytes, source: Source, view: View, budget: Budget = BUDGET
) -> Reading | Document:
    """Read an Akoma Ntoso file, or another XML file as far as it holds words.

    Args:
        data: the bytes of the file.
        source: where they came from.
        view: which side of changes is wanted.
        budget: how much of it is read.

    Returns:
        The document, if it was written by `to_akn`; else text and paragraphs for the
        ordinary line: that of the UN is marked up by other habits.

    Raises:
        XmlFaultError: if the bytes are no XML that is read here.
    """
    root, rest = read_xml_within(data, budget.tags)
    if rest is None and is_ours(root):
        return read_document(root, source)
    reading = read_text(root, source, view)
    return reading if rest is None else _with_rest(reading, rest, budget)


def _with_rest(reading: Reading, rest: str, budget: Budget) -> Reading:
    """The reading of what is within the budget, with the words of the rest behind it."""
    end = len(reading.text) if reading.end is None else reading.end
    if rest:
        return evolve(reading, text=f"{reading.text}{rest}\n", end=end)
    remark = Remark("DOC026", CUT_SHORT.format(budget.tags), Span(end, end))
    return evolve(reading, end=end, remarks=(*reading.remarks, remark))
