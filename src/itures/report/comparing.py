"""What a report says of texts side by side: overlaps, and the languages of one text."""

from collections.abc import Callable
from functools import lru_cache

from attrs import frozen

from itures.analysis.language_groups import Cell, concordances
from itures.analysis.language_groups import Concordance as Found
from itures.analysis.language_groups import Row as Unit
from itures.analysis.overlap import Place, overlaps
from itures.corpus.corpus import Corpus
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.report.pictures import Concordance, ConcordanceRow, Overlap

_KEPT = 64
"""Texts that are kept while overlaps are written: the same few have most of them."""


def overlap_rows(corpus: Corpus, grammar: Grammar) -> tuple[Overlap, ...]:
    """The clauses of texts of a Sector that say what texts above it say, in the same words.

    Args:
        corpus: the corpus, as of a date.
        grammar: the grammars.
    """

    @lru_cache(_KEPT)
    def text_of(edition: str, language: str) -> str:
        return corpus.document(edition, language=language).text

    every = []
    for one in overlaps(corpus, grammar=grammar):
        left = _Side.of(one.sector, one.language, text_of)
        right = _Side.of(one.other, one.language, text_of)
        alike = tuple((*left.stretch(a), *right.stretch(b)) for a, b in one.blocks)
        every.append(
            Overlap(
                left=left.text,
                left_node=left.node,
                left_quote=left.quote,
                right=right.text,
                right_node=right.node,
                right_quote=right.quote,
                language=one.language,
                similarity=one.similarity,
                alike=alike,
                cites=one.cites,
            )
        )
    return tuple(every)


@frozen
class _Side:
    """One side of an overlap, as a quote on one line."""

    text: str
    node: str
    quote: str
    _start: int
    _words: str

    @classmethod
    def of(cls, place: Place, language: str, text_of: Callable[[str, str], str]) -> "_Side":
        whole = text_of(place.document, language)
        words = whole[slice(*place.span)]
        return cls(place.document, place.node, place.quote, place.span.start, words)

    def stretch(self, span: Span) -> tuple[int, int]:
        """Where a stretch of the document stands in the quote."""
        before = self._words[: span.start - self._start]
        start = len(_flat(before))
        if start and before[-1].isspace():
            start += 1
        return start, len(_flat(self._words[: span.end - self._start]))


def _flat(words: str) -> str:
    return " ".join(words.split())


def concordance_rows(corpus: Corpus) -> tuple[Concordance, ...]:
    """The texts that are there in several languages, clause by clause.

    Args:
        corpus: the corpus, as of a date.
    """
    return tuple(map(_concordance, concordances(corpus)))


def _concordance(found: Found) -> Concordance:
    return Concordance(
        text=found.edition,
        languages=found.languages,
        rows=tuple(_row(unit, found.languages) for unit in found.rows),
        differences=sum(bool(unit.differs) for unit in found.rows),
    )


def _row(unit: Unit, languages: tuple[str, ...]) -> ConcordanceRow:
    cells: dict[str, Cell] = {
        language: cell
        for language, cell in zip(languages, unit.cells, strict=True)
        if cell is not None
    }
    return ConcordanceRow(
        node=next(cell.node for cell in cells.values()),
        openers={language: cell.opener for language, cell in cells.items()},
        types={language: cell.types for language, cell in cells.items()},
        items={language: len(cell.labels) for language, cell in cells.items()},
        actors={language: cell.actors for language, cell in cells.items()},
        cites={language: cell.cited for language, cell in cells.items()},
        same=not unit.differs,
    )
