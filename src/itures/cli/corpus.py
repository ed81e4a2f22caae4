"""`itures corpus`: documents in one file."""

from collections.abc import Sequence

import click

from itures.cli import corpus_add, corpus_ask, corpus_change, exits, options
from itures.corpus.corpus import Corpus


@click.group("corpus")
def command() -> None:
    """Keep documents in one file, and find what cites what.

    DB is that file. `itures refs ID --corpus DB` lists what a text cites and what cites it.
    """


@command.command("init")
@click.argument("db", metavar="DB")
@click.option(
    "--complete",
    multiple=True,
    metavar="BODY[@SESSION]",
    help="What the corpus will hold whole, such as pp@2018; may be repeated.",
)
@options.grammars
def init_command(db: str, complete: Sequence[str], grammars: Sequence[str]) -> None:
    """Make an empty corpus.

    What is cited and ought to be in a session that is held whole, but is not there, is
    missing; without that it is only not loaded.
    """
    Corpus.create(db, complete=complete, grammars=grammars).close()
    exits.say(f"{db}: an empty corpus")


for each in (
    corpus_add.command,
    corpus_ask.list_command,
    corpus_ask.show_command,
    corpus_ask.search_command,
    corpus_change.declare_command,
    corpus_change.verify_command,
    corpus_change.remove_command,
):
    command.add_command(each)
