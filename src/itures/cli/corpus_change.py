"""`itures corpus declare`, `verify` and `remove`."""

from collections.abc import Iterator, Sequence

import click

from itures.cli import exits, options
from itures.cli.corpus_ask import DB, LANG
from itures.cli.output import write
from itures.corpus import declared
from itures.corpus.corpus import Corpus
from itures.corpus.declared import Declaration
from itures.corpus.recipes import Recipe
from itures.corpus.sheets import Clerk
from itures.export.visible import one_line


@click.command("declare")
@DB
@click.option(
    "--complete", multiple=True, metavar="BODY[@SESSION]", help="What the corpus holds whole."
)
@click.option("--suppressed", multiple=True, metavar="ID", help="A text that was suppressed.")
@click.option("--merged", multiple=True, metavar="ID", help="A text that went into another.")
@click.option("--into", metavar="ID", help="The text it went into.")
@click.option("--by", metavar="ID", help="The text that says so.")
@click.option("--on", metavar="DATE", help="When: a date or a year; else that of --by.")
@click.option("--withdraw", is_flag=True, help="Take back what was declared.")
@options.grammars
def declare_command(  # one for each option
    db: str, *, withdraw: bool, grammars: Sequence[str], **said: str | Sequence[str] | None
) -> None:
    """Say what the corpus cannot know; without options, list what was said.

    A session that is held whole is BODY@YEAR, BODY@YEAR..YEAR, or BODY for all of them; with
    a kind of text, pp/res@2018.
    """
    clerk = Recipe(grammars=tuple(grammars)).clerk
    every = list(_declarations(said, clerk))
    with Corpus.open(db, grammars=grammars) as corpus:
        if withdraw:
            gone = corpus.withdraw(*every)
            exits.say(f"{gone} of {len(every)} taken back")
        elif every:
            corpus.declare(*every)
        else:
            write("".join(f"{one_line(str(each))}\n" for each in corpus.declarations()))


def _declarations(
    said: dict[str, str | Sequence[str] | None], clerk: Clerk
) -> Iterator[Declaration]:
    more = {key: said[key] for key in ("into", "by", "on") if isinstance(said[key], str)}
    if said["merged"] and not said["into"]:
        raise click.UsageError("--merged needs --into: the text it went into")
    for text in said["complete"] or ():
        yield declared.complete(text, clerk.grammar.registry)
    for text in said["suppressed"] or ():
        yield declared.ended("suppressed", text, clerk.names, **more)  # type: ignore[arg-type]
    for text in said["merged"] or ():
        yield declared.ended("merged", text, clerk.names, **more)  # type: ignore[arg-type]


@click.command("verify")
@DB
@click.option("--repair", is_flag=True, help="First conclude everything anew from the texts.")
@options.grammars
def verify_command(db: str, *, repair: bool, grammars: Sequence[str]) -> int:
    """Check the file, what was read, and what was concluded from it.

    A file outside that has changed since it was read is a note. Exit code 1 if the corpus
    itself is damaged.
    """
    with Corpus.open(db, grammars=grammars) as corpus:
        if repair:
            corpus.repair()
        found = list(corpus.verify())
        held = corpus.counts() if not any(p.where == "file" for p in found) else {}
    lines = (f"{p.severity} {one_line(p.where)}: {one_line(p.message)}" for p in found)
    write("".join(f"{line}\n" for line in lines))
    errors = sum(problem.severity == "error" for problem in found)
    notes = len(found) - errors
    counts = ", ".join(f"{number} {what}" for what, number in held.items())
    exits.say(f"{db}: {counts}; {errors or 'no'} errors, {notes or 'no'} notes")
    return exits.FOUND if errors else exits.FINE


@click.command("remove")
@DB
@click.argument("texts", nargs=-1, required=True, metavar="ID...")
@LANG
@options.grammars
def remove_command(
    db: str, texts: Sequence[str], language: str | None, grammars: Sequence[str]
) -> None:
    """Take out texts, or files: what cites them is resolved anew.

    ID is an edition, a work with all its editions, a name sha256:…, or the path of a file.
    """
    with Corpus.open(db, grammars=grammars) as corpus:
        for text in texts:
            gone = corpus.remove(text, language=language)
            exits.say(f"{text}: {gone} document{'' if gone == 1 else 's'} taken out")
