"""`itures corpus add`: files into a corpus."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from attrs import define, field

from itures.cli import exits, options
from itures.cli.parallel import cluster
from itures.cli.progress import progress
from itures.corpus.add import Added
from itures.corpus.corpus import Corpus
from itures.corpus.recipes import Recipe
from itures.crew.engine import processors
from itures.sources.reading import is_meant

_WORTH = 20
"""Files that make it worth to start another process."""


@click.command("add")
@click.argument("db", metavar="DB")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that read files; else as many as there are processors.",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Read on this Dask cluster, such as tcp://HOST:8786, which must see the files.",
)
@click.option("--again", is_flag=True, help="Read again what is there already.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(options.KINDS),
    metavar="KIND",
    help="Keep documents of this kind only; may be repeated.",
)
@click.option("--lang", "language", metavar="LL", help="The language, if it is the same for all.")
@options.grammars
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(  # noqa: PLR0913  # one for each option
    db: str,
    paths: Sequence[str],
    *,
    jobs: int | None,
    dask: str | None,
    again: bool,
    only: Sequence[str],
    language: str | None,
    grammars: Sequence[str],
    quiet: bool,
) -> int:
    """Read files and keep what is in them.

    A folder means all files in it, and in the folders in it, that can be read. What is there
    already is passed over; a file that has changed takes the place of what it was. After a
    break the same command goes on where it stopped.
    """
    if jobs and dask:
        raise click.UsageError("--jobs and --dask: the files are read either here or there")
    recipe = Recipe(language, None, "final", tuple(grammars), tuple(only))
    run = _Run()
    files = list(dict.fromkeys(name for path in paths for name in run.expand(path)))
    if dask:  # a worker has a folder of its own
        files = [os.path.abspath(file) for file in files]  # noqa: PTH100  # links stay links
    jobs = jobs or min(processors(), max(1, len(files) // _WORTH))
    with Corpus.open(db, grammars=grammars) as corpus, cluster(dask) as executor:
        with progress(len(files), shown=not quiet) as advance:

            def tell(path: str, message: str | None) -> None:
                if message is not None:
                    run.unread(f"{path}: {message}")
                advance()

            done = corpus.add(
                files, jobs=jobs, executor=executor, again=again, recipe=recipe, tell=tell
            )
        if not quiet:
            exits.say(_said(done, corpus))
    return run.code


@define
class _Run:
    """The worst that happened."""

    code: int = field(default=exits.FINE, init=False)

    def expand(self, path: str) -> Iterator[str]:
        """The files that a path means."""
        if not Path(path).is_dir():
            yield path
            return
        found = False
        for folder, below, names in os.walk(path, onerror=self._closed):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                if is_meant(name):
                    found = True
                    yield os.path.join(folder, name)  # noqa: PTH118  # as it was named
        if not found:
            self.unread(f"{path}: no file in this folder that can be read")

    def _closed(self, error: OSError) -> None:
        self.unread(f"{error.filename}: cannot be read: {error.strerror}")

    def unread(self, message: str) -> None:
        """Say that something could not be read."""
        exits.complain(message)
        self.code = exits.UNREAD


def _said(done: Added, corpus: Corpus) -> str:
    counts = (
        (done.added, "added"),
        (done.changed, "changed"),
        (done.same, "there already"),
        (len(done.failed), "not read"),
    )
    files = ", ".join(f"{number} {what}" for number, what in counts if number) or "nothing to add"
    held = corpus.counts()
    documents = f"{held['documents']} documents, {held['editions']} editions"
    return f"{files}; {corpus.path} holds {documents}, {held['citations']} citations"
