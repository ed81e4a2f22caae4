"""A progress bar on stderr, where a person sees it and it is worth having."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_FEW = 5
"""Up to so many files no bar is shown: they are done before it is read."""


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
