"""What one input may cost, and what it did cost."""

import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 0.5
"""CPU seconds that any input may take, however short it is."""
PER_CHARACTER = 200e-6
"""CPU seconds that each character may take on top: forty times what it usually takes."""
ELSEWHERE = 5.0
"""Seconds for an input that another process reads, whose CPU time is not known: PDF."""
HANG = 60
"""Seconds after which an input is broken off."""
MEMORY = 200 << 20
"""Bytes by which the peak of memory may grow for one input."""
_KILO = 1 if sys.platform == "darwin" else 1024


class HangError(BaseException):
    """An input was broken off. Not an `Exception`: nothing on the way may catch it."""


def allowed(size: int, reader: str) -> float:
    """The seconds that an input of a size may take."""
    return (ELSEWHERE if reader == "pdf" else SECONDS) + size * PER_CHARACTER


def clock(reader: str) -> float:
    """The time that counts: CPU time, or that of the day for what another process reads."""
    return time.perf_counter() if reader == "pdf" else time.process_time()


def peak() -> int:
    """The most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILO


@contextmanager
def broken_off(seconds: int = HANG) -> Iterator[None]:
    """Break off what takes longer, where the system can do that."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
