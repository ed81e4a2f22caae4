"""Documents as a list shows them, without their texts."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from itures.corpus.lineage import natural


@frozen
class Entry:
    """One document of a corpus."""

    name: str
    """The edition, or `sha256:…` for a text without an identifier."""
    edition: str | None
    """The id of the edition, where the text says enough."""
    kind: str
    language: str
    title: str | None
    body: str | None
    number: str | None
    year: int | None
    adopted: str | None
    """The day of adoption, in ISO 8601, where that is known."""
    lead: bool
    """Whether its citations count for the edition: of several languages and copies one does."""
    chief: bool
    """Whether it is the one copy of its language that counts."""
    paths: tuple[str, ...]
    """The files that have it, seen from the folder of the corpus."""
    citations: int
    findings: int
    number_in_store: int
    """The number of the document in this file; another file has other numbers."""
    sha256: str
    """The SHA-256 of the file that it was read from, in hexadecimal."""


_ENTRY = """
SELECT name, edition, kind, language, title, body, number, year, adopted, lead, chief,
    (SELECT group_concat(path, char(10)) FROM (SELECT path FROM sources
        WHERE content = documents.content ORDER BY path)),
    (SELECT count(*) FROM citations WHERE document = documents.id),
    (SELECT count(*) FROM findings WHERE document = documents.id), id,
    (SELECT sha256 FROM contents WHERE id = documents.content)
FROM documents WHERE {where}
"""


def entries(
    connection: sqlite3.Connection, where: str = "1", values: tuple[str | int, ...] = ()
) -> Iterator[Entry]:
    """The documents that a condition picks, in the order of their names.

    Args:
        connection: the store.
        where: a condition on the table `documents`; never anything from outside.
        values: what stands for the question marks in it.
    """
    rows = connection.execute(_ENTRY.format(where=where), values).fetchall()
    every = [_entry(row) for row in rows]
    return iter(sorted(every, key=_order))


def _entry(row: tuple[Any, ...]) -> Entry:
    *_, lead, chief, paths, citations, findings, number, sha256 = row
    files = tuple(paths.split("\n")) if paths else ()
    (name, edition, kind, language, title, body, printed, year, adopted) = row[:9]
    return Entry(
        name, edition, kind, language, title, body, printed, year, adopted, bool(lead),
        bool(chief), files, citations, findings, number, sha256,
    )  # fmt: skip


def _order(entry: Entry) -> tuple[object, ...]:
    """Names as people order them; of one edition the leading document first."""
    return natural(entry.name), not entry.lead, entry.language, not entry.chief, entry.paths
