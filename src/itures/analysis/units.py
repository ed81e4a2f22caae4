"""The units that are compared: clauses and items, each with its own words alone.

Citations are left out, and what the words behind them say the cited text is about: two texts
that cite a third one by its title do not copy each other. So is what was set aside.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import define, field, frozen

from itures.analysis.shingles import is_by_characters, tokens
from itures.analysis.subjects import Subjects
from itures.model.clauses import Clause, Item
from itures.model.document import Document
from itures.model.span import Span
from itures.notation.grammar import Grammar

_INSIDE = "#"
"""What targets inside a document begin with."""
_MARK = 40
"""Characters that the mark of an item may take before its words."""
_FIRST = 12
"""Characters of the words of an item by which their beginning is found."""
_LONGEST = 1000
"""Tokens of a unit that are compared, its first ones: to compare costs the square of it."""
_LEAST_WORDS, _LEAST_CHARACTERS = 10, 20
"""Tokens of the shortest unit that is compared: shorter ones are alike by chance."""


@define(eq=False)
class Unit:
    """The own words of a clause or an item."""

    node: str
    """Its id."""
    span: Span
    """From its first own word to its last, in code points."""
    tokens: tuple[int, ...]
    """Its words as numbers; see `itures.analysis.shingles`."""
    by_characters: bool
    """Whether its script sets no words apart."""
    _text: str = field(repr=False)
    _stretches: tuple[tuple[int, int], ...] = field(repr=False)

    def quote(self) -> str:
        """Its words on one line, citations and all."""
        return " ".join(self._text[self.span.start : self.span.end].split())

    def words(self, span: Span) -> str:
        """The words of a stretch of its document."""
        return self._text[slice(*span)]

    def places(self) -> list[Span]:
        """Where each token stands in the text of the document."""
        return [span for _, span in tokens(self._text, self._stretches)]


def units(document: Document, grammar: Grammar) -> Iterator[Unit]:
    """The units of a document, in the order of the text.

    Args:
        document: the document.
        grammar: the grammars it was parsed with.
    """
    aside = _Aside.of(document, Subjects.of(document, grammar))
    for node, start, end in _own(document.clauses, document.text):
        stretches = tuple(aside.without(start, end))
        every = list(islice(tokens(document.text, stretches), _LONGEST))
        if not every:
            continue
        single = is_by_characters(document.text, start, end)
        if len(every) >= (_LEAST_CHARACTERS if single else _LEAST_WORDS):
            numbers = tuple(number for number, _ in every)
            span = Span(every[0][1].start, every[-1][1].end)
            yield Unit(node, span, numbers, single, document.text, stretches)


def _own(nodes: Iterable[Clause] | Iterable[Item], text: str) -> Iterator[tuple[str, int, int]]:
    """Where the own words of each node begin and end, those behind its items aside."""
    for node in nodes:
        start, end = node.span
        opener = node.opener if isinstance(node, Clause) else ""
        if opener and node.label is None and text.startswith(opener, start):
            start += len(opener)
        first = (node.text or "")[:_FIRST]
        # The mark of an item is no word of it.
        start = max(start, text.find(first, start, start + _MARK)) if first else start
        yield node.id, start, node.items[0].span.start if node.items else end
        yield from _own(node.items, text)


@frozen
class _Aside:
    """Stretches that are not compared, none over another, in order."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, document: Document, subjects: Subjects) -> "_Aside":
        every = [found.span for found in document.discarded]
        for citation in document.citations:
            every.append(citation.span)
            outside = not citation.target.startswith(_INSIDE)
            if outside and (said := subjects.behind(citation.span)):
                every.append(said)
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(every):
            if starts and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        return cls(starts, ends)

    def without(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What is left of a stretch."""
        at = max(0, bisect_right(self.starts, start) - 1)
        for left, right in zip(self.starts[at:], self.ends[at:], strict=True):
            if left >= end:
                break
            if right <= start:
                continue
            if start < left:
                yield start, left
            start = max(start, right)
        if start < end:
            yield start, end
