"""`itures parse`: files in, documents out."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import click
from attrs import define, field

from itures.cli import exits, options
from itures.cli.inputs import STDIN, Inputs
from itures.cli.output import Output, is_folder, open_output
from itures.export.visible import one_line
from itures.export.writers import WRITERS, Layout, Writer
from itures.model.document import Document

_DEFAULT = "json"


@click.command("parse")
@options.inputs
@click.option(
    "-t",
    "--to",
    "form",
    type=click.Choice(tuple(WRITERS)),
    help="The form of the output; else the ending of OUT says it, else json.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="OUT",
    help="A file, or a folder that gets a file for each input; else stdout.",
)
@click.option("--pretty", is_flag=True, help="Spread JSON over several lines.")
@click.option(
    "--split", is_flag=True, help="Each document of a volume, and each proposal, on its own."
)
@options.revisions
def command(form: str | None, target: str | None, *, pretty: bool, **how: Any) -> int:
    """Read files and write what is in them as JSON, Word, text and more.

    A folder or a zip archive means the files in it; - is the standard input. A .json that
    itures wrote is read back. Files are written whole or not at all.
    """
    form = form or _form_of(target)
    writer = WRITERS[form]
    inputs = Inputs(**how)
    names = inputs.names()
    together = (inputs.split or len(names) > 1) and not is_folder(target)
    if together and not writer.many:
        many = "documents that are split" if inputs.split else f"{len(names)} documents"
        raise click.UsageError(
            f"{many} do not fit in one {form}: use --to ndjson, or -o FOLDER/ for a file each"
        )
    stdout = target in {None, STDIN}
    if writer.binary and stdout and _is_terminal():
        raise click.UsageError(
            f"{form} is no text that a terminal can show: name a file with -o, for example"
            f" -o OUT{writer.ending}, or send the output to another program"
        )
    with open_output(
        target, writer.ending, names, named=inputs.paths, split=inputs.split
    ) as output:
        layout = _layout(stdout=stdout, pretty=pretty)
        printer = _Printer(
            writer, layout, output, headed=together and writer.headed, quiet=inputs.quiet
        )
        inputs.each(printer.put, names, bar=not (stdout and _is_terminal()))
    return max(inputs.code, output.code)


_NO_KIND = "DOC001"
"""The finding that says that a text is of no kind that is known; its output is hollow."""


@define
class _Printer:
    """Writes one document after the other."""

    writer: Writer
    layout: Layout
    output: Output
    headed: bool
    """Whether each document needs its name over it."""
    quiet: bool
    _count: int = field(default=0, init=False)

    def put(self, name: str, document: Document) -> None:
        text = self.writer.write(document, self.layout)
        if self.headed and isinstance(text, str):
            blank = "\n" if self._count else ""
            text = f"{blank}{one_line(_head(name, document))}\n{text}"
        self._count += 1
        self.output.put(name, document, text)
        for found in document.findings:
            if found.code == _NO_KIND and not self.quiet:
                exits.complain(f"{name}: {found.message}")


def _head(name: str, document: Document) -> str:
    """What stands over a document: the file it is from, and where in it if it is a part."""
    part = document.source.part
    return f"{name}, {document.id or document.kind}" if part else name


def _form_of(target: str | None) -> str:
    """The form that the ending of the output names."""
    ending = Path(target or "").suffix.lower()
    known = {writer.ending: form for form, writer in WRITERS.items()}
    return known.get(ending, _DEFAULT)


def _layout(*, stdout: bool, pretty: bool) -> Layout:
    """Colours and the width of the terminal, if it is a terminal that is written to."""
    if not stdout:
        return Layout(pretty=pretty)
    dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = _is_terminal() and not dumb
    return Layout(shutil.get_terminal_size((80, 24)).columns, colour, pretty)


def _is_terminal() -> bool:
    return bool(sys.stdout and sys.stdout.isatty())
