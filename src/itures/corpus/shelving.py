"""Putting documents into the store and taking them out, inside a change that is under way."""

import sqlite3
from collections.abc import Iterator
from typing import Literal

from attrs import define, field, frozen

from itures.corpus import sheets
from itures.corpus.sheets import Bundle, Clerk, Sheet, words_of

Outcome = Literal["added", "changed", "same"]
_SEARCH_FACT = "search"
"""The fact that says by which words the index was made."""


@define
class Changes:
    """What a change touched, so that what is concluded from it can be concluded again."""

    stems: set[str] = field(factory=set)
    """Texts of which an edition came, went or changed."""
    documents: set[int] = field(factory=set)
    """Documents that are new."""

    def __bool__(self) -> bool:
        return bool(self.stems or self.documents)


@frozen
class Shelf:
    """Writes to the tables of what was read."""

    connection: sqlite3.Connection
    clerk: Clerk

    def put(
        self, path: str | None, bundle: Bundle, changes: Changes, *, again: bool = False
    ) -> Outcome:
        """Store a file: nothing happens if it is there, read in the same way.

        Args:
            path: the file; `None` for what came from no file.
            bundle: what was read from it.
            changes: takes what was touched.
            again: whether it takes the place of what is there in any case.
        """
        known = self.connection.execute(
            "SELECT id, reading FROM contents WHERE sha256 = ? AND media_type = ?",
            (bundle.sha256, bundle.media_type),
        ).fetchone()
        if known and known[1] == bundle.reading and not again:
            return self.point(path, known[0], changes)
        if known:
            content: int = known[0]
            self._empty(content, changes)
            self.connection.execute(
                "UPDATE contents SET reading = ? WHERE id = ?", (bundle.reading, content)
            )
        else:
            content = self._insert(
                "contents", "sha256, media_type, reading", bundle.sha256, bundle.media_type,
                bundle.reading,
            )  # fmt: skip
        for part, sheet in enumerate(bundle.sheets):
            self._sheet(content, part, sheet, changes)
        pointed = self.point(path, content, changes)
        return "changed" if known or pointed == "changed" else "added"

    def point(self, path: str | None, content: int, changes: Changes) -> Outcome:
        """Say that a file has a content: the file is new, had another one, or this one."""
        if path is None:
            return "same"
        before = self.connection.execute(
            "SELECT content FROM sources WHERE path = ?", (path,)
        ).fetchone()
        self.connection.execute("DELETE FROM failures WHERE path = ?", (path,))
        if before and before[0] == content:
            return "same"
        self.connection.execute(
            "INSERT INTO sources VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET content = excluded.content",
            (path, content),
        )
        changes.stems.update(self._named(content))
        if before:
            self._drop_unless_used(before[0], changes)
        return "changed" if before else "added"

    def _named(self, content: int) -> list[str]:
        """The texts of a content: a new name of their file may make another copy chief."""
        rows = self.connection.execute(
            "SELECT stem FROM documents WHERE content = ? AND stem IS NOT NULL", (content,)
        )
        return [stem for (stem,) in rows]

    def fail(self, path: str, message: str) -> None:
        """Note that a file could not be read; what was read of it before stays."""
        self.connection.execute(
            "INSERT INTO failures VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET message = excluded.message",
            (path, message),
        )

    def take_out_source(self, path: str, changes: Changes) -> bool:
        """Forget a file; its documents go if no other file has them."""
        found = self.connection.execute(
            "DELETE FROM sources WHERE path = ? RETURNING content", (path,)
        ).fetchone()
        failed = self.connection.execute("DELETE FROM failures WHERE path = ?", (path,))
        if found:
            self._drop_unless_used(found[0], changes)
        return bool(found or failed.rowcount)

    def take_out(self, document: int, changes: Changes) -> None:
        """Take out one document; its file goes with the last of its documents."""
        content = self.connection.execute(
            "SELECT content FROM documents WHERE id = ?", (document,)
        ).fetchone()[0]
        self._forget(document, changes)
        left = self.connection.execute(
            "SELECT 1 FROM documents WHERE content = ?", (content,)
        ).fetchone()
        if not left:
            self.connection.execute("DELETE FROM sources WHERE content = ?", (content,))
            self.connection.execute("DELETE FROM contents WHERE id = ?", (content,))

    def _drop_unless_used(self, content: int, changes: Changes) -> None:
        used = self.connection.execute(
            "SELECT 1 FROM sources WHERE content = ?", (content,)
        ).fetchone()
        if not used:
            self._empty(content, changes)
            self.connection.execute("DELETE FROM contents WHERE id = ?", (content,))

    def _empty(self, content: int, changes: Changes) -> None:
        every = self.connection.execute("SELECT id FROM documents WHERE content = ?", (content,))
        for (document,) in every.fetchall():
            self._forget(document, changes)

    def _forget(self, document: int, changes: Changes) -> None:
        changes.stems.update(self._touched(document))
        changes.documents.discard(document)
        for unit, words in self.search_rows(document):
            self.connection.execute(
                "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", (unit, words)
            )
        self.connection.execute("DELETE FROM documents WHERE id = ?", (document,))

    def _touched(self, document: int) -> Iterator[str]:
        """The stem of a document, and of the texts on which it has an effect."""
        yield from (
            stem
            for (stem,) in self.connection.execute(
                "SELECT stem FROM documents WHERE id = ?1 AND stem IS NOT NULL UNION"
                " SELECT stem FROM citations WHERE document = ?1 AND effect IS NOT NULL"
                " AND stem IS NOT NULL",
                (document,),
            )
        )

    def _sheet(self, content: int, part: int, sheet: Sheet, changes: Changes) -> None:
        document = self._insert(
            "documents", f"content, part, {sheets.DOCUMENT_COLUMNS}", content, part,
            *sheet.document,
        )  # fmt: skip
        first = 1 + (self.connection.execute("SELECT max(id) FROM nodes").fetchone()[0] or 0)
        numbered = ((first + at, document, *row) for at, row in enumerate(sheet.nodes))
        self._rows("nodes", f"id, document, {sheets.NODE_COLUMNS}", numbered)
        hung = (
            ("actors", sheets.ACTOR_COLUMNS, sheet.actors),
            ("citations", sheets.CITATION_COLUMNS, sheet.citations),
            ("findings", sheets.FINDING_COLUMNS, sheet.findings),
        )
        for table, columns, rows in hung:
            self._rows(table, f"document, {columns}", ((document, *row) for row in rows))
        words = ((first + at, text) for at, text in sheet.words)
        self._rows("search", "rowid, words", words)
        changes.documents.add(document)
        changes.stems.update(self._touched(document))

    def search_rows(self, document: int) -> Iterator[tuple[int, str]]:
        """What the index holds of a document: the number of a unit, and its terms."""
        language = self.connection.execute(
            "SELECT language FROM documents WHERE id = ?", (document,)
        ).fetchone()[0]
        speller = self.clerk.spelling.of(language)
        rows = self.connection.execute(
            "SELECT unit, id, node, heading, text FROM nodes WHERE document = ? ORDER BY position",
            (document,),
        )
        units: dict[str, list[str]] = {}
        first: dict[str, int] = {}
        for unit, number, node, heading, text in rows:
            first.setdefault(unit, number)
            if node == unit:
                first[unit] = number
            units.setdefault(unit, []).append(words_of(heading, text))
        for unit, texts in units.items():
            yield first[unit], " ".join(speller.terms("\n".join(texts)))

    def index_again(self) -> None:
        """Make the index of words anew where it was made by other words of a language."""
        wanted = self.clerk.spelling.fingerprint
        fact = self.connection.execute(
            "SELECT value FROM facts WHERE name = ?", (_SEARCH_FACT,)
        ).fetchone()
        if fact and fact[0] == wanted:
            return
        self.connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        every = self.connection.execute("SELECT id FROM documents ORDER BY id").fetchall()
        for (document,) in every:
            self._rows("search", "rowid, words", self.search_rows(document))
        self.connection.execute(
            "INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (_SEARCH_FACT, wanted),
        )

    def _insert(self, table: str, columns: str, *row: str | int | bytes | None) -> int:
        marks = ", ".join("?" * len(row))
        done = self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)
        return int(done.lastrowid or 0)

    def _rows(self, table: str, columns: str, rows: "Iterator[tuple[object, ...]]") -> None:
        marks = ", ".join("?" * (columns.count(",") + 1))
        self.connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
