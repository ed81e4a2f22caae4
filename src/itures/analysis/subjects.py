"""What a citing text says that the cited one is about: ", on lamps for piers"."""

from bisect import bisect_left

from attrs import define

from itures.model.citations import Part
from itures.model.document import Document
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.language import Language

_BEHIND, _WITHIN = "subject", "subject_within"
"""The rules of a language for the words behind a citation, and for those inside or before it."""
_SUBJECT = "subject"
"""The slot of both."""
_REACH = 400
"""Characters behind a citation that may belong to it."""


@define
class Subjects:
    """Reads the subjects in one document."""

    document: Document
    language: Language | None
    starts: tuple[int, ...]
    """Where numbered texts are cited: a subject ends before the next one."""

    @classmethod
    def of(cls, document: Document, grammar: Grammar) -> "Subjects":
        """The subjects of a document; of one in a language without a grammar there are none."""
        known = document.language in grammar.names("languages")
        rules = grammar.language(document.language) if known else None
        numbered = grammar.registry.segments
        starts = sorted(one.span.start for one in document.citations if one.kind in numbered)
        return cls(document, rules, tuple(starts))

    def at(self, cited: Span) -> Span | None:
        """The words that say what a text is about, behind its citation or inside it."""
        return self.behind(cited) or self._within(cited)

    def behind(self, cited: Span) -> Span | None:
        """The words behind a citation that say what the cited text is about."""
        name, text, at = f"{_BEHIND}.behind", self.document.text, cited.end
        if self.language is None or name not in self.language.rule_strings:
            return None
        found = self.language.compiled(name).match(text, at, self._limit(at))
        return self._slot(found.parts) if found else None

    def _limit(self, at: int) -> int:
        following = self.starts[bisect_left(self.starts, at) :]
        return min([len(self.document.text), at + _REACH, *following[:1]])

    def _within(self, cited: Span) -> Span | None:
        if self.language is None or _WITHIN not in self.language.scans():
            return None
        every = self.language.scanner((_WITHIN,)).scan(self.document.text, *cited)
        found = next(iter(every), None)
        return self._slot(found.parts) if found else None

    @staticmethod
    def _slot(parts: tuple[Part, ...]) -> Span | None:
        return next((Span(p.start, p.end) for p in parts if p.slot == _SUBJECT), None)
