"""`itures check`: the findings of each file, or of each document of a corpus."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from attrs import define, field

from itures.analysis.checks import AT_A_MOMENT, IN_CORPUS, Checker
from itures.analysis.fingerprints import Located, beside
from itures.analysis.rounds import Round
from itures.analysis.rules import RULES
from itures.cli import exits, options
from itures.cli.corpus_ask import AS_OF
from itures.cli.found import FORMS, Found, line
from itures.cli.inputs import Inputs
from itures.cli.progress import progress
from itures.corpus.corpus import Corpus
from itures.errors import SourceError
from itures.model.document import Document
from itures.sources.archives import NamedBytes

__all__ = ["command", "line"]


def rules(_ctx: click.Context, _param: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """The beginnings of codes that are asked for; each has to mean a rule."""
    wanted = tuple(piece.strip().upper() for each in given for piece in each.split(","))
    for one in wanted:
        if not one or not any(code.startswith(one) for code in RULES):
            raise click.BadParameter(f"no rule begins with {one!r}; `itures rule` lists all")
    return wanted


ENABLE = click.option(
    "--enable",
    multiple=True,
    metavar="CODE",
    callback=rules,
    help="Look for what is off by default: NET401, or NET for the family; may be repeated.",
)


@click.command("check")
@options.some_inputs
@click.option("--corpus", "db", metavar="DB", help="Look up what is cited in a corpus.")
@AS_OF
@ENABLE
@click.option("--accept", metavar="FILE", help="A list of accepted findings; they do not count.")
@click.option(
    "--baseline",
    metavar="FILE",
    help="The JSON of an earlier run: say what is new; only that counts for the exit code.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "note", "never")),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="One line for each finding, or all of them in another form.",
)
@click.option(
    "--akn",
    is_flag=True,
    help="Look at the XML of Akoma Ntoso files: against the strict schema and AKN4UN.",
)
def command(  # one for each option
    db: str | None,
    as_of: str | None,
    enable: tuple[str, ...],
    fail_on: str,
    form: str,
    akn: bool,
    **how: Any,
) -> int:
    """List the findings of each file.

    With --corpus and no files, of each text of a corpus.

    One line for each: path:line:column: CODE severity message. `itures rule CODE`
    explains a code. Where files hold the same text in several languages, what differs
    between them comes last.
    """
    accept, baseline = how.pop("accept"), how.pop("baseline")
    inputs = Inputs(**how)
    if not inputs.paths and db is None:
        raise click.UsageError("name the files to check, or a corpus: --corpus DB")
    if akn and db is not None:
        raise click.UsageError("--akn looks at the XML of files alone, without a corpus")
    day = as_of if as_of and "-" in as_of else (f"{as_of}-12-31" if as_of else None)
    found = Found.of(form, accept, baseline, day)
    with ExitStack() as stack:
        grammar = inputs.grammar()
        corpus = None
        if db is not None:
            corpus = stack.enter_context(Corpus.open(db, as_of=as_of, grammars=inputs.grammars))
        if corpus is None:
            _missing(enable, as_of)
        checker = Checker.of(grammar, corpus, as_of, enable)
        run = _Run(inputs, checker, found)
        if akn:
            run.akn()
        else:
            run.documents()
    found.finish()
    if not inputs.quiet:
        found.say()
    found.complain()
    return max(inputs.code, found.verdict(fail_on))


def _missing(enable: Sequence[str], as_of: str | None) -> None:
    """Say what is asked for and cannot be looked for without a corpus, or without a date."""
    asked = [
        code
        for code, rule in RULES.items()
        if code.startswith(tuple(enable)) and (not rule.on or code in enable)
    ]
    for needing, said in (
        (IN_CORPUS, "looked for in a corpus only: name one with --corpus DB"),
        (AT_A_MOMENT if as_of is None else (), "looked for only with --as-of DATE or --corpus DB"),
    ):
        if codes := [code for code in asked if code in needing]:
            exits.complain(f"{', '.join(codes)}: {said}")


@define
class _Run:
    """One run over files, or over a corpus."""

    inputs: Inputs
    checker: Checker
    found: Found
    round: Round = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.round = Round(self.checker)

    def documents(self) -> None:
        """Check every document, and then the languages of a text against each other."""
        if self.inputs.paths:
            self.inputs.each(self._look)
        elif self.checker.corpus is not None:
            self._whole(self.checker.corpus)
        for name, one in self.round.languages():
            self.found.take(name, [one])

    def _whole(self, corpus: Corpus) -> None:
        """Check the documents of a corpus: of each text in a language one copy."""
        every = [entry for entry in corpus.documents() if entry.chief]
        with progress(len(every), shown=not self.inputs.quiet) as advance:
            for entry in every:
                document = corpus.document_of(entry)
                name = shown(corpus.path, entry.paths[0]) if entry.paths else entry.name
                edges = corpus.edges_in(entry)
                self.found.take(name, self.round.look(name, document, edges).findings)
                advance()

    def _look(self, name: str, document: Document) -> None:
        self.found.take(name, self.round.look(name, document).findings)

    def akn(self) -> None:
        """Check the XML of files."""
        for name in self.inputs.names():
            try:
                self.found.take(name, list(self._of_akn(name)))
            except SourceError as error:
                self.inputs.unread(str(error))

    def _of_akn(self, name: str) -> Iterator[Located]:
        # Here, because lxml and the schema are slow to load and only this needs them.
        from itures.export.akn_check import check_akn

        source = self.inputs.source(name)
        data = source.read() if isinstance(source, NamedBytes) else source
        for finding in check_akn(data):
            yield beside(name, None, finding, self.checker.grammar.registry)


def shown(store: Path, path: str) -> str:
    """The name of a file of a corpus as seen from here."""
    return Path(os.path.normpath(store.parent / path)).as_posix()
