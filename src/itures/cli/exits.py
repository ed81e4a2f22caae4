"""Exit codes, and what is said on the way out."""

import os
import traceback

import click

from itures.export.visible import one_line, visible

FINE = 0
"""All was done."""
FOUND = 1
"""There are findings at or above what `--fail-on` says."""
MISUSE = 2
"""Wrong arguments, a broken grammar, or a fault of itures itself."""
UNREAD = 3
"""An input cannot be read, or an output not be written; the rest is done."""
INTERRUPTED = 130
"""Stopped by Ctrl-C, as shells count it: 128 and the number of the signal."""
PIPE_CLOSED = 141
"""Whoever read the output has gone, as after `| head`: counted like SIGPIPE."""


class PipeClosedError(Exception):
    """Nobody reads the output any more."""


def say(message: str) -> None:
    """Say something on stderr, with nothing in it that a terminal obeys."""
    click.echo(visible(message), err=True)


def complain(message: str) -> None:
    """Say on one line what went wrong."""
    say(f"itures: {one_line(message)}")


def unexpected(error: Exception, name: str | None = None) -> None:
    """Report a fault of itures itself; the traceback is for those who ask for it."""
    if os.environ.get("ITURES_DEBUG"):
        traceback.print_exception(error)
    place = f"{name}: " if name else ""
    complain(
        f"{place}unexpected {type(error).__name__}: {error}; this is a fault in itures"
        f" {version_of_itures()}: please report it with this line and the input"
        " (ITURES_DEBUG=1 shows where it happened)"
    )


def version_of_itures() -> str:
    """The version that is installed."""
    # Here, because it is slow to load and hardly ever needed.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("itures")
    except PackageNotFoundError:  # a checkout that is not installed
        return "0+unknown"
