"""What is said of an item that gave nothing."""

from typing import Literal

from attrs import frozen

Why = Literal["ended", "late", "fault", "lost"]
"""Its process ended; it took too long; the task raised; the worker was lost with it."""


@frozen
class Loss:
    """An item that gave nothing, and why."""

    why: Why
    """What happened, in one word."""
    message: str
    """The same in a sentence without the name of the item; the same on every engine."""


ENDED = Loss("ended", "reading it ended the process; it was left out")
LOST = Loss("lost", "the worker that read it was lost, again and again; it was left out")


def late(seconds: float) -> Loss:
    """The loss of an item that was stopped after so many seconds."""
    return Loss("late", f"reading it took longer than {seconds:g} s; it was left out")


def fault(error: BaseException) -> Loss:
    """The loss of an item for which the task raised."""
    said = f"unexpected {type(error).__name__}: {error}; this is a fault in itures"
    return Loss("fault", said)
