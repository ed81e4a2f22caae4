"""Findings with their places, and quotes short enough for one line."""

from functools import lru_cache

from itures.analysis.rules import RULES
from itures.model.document import Document
from itures.model.findings import Finding, Severity
from itures.model.places import LineIndex
from itures.model.span import Span

_LONGEST_QUOTE = 80
"""A quote is cut behind so many characters: a finding is one line."""


def remark(
    document: Document,
    code: str,
    span: Span,
    message: str,
    severity: Severity | None = None,
) -> Finding:
    """A finding about a stretch of a document.

    Args:
        document: the document.
        code: the code of the rule.
        span: what the finding is about.
        message: one line that says what is the matter.
        severity: less than the rule says, where there is doubt.
    """
    line, column = _lines(document.text).place(span.start)
    grade = severity or RULES[code].severity
    return Finding(code, grade, message, line, column, span)


@lru_cache(maxsize=1)
def _lines(text: str) -> LineIndex:
    """The lines of the text at hand: one document is checked after the other."""
    return LineIndex(text)


def quote(words: str) -> str:
    """Printed words as a quote on one line."""
    flat = " ".join(words.split())
    if len(flat) > _LONGEST_QUOTE:
        flat = flat[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"'{flat}'"
