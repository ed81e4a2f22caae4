"""Results in files of some thousand lines: what a break leaves is used, nothing is half there.

A folder holds `part-00000.ndjson`, `part-00001.ndjson` and so on, each with the documents of
so many sources, one a line, in the order of the sources. Beside each lies `part-00000.done`,
which says of what it was made and which sources gave nothing. Both are written whole or not
at all, the second one last: where it is there, and made of the same, a part is not read again.
So the same sources give the same files, however often the work was stopped.
"""

import hashlib
import json
import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from itures.crew.crew import TIMEOUT, How
from itures.errors import OutputError
from itures.many.result import JSON, Result
from itures.many.run import results
from itures.many.task import Source, Task

PART = 1000
"""Sources in one part."""


@frozen
class Part:
    """One file of results."""

    path: Path
    """The file."""
    documents: int
    """Documents in it, one a line."""
    failed: tuple[tuple[str, str], ...] = ()
    """The sources that gave none, and why."""
    again: bool = False
    """Whether it was there already, and nothing was read."""


def parse_to_folder(  # noqa: PLR0913  # one for each thing that can be said
    sources: Iterable[str | Path],
    folder: str | Path,
    *,
    part: int = PART,
    executor: Executor | None = None,
    workers: int | None = None,
    chunksize: int = 64,
    timeout: float | None = TIMEOUT,
    apart: bool = True,
    **reading: Any,
) -> Iterator[Part]:
    """Read many files into a folder of NDJSON files, and go on where it stopped.

    Args:
        sources: paths, in an order that stays the same from run to run.
        folder: where the results go; it is made if it is not there.
        part: sources in one file of results.
        executor: as for `parse_many`.
        workers: as for `parse_many`.
        chunksize: as for `parse_many`.
        timeout: as for `parse_many`.
        apart: as for `parse_many`.
        reading: `language`, `kind`, `revisions`, `grammars`, `split` and `budget`, as for
            `parse_many`; with `strict` a file that holds no text is an error as well.

    Yields:
        The parts, in order, each when it is there. Until the last one is asked for, the
        work is not done.

    Raises:
        OutputError: if the folder cannot be written; the parts before that are there.
        CrewError: if there is nobody to read.
    """
    how = How(executor, workers, chunksize, ordered=True, timeout=timeout, apart=apart)
    task = Task(encode=JSON, **reading)
    place = Path(folder)
    _make(place)
    run = _Run(place, task)
    made: _Making | None = None
    for result in results(task, run.unread(sources, part), how):
        while made is None or made.next <= result.index:
            if made is not None:
                yield made.finish()
            yield from run.known()
            made = run.waiting.popleft()
            made.open()
        made.take(result)
    if made is not None:
        yield made.finish()
    yield from run.known()


@define(eq=False)
class _Making:
    """A part that is being made."""

    path: Path
    key: str
    next: int
    """The position of the first source behind it, among those that are read."""
    known: Part | None = None
    """What it is, if it need not be made."""
    _documents: int = field(default=0, init=False)
    _failed: list[tuple[str, str]] = field(factory=list, init=False)
    _file: Any = field(default=None, init=False)

    def open(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it is finished

    def take(self, result: Result) -> None:
        if result.data is None:
            self._failed.append((result.source or "", result.error or ""))
        else:
            self._documents += 1
            self._file.write(result.data + b"\n")

    def finish(self) -> Part:
        self._file.seek(0)
        with self._file:
            _write(self.path, iter(lambda: self._file.read(1 << 20), b""))
        part = Part(self.path, self._documents, tuple(self._failed))
        said = {"made_of": self.key, "documents": part.documents, "failed": part.failed}
        text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        _write(_done(self.path), [text.encode("utf-8", "backslashreplace")])
        return part


@define(eq=False)
class _Run:
    """The parts that were begun, and those that are there."""

    folder: Path
    task: Task
    waiting: "deque[_Making]" = field(factory=deque, init=False)

    def unread(self, sources: Iterable[Source], size: int) -> Iterator[Source]:
        """The sources of the parts that are not there; the others are noted."""
        every = iter(sources)
        number = read = 0
        while batch := [_name(source) for source in islice(every, size)]:
            path = self.folder / f"part-{number:05}.ndjson"
            key = _key(self.task, batch)
            known = _known(path, key)
            read += 0 if known else len(batch)
            self.waiting.append(_Making(path, key, read, known))
            number += 1
            if not known:
                yield from batch

    def known(self) -> Iterator[Part]:
        """The parts that come next and are there already."""
        while self.waiting and (part := self.waiting[0].known):
            self.waiting.popleft()
            yield part


def _name(source: Source) -> str:
    if not isinstance(source, str | Path):
        raise TypeError(f"a path is needed, which can be read again: {type(source).__name__}")
    return str(source)


def _key(task: Task, names: Sequence[str]) -> str:
    """What a part depends on: how it is read, the names and the bytes of its sources."""
    digest = hashlib.sha256(f"{task!r}\0{_version()}\0".encode("utf-8", "backslashreplace"))
    for name in names:
        digest.update(f"{name}\0{_digest(name)}\0".encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def _digest(name: str) -> str:
    if not Path(name).is_file():  # a pipe would wait for ever
        return ""
    try:
        with Path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # slow to load

    try:
        return version("itures")
    except PackageNotFoundError:  # a checkout that is not installed
        return "0"


def _done(path: Path) -> Path:
    return path.with_suffix(".done")


def _known(path: Path, key: str) -> Part | None:
    """A part that is there and made of the same, or `None`."""
    try:
        said = json.loads(_done(path).read_text("utf-8"))
        if said["made_of"] != key or not path.is_file():
            return None
        failed = tuple((str(name), str(why)) for name, why in said["failed"])
        return Part(path, int(said["documents"]), failed, again=True)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from None


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that takes its place when all of it is on the disk."""
    name = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        if name is not None:
            Path(name).unlink(missing_ok=True)


def _umask() -> int:
    found = os.umask(0)
    os.umask(found)
    return found
