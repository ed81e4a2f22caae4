"""The languages of each text of a corpus: which there are, and how far they go together."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from attrs import evolve, frozen

from itures.analysis.languages import concordance, version_of
from itures.corpus.corpus import Corpus
from itures.corpus.entries import Entry
from itures.corpus.moments import moment
from itures.model.clauses import Clause, Item
from itures.model.document import Document
from itures.model.findings import Finding

_INSIDE = "#"
"""What targets inside a document begin with, and what stands before a pinpoint."""


@frozen
class Group:
    """One edition, and its documents in all languages: of each language the one that counts."""

    edition: str
    body: str | None
    year: int | None
    entries: tuple[Entry, ...]
    """By language, that which leads first."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, that which leads first."""
        return tuple(entry.language for entry in self.entries)


def groups(corpus: Corpus) -> Iterator[Group]:
    """The editions of a corpus with their languages, in the order of their names.

    Args:
        corpus: the corpus, as of its date.

    Raises:
        StoreError: if the corpus cannot be read.
    """
    found: dict[str, list[Entry]] = {}
    for entry in corpus.documents():
        if entry.edition and entry.chief:
            found.setdefault(entry.edition, []).append(entry)
    for edition, entries in found.items():
        first = entries[0]
        yield Group(edition, first.body, first.year, tuple(entries))


@frozen
class Cell:
    """A clause in one language."""

    node: str
    types: tuple[str, ...]
    opener: str
    labels: tuple[str, ...]
    """The marks of its items, in the order of the text; what lies deeper has those above it."""
    actors: tuple[str, ...]
    cited: tuple[str, ...]
    """The other texts that it cites, sorted, without places in them."""

    @property
    def compared(self) -> tuple[object, ...]:
        """What has to be the same in all languages."""
        return self.types, self.labels, tuple(sorted(self.actors)), self.cited


@frozen
class Row:
    """The clauses that stand at one place in all languages of a text."""

    cells: tuple[Cell | None, ...]
    """In the order of the languages; `None` where a text has no more clauses."""

    @property
    def differs(self) -> tuple[str, ...]:
        """What is not the same: `clause`, or `types`, `labels`, `actors`, `cited`."""
        there = [cell for cell in self.cells if cell is not None]
        if len(there) < len(self.cells):
            return ("clause",)
        names = ("types", "labels", "actors", "cited")
        columns = zip(*(cell.compared for cell in there), strict=True)
        return tuple(
            name for name, column in zip(names, columns, strict=True) if len(set(column)) > 1
        )


@frozen
class Concordance:
    """One edition in several languages, clause by clause."""

    edition: str
    title: str | None
    languages: tuple[str, ...]
    counts: Mapping[str, int]
    """How many clauses each language has."""
    rows: tuple[Row, ...]
    findings: tuple[tuple[str, Finding], ...]
    """LNG701 to LNG704, each with the language of its text."""

    @property
    def first_divergence(self) -> int | None:
        """The first row in which something differs, from 0; `None` if all are the same."""
        return next((at for at, row in enumerate(self.rows) if row.differs), None)


def concordances(corpus: Corpus, as_of: str | None = None) -> Iterator[Concordance]:
    """The editions that a corpus has in more than one language, clause by clause.

    Args:
        corpus: the corpus.
        as_of: a date or a year: what came later does not count; else the date of the corpus.

    Raises:
        DateError: if `as_of` is neither a date nor a year.
        StoreError: if the corpus cannot be read.
    """
    corpus = evolve(corpus, as_of=moment(as_of)) if as_of else corpus
    for group in groups(corpus):
        if len(group.entries) > 1:
            yield _concordance(corpus, group)


def _concordance(corpus: Corpus, group: Group) -> Concordance:
    documents = [corpus.document_of(entry) for entry in group.entries]
    columns = [_cells(document) for document in documents]
    versions = [
        version_of(entry.language, document)
        for entry, document in zip(group.entries, documents, strict=True)
    ]
    return Concordance(
        group.edition,
        group.entries[0].title,
        group.languages,
        {entry.language: len(cells) for entry, cells in zip(group.entries, columns, strict=True)},
        tuple(Row(cells) for cells in zip_longest(*columns)),
        tuple(concordance(versions)),
    )


def _cells(document: Document) -> list[Cell]:
    cited: dict[str, set[str]] = {}
    for citation in document.citations:
        target = citation.target.partition(_INSIDE)[0]
        if target and citation.node:
            cited.setdefault(citation.node.partition("__")[0], set()).add(target)
    return [_cell(clause, cited.get(clause.id, set())) for clause in document.clauses]


def _cell(clause: Clause, cited: set[str]) -> Cell:
    labels = tuple(_labels(clause.items, ""))
    return Cell(clause.id, clause.types, clause.opener, labels, clause.actors, tuple(sorted(cited)))


def _labels(items: tuple[Item, ...], above: str) -> Iterator[str]:
    for item in items:
        path = f"{above}/{item.label or ''}" if above else item.label or ""
        yield path
        yield from _labels(item.items, path)
