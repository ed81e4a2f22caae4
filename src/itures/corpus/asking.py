"""Asking a corpus: what is in it, what a text cites, and what cites it."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from itures.corpus import declared, dumping, entries, graph, store, tables
from itures.corpus.declared import Declaration
from itures.corpus.edges import Edge, Edges
from itures.corpus.entries import Entry
from itures.corpus.guest import edges_of
from itures.corpus.identity import Name
from itures.corpus.library import Library
from itures.corpus.lineage import Lineage
from itures.corpus.moments import by
from itures.corpus.packing import unpack
from itures.corpus.recipes import Recipe
from itures.corpus.search import Hits, Searcher
from itures.corpus.sheets import Clerk
from itures.errors import IdentifierError, UnknownTextError
from itures.model.document import Document
from itures.model.identifiers import Identifier
from itures.notation.grammar import Grammar

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped]

_ANY_CLAUSE = "instr(' ' || citations.types || ' ', ' ' || ? || ' ')"


@define
class Asking:
    """The questions that a corpus answers; `Corpus` is what is opened."""

    path: Path
    """The file."""
    as_of: str | None
    """The date, or year, that questions are asked as of: what came later is not known yet."""
    _connection: sqlite3.Connection = field(repr=False)
    _recipe: Recipe = field(repr=False)
    _known: tuple[object, Library] | None = field(default=None, init=False, repr=False)

    def documents(
        self,
        *,
        body: str | None = None,
        kind: str | None = None,
        language: str | None = None,
        lead: bool = False,
    ) -> tuple[Entry, ...]:
        """The documents, in the order of their names.

        Args:
            body: only those of a body.
            kind: only those of a kind.
            language: only those in a language.
            lead: only the leading document of each edition.
        """
        wanted = {"body": body, "kind": kind, "language": language}
        given = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(["1", *(f"{column} = ?" for column in given), *["lead"] * lead])
        with store.faults(self.path):
            found = tuple(entries.entries(self._connection, where, tuple(given.values())))
        return tuple(entry for entry in found if self._by_then(entry))

    def document(self, what: str, *, language: str | None = None) -> Document:
        """A whole document.

        Args:
            what: an edition; a work, which means its latest edition; a name `sha256:…`.
            language: the language; else the one that leads.

        Raises:
            UnknownTextError: if it is not there.
            StoreError: if the store cannot be read.
        """
        return self.document_of(self.entry(what, language=language))

    def document_of(self, entry: Entry) -> Document:
        """The whole document of an entry: of texts without an identifier several share a name.

        Raises:
            StoreError: if the store cannot be read.
        """
        with store.faults(self.path):
            row = self._connection.execute(
                "SELECT packed FROM documents WHERE id = ?", (entry.number_in_store,)
            ).fetchone()
        document = unpack(row[0])
        path, inside = entry.paths[0] if entry.paths else None, document.source.path
        whole = "/".join(filter(None, (path, inside))) or None
        return evolve(document, source=evolve(document.source, path=whole))

    def entry(self, what: str, *, language: str | None = None) -> Entry:
        """What a list says of a document; arguments and errors are those of `document`."""
        found = [e for e in self._named(what) if language in {None, e.language}]
        last = found[-1].name if found else None
        best = [entry for entry in found if entry.name == last]
        best.sort(key=lambda entry: (not entry.lead, not entry.chief))
        if not best:
            raise self._unknown(what)
        return best[0]

    def lineage(self, what: str) -> Lineage:
        """The editions of a work, as of the date of the corpus.

        Args:
            what: a work, or one of its editions.

        Raises:
            UnknownTextError: if nothing of it is there.
        """
        with store.faults(self.path):
            found = self._lineage(self._name(what))
        if found is None:
            raise self._unknown(what)
        return found.until(self.as_of)

    def lineages(self) -> tuple[Lineage, ...]:
        """All works, in order."""
        with store.faults(self.path):
            works = self._connection.execute("SELECT DISTINCT work FROM editions ORDER BY work")
            found = [self._library.lineage(work) for (work,) in works.fetchall()]
        return tuple(lineage.until(self.as_of) for lineage in found if lineage)

    def cites(
        self, what: str, *, clause: str | None = None, language: str | None = None
    ) -> tuple[Edge, ...]:
        """What a text cites, in the order of the text.

        Args:
            what: as for `document`; with a place behind `#`, only what that cites.
            clause: only citations in clauses of this type, for example `resolves`.
            language: the language that the text is read in; else the one that leads.

        Raises:
            UnknownTextError: if the text is not there.
        """
        place = what.partition("#")[2]
        entry = self.entry(what, language=language)
        with store.faults(self.path):
            found = self._edges.where("citations.document = ?", (entry.number_in_store,))
            every = sorted(found, key=lambda edge: edge.span)
            node = self._library.own(entry.number_in_store).find(place) if place else None
        if place and node is None:
            raise UnknownTextError(f"{what}: there is no such place in this text")
        return tuple(
            edge
            for edge in every
            if (clause is None or clause in edge.types) and (node is None or _under(edge, node))
        )

    def cited_by(
        self,
        what: str,
        *,
        clause: str | None = None,
        language: str | None = None,
        limit: int | None = None,
    ) -> tuple[Edge, ...]:
        """What cites a text, which need not be there itself, in the order of names.

        Args:
            what: an edition; a work with all its editions; with a place behind `#`, only what
                cites that place.
            clause: only citations in clauses of this type.
            language: the language that citing texts are read in; else of each text the one
                that leads.
            limit: the most that are given; the first few of very many come at once.
        """
        name = self._name(what)
        conditions = [("links.work = ?", name.work or name.stem)]
        if name.edition is not None:
            conditions.append(("links.edition = ?", name.edition))
        if clause is not None:
            conditions.append((_ANY_CLAUSE, clause))
        if language is not None:
            conditions.append(("documents.chief AND documents.language = ?", language))
        where = " AND ".join(condition for condition, _ in conditions)
        if language is None:
            where += " AND documents.lead"
        values = tuple(value for _, value in conditions)
        edges = self._edges
        with store.faults(self.path):
            many = limit is not None and edges.are_many(name.work or name.stem, name.edition, limit)
            found = edges.to(where, values, many=many)
            fit = (edge for edge in found if self._visible(edge) and _at(edge, name))
            return tuple(islice(fit, limit))

    def edges(self, *, all_languages: bool = False) -> tuple[Edge, ...]:
        """All citations, text by text; by default of the leading document of each edition."""
        where = "documents.chief" if all_languages else "documents.lead"
        with store.reading(self._connection, self.path):
            return tuple(e for e in self._edges.where(where, ()) if self._visible(e))

    def edges_in(self, entry: Entry) -> tuple[Edge, ...]:
        """The citations of a document that is there, in their order."""
        where = "citations.document = ?"
        with store.faults(self.path):
            return tuple(self._edges.where(where, (entry.number_in_store,)))

    def edges_of(self, document: Document) -> tuple[Edge, ...]:
        """The citations of a document, in their order, as if it were in the corpus.

        Args:
            document: a document, which need not be there, and is not put there.
        """
        with store.reading(self._connection, self.path):
            return tuple(edges_of(document, self._clerk, self._library, self.as_of))

    def lineage_of(self, document: Document) -> Lineage | None:
        """The editions of the text of a document, as of the date of the corpus.

        The document need not be there; `None` where the corpus knows nothing of its text.
        """
        if document.id is None:
            return None
        with store.faults(self.path):
            name = self._clerk.names.read(document.id)
            found = self._lineage(name) if name else None
        return found.until(self.as_of) if found else None

    def is_revision(self, edition: str) -> bool:
        """Whether an edition that is loaded says in its number line that it is a revision."""
        with store.faults(self.path):
            return bool(
                self._connection.execute(
                    "SELECT max(revised) FROM documents WHERE edition = ?", (edition,)
                ).fetchone()[0]
            )

    def places(self, edition: str) -> tuple[str, ...]:
        """The names of the places in an edition that is loaded: `resolves/2`, `annex-1`."""
        with store.faults(self.path):
            return tuple(self._library.places(edition).named)

    def search(self, words: str, *, language: str | None = None, limit: int = 20) -> Hits:
        """The clauses that have all the words, the best first.

        Args:
            words: words; phrases in quotation marks; `*` behind a word for any ending.
            language: only documents in this language.
            limit: the most that are given.
        """
        with store.faults(self.path):
            return Searcher(self._connection, self._clerk.spelling).search(words, language, limit)

    def rows(self, table: str) -> Iterator[tables.Row]:
        """The rows of a table, as dicts, for a data frame: `DataFrame(corpus.rows("edges"))`.

        They are all there is, whatever the date that the corpus is asked as of: `adopted` and
        `year` of `documents` and `editions` say when each text came.

        Raises:
            KeyError: if there is no such table; `Corpus.tables` has their names.
        """
        if table not in tables.TABLES:
            raise KeyError(f"{table!r}: there are {', '.join(tables.TABLES)}")
        with store.faults(self.path):
            yield from tables.rows(self._connection, table)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that `rows` knows."""
        return tuple(tables.TABLES)

    def to_networkx(self) -> "nx.MultiDiGraph[Any]":
        """The citation network as of the date of the corpus: see `itures.corpus.graph`.

        Raises:
            IturesError: if networkx is not installed.
        """
        with store.reading(self._connection, self.path):
            return graph.to_networkx(self._connection, self._was_there)

    def counts(self) -> dict[str, int]:
        """How much there is: documents, editions that are there, citations by status."""
        with store.reading(self._connection, self.path):
            ask = self._connection.execute
            found = {
                "documents": ask("SELECT count(*) FROM documents").fetchone()[0],
                "editions": ask("SELECT count(*) FROM editions WHERE loaded").fetchone()[0],
                "citations": ask("SELECT count(*) FROM citations").fetchone()[0],
            }
            by_status = ask("SELECT status, count(*) FROM links GROUP BY status ORDER BY status")
            return found | dict(by_status.fetchall())

    def declarations(self) -> tuple[Declaration, ...]:
        """What was declared."""
        with store.faults(self.path):
            return declared.every(self._connection)

    def dump(self) -> Iterator[str]:
        """Everything as lines of JSON, the same for equal corpora, however they were built."""
        with store.reading(self._connection, self.path):
            yield from dumping.dump(self._connection)

    @property
    def grammar(self) -> Grammar:
        """The grammars that the corpus was opened with."""
        return self._recipe.grammar

    # ------------------------------------------------------------ inside

    @property
    def _clerk(self) -> Clerk:
        return self._recipe.clerk

    @property
    def _library(self) -> Library:
        """What the store knows, remembered until somebody changes it."""
        version = self._connection.execute("PRAGMA data_version").fetchone()
        state = (version, self._connection.total_changes)
        if self._known is None or self._known[0] != state:
            registry = self._clerk.grammar.registry
            self._known = (state, Library.of(self._connection, registry))
        return self._known[1]

    @property
    def _edges(self) -> Edges:
        return Edges(self._connection, self._library, self._clerk.names, self.as_of)

    def _name(self, what: str) -> Name:
        """What an identifier names.

        Raises:
            IdentifierError: if it is none.
        """
        return self._clerk.names.name(Identifier.parse(what))

    def _lineage(self, name: Name) -> Lineage | None:
        works = self._library.lineages(name.stem)
        return next((each for each in works if each.work == name.work), None)

    def _named(self, what: str) -> list[Entry]:
        """The documents that a name means, the last edition last."""
        with store.faults(self.path):
            found = list(entries.entries(self._connection, "name = ?", (what,)))
            if found or what.startswith("sha256:"):
                return found
            try:
                name = self._name(what)
            except IdentifierError:
                return []
            if name.edition is not None:
                return list(entries.entries(self._connection, "edition = ?", (name.edition,)))
            every = list(entries.entries(self._connection, "stem = ?", (name.stem,)))
            order = {
                edition.id: (work.work, at)
                for work in self._library.lineages(name.stem)
                for at, edition in enumerate(work.until(self.as_of).editions)
            }
        there = [entry for entry in every if entry.edition in order]
        return sorted(there, key=lambda entry: order[entry.edition or ""])

    def _unknown(self, what: str) -> UnknownTextError:
        near = self._near(what)
        hint = f"; there is {', '.join(near)}" if near else ""
        return UnknownTextError(f"{what}: not in {self.path}{hint}")

    def _near(self, what: str) -> list[str]:
        """Other editions of the same text, or texts of the same number."""
        try:
            name = self._name(what)
        except IdentifierError:
            return []
        with store.faults(self.path):
            rows = self._connection.execute(
                "SELECT id FROM editions WHERE loaded AND (stem = ? OR anonymous = ?)"
                " ORDER BY stem <> ?, id LIMIT 5",
                (name.stem, name.anonymous, name.stem),
            )
            return [edition for (edition,) in rows]

    def _count(self) -> int:
        found: int = self._connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        return found

    def _by_then(self, entry: Entry) -> bool:
        """Whether a document was there at the date of the corpus."""
        return self._was_there(entry.adopted or (f"{entry.year:04}" if entry.year else None))

    def _visible(self, edge: Edge) -> bool:
        return self._was_there(edge.moment)

    def _was_there(self, when: str | None) -> bool:
        return self.as_of is None or when is None or by(when, self.as_of)


def _under(edge: Edge, node: str) -> bool:
    return edge.node is not None and (edge.node == node or edge.node.startswith(f"{node}__"))


def _at(edge: Edge, name: Name) -> bool:
    return name.locator is None or edge.locator == name.locator
