"""Reading many files in several processes, in order, whatever a file does to its reader."""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from attrs import define, field

from itures.corpus.recipes import Failure, Recipe
from itures.corpus.sheets import Bundle

_AHEAD = 4
"""Files for each process that are read before their results are taken."""
_FATAL = "reading it ended the process; it was left out"

Result = Bundle | Failure


def read_all(recipe: Recipe, paths: Iterable[str], jobs: int) -> Iterator[tuple[str, Result]]:
    """Read files, in their order.

    Args:
        recipe: how they are read.
        paths: the files; they are asked for no faster than they are read.
        jobs: processes; with one the files are read in this process.
    """
    if jobs <= 1:
        yield from ((path, recipe.read(path)) for path in paths)
        return
    crew = _Crew(recipe, jobs)
    try:
        yield from crew.read(paths)
    finally:
        crew.dismiss()


@define
class _Crew:
    """Processes that read, and what they are busy with."""

    recipe: Recipe
    jobs: int
    _pool: ProcessPoolExecutor | None = None
    _busy: deque[tuple[str, Future[Result]]] = field(factory=deque)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, Result]]:
        for path in paths:
            if len(self._busy) >= self.jobs * _AHEAD:
                yield from self._first()
            yield from self._give(path)
        while self._busy:
            yield from self._first()

    def _give(self, path: str) -> Iterator[tuple[str, Result]]:
        try:
            self._busy.append((path, self._crew().submit(_read, self.recipe, path)))
        except BrokenProcessPool:
            yield from self._start_over()
            self._busy.append((path, self._crew().submit(_read, self.recipe, path)))

    def _first(self) -> Iterator[tuple[str, Result]]:
        """The result of the file that was given first."""
        path, future = self._busy[0]
        try:
            result = future.result()
        except BrokenProcessPool:
            yield from self._start_over()
        else:
            self._busy.popleft()
            yield path, result

    def _start_over(self) -> Iterator[tuple[str, Result]]:
        """A process has died: nobody knows of which file, so each is read by itself."""
        self.dismiss()
        every, self._busy = self._busy, deque()
        for path, future in every:
            done = future.done() and not future.cancelled() and not future.exception()
            yield path, future.result() if done else self._alone(path)

    def _alone(self, path: str) -> Result:
        try:
            with _processes(1) as one:
                return one.submit(_read, self.recipe, path).result()
        except BrokenProcessPool:
            return Failure(_FATAL)

    def _crew(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _processes(self.jobs)
        return self._pool

    def dismiss(self) -> None:
        """Send the processes home."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _processes(number: int) -> ProcessPoolExecutor:
    # Forking a process that has threads, as that of a progress bar has, can hang it.
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """What a process does first: Ctrl-C is for its parent, and it ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(recipe: Recipe, path: str) -> Result:
    return recipe.read(path)
