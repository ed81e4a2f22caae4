"""DOC027: characters that turn the writing direction, and show other words than are there."""

import re
from collections.abc import Iterator
from unicodedata import bidirectional, name

from itures.analysis.remarks import remark
from itures.model.document import Document
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar

_SIGN = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
"""Embeddings, overrides and isolates, and what ends them all: the end of a paragraph (UAX 9)."""
_OVERRIDES = frozenset({"LRO", "RLO"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_END, _END_OF_ISOLATE = "PDF", "PDI"


def hidden_direction(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """DOC027: an override, or a change of direction that is not closed; one for each line."""
    del grammar
    line: list[int] = []
    for found in _SIGN.finditer(document.text):
        if found[0] != "\n":
            line.append(found.start())
        elif line:
            yield from _of_line(document, line)
            line = []
    if line:
        yield from _of_line(document, line)


def _of_line(document: Document, places: list[int]) -> Iterator[Finding]:
    """The first character of a line that is not what honest text needs."""
    text = document.text
    override = next((at for at in places if bidirectional(text[at]) in _OVERRIDES), None)
    if override is not None:
        yield _finding(document, override, "shows words in another order than they are stored in")
        return
    unclosed = _unclosed(text, places)
    if unclosed is not None:
        yield _finding(document, unclosed, "is not closed before the end of the line")


def _unclosed(text: str, places: list[int]) -> int | None:
    """The first sign of a line that nothing closes, or `None`."""
    opened: list[tuple[str, int]] = []
    for at in places:
        kind = bidirectional(text[at])
        if kind == _END:
            if opened and opened[-1][0] not in _ISOLATES:
                opened.pop()
        elif kind == _END_OF_ISOLATE:
            isolates = [i for i, (sign, _) in enumerate(opened) if sign in _ISOLATES]
            del opened[isolates[-1] if isolates else len(opened) :]
        else:
            opened.append((kind, at))
    return opened[0][1] if opened else None


def _finding(document: Document, at: int, said: str) -> Finding:
    char = document.text[at]
    message = f"U+{ord(char):04X} ({name(char).lower()}) {said}"
    return remark(document, "DOC027", Span(at, at + 1), message)


CHECKS = (hidden_direction,)
