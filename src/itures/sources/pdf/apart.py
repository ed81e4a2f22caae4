"""Reading in a process apart, which is ended if it takes too long or too much.

pdfium is written in C++, and a file may be made to break it: it ends its process when it
gets no more memory. It is not safe for threads either. So one process reads all files of
this one, one after the other, and a new one takes its place when it has ended.
"""

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress

import msgspec
from attrs import define, field

from itures.model.blocks import Reading
from itures.sources.faults import FileFaultError
from itures.sources.pdf.limits import GRACE, MEMORY, SECONDS
from itures.sources.pdf.worker import LENGTH, Answer

_BROKEN = "it takes more memory than one file may, or breaks the PDF library; split or reprint it"
_SLOW = "reading it takes too long; split it"
_ALONE = "PDF files are read in a process of their own, and none could be started"
_LAST = 5.0
"""Seconds in which the process ends by itself when it is no longer needed."""


@define
class Apart:
    """A process that reads files, started when the first is read."""

    command: tuple[str, ...] = (sys.executable or "", "-m", "itures.sources.pdf.worker")
    seconds: float = SECONDS + GRACE
    """Time for one file."""
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    _owner: int = field(default=0, init=False)
    """The process that started it: a fork of that must start its own."""
    _inherited: "list[subprocess.Popen[bytes]]" = field(factory=list, init=False)
    """What a fork got from the process it comes from, and must leave alone."""
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def read(self, data: bytes) -> Reading:
        """Read the bytes of a file.

        Raises:
            FileFaultError: if they cannot be read.
        """
        with self._lock:
            answer = self._ask(data)
        if answer.reading is None:
            raise FileFaultError(answer.fault or _BROKEN)
        return answer.reading

    def _ask(self, data: bytes) -> Answer:
        process = self._running()
        slow = threading.Event()
        timer = threading.Timer(self.seconds, _kill, (process, slow))
        timer.start()
        try:
            return _exchange(process, data)
        except (OSError, EOFError, msgspec.DecodeError):  # it has ended
            self._forget()
            return Answer(fault=_SLOW if slow.is_set() else _BROKEN)
        finally:
            timer.cancel()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._owner != os.getpid():
            self._inherited.append(self._process)
            self._process = None
        if self._process is not None:
            if self._process.poll() is None:
                return self._process
            self._forget()
        paths = os.pathsep.join(path for path in sys.path if path)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
        except OSError:
            raise FileFaultError(_ALONE) from None
        self._owner = os.getpid()
        return self._process

    def _forget(self) -> None:
        """Leave nothing of a process that has ended, or is to end."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        try:
            process.wait(_LAST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._forget()


def _kill(process: "subprocess.Popen[bytes]", slow: threading.Event) -> None:
    slow.set()
    process.kill()


def _exchange(process: "subprocess.Popen[bytes]", data: bytes) -> Answer:
    """Send a file, and take the answer.

    Raises:
        OSError: if the process has ended.
        EOFError: if it ended before it answered, or says something else.
        DecodeError: if it ended while it answered.
    """
    requests, answers = process.stdin, process.stdout
    assert requests is not None  # noqa: S101 - it was started with pipes
    assert answers is not None  # noqa: S101
    requests.write(LENGTH.pack(len(data)))
    requests.write(data)
    requests.flush()
    head = answers.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    length = LENGTH.unpack(head)[0]
    if length > MEMORY:
        raise EOFError  # no answer of ours
    said = answers.read(length)
    return msgspec.msgpack.decode(said, type=Answer)


APART = Apart()
"""The one process for all files that this process reads."""
atexit.register(APART.close)
