"""Options that several commands have."""

from collections.abc import Callable
from typing import Any, get_args

import click

from itures.model.blocks import View
from itures.model.document import Kind

Decorated = Callable[..., Any]

KINDS = tuple(kind for kind in get_args(Kind) if kind != "unknown")
"""The kinds that a person can ask for."""

_GRAMMARS = click.option(
    "--grammars",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="A folder that adds to the grammars or overrides them; may be repeated.",
)


def grammars(command: Decorated) -> Decorated:
    """Add `--grammars`."""
    return _GRAMMARS(command)


def revisions(command: Decorated) -> Decorated:
    """Add `--revisions`."""
    return click.option(
        "--revisions",
        type=click.Choice(get_args(View)),
        default="final",
        help="Of files with tracked changes: the text with all of them made, with none, or both.",
    )(command)


def inputs(command: Decorated) -> Decorated:
    """Add the paths, and the options that say how they are read."""
    return _paths(required=True)(_reading(command))


def some_inputs(command: Decorated) -> Decorated:
    """The same, where there need not be any path."""
    return _paths(required=False)(_reading(command))


def _paths(*, required: bool) -> Callable[[Decorated], Decorated]:
    metavar = "PATHS..." if required else "[PATHS]..."
    return click.argument("paths", nargs=-1, required=required, metavar=metavar)


def _reading(command: Decorated) -> Decorated:
    for option in reversed(_READING):
        command = option(command)
    return command


_READING = (
    click.option(
        "--lang",
        "language",
        metavar="LL",
        help="The language, as an ISO 639-1 code; else it is told from the text.",
    ),
    click.option(
        "--kind",
        type=click.Choice(KINDS),
        metavar="KIND",
        help=f"The kind: {', '.join(KINDS)}; else it is told from the text.",
    ),
    _GRAMMARS,
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say what was read."),
)
