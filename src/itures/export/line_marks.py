"""The marks of items as they are printed: the tree has only what is between the brackets."""

from functools import lru_cache

from attrs import define, field

from itures.model.document import Document
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.structure.labels import Labels, labels_of

_LONGEST = 40
"""Characters that the longest mark and the blanks behind it take."""

_TYPED = {"-": "–", "*": "•"}
"""Bullets as plain text types them, and as they are printed."""


@define
class Marks:
    """Finds the printed marks of one document."""

    document: Document
    grammar: Grammar
    _labels: Labels = field(init=False)

    def __attrs_post_init__(self) -> None:
        head = self.grammar.heads.get(self.document.language, {})
        self._labels = _labels(self.grammar, rightward=head.get("direction") != "rtl")

    def printed(self, label: str | None, span: Span) -> str | None:
        """The mark as the text prints it; where the text has another, as ITU does.

        Someone may have put another label into the tree: then the text does not have it.

        Args:
            label: the label in the tree.
            span: the stretch of the node, which begins with the mark.
        """
        if not label:
            return None
        text, start = self.document.text, max(span.start, 0)
        end = min(span.end, start + _LONGEST, len(text))
        found = self._labels.at(text, start, end) if start < end else None
        if found and any(reading.label == label for reading in found.readings):
            mark = text[found.start : found.end].strip()
            return _TYPED.get(mark, mark) or None
        return label if label[0].isdigit() or not label[0].isalpha() else f"{label})"


@lru_cache(maxsize=8)
def _labels(grammar: Grammar, *, rightward: bool) -> Labels:
    return labels_of(grammar.read("labels.toml").data, rightward=rightward)
