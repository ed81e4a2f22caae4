"""The hands of one process: lent for a batch, kept for the next, ended with the run."""

import atexit
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from attrs import define, field

from itures.crew.hand import Hand, StoppedError


@define(eq=False)
class Hands:
    """Processes that wait for work, and those that work."""

    _idle: list[Hand] = field(factory=list, init=False)
    _busy: list[Hand] = field(factory=list, init=False)
    _owner: int = field(factory=os.getpid, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)
    _closed: bool = field(default=False, init=False)

    @contextmanager
    def lend(self) -> Iterator[Hand]:
        """A hand that nobody else uses."""
        with self._lock:
            if self._closed:
                raise StoppedError
            self._leave_inherited()
            hand = self._idle.pop() if self._idle else Hand()
            self._busy.append(hand)
        try:
            yield hand
        finally:
            with self._lock:
                self._busy.remove(hand)
                if not hand.stopped:
                    self._idle.append(hand)
            if hand.stopped:
                hand.dismiss()

    def _leave_inherited(self) -> None:
        """A fork must start its own."""
        if self._owner != os.getpid():
            for hand in (*self._idle, *self._busy):
                hand.disown()
            self._idle, self._busy, self._owner = [], [], os.getpid()

    def each(self, task: object, items: Sequence[object], seconds: float | None) -> list[Any]:
        """What the task gives for each item, or a loss.

        Raises:
            StoppedError: if the run is over.
        """
        with self.lend() as hand:
            return [hand.ask(task, item, seconds) for item in items]

    def rest(self) -> None:
        """End those that have nothing to do."""
        with self._lock:
            self._leave_inherited()
            idle, self._idle = self._idle, []
        for hand in idle:
            hand.dismiss()

    def close(self) -> None:
        """End all of them, whatever they do."""
        with self._lock:
            self._leave_inherited()
            self._closed = True
            busy = list(self._busy)
        for hand in busy:
            hand.stop()
        self.rest()


HANDS = Hands()
"""Those of a worker of somebody else's executor: it does not say when it ends."""
atexit.register(HANDS.rest)
