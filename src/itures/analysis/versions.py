"""VER: findings about the versions of what is cited."""

from collections.abc import Iterator

from itures.analysis.editions import Cited, cited, own_year
from itures.analysis.flattened import flattened
from itures.analysis.remarks import quote, remark
from itures.model.document import Document
from itures.model.findings import Finding, Severity
from itures.notation.grammar import Grammar


def forward_dated(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """VER305: the text cites an edition that is later than itself.

    What stands around the adopted words, a foreword or a footnote, may have been
    written for a later printing: there the finding is only a note.
    """
    year = own_year(document, grammar.registry)
    if year is None:
        return
    for one in cited(document, grammar.registry):
        if one.name.year is not None and one.name.year > year:
            severity: Severity | None = "note" if _around(document, one) else None
            said = f"{quote(one.citation.text)} is of {one.name.year}"
            message = f"{said}, this text of {year}"
            yield remark(document, "VER305", one.citation.span, message, severity)


def _around(document: Document, one: Cited) -> bool:
    """Whether a citation stands where words may be younger than the adopted text."""
    at = one.citation.span.start
    spans = [section.span for section in (*document.front, *document.back)]
    spans += [note.span for note in document.footnotes]
    return any(span.start <= at < span.end for span in spans)


def flattened_revision(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """VER309: two sessions stand in one bracket without a sign between them."""
    known = document.language in grammar.heads
    for span in flattened(document, grammar.language(document.language) if known else None):
        words = " ".join(document.text[span.start : span.end].split())
        message = f"{quote(words)} names two sessions; the last one is taken"
        yield remark(document, "VER309", span, message)


CHECKS = (flattened_revision, forward_dated)
