"""All findings of a document: those of reading it, and those of looking at it whole."""

from collections.abc import Callable, Iterator

from itures.analysis import documents, references, structure, versions
from itures.model.document import Document
from itures.model.findings import Finding
from itures.notation.grammar import Grammar, load

Check = Callable[[Document, Grammar], Iterator[Finding]]
"""A check yields the findings of one rule, in any order."""

CHECKS: tuple[Check, ...] = (
    *documents.CHECKS,
    *structure.CHECKS,
    *references.CHECKS,
    *versions.CHECKS,
)
"""Every check that needs the whole document; what reading it finds is not here."""


def check(document: Document, grammar: Grammar | None = None) -> tuple[Finding, ...]:
    """All findings of a document, by place and then by code, each once.

    Args:
        document: a document as it was parsed; its own findings are among the result.
        grammar: the grammars it was parsed with; those that come with itures by default.
    """
    grammar = grammar or load()
    found = list(document.findings)
    for run in CHECKS:
        found.extend(run(document, grammar))
    return tuple(sorted(dict.fromkeys(found), key=_place))


def _place(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.code, finding.span.end, finding.message
