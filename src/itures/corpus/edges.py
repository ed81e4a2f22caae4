"""Edges: one citation of one text by another, with where it stands and what it points at."""

import sqlite3
from collections.abc import Iterator
from math import isqrt
from typing import Any, Literal

from attrs import define, field, frozen

from itures.corpus.effects import Effect
from itures.corpus.identity import Names
from itures.corpus.library import Library
from itures.corpus.lineage import Edition, Ending, Lineage
from itures.corpus.resolve import PlaceStatus, Reason, ghost
from itures.model.citations import Status
from itures.model.span import Span

Age = Literal["current", "floating", "stale-at-adoption", "stale-since", "forward"]


@frozen
class Edge:
    """One citation."""

    source: str
    """The edition that cites, or `sha256:…` for a text without an identifier."""
    document: int
    """The number of the citing document in this store."""
    language: str
    """The language it was read in."""
    moment: str | None
    """When the citing text was adopted: a day, or a year if no more is known."""
    node: str | None
    """The node that holds the citation; `None` outside the tree."""
    clause: str | None
    """The clause, or the other unit, that holds that node."""
    types: tuple[str, ...]
    """What the clause does: `resolves`, `instructs`; empty outside clauses."""
    part: str | None
    """`preamble`, `operative`, `annex`, `front` …"""
    quote: str
    """The citing expression, as printed."""
    span: Span
    """Where it stands in the text of the document, in code points."""
    line: int
    column: int
    written: str
    """The target as it was read."""
    kind: str
    """What is cited: resolution, decision, provision …"""
    status: Status
    reason: Reason | None
    """Why the status is what it is; `itures.corpus.resolve` lists the reasons."""
    work: str | None
    """The cited work, where it is known which."""
    target: str | None
    """The cited edition, loaded or not."""
    nearest: str | None
    """The loaded edition that is nearest to one that is not there."""
    then_latest: str | None
    """The edition of the cited work in force when the citing text was adopted."""
    latest: str | None
    """The last edition of the cited work, as of the date that the corpus was opened with."""
    candidates: tuple[str, ...]
    """The editions that fit equally well, where it is ambiguous."""
    locator: str | None
    """The place in the cited text, as it was read."""
    place: str | None
    """The node in the cited text that it means."""
    place_status: PlaceStatus | None
    inferred: tuple[str, ...]
    """The steps that had to conclude something that is not printed, in order."""
    effect: Effect | None
    """What the words beside it say: that the text is suppressed, or that this is history."""
    age: Age | None
    """How the cited edition stands to the citing text; `None` where there are no editions."""
    ending: Ending | None
    """How the cited work ended, as of the date that the corpus was opened with."""
    same_work: bool
    """Whether a text cites itself, in whatever edition."""
    several_editions: bool
    """Whether the same clause cites another edition of the same text as well."""


_EDGE = """
SELECT documents.name, document, documents.language,
    coalesce(editions.adopted, documents.adopted),
    coalesce(editions.year, documents.year), coalesce(editions.body, documents.body),
    editions.work, citations.node, citations.unit, citations.types, citations.part,
    citations.text, citations.start, citations."end", citations.line, citations."column",
    citations.target, citations.kind, links.status, reason, links.work, links.edition,
    nearest, then_latest, candidates, citations.locator, links.place, place_status,
    citations.inferred, links.inferred, effect, several
FROM {tables}
LEFT JOIN editions ON editions.id = documents.edition
WHERE {where}
"""
_ORDER = " ORDER BY documents.name, documents.language, document, citations.position"
_FROM_LINKS = """links
CROSS JOIN citations ON citations.id = links.citation
JOIN documents ON documents.id = document"""
_FROM_CITATIONS = """citations
CROSS JOIN links ON links.citation = citations.id
JOIN documents ON documents.id = document"""
_FROM_DOCUMENTS = """documents INDEXED BY documents_name
CROSS JOIN citations ON citations.document = documents.id
CROSS JOIN links ON links.citation = citations.id"""
"""In the order of names from the first, so that whoever wants a few need not wait for all."""
_DEARER = 10
"""How much dearer a citation is that is put in order among others than one passed over."""


