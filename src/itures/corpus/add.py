"""Adding files to a corpus: what is there already is passed over, a kill loses nothing.

Files are read by other processes; one process writes, some hundred documents in one change.
What was written is there; what was not is read again when the same files are added again.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from attrs import define, evolve, field, frozen

from itures.corpus.concluding import Conclusions
from itures.corpus.recipes import Failure, Recipe, digest_of
from itures.corpus.sheets import Bundle
from itures.corpus.shelving import Changes, Shelf
from itures.corpus.store import faults, writing
from itures.corpus.workers import read_all
from itures.model.document import Document

_BATCH = 200
"""Files in one change, at most."""
_PAUSE = 3.0
"""Seconds after which a change is written, however few files are in it."""


@frozen
class Added:
    """What came of adding files."""

    added: int = 0
    """Files that are new."""
    changed: int = 0
    """Files that took the place of what had been read before."""
    same: int = 0
    """Files that were there already."""
    failed: tuple[tuple[str, str], ...] = ()
    """Files that could not be read, and why."""


Tell = Callable[[str, str | None], None]
"""Is told each file when it is done, and what went wrong with it, if anything did."""


def _silent(path: str, message: str | None) -> None:
    del path, message


@define
class Adding:
    """One run of adding."""

    connection: sqlite3.Connection
    store: Path
    recipe: Recipe
    again: bool = False
    """Whether files that are there are read again."""
    tell: Tell = _silent
    _waiting: list[tuple[str | None, Bundle | Failure]] = field(factory=list, init=False)
    _since: float = field(default=0.0, init=False)
    _counts: dict[str, int] = field(factory=dict, init=False)
    _failed: list[tuple[str, str]] = field(factory=list, init=False)

    def files(
        self, paths: Iterable[str | Path], jobs: int = 1, executor: Executor | None = None
    ) -> Added:
        """Add files.

        Raises:
            CrewError: if there is nobody to read; what was written before stays.
            StoreError: if the store cannot be written; what was written before stays.
        """
        unique = dict.fromkeys(str(path) for path in paths)
        for path, result in read_all(self.recipe, self._unknown(unique), jobs, executor):
            self._take(path, result)
        self._write()
        return self._outcome()

    def documents(self, documents: Iterable[Document]) -> Added:
        """Add documents that have been read, each as a file of its own."""
        for document in documents:
            source = document.source
            # The same bytes may lie in several files: which, the table of sources says.
            nowhere = evolve(document, source=evolve(source, path=None))
            bundle = self.recipe.bundle([nowhere], source.sha256, source.media_type)
            self._take(source.path, bundle)
        self._write()
        return self._outcome()

    def _outcome(self) -> Added:
        count = self._counts.get
        return Added(count("added", 0), count("changed", 0), count("same", 0), tuple(self._failed))

    def _unknown(self, paths: Iterable[str]) -> Iterator[str]:
        """The files whose bytes are not in the store, read in the same way."""
        for path in paths:
            try:
                digest = digest_of(path)
            except OSError:
                yield path  # reading says what is wrong
                continue
            content = None if self.again else self._known(path, digest)
            if content is None:
                yield path
            else:
                self._point(path, content)

    def _known(self, path: str, digest: str) -> int | None:
        """The content of the same bytes under a name with the same ending, if there is one."""
        ending = Path(path).suffix.lower()
        with faults(self.store):
            rows = self.connection.execute(
                "SELECT contents.id, path FROM contents JOIN sources ON content = contents.id"
                " WHERE sha256 = ? AND reading = ?",
                (digest, self.recipe.reading),
            ).fetchall()
        same = (content for content, other in rows if Path(other).suffix.lower() == ending)
        return next(same, None)

    def _point(self, path: str, content: int) -> None:
        """A file whose content is known: perhaps it is the second file that has it."""
        name = stored_path(path, self.store)
        with faults(self.store):
            pointed = self.connection.execute(
                "SELECT 1 FROM sources WHERE path = ? AND content = ?", (name, content)
            ).fetchone()
        if pointed:
            self._count("same")
        else:
            changes = Changes()
            with writing(self.connection, self.store):
                shelf = Shelf(self.connection, self.recipe.clerk)
                outcome = shelf.point(name, content, changes)
                Conclusions(self.connection, self.recipe.clerk).after(changes)
            self._count(outcome)
        self.tell(path, None)

    def _take(self, path: str | None, result: Bundle | Failure) -> None:
        """Keep a result until enough of them are together."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append((path, result))
        if len(self._waiting) >= _BATCH or time.monotonic() - self._since > _PAUSE:
            self._write()

    def _write(self) -> None:
        """Write what was kept, and what follows from it, in one change."""
        if not self._waiting:
            return
        changes = Changes()
        outcomes: list[tuple[str, str | None]] = []
        with writing(self.connection, self.store):
            shelf = Shelf(self.connection, self.recipe.clerk)
            shelf.index_again()
            for path, result in self._waiting:
                name = stored_path(path, self.store) if path else None
                if isinstance(result, Failure):
                    shelf.fail(name or "", result.message)
                    outcomes.append((path or "", result.message))
                else:
                    self._count(shelf.put(name, result, changes, again=self.again))
                    outcomes.append((path or "", None))
                    for inside, message in result.faults:
                        shelf.fail(f"{name}/{inside}", message)
                        outcomes.append((f"{path}/{inside}", message))
            Conclusions(self.connection, self.recipe.clerk).after(changes)
        self._waiting.clear()
        for file, said in outcomes:
            if said is not None:
                self._failed.append((file, said))
            self.tell(file, said)

    def _count(self, outcome: str) -> None:
        self._counts[outcome] = self._counts.get(outcome, 0) + 1


def stored_path(path: str | Path, store: Path) -> str:
    """The name of a file as the store keeps it: seen from the folder of the store.

    So a corpus and its files can be moved together. Blanks and dots in it are those of the
    file system; strokes are `/` everywhere.
    """
    folder = store.absolute().parent
    try:
        return Path(os.path.relpath(Path(path).absolute(), folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()
