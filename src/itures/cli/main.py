"""The command `itures`: which commands there are, and how a run ends."""

import difflib
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from itures.cli import exits
from itures.errors import (
    CrewError,
    GrammarError,
    IturesError,
    OutputError,
    SourceError,
    StoreError,
    UnknownTextError,
)

COMMANDS = {
    "identify": "Say what each file is: kind, language, identifier, title.",
    "parse": "Read files and write what is in them as JSON, Word, text and more.",
    "check": "List the findings of each file.",
    "actions": "List who is asked to do what, by when.",
    "corpus": "Keep documents in one file, and find what cites what.",
    "refs": "List what a text cites, and what cites it.",
    "xref": "Write the cross-reference report of a corpus into a folder.",
    "grammar": "Check the grammars, or show what is in them.",
    "rule": "Explain the rule behind a finding.",
    "schema": "Print the schema of an output.",
}
"""The commands and what they do. Help is printed from here, so that it loads none."""

_BARE = ("parse", "--to", "tree")
"""What `itures FILE` stands for."""
_OWN = {"-h", "--help", "--version"}


class Commands(click.Group):
    """A group that loads a command when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"itures.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; what begins with no command is `itures FILE`."""
        if args and args[0] not in COMMANDS and args[0] not in _OWN:
            _check_file(args[0], ctx)
            args = [*_BARE, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click itself would end with 1 when a pipe is closed."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise exits.PipeClosedError from None


def _check_file(first: str, ctx: click.Context) -> None:
    """Refuse a misspelt command, which is no file and does not look like one."""
    if first.startswith("-") or Path(first).suffix or Path(first).exists():
        return
    near = difflib.get_close_matches(first, COMMANDS, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise click.UsageError(f"no such command or file: {first!r}{hint}", ctx)


@click.command(
    "itures",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="itures FILE alone shows the tree of a file. Exit codes: 0 fine, 1 findings,"
    " 2 misuse, 3 something could not be read or written.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, _param, asked: _say_version(ctx) if asked else None,
    help="Show the version and exit.",
)
def cli() -> None:
    """Read the resolutions of ITU and the UN family."""


def _say_version(ctx: click.Context) -> None:
    click.echo(f"itures {exits.version_of_itures()}")
    ctx.exit()


_OBJECTS = 100_000
"""New objects between two searches for unreachable ones, in a process that is only this command.

At its start nearly all that a command makes is kept: to search again and again, as Python
does every 700 objects, takes an eighth of the time for one text.
"""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        args: the arguments, without the name of the program; else those of the process.

    Returns:
        The exit code. No exception leaves this function.
    """
    if args is None:
        gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    try:
        arguments = None if args is None else list(args)
        code = cli.main(arguments, prog_name="itures", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return exits.INTERRUPTED
    except (exits.PipeClosedError, BrokenPipeError, SystemExit):
        # SystemExit is how click ends when the pipe closes while it prints help.
        return exits.PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # nobody should ever see a traceback
        return _explain(error)
    return code if isinstance(code, int) else exits.FINE


def _explain(error: Exception) -> int:
    """Say what went wrong, and give the exit code for it."""
    match error:
        case click.ClickException():
            error.show()
            return exits.MISUSE
        case GrammarError():
            exits.say(str(error))
            return exits.MISUSE
        case (
            CrewError()
            | SourceError()
            | OutputError()
            | StoreError()
            | UnknownTextError()
            | OSError()
        ):
            exits.complain(str(error))
            return exits.UNREAD
        case IturesError():
            exits.complain(str(error))
            return exits.MISUSE
        case _:
            exits.unexpected(error)
            return exits.MISUSE