@define
class Edges:
    """Asks a store for edges."""

    connection: sqlite3.Connection
    library: Library
    names: Names
    as_of: str | None
    _ages: dict[tuple[str | None, ...], Age | None] = field(factory=dict, init=False)
    _lineages: dict[str, tuple[Lineage | None, Lineage | None]] = field(factory=dict, init=False)

    def to(self, where: str, values: tuple[str, ...], *, many: bool = False) -> Iterator[Edge]:
        """The edges to texts; the condition names the columns of links first of all.

        Args:
            where: the condition.
            values: what stands for the question marks in it.
            many: whether there are very many of them, and only the first are wanted.
        """
        yield from self._every(_FROM_DOCUMENTS if many else _FROM_LINKS, where, values)

    def are_many(self, work: str, edition: str | None, limit: int) -> bool:
        """Whether the first few edges to a text are found faster text by text.

        Text by text, some `limit * all / found` citations are looked at until there are
        enough; else `found` are, each of them dearer, for all are put in order. So it is
        worth it if `found` squared is more than `limit * all`, by how much dearer they are.
        """
        ask = self.connection.execute
        (every,) = ask("SELECT max(citation) FROM links").fetchone()
        enough = isqrt(int(limit * (every or 0) / _DEARER))
        (found,) = ask(
            "SELECT count(*) FROM (SELECT 1 FROM links"
            " WHERE work = ?1 AND edition IS coalesce(?2, edition) LIMIT ?3)",
            (work, edition, enough + 1),
        ).fetchone()
        return bool(found > enough)

    def where(self, where: str, values: tuple[str | int, ...]) -> Iterator[Edge]:
        """The edges that a condition picks; it may name the columns of citations."""
        yield from self._every(_FROM_CITATIONS, where, values)

    def edge(self, row: tuple[Any, ...]) -> Edge:
        """The edge of a row in the order of the question, for citations that are not stored."""
        return self._edge(row)

    def _every(self, tables: str, where: str, values: tuple[str | int, ...]) -> Iterator[Edge]:
        question = _EDGE.format(tables=tables, where=where) + _ORDER
        for row in self.connection.execute(question, values):
            yield self._edge(row)

    def _edge(self, row: tuple[Any, ...]) -> Edge:
        (
            source, document, language, adopted, year, body, own_work, node, unit, types, part,
            text, start, end, line, column, written, kind, status, reason, work, edition, nearest,
            then_latest, candidates, locator, place, place_status, inferred, concluded, effect,
            several,
        ) = row  # fmt: skip
        lineage, now = self._lineage(work)
        moment = adopted or (f"{year:04}" if year else None)
        # What cannot exist is neither old nor new.
        cited = edition if status != "missing" else None
        same = (work, cited, concluded, moment, body)
        if same not in self._ages:
            self._ages[same] = self._age(cited, concluded, lineage, (moment, body))
        age = self._ages[same]
        steps = [*inferred.split(), *([concluded] if concluded else [])]
        return Edge(
            source, document, language, moment, node, unit, tuple(types.split()), part, text,
            Span(start, end), line, column, written, kind, status, reason, work, edition, nearest,
            then_latest, now.latest.id if now and now.latest else None,
            tuple(candidates.split()), locator, place, place_status, tuple(steps), effect,
            age,
            now.ending if now else None,
            work is not None and work == own_work, bool(several),
        )  # fmt: skip

    def _lineage(self, work: str | None) -> tuple[Lineage | None, Lineage | None]:
        """The lineage of a work that has several editions, or could have them: whole, and now."""
        if work is None:
            return None, None
        if work not in self._lineages:
            name = self.names.read(work)
            stem = name.stem if name else work
            found = next((e for e in self.library.lineages(stem) if e.work == work), None)
            self._lineages[work] = found, found.until(self.as_of) if found else None
        return self._lineages[work]

    def _age(
        self,
        edition: str | None,
        concluded: str | None,
        lineage: Lineage | None,
        citing: tuple[str | None, str | None],
    ) -> Age | None:
        """How an edition stands to the text that cites it."""
        cited = self._edition(edition, lineage)
        if cited is None or cited.version is None:
            return None
        if concluded:
            return "floating"  # no edition is named, so none can be out of date
        moment, body = citing
        if moment and _later(cited, moment):
            return "forward"
        if lineage is None:
            return None
        then = lineage.at(moment, body) if moment else None
        if then is not None and cited.order < then.order:
            return "stale-at-adoption"
        newer = lineage.until(self.as_of).after(cited)
        return "stale-since" if newer else "current"

    def _edition(self, edition: str | None, lineage: Lineage | None) -> Edition | None:
        if edition is None:
            return None
        known = lineage.edition(edition) if lineage else None
        if known:
            return known
        name = self.names.read(edition)
        return ghost(name) if name else None


def _later(edition: Edition, moment: str) -> bool:
    """Whether an edition is of a later year than a moment, or of a later day."""
    mine = edition.moment
    if mine is None:
        return False
    return mine > moment if len(mine) == len(moment) else mine[:4] > moment[:4]
