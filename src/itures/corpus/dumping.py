"""Everything that a corpus holds, as text: equal for equal corpora, however they were built."""

import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec

from itures.corpus.tables import TABLES, rows

_LEFT_OUT = frozenset({"clauses", "edges"})
"""Tables that say again what others say."""


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """One line of JSON for each row of each table: `["documents", {…}]`."""
    for table in TABLES:
        if table in _LEFT_OUT:
            continue
        for row in rows(connection, table):
            yield msgspec.json.encode([table, row]).decode()


def fingerprint(connection: sqlite3.Connection) -> str:
    """The SHA-256 of the dump, in hexadecimal."""
    digest = hashlib.sha256()
    for line in dump(connection):
        digest.update(line.encode())
        digest.update(b"\n")
    return digest.hexdigest()
