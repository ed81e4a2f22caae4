"""Checking a corpus: the file, what was read, and what was concluded from it."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from attrs import frozen

from itures.corpus.concluding import Conclusions
from itures.corpus.packing import unpack
from itures.corpus.sheets import Clerk
from itures.corpus.shelving import Shelf
from itures.corpus.store import PRIMARY
from itures.errors import StoreError

Severity = Literal["error", "note"]
_CONCLUDED = {
    "editions": "SELECT * FROM editions ORDER BY id",
    "endings": "SELECT * FROM endings ORDER BY work",
    "documents": "SELECT id, chief, lead FROM documents ORDER BY id",
    "links": "SELECT * FROM links ORDER BY citation",
}
"""What is concluded from what was read."""


@frozen
class Problem:
    """One thing that is not as it should be."""

    severity: Severity
    """An error: the corpus is damaged. A note: a file outside it has changed."""
    where: str
    message: str


@frozen
class Verifier:
    """Checks one store."""

    connection: sqlite3.Connection
    clerk: Clerk
    store: Path

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong, the worst first."""
        damage = list(self._file())
        yield from damage
        if damage:
            return  # nothing that such a file says can be believed
        yield from self._documents()
        yield from self._words()
        yield from self._conclusions()
        yield from self._sources()

    def _file(self) -> Iterator[Problem]:
        for (said,) in self.connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield Problem("error", "file", str(said))
        for table, *_ in self.connection.execute("PRAGMA foreign_key_check"):
            yield Problem("error", str(table), "a row belongs to one that is not there")

    def _documents(self) -> Iterator[Problem]:
        """Each document can be read, and its rows are those that come of it.

        Rows that another version made may differ without being wrong; what counts is that
        their number is that of the document.
        """
        every = self.connection.execute(
            "SELECT documents.id, name, packed, sha256,"
            " (SELECT count(*) FROM citations WHERE document = documents.id),"
            " (SELECT count(*) FROM findings WHERE document = documents.id),"
            " (SELECT count(*) FROM nodes WHERE document = documents.id AND sort = 'clause')"
            " FROM documents JOIN contents ON contents.id = content ORDER BY name, documents.id"
        )
        for _, name, packed, sha256, *counts in every:
            try:
                document = unpack(packed)
            except StoreError as error:
                yield Problem("error", name, str(error))
                continue
            wanted = [len(document.citations), len(document.findings), len(document.clauses)]
            if wanted != counts:
                message = f"citations, findings, clauses are {counts}, not {wanted}"
                yield Problem("error", name, message)
            if document.source.sha256 != sha256:
                yield Problem("error", name, "the document is not that of its file")

    def _words(self) -> Iterator[Problem]:
        """The index has a row for each unit."""
        units = self.connection.execute(
            "SELECT count(*) FROM (SELECT DISTINCT document, unit FROM nodes)"
        ).fetchone()[0]
        indexed = self.connection.execute("SELECT count(*) FROM search").fetchone()[0]
        if units != indexed:
            yield Problem("error", "search", f"{indexed} units are indexed, not {units}")
        fact = self.connection.execute("SELECT value FROM facts WHERE name = 'search'").fetchone()
        if fact and fact[0] != self.clerk.spelling.fingerprint:
            message = "the index was made by other grammars; the next change makes it anew"
            yield Problem("note", "search", message)

    def _conclusions(self) -> Iterator[Problem]:
        """What is concluded is what would be concluded now: tried, compared and undone."""
        before = self._concluded()
        try:
            after = self._anew()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_READONLY:
                raise
            message = "not concluded anew to compare: the corpus cannot be written"
            yield Problem("note", "links", message)
            return
        for table, digest in before.items():
            if after[table] != digest:
                message = "is not what follows from the texts; --repair makes it anew"
                yield Problem("error", table, message)

    def _anew(self) -> dict[str, str]:
        """What would be concluded now."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            Conclusions(self.connection, self.clerk).everything()
            return self._concluded()
        finally:
            self.connection.rollback()

    def _concluded(self) -> dict[str, str]:
        """What is concluded, by table, as a digest."""
        return {name: self._digest(question) for name, question in _CONCLUDED.items()}

    def _digest(self, question: str) -> str:
        digest = hashlib.sha256()
        for row in self.connection.execute(question):
            digest.update(repr(row).encode())
        return digest.hexdigest()

    def _sources(self) -> Iterator[Problem]:
        """The files are still there, and as they were read."""
        every = self.connection.execute(
            "SELECT path, sha256 FROM sources JOIN contents ON contents.id = content ORDER BY path"
        )
        for path, sha256 in every:
            file = self.store.absolute().parent / path
            try:
                with file.open("rb") as opened:
                    found = hashlib.file_digest(opened, "sha256").hexdigest()
            except OSError as error:
                yield Problem("note", path, f"cannot be read any more: {error.strerror or error}")
                continue
            if found != sha256:
                yield Problem("note", path, "has changed since it was read: add it again")


def repair(connection: sqlite3.Connection, clerk: Clerk) -> None:
    """Conclude everything anew, and make the index of words anew."""
    Conclusions(connection, clerk).everything()
    connection.execute("DELETE FROM facts WHERE name = 'search'")
    Shelf(connection, clerk).index_again()
