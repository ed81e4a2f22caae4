"""The process at the other end: takes a task, then items, and answers one by one.

Started with `python -m itures.crew.child`, not by `multiprocessing`: a script needs no
`if __name__ == "__main__"`, and a daemon, as Dask's workers are, may start it.
"""

import faulthandler
import os
import queue
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from itures.crew.frames import receive, send
from itures.crew.loss import Loss, fault

IDLE = 75
"""How the process ends that had nothing to do: its last item was answered."""
_PATIENCE = 60.0
"""Seconds without work after which it ends: workers of a cluster live long."""
_GRACE = 30.0
"""Seconds behind the time for an item: by then the other end has stopped this process,
unless it has gone itself while an item holds the interpreter."""

Inbox = queue.Queue[tuple[str, Any]]


def attempt(task: Callable[[Any], object], item: object) -> object:
    """What the task gives for an item; what it raises is a loss."""
    try:
        return task(item)
    except Exception as error:  # noqa: BLE001  # one bad item does not stop the others
        return fault(error)


def warm(task: object) -> None:
    """Let a task load what it needs before the time for an item runs."""
    prepare = getattr(task, "prepare", None)
    if prepare is not None:
        # What goes wrong here goes wrong with each item again, and is said there.
        with suppress(Exception):
            prepare()


def serve(inbox: Inbox, answers: BinaryIO) -> None:
    """Do the task to each item until there are no more."""
    task: Callable[[Any], object] | None = None
    while True:
        kind, content = inbox.get(timeout=_PATIENCE)
        if kind == "task":
            task = content
            warm(task)
            send(answers, None)
            continue
        item, seconds = content
        assert task is not None  # noqa: S101  # it is sent first
        if seconds is not None:
            faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=sys.stderr)
        answer = attempt(task, item)
        faulthandler.cancel_dump_traceback_later()
        _answer(answers, answer)


def _answer(answers: BinaryIO, answer: object) -> None:
    try:
        send(answers, answer)
    except OSError:  # nobody is there any more
        os._exit(0)
    except Exception as error:  # noqa: BLE001  # what cannot be sent is a fault of the task
        send(answers, Loss("fault", fault(error).message))


def _listen(requests: BinaryIO, inbox: Inbox) -> None:
    """Take what comes, and end with the process at the other end, whatever goes on here."""
    try:
        while True:
            inbox.put(receive(requests))
    except EOFError:
        os._exit(0)
    except BaseException:  # noqa: BLE001  # a task that cannot be loaded here
        traceback.print_exc()
        os._exit(1)


def main() -> None:
    """Serve the standard input; whatever else prints, prints to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    inbox: Inbox = queue.Queue()
    threading.Thread(target=_listen, args=(requests, inbox), daemon=True).start()
    try:
        serve(inbox, answers)
    except queue.Empty:
        os._exit(IDLE)


if __name__ == "__main__":
    main()
