"""Run the command line, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from attrs import frozen

from itures.cli.main import main

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"


@frozen
class Run:
    """What came of a run."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def run(*args: str, stdin: bytes = b"", cwd: Path = ROOT) -> Run:
    """Run `itures` with these arguments; nothing is a terminal."""
    out, err = _stream(), _stream()
    source = io.TextIOWrapper(io.BytesIO(stdin))
    with (
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
        mock.patch("sys.stdin", source),
    ):
        code = main(args)
        out.flush()
        err.flush()
    return Run(code, _content(out), _content(err))


def start(
    *args: str, env: Mapping[str, str] | None = None, **how: object
) -> "subprocess.Popen[bytes]":
    """Start `itures` in a process of its own."""
    command = [sys.executable, "-m", "itures", *args]
    every = {**os.environ, **(env or {})}
    return subprocess.Popen(command, env=every, **how)  # type: ignore[call-overload]


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")


def _content(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
