"""`itures actions`: who is asked to do what, by when."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import click

from itures.analysis.actions import Action, actions, chosen
from itures.analysis.corpus_actions import actions_in_force
from itures.cli import exits, options
from itures.cli.check import shown
from itures.cli.files import whole_file
from itures.cli.inputs import Inputs
from itures.cli.output import write
from itures.corpus.corpus import Corpus
from itures.corpus.store import is_store
from itures.export.rows import Row, to_csv, to_json_rows, to_table, to_xlsx
from itures.export.rows_html import to_html
from itures.model.document import Document

_COLUMNS = tuple(field.name for field in attrs.fields(Action) if field.name != "span")
_SHOWN = ("id", "type", "responsible", "text", "report_to", "due")
"""What fits in a terminal."""
_PRINTED = (
    "id",
    "document",
    "opener",
    "text",
    "responsible",
    "collaboration",
    "report_to",
    "deadline",
    "recurring",
    "status",
)
"""What is printed on a page: the columns of an action plan."""
_NAME = "actions"


@click.command("actions")
@options.inputs
@click.option(
    "-t",
    "--to",
    "form",
    type=click.Choice(("table", "csv", "xlsx", "json", "html")),
    help="The form of the output; else the ending of OUT says it, else a table.",
)
@click.option("-o", "--output", "target", metavar="OUT", help="A file; else stdout.")
@click.option("--actor", "actors", multiple=True, metavar="ID", help="Only what concerns an actor.")
@click.option("--body", "bodies", multiple=True, metavar="ID", help="Only texts of a body.")
@click.option("--session", "sessions", multiple=True, metavar="BODY@YEAR", help="Of a session.")
@click.option("--clause", "types", multiple=True, metavar="TYPE", help="Only clauses of a type.")
def command(form: str | None, target: str | None, **how: Any) -> int:
    """List who is asked to do what, by when.

    One row for each item of a clause that addresses somebody, with those who help and
    those who are reported to. Filters may be repeated;
    of several of one sort one must fit. A path may be a corpus: then of each text in
    force the leading language is read.
    """
    filters = {name: how.pop(name) for name in ("actors", "bodies", "sessions", "types")}
    stores = [path for path in how["paths"] if is_store(path)]
    how["paths"] = tuple(path for path in how["paths"] if path not in stores)
    inputs = Inputs(**how)
    grammar = inputs.grammar()
    rows: list[Row] = []
    for store in stores:
        rows.extend(_of_corpus(store, inputs.grammars, filters))

    def look(name: str, document: Document) -> None:
        for action in chosen(actions(document, grammar), **filters):
            row = attrs.asdict(action, recurse=False)
            rows.append({**row, "path": name})

    if inputs.paths or not stores:
        inputs.each(look)
    form = form or Path(target or "").suffix.lstrip(".").lower() or "table"
    _put(form, target, rows)
    if not inputs.quiet:
        exits.say(f"{len(rows)} action{'' if len(rows) == 1 else 's'}")
    return inputs.code


def _of_corpus(path: str, grammars: Sequence[str], filters: dict[str, Any]) -> Iterator[Row]:
    """The rows of a corpus."""
    with Corpus.open(path, grammars=grammars) as corpus:
        for entry, action in actions_in_force(corpus):
            if any(True for _ in chosen([action], **filters)):
                name = shown(corpus.path, entry.paths[0]) if entry.paths else entry.name
                yield {**attrs.asdict(action, recurse=False), "path": name}


def _put(form: str, target: str | None, rows: list[Row]) -> None:
    data = _made(form, rows, wide=target is not None)
    if target is not None and target != "-":
        with whole_file(Path(target)) as file:
            file.write(data)
    elif form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("a spreadsheet is no text for a terminal: name a file with -o")
    elif form == "xlsx":
        sys.stdout.buffer.write(data)
    else:
        write(data.decode())


def _made(form: str, rows: list[Row], *, wide: bool) -> bytes:
    columns = (*_COLUMNS, "path")
    match form:
        case "csv":
            text = to_csv(columns, rows)
        case "json":
            text = to_json_rows(columns, rows)
        case "html":
            text = to_html("Actions", _PRINTED, rows)
        case "xlsx":
            return to_xlsx({_NAME: (columns, rows)})
        case "table":
            width = 200 if wide else shutil.get_terminal_size((80, 24)).columns
            text = to_table(_SHOWN, rows, width, colour=False)
        case _:
            raise click.UsageError(f"no form {form!r}: use -t table, csv, xlsx, json or html")
    return text.encode("utf-8", "backslashreplace")
