"""What the store knows of works and editions, read once and remembered for one question."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from attrs import define, field

from itures.corpus.identity import Name
from itures.corpus.lineage import Edition, Ending, Lineage
from itures.corpus.meetings import Meetings, covering
from itures.corpus.places import Places, Spot
from itures.notation.registry import Registry

_EDITION = "id, work, stem, body, kind, number, version, year, place, adopted, loaded"
_LARGEST = 50_000
"""Works and places that are remembered at most."""


def edition_of(row: tuple[Any, ...]) -> Edition:
    """An edition from a row of `editions`."""
    *fields, loaded = row
    return Edition(*[*fields, bool(loaded)])


@define
class Library:
    """Answers what `resolve` asks, out of the store as it is now."""

    connection: sqlite3.Connection
    meetings: Meetings
    _lineages: dict[str, tuple[Lineage, ...]] = field(factory=dict, init=False, repr=False)
    _places: dict[str, Places] = field(factory=dict, init=False, repr=False)
    _own: dict[int, Places] = field(factory=dict, init=False, repr=False)
    _histories: dict[str, tuple[frozenset[int], ...]] = field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, connection: sqlite3.Connection, registry: Registry) -> "Library":
        """The library of a store, with what the store declares."""
        declared = connection.execute(
            "SELECT subject, session FROM declarations WHERE sort = 'complete'"
        )
        return cls(connection, Meetings(registry, covering(declared.fetchall())))

    def lineages(self, stem: str) -> tuple[Lineage, ...]:
        """The works of a body, a kind and a number."""
        if stem not in self._lineages:
            _bound(self._lineages)
            rows = self.connection.execute(
                f"SELECT {_EDITION} FROM editions WHERE stem = ? ORDER BY work, position",
                (stem,),
            )
            works: dict[str, list[Edition]] = {}
            for row in rows:
                edition = edition_of(row)
                works.setdefault(edition.work, []).append(edition)
            self._lineages[stem] = tuple(
                Lineage(work, tuple(editions), self._ending(work))
                for work, editions in works.items()
            )
        return self._lineages[stem]

    def _ending(self, work: str) -> Ending | None:
        row = self.connection.execute(
            "SELECT how, moment, authority, successor, edition FROM endings WHERE work = ?", (work,)
        ).fetchone()
        return Ending(*row) if row else None

    def lineage(self, work: str) -> Lineage | None:
        """The lineage of a work, or `None` if the corpus knows nothing of it."""
        row = self.connection.execute(
            "SELECT stem FROM editions WHERE work = ? LIMIT 1", (work,)
        ).fetchone()
        every = self.lineages(row[0]) if row else ()
        return next((each for each in every if each.work == work), None)

    def nameless(self, anonymous: str) -> tuple[Edition, ...]:
        """The loaded editions of a kind and a number, of whatever body."""
        rows = self.connection.execute(
            f"SELECT {_EDITION} FROM editions WHERE anonymous = ? AND loaded ORDER BY id",
            (anonymous,),
        )
        return tuple(edition_of(row) for row in rows)

    def histories(self, stem: str) -> tuple[frozenset[int], ...]:
        """The years of the editions that each history line of a text lists."""
        if stem not in self._histories:
            _bound(self._histories)
            rows = self.connection.execute(
                "SELECT DISTINCT history FROM documents WHERE stem = ? AND history <> '[]'",
                (stem,),
            )
            lines = (frozenset(year for year, _ in json.loads(history)) for (history,) in rows)
            self._histories[stem] = tuple(lines)
        return self._histories[stem]

    def places(self, edition: str) -> Places:
        """The places in an edition: of its leading document, then of its others."""
        if edition not in self._places:
            _bound(self._places)
            rows = self.connection.execute(
                "SELECT node, types, nodes.part FROM nodes JOIN documents"
                " ON documents.id = nodes.document WHERE edition = ? AND sort <> 'note'"
                " ORDER BY lead DESC, chief DESC, language, name, nodes.position",
                (edition,),
            )
            self._places[edition] = _places(rows)
        return self._places[edition]

    def own(self, document: int) -> Places:
        """The places in one document."""
        if document not in self._own:
            _bound(self._own)
            rows = self.connection.execute(
                "SELECT node, types, part FROM nodes WHERE document = ? AND sort <> 'note'"
                " ORDER BY position",
                (document,),
            )
            self._own[document] = _places(rows)
        return self._own[document]

    def impossible(self, name: Name) -> bool:
        """Whether there was no session that could have adopted this edition."""
        return self.meetings.impossible(name)

    def holds_all(self, name: Name) -> bool:
        """Whether the corpus says that it would hold this text."""
        return self.meetings.holds_all(name)


def _places(rows: Iterable[tuple[str, str, str]]) -> Places:
    return Places.of(Spot(node, tuple(types.split()), part) for node, types, part in rows)


def _bound(memory: dict[Any, Any]) -> None:
    """Forget everything once it is too much."""
    if len(memory) > _LARGEST:
        memory.clear()
