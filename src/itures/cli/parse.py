"""`itures parse`: files in, documents out."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import click
from attrs import define, field

from itures.cli import exits, options
from itures.cli.files import encoded
from itures.cli.inputs import STDIN, Inputs
from itures.cli.output import Output, is_folder, open_output
from itures.export.visible import one_line
from itures.export.writers import WRITERS, Layout, Writer
from itures.many.result import Card
from itures.many.task import card_of
from itures.model.document import Document
from itures.sources.archives import ENDING

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
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Processes that read files; with 1 this one reads them.",
)
@click.option(
    "--parts",
    type=click.IntRange(1),
    metavar="N",
    help="With -t ndjson -o FOLDER/: files of N inputs each; a run that was stopped goes on.",
)
@options.revisions
def command(
    form: str | None,
    target: str | None,
    *,
    pretty: bool,
    jobs: int,
    parts: int | None,
    **how: Any,
) -> int:
    """Read files and write what is in them as JSON, Word, text and more.

    A folder or a zip archive means the files in it; - is the standard input. A .json that
    itures wrote is read back. Files are written whole or not at all.
    """
    form = form or _form_of(target)
    writer = WRITERS[form]
    inputs = Inputs(**how)
    names = inputs.names()
    if parts is not None:
        return _in_parts(inputs, names, target, form, (parts, jobs))
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
        bar = not (stdout and _is_terminal())
        if jobs == 1:
            inputs.each(printer.put, names, bar=bar)
        else:
            _read_apart(inputs, names, jobs, printer, form, bar=bar)
    return max(inputs.code, output.code)


_TOGETHER = 8
"""Files that are sent together: results come soon, and a volume holds few others up."""
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
        self.written(name, card_of(document), encoded(text))

    def written(self, name: str, card: Card, data: bytes) -> None:
        """Take a document that has its form."""
        if self.headed:
            blank = "\n" if self._count else ""
            data = encoded(f"{blank}{one_line(_head(name, card))}\n") + data
        self._count += 1
        self.output.put(name, card, data)
        said = dict(card.said).get(_NO_KIND)
        if said is not None and not self.quiet:
            exits.complain(f"{name}: {said}")


def _read_apart(
    inputs: Inputs, names: list[str], jobs: int, printer: _Printer, form: str, *, bar: bool
) -> None:
    from itures.cli.parallel import Again, each_apart
    from itures.crew.crew import How

    task = Again(
        inputs.language,
        inputs.kind,
        inputs.revisions,
        tuple(inputs.grammars),
        inputs.split,
        form,
        printer.layout,
        strict=True,
    )
    how = How(workers=jobs, chunksize=_TOGETHER)
    each_apart(inputs, task, names, how, printer.written, bar=bar)


def _in_parts(
    inputs: Inputs, names: list[str], target: str | None, form: str, numbers: tuple[int, int]
) -> int:
    """`--parts`: NDJSON files of so many inputs, those that are there being kept."""
    from itures.cli.parallel import named
    from itures.cli.progress import progress
    from itures.many.shards import parse_to_folder

    size, jobs = numbers
    if form != "ndjson" or target is None or not is_folder(target):
        raise click.UsageError("--parts needs -t ndjson and -o FOLDER/")
    if STDIN in names:
        raise click.UsageError(
            "--parts reads files, which can be read again: save what comes from -"
        )
    files = list(dict.fromkeys(_file_of(name) for name in names))
    packed = next((name for name in files if name not in names), None)
    if packed is not None and not inputs.split:
        raise click.UsageError(f"{packed}: --parts reads archives with --split only")
    inputs.grammar()
    reading: dict[str, Any] = {
        "language": inputs.language,
        "kind": inputs.kind,
        "revisions": inputs.revisions,
        "grammars": tuple(inputs.grammars),
        "split": inputs.split,
        "strict": True,
        "workers": 0 if jobs == 1 else jobs,
        "chunksize": _TOGETHER,
    }
    with progress(-(-len(files) // size), shown=not inputs.quiet) as advance:
        for part in parse_to_folder(files, target, part=size, **reading):
            for name, said in part.failed:
                inputs.unread(named(name, said))
            if inputs.verbose:
                kept = ", there already" if part.again else ""
                exits.complain(f"{part.path}: {part.documents} documents{kept}")
            advance()
    return inputs.code


def _file_of(name: str) -> str:
    """The archive of a file that is in one; any other file is itself."""
    above = (folder for folder in Path(name).parents if folder.suffix.lower() == ENDING)
    return next((str(folder) for folder in above if folder.is_file()), name)


def _head(name: str, card: Card) -> str:
    """What stands over a document: the file it is from, and where in it if it is a part."""
    return f"{name}, {card.id or card.kind}" if card.part else name


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
    columns = shutil.get_terminal_size((80, 24)).columns
    return Layout(columns, colour, pretty, terminal=_is_terminal())


def _is_terminal() -> bool:
    return bool(sys.stdout and sys.stdout.isatty())
