"""`parse_many`: any number of files, in processes here or on a cluster."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from operator import attrgetter
from typing import Any, Literal

from itures.crew.crew import TIMEOUT, How, work_on
from itures.crew.loss import Loss
from itures.errors import SourceError
from itures.export.writers import WRITERS
from itures.many.result import JSON, Result
from itures.many.task import Piece, Sent, Source, Task, sent
from itures.model.blocks import View
from itures.model.budget import BUDGET, Budget
from itures.notation.grammar import load


def parse_many(  # noqa: PLR0913  # one for each thing that can be said
    sources: Iterable[Source],
    *,
    executor: Executor | None = None,
    workers: int | None = None,
    chunksize: int = 64,
    ordered: bool = True,
    on_error: Literal["record", "raise"] = "record",
    timeout: float | None = TIMEOUT,
    encode: str = JSON,
    split: bool = False,
    apart: bool = True,
    language: str | None = None,
    kind: str | None = None,
    revisions: View = "final",
    grammars: Sequence[str] = (),
    budget: Budget = BUDGET,
) -> Iterator[Result]:
    """Read many files, and give the documents as bytes; the same bytes whoever reads them.

    Args:
        sources: paths, the bytes of files, or open binary files; any number of them. They
            are asked for no faster than they are read.
        executor: who reads, such as `client.get_executor()` of a Dask client. Paths are
            opened where its workers are. Without one, processes are started here.
        workers: how many files are read at once; else as many as there are workers, or
            processors. With 0 they are read in this process, which nothing protects.
        chunksize: files that are sent together, at most.
        ordered: whether results come in the order of the sources, or as they are done.
        on_error: whether a file that gives no document is a result, or the end.
        timeout: seconds for one file, `None` is any; then its process is ended.
        encode: the form of the documents: `json`, or another name of `WRITERS`.
        split: whether each document of a volume, or archive, is a result of its own.
        apart: whether workers of an executor read in processes of their own. Without them
            a file can end or hold a worker, and `timeout` is not kept.
        language: as for `parse`.
        kind: as for `parse`.
        revisions: as for `parse`.
        grammars: as for `parse`.
        budget: as for `parse`; it is the same for each file.

    Raises:
        SourceError: if a file gives no document, and `on_error` is `raise`.
        GrammarError: if there is no such folder or language.
        CrewError: if there is nobody to read: the executor was closed, a cluster is gone.
        ValueError: if an argument is none of what is said here.
    """
    _check(encode, on_error, chunksize, workers)
    grammar = load(*grammars)
    if language is not None:
        grammar.language(language)
    task = Task(language, kind, revisions, tuple(grammars), split, encode, None, budget)
    how = How(executor, workers, chunksize, ordered, timeout, apart)
    return results(task, sources, how, stop=on_error == "raise")


def results(
    task: Task, sources: Iterable[Source], how: How, *, stop: bool = False
) -> Iterator[Result]:
    """The results of a task, and the end at the first error if so wished."""
    for item, found in work_on(task, _Numbered.of(sources), how, attrgetter("weight")):
        for result in _results(item, found, task.encode):
            if stop and result.error is not None:
                raise SourceError(f"{result.source}: {result.error}")
            yield result


class _Numbered:
    """Sources with their positions; as long as they are, if that is known."""

    @staticmethod
    def of(sources: Iterable[Source]) -> Iterable[Sent]:
        every = (sent(index, source) for index, source in enumerate(sources))
        return _Counted(every, len(sources)) if isinstance(sources, Sequence) else every


class _Counted(_Numbered):
    def __init__(self, every: Iterator[Sent], number: int) -> None:
        self._every, self._number = every, number

    def __iter__(self) -> Iterator[Sent]:
        return self._every

    def __len__(self) -> int:
        return self._number


def _results(item: Sent, found: Any, encoding: str) -> Iterator[Result]:
    if isinstance(found, Loss):
        yield Result(item.index, item.name, None, found.message, found.why)
        return
    pieces: tuple[Piece, ...] = found
    for part, piece in enumerate(pieces):
        yield Result(
            item.index,
            item.name,
            piece.data,
            piece.error,
            piece.why,
            part,
            piece.card,
            encoding,
        )


def _check(encode: str, on_error: str, chunksize: int, workers: int | None) -> None:
    if encode not in WRITERS:
        raise ValueError(f"encode={encode!r}: there are {', '.join(WRITERS)}")
    if on_error not in {"record", "raise"}:
        raise ValueError(f"on_error={on_error!r}: 'record' or 'raise'")
    if chunksize < 1 or (workers is not None and workers < 0):
        raise ValueError(f"chunksize={chunksize}, workers={workers}: too few")
