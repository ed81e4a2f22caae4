"""Reading many files in several processes, in order, whatever a file does to its reader."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial

from itures.corpus.recipes import Failure, Recipe
from itures.corpus.sheets import Bundle
from itures.crew.crew import How, work_on
from itures.crew.loss import Loss

Result = Bundle | Failure

_TOGETHER = 8
"""Files that are sent together: a volume among them may hold the others up for a minute."""


def read_all(
    recipe: Recipe, paths: Iterable[str], jobs: int, executor: Executor | None = None
) -> Iterator[tuple[str, Result]]:
    """Read files, in their order.

    Args:
        recipe: how they are read.
        paths: the files; they are asked for no faster than they are read.
        jobs: processes; with one the files are read in this process.
        executor: who reads, instead of processes of our own.
    """
    workers = (jobs if jobs > 1 else 0) if executor is None else None
    how = How(executor, workers, _TOGETHER)
    for path, found in work_on(partial(_read, recipe), paths, how):
        yield path, Failure(found.message) if isinstance(found, Loss) else found


def _read(recipe: Recipe, path: str) -> Result:
    return recipe.read(path)
