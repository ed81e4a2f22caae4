"""Overlaps: what texts of a Sector say in the words of the Plenipotentiary Conference.

What comes out are candidates with aligned text, never a verdict: a text of a Sector may take up
what the Plenipotentiary Conference resolved, and has to.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from itures.analysis.twins import Index, Twin, in_force
from itures.corpus.corpus import Corpus
from itures.corpus.moments import moment
from itures.model.span import Span
from itures.notation.grammar import Grammar, load
from itures.notation.registry import Registry
from itures.structure.sectors import own_sector

_OVER = "over_sectors"
"""What the registry says of a body whose texts those of the Sectors should not repeat."""


@frozen
class Place:
    """One side of an overlap: the own words of a clause or an item."""

    document: str
    """The edition."""
    node: str
    span: Span
    """From the first word to the last, in code points."""
    quote: str
    """The words, on one line."""


@frozen
class Overlap:
    """A clause of a text of a Sector, and one of another text in the same words."""

    sector: Place
    other: Place
    language: str
    similarity: float
    """Twice the words in common by the words of both, from 0 to 1, citations aside."""
    blocks: tuple[tuple[Span, Span], ...]
    """What is the same: places in the text of the Sector and in the other, in code points."""
    cites: bool
    """Whether the text of the Sector cites the other one anywhere, in whatever edition."""


def overlaps(
    corpus: Corpus, as_of: str | None = None, grammar: Grammar | None = None
) -> tuple[Overlap, ...]:
    """The overlaps between texts of Sectors and of the Plenipotentiary Conference in force.

    Of a pair that stands in several languages one is given: that which leads.

    Args:
        corpus: the corpus.
        as_of: a date or a year: what came later does not count; else the date of the corpus.
        grammar: the grammars it was read with; those that come with itures by default.

    Returns:
        The candidates, by text and place, the most similar of a place first.

    Raises:
        DateError: if `as_of` is neither a date nor a year.
        StoreError: if the corpus cannot be read.
    """
    corpus = evolve(corpus, as_of=moment(as_of)) if as_of else corpus
    grammar = grammar or load()
    index = Index.of(corpus, grammar)
    works = cited_works(corpus)
    found: dict[tuple[str, str, str, str], Overlap] = {}
    for one in _every(corpus, index):
        key = (one.sector.document, one.sector.node, one.other.document, one.other.node)
        found.setdefault(key, evolve(one, cites=_work(index, one) in works.get(key[0], ())))
    return tuple(found.values())


def _work(index: Index, one: Overlap) -> str | None:
    name = index.names.read(one.other.document)
    return name.work if name else None


def _every(corpus: Corpus, index: Index) -> Iterator[Overlap]:
    registry = index.grammar.registry
    texts = [pair for pair in in_force(corpus, index.names) if is_of_sector(pair[1].body, registry)]
    for entry, text in sorted(texts, key=lambda pair: not pair[0].lead):
        document = corpus.document_of(entry)
        for twin in index.twins(text, document):
            if is_over_sectors(twin.other.body, registry):
                yield aligned(twin)


def aligned(twin: Twin) -> Overlap:
    """A pair with its words side by side; nothing is said of what cites what."""
    blocks = twin.blocks()
    return Overlap(
        Place(twin.text.id, twin.unit.node, twin.unit.span, twin.unit.quote()),
        Place(twin.other.id, twin.twin.node, twin.twin.span, twin.twin.quote()),
        twin.text.language,
        round(twin.similarity, 3),
        blocks,
        cites=False,
    )


def is_of_sector(body: str, registry: Registry) -> bool:
    """Whether a body is the conference or assembly of a Sector."""
    return own_sector(registry, body) is not None


def is_over_sectors(body: str, registry: Registry) -> bool:
    """Whether the texts of the Sectors should not repeat those of a body."""
    return bool(registry.bodies.get(body, {}).get(_OVER))


def cited_works(corpus: Corpus) -> dict[str, set[str]]:
    """The works that each edition cites, whatever the edition of them."""
    found: dict[str, set[str]] = {}
    for edge in corpus.edges(all_languages=True):
        if edge.work:
            found.setdefault(edge.source, set()).add(edge.work)
    return found
