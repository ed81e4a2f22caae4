"""`itures check`: the findings of each file."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import click

from itures.analysis.checks import check
from itures.cli import exits, options
from itures.cli.inputs import Inputs
from itures.cli.output import write
from itures.errors import SourceError
from itures.export.json import encode
from itures.export.visible import one_line
from itures.model.document import Document
from itures.model.findings import Finding

_LEVELS = ("note", "warning", "error")
"""The severities, from the least."""


@click.command("check")
@options.inputs
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
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="One line for each finding, or one JSON array of all.",
)
@click.option(
    "--akn",
    is_flag=True,
    help="Look at the XML of Akoma Ntoso files: against the strict schema and AKN4UN.",
)
def command(fail_on: str, form: str, akn: bool, **how: Any) -> int:
    """List the findings of each file.

    One line for each: path:line:column: CODE severity message. `itures rule CODE`
    explains a code.
    """
    inputs = Inputs(**how)
    grammar = inputs.grammar()
    severities: list[str] = []
    objects: list[dict[str, Any]] = []

    def look(name: str, document: Document) -> None:
        tell(name, check(document, grammar))

    def tell(name: str, found: Iterable[Finding]) -> None:
        severities.extend(finding.severity for finding in found)
        if form == "text":
            write("".join(line(name, finding) + "\n" for finding in found))
        objects.extend(_object(name, finding) for finding in found)
        documents.append(name)

    documents: list[str] = []
    if akn:
        _each_akn(inputs, tell)
    else:
        inputs.each(look)
    if form == "json":
        write(encode(objects, indent=2) + "\n")
    if not inputs.quiet:
        exits.say(_summary(len(documents), severities))
    return max(inputs.code, _verdict(severities, fail_on))


def _each_akn(inputs: Inputs, tell: Callable[[str, Iterable[Finding]], None]) -> None:
    # Here, because lxml and the schema are slow to load and only this needs them.
    from itures.export.akn_check import check_akn

    for name in inputs.names():
        try:
            tell(name, check_akn(inputs.source(name)))
        except SourceError as error:
            inputs.unread(str(error))


def line(name: str, finding: Finding) -> str:
    """The line of a finding; its form never changes."""
    place = f"{one_line(name)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.code} {finding.severity} {one_line(finding.message)}"


def _object(name: str, finding: Finding) -> dict[str, Any]:
    return {"path": name} | attrs.asdict(finding, recurse=False)


def _verdict(severities: list[str], fail_on: str) -> int:
    if fail_on == "never":
        return exits.FINE
    serious = _LEVELS[_LEVELS.index(fail_on) :]
    return exits.FOUND if set(severities) & set(serious) else exits.FINE


def _summary(documents: int, severities: list[str]) -> str:
    counts = Counter(severities)
    each = ", ".join(_count(counts[level], level) for level in reversed(_LEVELS))
    return f"{_count(documents, 'document')}: {each}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
