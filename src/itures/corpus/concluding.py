"""From what was read to what it means: editions, endings and links, kept up to date.

Whatever was touched by a change is concluded anew in the same transaction, so the store never
holds a conclusion that does not fit what was read. All of it can be concluded from nothing at
any time: `verify` does that, and compares.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import cast

from attrs import frozen

from itures.corpus.editions import Editions, Endings
from itures.corpus.library import Library
from itures.corpus.places import Places
from itures.corpus.resolve import Citing, Link, inside, resolve
from itures.corpus.sheets import Clerk
from itures.corpus.shelving import Changes
from itures.model.citations import Status

_NOWHERE = Places()
LINK_COLUMNS = (
    "citation, status, reason, work, edition, inferred, nearest, then_latest, candidates,"
    " place, place_status"
)


@frozen
class Conclusions:
    """Concludes what follows from the documents of a store."""

    connection: sqlite3.Connection
    clerk: Clerk

    def after(self, changes: Changes) -> None:
        """Conclude anew what a change has touched."""
        if not changes:
            return
        self._mark(changes)
        self._conclude(self._stems())
        self.link(
            "document IN (SELECT id FROM touched_documents)"
            " OR stem IN (SELECT stem FROM touched_stems)"
            " OR document IN (SELECT documents.id FROM documents"
            " JOIN touched_stems ON touched_stems.stem = documents.stem)"
        )

    def everything(self) -> None:
        """Conclude all of it from nothing."""
        for table in ("links", "endings", "editions"):
            self.connection.execute(f"DELETE FROM {table}")
        every = self.connection.execute(
            "SELECT DISTINCT stem FROM documents WHERE stem IS NOT NULL ORDER BY stem"
        )
        stems = [stem for (stem,) in every]
        self._conclude(stems)
        self.link("1")

    def _mark(self, changes: Changes) -> None:
        """Write what was touched to temporary tables, for the questions that follow."""
        tables: tuple[tuple[str, str, Iterable[str | int]], ...] = (
            ("touched_stems", "stem", changes.stems),
            ("touched_documents", "id", changes.documents),
        )
        for table, column, values in tables:
            self.connection.execute(
                f"CREATE TEMP TABLE IF NOT EXISTS {table} ({column} PRIMARY KEY) WITHOUT ROWID"
            )
            self.connection.execute(f"DELETE FROM {table}")
            self.connection.executemany(
                f"INSERT OR IGNORE INTO {table} VALUES (?)",
                ((value,) for value in values),
            )

    def _stems(self) -> list[str]:
        """What was touched, and what those texts have an effect on.

        A text of unknown body may mean any of these: `?/res/44`.
        """
        add = "INSERT OR IGNORE INTO touched_stems"
        self.connection.execute(
            f"{add} SELECT DISTINCT citations.stem FROM citations"
            " JOIN documents ON documents.id = document"
            " JOIN touched_stems ON touched_stems.stem = documents.stem"
            " WHERE effect IS NOT NULL AND citations.stem IS NOT NULL"
        )
        stems = [stem for (stem,) in self.connection.execute("SELECT stem FROM touched_stems")]
        nameless = {name.anonymous for stem in stems if (name := self.clerk.names.read(stem))}
        self.connection.executemany(f"{add} VALUES (?)", ((each,) for each in nameless))
        return stems

    def _conclude(self, stems: list[str]) -> None:
        Editions(self.connection, self.clerk.names, self.clerk.grammar.registry).conclude(stems)
        Endings(self.connection).conclude(stems)

    def link(self, where: str) -> None:
        """Resolve the citations that a condition picks.

        Args:
            where: a condition on the table `citations`; never anything from outside.
        """
        marks = ", ".join("?" * (LINK_COLUMNS.count(",") + 1))
        self.connection.executemany(
            f"INSERT OR REPLACE INTO links ({LINK_COLUMNS}) VALUES ({marks})",
            self.links(where),
        )

    def links(self, where: str) -> Iterator[tuple[object, ...]]:
        """The rows of links for the citations that a condition picks."""
        library = Library.of(self.connection, self.clerk.grammar.registry)
        rows = self.connection.execute(
            "SELECT citations.id, document, target, read_as, locator, documents.edition,"
            " editions.body, coalesce(editions.adopted, editions.year,"
            " documents.adopted, documents.year), documents.body"
            " FROM citations JOIN documents ON documents.id = document"
            " LEFT JOIN editions ON editions.id = documents.edition"
            f" WHERE citations.id IN (SELECT id FROM citations WHERE {where})"
            " ORDER BY document, citations.position"
        )
        for citation, document, target, read_as, locator, edition, body, when, said in rows:
            name = self.clerk.names.read(target)
            if name is None:
                own = library.own(document) if locator else _NOWHERE
                link = inside(locator, cast(Status, read_as), own)
            else:
                citing = Citing(edition, body or said, _moment(when))
                link = resolve(name, cast(Status, read_as), citing, library)
            yield _row(citation, link)


def _moment(when: str | int | None) -> str | None:
    return f"{when:04}" if isinstance(when, int) else when


def _row(citation: int, link: Link) -> tuple[object, ...]:
    return (
        citation,
        link.status,
        link.reason,
        link.work,
        link.edition,
        link.inferred,
        link.nearest,
        link.then_latest,
        " ".join(link.candidates),
        link.place,
        link.place_status,
    )
