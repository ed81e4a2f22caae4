"""A progress bar on stderr, where a person sees it and it is worth having."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_FEW = 5
"""Up to so many files no bar is shown: they are done before it is read."""


@contextmanager
def telling(what: str, *, shown: bool) -> Iterator[Callable[[int, int | None], None]]:
    """Show a bar for work of which the worker knows how much there is.

    Yields:
        What to call with how much is done, and of how much, where that is known.
    """
    if not shown or not (sys.stderr and sys.stderr.isatty()):
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, every: bar.update(task, completed=done, total=every)


@contextmanager
def progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Show a bar while the inputs are read; yields what to call after each of them."""
    if not shown or total <= _FEW or not (sys.stderr and sys.stderr.isatty()):
        yield lambda: None
        return
    # Here, because rich is slow to load and few runs need it.
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)
