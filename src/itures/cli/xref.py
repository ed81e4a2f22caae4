"""`itures xref`: the cross-reference report of a corpus, as a folder."""

from itertools import count
from pathlib import Path
from typing import Any

import click

from itures.cli import exits, options
from itures.cli.check import ENABLE
from itures.cli.corpus_ask import AS_OF, DB
from itures.cli.found import LEVELS
from itures.cli.progress import telling
from itures.corpus.corpus import Corpus
from itures.report.building import build
from itures.report.data import Report
from itures.report.folder import check
from itures.report.forms import left_out
from itures.report.write import write

_PAGE = "index.html"
"""What to open first."""


@click.command("xref")
@DB
@click.option(
    "-o", "--output", "folder", metavar="DIR", required=True, help="The folder of the report."
)
@AS_OF
@click.option(
    "--baseline",
    metavar="FILE",
    help="The xref.json of an earlier report: say what is new; only that counts for the exit code.",
)
@click.option(
    "--accept", "accepted", metavar="FILE", help="A list of accepted findings; they do not count."
)
@ENABLE
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "note", "never")),
    default="never",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@options.grammars
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(db: str, folder: str, fail_on: str, quiet: bool, **how: Any) -> int:
    """Write the cross-reference report of a corpus into a folder.

    DIR/index.html is where to begin; DIR/xref.json has everything for programs. What
    cites what, which editions are out of date, who is asked to do what, and all findings,
    as pages, tables and graphs. The folder must be new, empty, or hold an earlier report,
    whose place the new one takes. The same corpus and the same date give the same files.
    """
    check(Path(folder))  # before minutes of work
    store = {name: how.pop(name) for name in ("as_of", "grammars")}
    with Corpus.open(db, **store) as corpus, corpus.held():
        with telling("checking", shown=not quiet) as tell:
            report = build(corpus, progress=tell, **how)
        with telling("writing", shown=not quiet) as tell:
            done = count(1)
            files = write(report, corpus, folder, progress=lambda _: tell(next(done), None))
    if not quiet:
        exits.say(_summary(report, folder, files))
        if lacks := left_out():
            exits.say(lacks)
    return _verdict(report, fail_on)


def _summary(report: Report, folder: str, files: int) -> str:
    """What there is, in two or three lines."""
    counts = report.counts
    found = ", ".join(_count(counts.by_severity.get(level, 0), level) for level in reversed(LEVELS))
    known = f"; {counts.accepted} accepted" if counts.accepted else ""
    lines = [
        f"{_count(counts.texts, 'text')}, {_count(counts.references, 'reference')}: {found}{known}"
    ]
    if counts.by_change:
        change = counts.by_change
        lines.append(
            f"since the baseline: {change['new']} new, {change['fixed']} fixed,"
            f" {change['persisting']} persisting"
        )
    lines += [f"{entry.picks}: accepts nothing" for entry in report.accepted if not entry.used]
    return "\n".join([*lines, f"{_count(files, 'file')} in {folder}: begin with {_PAGE}"])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _verdict(report: Report, fail_on: str) -> int:
    """The exit code; with a baseline only new findings count."""
    if fail_on == "never":
        return exits.FINE
    serious = LEVELS[LEVELS.index(fail_on) :]
    every = (
        issue.severity
        for issue in report.issues
        if issue.accepted is None and issue.change != "persisting"
    )
    return exits.FOUND if set(every) & set(serious) else exits.FINE
