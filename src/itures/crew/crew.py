"""Many items: sent in batches, never too many at once; what is lost is found out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from typing import Any, Generic, TypeVar

from attrs import define, field, frozen

from itures.crew.batches import batches, halves, size_for
from itures.crew.child import attempt
from itures.crew.engine import Answers, Engine, Lent, Own, processors, workers_of
from itures.crew.loss import LOST
from itures.errors import CrewError

Item = TypeVar("Item")
Pair = tuple[Item, Any]
"""An item, and what the task gave for it: a value, or a loss."""

TIMEOUT = 600.0
"""Seconds for one item. A document that is within the budget takes less than a tenth of it,
so that it is for what hangs: a pipe nobody writes to, a disk that does not answer."""
_AHEAD = 3
"""Batches for each worker that are sent before their answers are taken: one that it works
on, one that waits for it, and one for the batches that take longest."""


def _light(_item: object) -> int:
    return 0


@frozen
class How:
    """How many items are worked on."""

    executor: Executor | None = None
    """Who does the work; else processes of our own."""
    workers: int | None = None
    """How many work at once: else as many as the executor has, or as there are processors.
    With 0 the work is done in this process, and nothing protects it."""
    chunksize: int = 64
    """Items in a batch, at most."""
    ordered: bool = True
    """Whether answers come in the order of the items."""
    timeout: float | None = TIMEOUT
    """Seconds for one item; over it, its process is ended."""
    apart: bool = True
    """Whether an executor's workers have each item worked on in a process of their own."""


def work_on(
    task: Callable[[Any], object],
    items: Iterable[Item],
    how: How,
    weight: Callable[[Item], int] = _light,
) -> Iterator[Pair[Item]]:
    """Do a task to many items.

    Args:
        task: what is done to each. For work in other processes it is pickled, as the items
            and what it gives are. What it raises becomes a loss.
        items: asked for no faster than they are worked on; they may be endless.
        how: by whom, and how.
        weight: the bytes that are sent for an item, where they are many.

    Yields:
        Each item with what the task gave for it, or a `Loss`.

    Raises:
        CrewError: if there is nobody to do the work.
    """
    if how.executor is None and how.workers == 0:
        yield from ((item, attempt(task, item)) for item in items)
        return
    crew: _Crew[Item] = _Crew(task, how, _engine(task, how))
    size = size_for(items, how.chunksize, crew.engine.workers)
    try:
        yield from crew.run(batches(items, size, weight))
    finally:
        crew.dismiss()


def _engine(task: Callable[[Any], object], how: How) -> Engine:
    if how.executor is None:
        return Own(task, how.workers or processors(), how.timeout)
    workers = how.workers or workers_of(how.executor)
    return Lent(task, how.executor, workers, how.timeout, how.apart)


@define(eq=False)
class _Crew(Generic[Item]):
    """What was sent, and not answered yet."""

    task: Callable[[Any], object]
    how: How
    engine: Engine
    _sent: "deque[tuple[Sequence[Item], Future[Answers]]]" = field(factory=deque, init=False)
    _answered: bool = field(default=False, init=False)
    """Whether anybody has ever answered: else it is not the items that are at fault."""

    def run(self, every: Iterable[Sequence[Item]]) -> Iterator[Pair[Item]]:
        for batch in every:
            while len(self._sent) >= self.engine.workers * _AHEAD:
                yield from self._next()
            self._sent.append((batch, self._submit(batch)))
        while self._sent:
            yield from self._next()

    def _submit(self, batch: Sequence[Item]) -> "Future[Answers]":
        try:
            return self.engine.submit(batch)
        except BrokenExecutor:
            self._replace()
            return self.engine.submit(batch)
        except Exception as error:  # each engine has its own for this
            raise CrewError(f"the executor takes no work: {error}") from error

    def _replace(self) -> None:
        """An executor whose workers died takes no more work: go on with our own."""
        if isinstance(self.engine, Lent):
            self.engine = Own(self.task, self.engine.workers, self.how.timeout)

    def _next(self) -> Iterator[Pair[Item]]:
        """The answers of the batch that was sent first, or is done first."""
        if self.how.ordered:
            batch, future = self._sent.popleft()
        else:
            done = wait([future for _, future in self._sent], return_when=FIRST_COMPLETED).done
            found = next(pair for pair in self._sent if pair[1] in done)
            self._sent.remove(found)
            batch, future = found
        try:
            yield from self._answers(batch, future)
        except BaseException:
            future.cancel()
            raise

    def _answers(
        self, batch: Sequence[Item], future: "Future[Answers]", *, last: bool = False
    ) -> Iterator[Pair[Item]]:
        """The answers of a batch; of one that was lost with its worker those of its halves."""
        try:
            answers = future.result()
        except CancelledError:
            raise CrewError("the executor was closed, or its workers are gone") from None
        except CrewError:
            raise
        except Exception as error:  # noqa: BLE001  # each engine has its own for a lost worker
            yield from self._again(batch, error, last=last)
        else:
            self._answered = True
            yield from zip(batch, answers, strict=True)

    def _again(
        self, batch: Sequence[Item], error: Exception, *, last: bool
    ) -> Iterator[Pair[Item]]:
        """Work on a batch anew that nobody answered; who is guilty of that stands alone."""
        if isinstance(error, BrokenExecutor):
            self._replace()
        if isinstance(error, ImportError):
            raise CrewError(f"the workers have another set of packages: {error}") from error
        if len(batch) == 1 and last:
            if not self._answered:
                raise CrewError(f"no worker could do anything: {error}") from error
            yield batch[0], LOST
        elif len(batch) == 1:
            yield from self._answers(batch, self._submit(batch), last=True)
        else:
            for half in halves(batch):
                yield from self._answers(half, self._submit(half))

    def dismiss(self) -> None:
        """Nobody wants what is not answered yet."""
        for _, future in self._sent:
            future.cancel()
        self.engine.close()
