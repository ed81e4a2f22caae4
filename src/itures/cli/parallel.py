"""`--jobs N`: inputs that are read in several processes, or on a cluster."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager

import click
from attrs import frozen

from itures.cli import exits
from itures.cli.again import read_again
from itures.cli.inputs import STDIN, Inputs
from itures.cli.progress import progress
from itures.crew.crew import How
from itures.errors import CrewError, SourceError
from itures.many.result import Card, Result
from itures.many.run import results
from itures.many.task import Sent, Source, Task
from itures.model.document import Document

_ANSWER = 10
"""Seconds in which a cluster answers that is there."""

Put = Callable[[str, Card, bytes], None]
"""What a command does with a document: its name, what it is, and its bytes."""


@frozen
class Again(Task):
    """Reads as `parse` does, and takes the JSON of itures as it stands."""

    def _documents(self, source: Sent) -> Iterator[Document]:
        again = read_again(source.name or STDIN, source.open())
        yield from super()._documents(source) if again is None else (again,)


def each_apart(
    inputs: Inputs, task: Task, names: Sequence[str], how: How, put: Put, *, bar: bool
) -> None:
    """Read every input elsewhere, and hand on what came; what goes wrong is said, and kept.

    Args:
        inputs: what is read, and the worst that happened.
        task: what is made of each.
        names: the files.
        how: who reads.
        put: what to do with each document, in the order of the inputs.
        bar: whether a progress bar does not get in the way of the output.
    """
    inputs.grammar()
    with progress(len(names), shown=bar and not inputs.quiet) as advance:
        for result in results(task, _sources(inputs, names), how):
            _take(inputs, result, put)
            if result.part == 0:
                advance()


def _sources(inputs: Inputs, names: Sequence[str]) -> Iterator[Source]:
    for name in names:
        try:
            yield inputs.source(name)
        except SourceError as error:  # a member of an archive that cannot be unpacked
            inputs.unread(str(error))


def _take(inputs: Inputs, result: Result, put: Put) -> None:
    name = result.source or STDIN
    if result.data is None or result.card is None:
        inputs.unread(named(name, result.error or ""))
        if result.why == "fault":
            inputs.code = max(exits.MISUSE, inputs.code)
        return
    put(name, result.card, result.data)
    if inputs.verbose:
        exits.complain(f"{name}: {told(result.card)}")


def named(name: str, message: str) -> str:
    """A message with the name of the file, or of the file in an archive, that it is about."""
    return message if message.startswith(f"{name}/") else f"{name}: {message}"


def told(card: Card) -> str:
    """What was read, in one line."""
    counts = f"{card.clauses} clauses, {card.citations} citations, {card.findings} findings"
    return f"{card.kind}, {card.language}, {counts}"


@contextmanager
def cluster(address: str | None) -> Iterator[Executor | None]:
    """The executor of the Dask cluster at an address; without one there is none.

    Raises:
        CrewError: if nobody answers there.
        UsageError: if Dask is not installed.
    """
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise click.UsageError("--dask needs Dask: pip install 'itures[dask]'") from None
    try:
        client = Client(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CrewError(f"{address}: no Dask scheduler answers there: {error}") from None
    with client:
        yield client.get_executor()
