"""Opening the SQLite file of a corpus, and saying clearly what is wrong with it.

Write-ahead logging lets readers read while one process writes; every change is one
transaction, so a process that is killed leaves the store as it was before that change.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from itures.corpus import schema
from itures.errors import StoreError

_PATIENCE = 60.0
"""Seconds to wait for another process that writes."""
_SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "cache_size = -65536",
    "wal_autocheckpoint = 16000",
)
"""A commit is on the disk when it returns; 64 MB of pages are kept in memory, and as many are
written before they are put in their place."""
_HEAD = b"SQLite format 3\0"
"""What every file of SQLite begins with."""
_NOT_THERE = "there is no corpus; make one with 'itures corpus init'"


def create(path: str | Path) -> sqlite3.Connection:
    """Make an empty corpus and open it.

    Raises:
        StoreError: if something is there already, or nothing can be made there.
    """
    target = Path(path)
    if target.exists() and target.stat().st_size:
        connection = _connect(target, "rw")
        with faults(target):
            empty = not connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        if not empty:
            connection.close()
            raise StoreError(f"{target}: there is a file of this name already")
    else:
        connection = _connect(target, "rwc")
    try:
        with faults(target):
            connection.execute("PRAGMA journal_mode = WAL")
        with writing(connection, target):
            for statement in schema.statements(schema.TABLES):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_store(path: str | Path) -> sqlite3.Connection:
    """Open a corpus, to read it and, where the file allows that, to write.

    Raises:
        StoreError: if there is none, the file is something else, it is damaged, or a newer
            version of itures made it.
    """
    target = Path(path)
    if not target.is_file():
        raise StoreError(f"{target}: {_NOT_THERE}")
    if not target.stat().st_size:
        raise StoreError(f"{target}: the file is empty; make it a corpus with 'itures corpus init'")
    connection = _readable(target)
    try:
        with faults(target):
            _check(connection, target)
    except BaseException:
        connection.close()
        raise
    return connection


def is_store(path: str | Path) -> bool:
    """Whether a file looks like a corpus: it is one of SQLite."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except (OSError, ValueError):
        return False


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    with faults(path):
        connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    return connection


def _readable(path: Path) -> sqlite3.Connection:
    """A connection that can read, from a folder that cannot be written as well.

    SQLite wants to write beside the file even to read it. Where that fails and nobody has
    left unfinished work there, the file is read as one that nobody changes.
    """
    log = Path(f"{path}-wal")
    unfinished = log.exists() and log.stat().st_size
    try:
        connection = _connect(path, "rw")
    except StoreError as error:
        # On a file system that is read-only, the first question of all fails.
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & PRIMARY
        if unfinished or code not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        return _connect(path, "ro&immutable=1")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        if unfinished:
            return connection
        connection.close()
        return _connect(path, "ro&immutable=1")
    except sqlite3.DatabaseError:
        pass  # `open_store` says what it is
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """See that the file is a corpus of this form, or make it one."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark != schema.APPLICATION_ID:
        raise StoreError(f"{path}: this is an SQLite file, but no corpus")
    if version > schema.VERSION:
        raise StoreError(
            f"{path}: a newer itures made this corpus (form {version}; this one knows"
            f" {schema.VERSION}): update itures"
        )
    while version < schema.VERSION:
        with writing(connection, path):
            schema.MIGRATIONS[version](connection)
            version += 1
            connection.execute(f"PRAGMA user_version = {version}")


@contextmanager
def writing(connection: sqlite3.Connection, path: str | Path) -> Iterator[None]:
    """One change: all of it or nothing.

    Raises:
        StoreError: if another process writes for too long, or the change cannot be made.
    """
    with faults(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


@contextmanager
def reading(connection: sqlite3.Connection, path: str | Path) -> Iterator[None]:
    """Several questions to one state of the corpus, whatever others write meanwhile."""
    if connection.in_transaction:
        with faults(path):
            yield
        return
    with faults(path):
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.rollback()


@contextmanager
def faults(path: str | Path) -> Iterator[None]:
    """Turn what SQLite says into a message that says what, where and what to do.

    Raises:
        StoreError: for everything that SQLite raises.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: {_said(error)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error


PRIMARY = 0xFF
"""The bits of a result code of SQLite that say what went wrong; the others say how."""


def _said(error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY
    match code:
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return (
                f"it cannot be read or written ({error}): is the disk full? What was stored"
                " before is still there; make room and do it again"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return "it cannot be written: the file or its folder is read-only"
        case sqlite3.SQLITE_CANTOPEN:
            return "it cannot be opened or made: is the folder there, and may it be written?"
        case sqlite3.SQLITE_NOTADB:
            return "this is no corpus, and no SQLite file at all"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "another process is writing to it and does not end; try again later"
        case sqlite3.SQLITE_CORRUPT:
            return f"the file is damaged ({error}); take a copy of it that is sound"
        case _:
            return str(error)
