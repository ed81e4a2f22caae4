"""VER: findings about the versions of what is cited."""

from collections.abc import Iterator

from itures.analysis.editions import cited, own_year
from itures.analysis.remarks import quote, remark
from itures.model.document import Document
from itures.model.findings import Finding, Severity
from itures.notation.grammar import Grammar


def forward_dated(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """VER305: the text cites an edition that is later than itself.

    What stands around the adopted words, a foreword or a footnote, may have been
    written for a later printing: there the finding is only a note.
    """
    year = own_year(document)
    if year is None:
        return
    around = _around(document)
    for one in cited(document, grammar.registry):
        if one.year is not None and one.year > year:
            severity: Severity | None = "note" if one.place in around else None
            said = f"{quote(one.citation.text)} is of {one.year}"
            message = f"{said}, this text of {year}"
            yield remark(document, "VER305", one.citation.span, message, severity)


def _around(document: Document) -> frozenset[str]:
    """The nodes that may be younger than the adopted text; empty: outside the tree."""
    sections = {section.id for section in (*document.front, *document.back)}
    return frozenset({"", *sections, *(note.id for note in document.footnotes)})


CHECKS = (forward_dated,)
