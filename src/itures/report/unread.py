"""What was not understood of a document, or set aside for no reason of print."""

from collections.abc import Iterable, Iterator

from itures.analysis.fingerprints import Located
from itures.analysis.rules import RULES
from itures.model.document import Document
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.report.pictures import Unread

_DOUBTS = ("STR101", "STR103", "REF207", "REF212", "DOC006")
"""Findings about words that no rule of the grammar reads."""
_LOST = ("STR101", "DOC006")
"""Those of them whose words have no place in the tree."""
_FURNITURE = frozenset(
    {
        "bookmark", "contents", "footer", "header", "hyphen", "label", "navigation", "note-link",
        "note-mark", "note-rule", "note-separator", "page-control", "page-furniture",
        "page-number", "page-title", "repeated-title", "running-head",
    }
)  # fmt: skip
"""Why a stretch was set aside where nobody misses it: signs of print, of pages, of programs."""
_LONGEST = 200
"""Characters of a quote."""


def unread(
    at: tuple[str, str, str], document: Document, found: Iterable[Located]
) -> Iterator[Unread]:
    """The stretches of a document that were not understood, in their order.

    Args:
        at: the text, its language, and the file.
        document: the document.
        found: its findings.
    """
    every: list[tuple[Span, str, str | None]] = [
        (one.finding.span, RULES[one.finding.code].name, one.finding.code)
        for one in found
        if one.finding.code in _DOUBTS
    ]
    every += [(one.span, one.why, None) for one in document.discarded if one.why not in _FURNITURE]
    lines = LineIndex(document.text)
    for span, reason, code in sorted(every, key=lambda each: (each[0], each[1])):
        line, column = lines.place(span.start)
        quote = " ".join(document.text[slice(*span)].split())[:_LONGEST]
        yield Unread(*at, line, column, reason, quote, code)


def holes(document: Document) -> list[Span]:
    """The stretches that are not in the tree, without overlaps, in their order."""
    every = [one.span for one in document.discarded]
    every += [one.span for one in document.findings if one.code in _LOST]
    found: list[Span] = []
    for start, end in sorted(every):
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found
