"""Clauses of different texts that say the same in the same words: candidates, no verdicts.

Two steps. An index of hashed runs of words gives few pairs that may be alike; runs that very
many texts share are formulas and give none. Each pair is then compared exactly, word by word.
"""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from attrs import define, field, frozen

from itures.analysis.shingles import kept, runs
from itures.analysis.units import Unit, units
from itures.corpus.corpus import Corpus
from itures.corpus.entries import Entry
from itures.corpus.identity import Names
from itures.corpus.lineage import natural
from itures.model.document import Document
from itures.model.span import Span
from itures.notation.grammar import Grammar

LEAST = 0.6
"""The least similarity of a pair that is a candidate, unless a long run is the same."""
_LONG_WORDS, _LONG_CHARACTERS = 20, 40
"""Tokens of a run that is told, however little of the rest is alike."""
_BLOCK_WORDS, _BLOCK_CHARACTERS = 3, 4
"""Tokens of the shortest run that counts as alike: single words are alike in all texts."""
_FORMULA = 40
"""Units that may share a run of words; what more of them share is a formula."""
_BEST = 20
"""Candidates for one unit that are compared word by word: those with the most shared runs."""


@frozen
class Text:
    """A document whose clauses are compared."""

    id: str
    """The edition."""
    work: str
    body: str
    language: str
    moment: str
    """When it was adopted, as far as is known: a day, a year, or nothing."""

    @classmethod
    def of(
        cls, edition: str | None, language: str, moment: str | None, names: Names
    ) -> "Text | None":
        """The text that an edition is, or `None` where that cannot be told."""
        name = names.read(edition) if edition else None
        if name is None or edition is None or name.work is None:
            return None
        return cls(edition, name.work, name.body, language, moment or "")


@frozen
class Twin:
    """A pair of units of two texts."""

    text: Text
    unit: Unit
    other: Text
    twin: Unit
    similarity: float
    """Twice the tokens in common by the tokens of both: 1 for the same words."""
    covered: float
    """The share of the tokens of `unit` that `twin` has as well."""
    longest: int
    """Tokens of the longest run that is the same."""
    runs: tuple[tuple[int, int, int], ...]
    """The runs that are the same: the first token in `unit`, that in `twin`, how many."""

    @property
    def is_long(self) -> bool:
        """Whether a long run is the same, whatever the rest is."""
        return self.longest >= (_LONG_CHARACTERS if self.unit.by_characters else _LONG_WORDS)

    def longest_block(self) -> tuple[Span, Span]:
        """The places of the longest run, in code points."""
        return max(self.blocks(), key=lambda pair: (pair[0].end - pair[0].start, -pair[0].start))

    def blocks(self) -> tuple[tuple[Span, Span], ...]:
        """The places of the runs in the two documents, in code points."""
        mine, theirs = self.unit.places(), self.twin.places()
        return tuple(
            (
                Span(mine[a].start, mine[a + n - 1].end),
                Span(theirs[b].start, theirs[b + n - 1].end),
            )
            for a, b, n in self.runs
        )


@define
class Index:
    """The units of the texts in force of one corpus, by language."""

    grammar: Grammar
    names: Names
    _units: list[tuple[Text, Unit]] = field(factory=list, init=False)
    _runs: dict[tuple[str, int], list[int]] = field(factory=dict, init=False)
    """The numbers of the units that have a run, by language and run."""
    _last: tuple[Document, tuple[Twin, ...]] | None = field(default=None, init=False)
    """The document that was asked for last: several checks ask one after the other."""

    @classmethod
    def of(cls, corpus: Corpus, grammar: Grammar) -> "Index":
        """The index of a corpus, as of its date."""
        index = cls(grammar, Names(grammar.registry))
        for entry, text in in_force(corpus, index.names):
            index.put(text, corpus.document_of(entry))
        return index

    def put(self, text: Text, document: Document) -> None:
        """Take in the units of a document."""
        for unit in units(document, self.grammar):
            number = len(self._units)
            self._units.append((text, unit))
            for run in kept(runs(unit.tokens, unit.by_characters)):
                self._runs.setdefault((text.language, run), []).append(number)

    def twins(self, text: Text, document: Document) -> tuple[Twin, ...]:
        """The pairs of each unit of a document with units of other texts, the best first.

        Args:
            text: what the document is; it need not be in the index.
            document: the document.
        """
        if self._last is None or self._last[0] is not document:
            self._last = document, tuple(self._twins(text, document))
        return self._last[1]

    def _twins(self, text: Text, document: Document) -> Iterator[Twin]:
        for unit in units(document, self.grammar):
            found = filter(None, (self._pair(text, unit, at) for at in self._near(text, unit)))
            yield from sorted(found, key=lambda each: (-each.similarity, natural(each.other.id)))

    def _near(self, text: Text, unit: Unit) -> list[int]:
        """The units of other texts that share the most runs."""
        shared: Counter[int] = Counter()
        for run in set(runs(unit.tokens, unit.by_characters)):
            there = self._runs.get((text.language, run), ())
            if len(there) <= _FORMULA:
                shared.update(there)
        mine = [at for at in shared if self._units[at][0].work != text.work]
        return sorted(mine, key=lambda at: (-shared[at], at))[:_BEST]

    def _pair(self, text: Text, unit: Unit, at: int) -> Twin | None:
        other, twin = self._units[at]
        both = len(unit.tokens) + len(twin.tokens)
        least = _LONG_CHARACTERS if unit.by_characters else _LONG_WORDS
        most = (Counter(unit.tokens) & Counter(twin.tokens)).total()
        if 2 * most < LEAST * both and most < least:
            return None
        found = _compared(unit, twin)
        alike = sum(n for _, _, n in found)
        longest = max((n for _, _, n in found), default=0)
        pair = Twin(
            text, unit, other, twin, 2 * alike / both, alike / len(unit.tokens), longest, found
        )
        return pair if pair.similarity >= LEAST or pair.is_long else None


def _compared(unit: Unit, twin: Unit) -> tuple[tuple[int, int, int], ...]:
    least = _BLOCK_CHARACTERS if unit.by_characters else _BLOCK_WORDS
    matcher = SequenceMatcher(None, unit.tokens, twin.tokens, autojunk=False)
    return tuple(
        (block.a, block.b, block.size)
        for block in matcher.get_matching_blocks()
        if block.size >= least
    )


def in_force(corpus: Corpus, names: Names) -> Iterator[tuple[Entry, Text]]:
    """The documents of the last edition of each text that has not ended, one a language."""
    last = {
        lineage.latest.id
        for lineage in corpus.lineages()
        if lineage.latest and lineage.ending is None
    }
    for entry in corpus.documents():
        moment = entry.adopted or (f"{entry.year:04}" if entry.year else "")
        text = Text.of(entry.edition, entry.language, moment, names)
        if text and entry.chief and entry.edition in last:
            yield entry, text
