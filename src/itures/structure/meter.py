"""Counting the work that one document makes, against its budget."""

import time
from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from itures.model.blocks import Block
from itures.model.budget import BUDGET, Budget


class LateError(Exception):
    """The time is over before all paragraphs are read."""

    def __init__(self, at: int) -> None:
        self.at = at
        """Where the first paragraph begins that is not read."""
        super().__init__(at)


@frozen
class Clock:
    """Whether the time for a document is over."""

    end: float | None = None
    """When it is, on the monotonic clock; `None` is never."""

    @classmethod
    def of(cls, budget: Budget) -> "Clock":
        """A clock that starts now."""
        return cls(None if budget.seconds is None else time.monotonic() + budget.seconds)

    @property
    def late(self) -> bool:
        """Whether the time is over."""
        return self.end is not None and time.monotonic() > self.end

    def paragraphs(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The paragraphs, as long as there is time; the first one always.

        Raises:
            LateError: when the time is over.
        """
        for number, block in enumerate(blocks):
            if number and self.late:
                raise LateError(block.start)
            yield block


NEVER = Clock()
"""The clock of who has all the time."""


@define
class Meter:
    """What the citations of a document amount to."""

    budget: Budget = BUDGET
    clock: Clock = NEVER
    quoted: int = field(default=0, init=False)
    """Characters of citations, once for each text that is cited."""

    def room(self, length: int) -> int:
        """How many more citations of so many characters there may be."""
        return max(0, self.budget.citations - self.quoted) // max(1, length)

    def count(self, number: int, length: int) -> None:
        """Count citations of so many characters each."""
        self.quoted += number * max(1, length)
