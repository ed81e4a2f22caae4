"""Who does the work: threads of our own, each with a process, or somebody's executor."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol

from attrs import define, field

from itures.crew.child import attempt
from itures.crew.hands import HANDS, Hands

Answers = list[Any]
"""What a task gave for each item of a batch, or a loss."""


class Engine(Protocol):
    """Takes batches, and answers later."""

    workers: int
    """How many batches are worked on at once."""

    def submit(self, batch: Sequence[object]) -> "Future[Answers]":
        """Begin with a batch as soon as somebody is free."""

    def close(self) -> None:
        """End what goes on; nobody wants it any more."""


def work(task: Any, batch: Sequence[object], seconds: float | None, *, apart: bool) -> Answers:
    """Do a task to a batch: in a process apart, or here. This is what executors are given."""
    if not apart:
        return [attempt(task, item) for item in batch]
    return HANDS.each(task, batch, seconds)


@define(eq=False)
class Own:
    """Processes of our own, as many as there are workers."""

    task: Callable[[Any], object]
    workers: int
    seconds: float | None
    _hands: Hands = field(factory=Hands, init=False)
    _threads: ThreadPoolExecutor = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._threads = ThreadPoolExecutor(self.workers, "itures-crew")

    def submit(self, batch: Sequence[object]) -> "Future[Answers]":
        """Begin with a batch."""
        return self._threads.submit(self._hands.each, self.task, batch, self.seconds)

    def close(self) -> None:
        """End the processes, and wait until they have."""
        self._hands.close()
        self._threads.shutdown(wait=True, cancel_futures=True)


@define(eq=False)
class Lent:
    """An executor of somebody else, who also ends it."""

    task: Callable[[Any], object]
    executor: Executor
    workers: int
    seconds: float | None
    apart: bool

    def submit(self, batch: Sequence[object]) -> "Future[Answers]":
        """Begin with a batch."""
        how = partial(work, apart=self.apart)
        return self.executor.submit(how, self.task, batch, self.seconds, **_said_to(self.executor))

    def close(self) -> None:
        """End the processes that its threads have started, where they are threads of ours."""
        HANDS.rest()


def _said_to(executor: Executor) -> dict[str, Any]:
    """What Dask's executor is told: a batch that is sent again is not the same one again."""
    return {"pure": False} if "pure" in getattr(executor, "_allowed_kwargs", ()) else {}


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers_of(executor: Executor) -> int:
    """How many workers an executor has, where it says so."""
    known = getattr(executor, "_max_workers", None)
    if isinstance(known, int):
        return known
    client: Any = getattr(executor, "_client", None)
    threads: Any = getattr(client, "nthreads", dict)()  # Dask says it by worker
    return sum(threads.values()) or processors()
