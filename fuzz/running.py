"""A run: so many inputs, in one process or several, and what was found."""

import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Self

from attrs import define, evolve, field, frozen

from fuzz import inputs
from fuzz.inputs import Input
from fuzz.readers import READERS, Reader
from fuzz.trial import kind_of, raised, tried

_EACH = 3
"""Inputs that are kept of one kind of fault."""
_ROUND = 100


@frozen
class Plan:
    """What is to be run."""

    inputs: int | None = None
    seconds: float | None = None
    seed: int = 0
    reader: str | None = None
    finds: Path = Path("finds")
    first: int = 0
    """The number of the first input."""


@define
class Tally:
    """What was run, and what was found."""

    counts: Counter[str] = field(factory=Counter)
    times: Counter[str] = field(factory=Counter)  # seconds by reader
    characters: int = 0
    faults: Counter[str] = field(factory=Counter)
    files: dict[str, list[str]] = field(factory=dict)

    def add(self, other: "Tally") -> None:
        """Put another tally to this one."""
        self.counts += other.counts
        self.times.update(other.times)
        self.characters += other.characters
        self.faults += other.faults
        for kind, some in other.files.items():
            self.files.setdefault(kind, []).extend(some)


def schedule(reader: str | None, readers: Mapping[str, Reader] = READERS) -> Sequence[str]:
    """The readers of a hundred inputs, in the order in which they come."""
    if reader is not None:
        return [reader] * _ROUND
    names = [name for name, one in readers.items() for _ in range(one.share)]
    Random(0).shuffle(names)
    return names


def made(plan: Plan, number: int, names: Sequence[str]) -> Input:
    """The input of a number: the same for the same seed, whoever makes it."""
    reader = names[number % len(names)]
    one = READERS[reader].make(inputs.dice_of(plan.seed, reader, number))
    return evolve(one, name=f"{plan.seed}/{reader}/{number}")


def share(plan: Plan, job: int, jobs: int) -> Tally:
    """The inputs of one job of several: every `jobs`-th."""
    tally = Tally()
    names = schedule(plan.reader)
    with _Trace(plan.finds, job) as trace:
        for number in _numbers(plan, job, jobs):
            trace.at(number)
            _one(plan, number, names, tally)
    return tally


def _numbers(plan: Plan, job: int, jobs: int) -> Iterator[int]:
    begin = time.monotonic()
    number = plan.first + job
    while plan.inputs is None or number < plan.first + plan.inputs:
        if plan.seconds is not None and time.monotonic() - begin > plan.seconds:
            return
        yield number
        number += jobs


def _one(plan: Plan, number: int, names: Sequence[str], tally: Tally) -> None:
    begin = time.perf_counter()
    one, faults = _made(plan, number, names)
    faults = faults or tried(one)
    tally.counts[one.reader] += 1
    tally.times[one.reader] += time.perf_counter() - begin  # type: ignore[assignment]
    tally.characters += len(one.data)
    for kind in {kind_of(fault) for fault in faults}:
        tally.faults[kind] += 1
        kept = tally.files.setdefault(kind, [])
        if len(kept) < _EACH:
            path = plan.finds / f"{one.name.replace('/', '-')}.json"
            inputs.save(one, path, faults)
            kept.append(str(path))


def _made(plan: Plan, number: int, names: Sequence[str]) -> tuple[Input, list[str]]:
    """An input. To make one, texts are read: what is raised there is a find as well."""
    try:
        return made(plan, number, names), []
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        reader = names[number % len(names)]
        name = f"{plan.seed}/{reader}/{number}"
        return Input("making", name, {"reader": reader}, None, name), [raised(error)]


class _Trace:
    """Where a job stands, in a file: what ends the process leaves the number of its input."""

    def __init__(self, folder: Path, job: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"running-{job}"

    def __enter__(self) -> Self:
        self.file = os.open(self.path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        return self

    def at(self, number: int) -> None:
        os.pwrite(self.file, b"%20d" % number, 0)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        os.close(self.file)
        if kind is None:
            self.path.unlink()


def run(plan: Plan, jobs: int = 1) -> Tally:
    """Run a plan in one process or in several.

    Raises:
        BrokenProcessPool: if a process died; `running-JOB` has the number of its input.
    """
    if jobs == 1:
        return share(plan, 0, 1)
    whole = Tally()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for tally in pool.map(share, [plan] * jobs, range(jobs), [jobs] * jobs):
            whole.add(tally)
    return whole
