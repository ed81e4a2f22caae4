"""What the words beside a citation say of the cited text: suppressed, replaced, history."""

from collections.abc import Mapping
from typing import Literal

from attrs import frozen

from itures.model.citations import Citation
from itures.model.document import Document
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.language import Language

Effect = Literal["suppresses", "replaces", "merges", "history"]
ENDS: Mapping[str, str] = {"suppresses": "suppressed", "replaces": "merged", "merges": "merged"}
"""What becomes of a text on which an effect falls."""

_BEFORE, _BEHIND = "effect", "effect_after"
"""The rules of a language for the words before and behind a citation."""
_REACH = 60
"""Characters before and behind a citation that are looked at."""


def effects(document: Document, grammar: Grammar) -> tuple[Effect | None, ...]:
    """The effect of each citation of a document, in their order.

    Citing several editions of one text in one clause tells its history as well; that
    needs no words, and is left to whoever compares the editions.
    """
    if document.language not in grammar.names("languages"):
        return (None,) * len(document.citations)
    reader = _Reader(document, grammar.language(document.language))
    return tuple(reader.effect(citation) for citation in document.citations)


@frozen
class _Reader:
    document: Document
    language: Language

    def effect(self, citation: Citation) -> Effect | None:
        """The effect that the words beside a citation have."""
        if citation.target.startswith("#"):
            return None
        return self._before(citation.span) or self._behind(citation.span)

    def _before(self, span: Span) -> Effect | None:
        text = self.document.text
        start = max(0, span.start - _REACH)
        every = list(self.language.scanner((_BEFORE,)).scan(text, start, span.start))
        if not every or text[every[-1].end : span.start].strip():
            return None
        return _effect(every[-1].get("effect"))

    def _behind(self, span: Span) -> Effect | None:
        text = self.document.text
        at = span.end
        while at < len(text) and text[at].isspace():
            at += 1
        scanner = self.language.scanner((_BEHIND,))
        found = scanner.at(text, at, min(len(text), at + _REACH)) if at < len(text) else None
        return _effect(found.get("effect")) if found else None


def _effect(value: str | None) -> Effect | None:
    match value:
        case "suppresses" | "replaces" | "merges" | "history":
            return value
        case _:
            return None
