"""One process that does a task to items, seen from the process it works for."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from attrs import define, field

from itures.crew.child import IDLE
from itures.crew.frames import receive, send
from itures.crew.loss import ENDED, late
from itures.errors import CrewError

_LAST = 5.0
"""Seconds in which a process that was killed is gone, unless the system hangs."""
_BEGINNING = 120.0
"""Seconds in which a process has loaded what it needs; on an idle machine it takes one."""
_TRIES = 2
"""Processes that an item may end before it is left out: one may be ended by somebody else,
by hand or for want of memory, while it reads what is innocent."""
MOST = 2000
"""Items after which a new process goes on: what an old one keeps, it does not keep for ever.
Memos are bounded, but there are many of them: 5000 small texts add about 20 MB."""
_DEBUG = "ITURES_DEBUG"
"""The variable that lets a process say on stderr what goes wrong in it."""


class StoppedError(Exception):
    """The run is over: nobody wants the result."""


@define(eq=False)
class Alarm:
    """Ends a process when an item takes too long."""

    process: "subprocess.Popen[bytes]"
    _timer: threading.Timer | None = field(default=None, init=False)
    _rang: bool = field(default=False, init=False)
    _over: bool = field(default=False, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def set(self, seconds: float | None) -> None:
        """Begin to count; `None` never rings."""
        if seconds is not None:
            self._timer = threading.Timer(seconds, self._ring)
            self._timer.daemon = True
            self._timer.start()

    def _ring(self) -> None:
        with self._lock:
            if not self._over:
                self._rang = True
                _kill(self.process)

    def clear(self) -> bool:
        """End the counting; whether it rang."""
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self._over = True
            return self._rang


@define(eq=False)
class Hand:
    """A process, started when it is first asked, and anew when it has ended."""

    command: tuple[str, ...] = (sys.executable or "python", "-m", "itures.crew.child")
    stopped: bool = field(default=False, init=False)
    """Whether the run is over."""
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    _task: object = field(default=None, init=False)
    _asked: int = field(default=0, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)
    """Held while a process is started or stopped: a stop must not miss a new one."""

    def ask(self, task: object, item: object, seconds: float | None) -> Any:
        """What the task gives for an item, or a loss.

        Args:
            task: what is done to it, the same object for all items of a run.
            item: the item.
            seconds: time for it; `None` is any.

        Raises:
            StoppedError: if the run is over.
            CrewError: if no process can be started.
        """
        ended = 0
        while ended < _TRIES:
            process = self._ready(task)
            alarm = Alarm(process)
            alarm.set(seconds)
            try:
                send(_in(process), ("item", (item, seconds)))
                answer = receive(_out(process))
            except (EOFError, OSError):
                code = self._gone()
                if self.stopped:
                    raise StoppedError from None
                if alarm.clear():
                    return late(seconds or 0.0)
                ended += code != IDLE
            else:
                self._asked += 1
                if alarm.clear() or self._asked >= MOST:  # it may have been late to be stopped
                    self._gone()
                return answer
        return ENDED

    def _ready(self, task: object) -> "subprocess.Popen[bytes]":
        """The process, when it has loaded what the task needs."""
        for last in (False,) * (_TRIES - 1) + (True,):
            process = self._running()
            if self._task is task:
                return process
            alarm = Alarm(process)
            alarm.set(_BEGINNING)
            try:
                send(_in(process), ("task", task))
                receive(_out(process))
            except (EOFError, OSError):
                self._not_begun(self._gone(), last=last)
            else:
                self._task = task
                return process
            finally:
                alarm.clear()
        raise AssertionError  # the last one that does not begin raises

    def _not_begun(self, code: int, *, last: bool) -> None:
        if self.stopped:
            raise StoppedError
        if last:
            raise CrewError(
                f"a process that reads files ended at once, with {code}"
                " (ITURES_DEBUG=1 shows what it says)"
            )

    def _running(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self.stopped:
                raise StoppedError
            if self._process is None:
                self._process, self._task = _started(self.command), None
            return self._process

    def _gone(self) -> int:
        """Clear up behind a process that has ended, or cannot be talked to; how it ended."""
        with self._lock:
            process, self._process, self._task, self._asked = self._process, None, None, 0
            return _cleared(process) if process else 0

    def stop(self) -> None:
        """End the process, whatever it does; who waits for it is told that it is over."""
        with self._lock:
            self.stopped = True
            if self._process is not None:
                _kill(self._process)
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(_LAST)

    def dismiss(self) -> None:
        """End a process that has nothing to do."""
        self.stop()
        self._gone()

    def disown(self) -> None:
        """Leave the process alone: it belongs to the process that this one was forked from."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe:  # no flush: what stands in the buffer is for the other to send
                pipe.raw.close()  # type: ignore[attr-defined]
        process.returncode = 0  # not ours to wait for


def _started(command: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """A process with the module path of this one; Ctrl-C is for this one alone."""
    paths = os.pathsep.join(path or os.getcwd() for path in sys.path)  # noqa: PTH109
    said = None if os.environ.get(_DEBUG) else subprocess.DEVNULL
    try:
        return subprocess.Popen(  # noqa: S603  # our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,
        )
    except OSError as error:
        raise CrewError(f"no process can be started to read files: {error}") from None


def _in(process: "subprocess.Popen[bytes]") -> Any:
    return process.stdin


def _out(process: "subprocess.Popen[bytes]") -> Any:
    return process.stdout


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process, and those that it has started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _cleared(process: "subprocess.Popen[bytes]") -> int:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
    try:
        return process.wait(_LAST)
    except subprocess.TimeoutExpired:
        _kill(process)
        return process.wait()
