"""`itures refs`: what a text cites, and what cites it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs
import click

from itures.cli import columns, options
from itures.cli.columns import Cell
from itures.cli.corpus_ask import AS_OF, FORM
from itures.cli.output import write
from itures.corpus.corpus import Corpus
from itures.corpus.edges import Edge
from itures.errors import UnknownTextError
from itures.export.json import encode
from itures.export.visible import one_line

_STATES = {
    "current": "current",
    "floating": "no edition named",
    "stale-at-adoption": "out of date then",
    "stale-since": "out of date now",
    "forward": "later than itself",
}
"""How the cited edition stands to the citing text, in words."""
_PARTS = {"head": 0, "front": 1, "preamble": 2, "operative": 3, "section": 4, "annex": 5}
"""The order of the parts of a text."""
_OUTSIDE = "outside clauses"


@click.command("refs")
@click.argument("text", metavar="ID")
@click.option("--corpus", "db", required=True, metavar="DB", help="The corpus.")
@click.option("--clause", metavar="TYPE", help="Only in clauses of a type, such as resolves.")
@click.option("--lang", "language", metavar="LL", help="The language that texts are read in.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", help="Of what cites it only the first N."
)
@AS_OF
@FORM
@options.grammars
def command(text: str, db: str, form: str, limit: int | None, **how: Any) -> None:
    """List what a text cites, and what cites it.

    Citations are grouped by the clauses that they stand in.

    ID is an edition, pp/res/71@2022; a work, pp/res/71: of what it cites the last edition
    counts, of what cites it all editions; or a place, pp/res/71@2022#resolves/3.
    """
    only = {name: how.pop(name) for name in ("clause", "language")}
    with Corpus.open(db, **how) as corpus:
        cited_by = corpus.cited_by(text, limit=limit, **only)
        try:
            cites = corpus.cites(text, **only)
        except UnknownTextError:
            if not cited_by:
                raise
            cites = ()
    every = [("cites", edge) for edge in cites] + [("cited-by", edge) for edge in cited_by]
    match form:
        case "json":
            write(encode([_object(way, edge) for way, edge in every], indent=2) + "\n")
        case "csv":
            write(columns.as_csv(_COLUMNS, (_row(way, edge) for way, edge in every)))
        case _:
            write("".join(f"{line}\n" for line in _lines(text, cites, cited_by, limit)))


def _object(way: str, edge: Edge) -> dict[str, object]:
    about = attrs.asdict(edge, filter=lambda field, _: field.name != "document")
    return {"direction": way, **about}


_COLUMNS = (
    "direction", "source", "language", "clause", "node", "types", "quote", "written", "status",
    "reason", "target", "latest", "age", "effect", "locator", "place_status", "line",
)  # fmt: skip


def _row(way: str, edge: Edge) -> tuple[Cell, ...]:
    return (
        way, edge.source, edge.language, edge.clause, edge.node, " ".join(edge.types), edge.quote,
        edge.written, edge.status, edge.reason, edge.target, edge.latest, edge.age, edge.effect,
        edge.locator, edge.place_status, edge.line,
    )  # fmt: skip


def _lines(
    text: str, cites: Sequence[Edge], cited_by: Sequence[Edge], limit: int | None
) -> Iterator[str]:
    yield from _side(f"{text} cites: {len(cites) or 'nothing'}", cites, lambda edge: edge.written)
    # There may be more: who asked for a few did not want them counted.
    first = "the first " if len(cited_by) == limit else ""
    head = f"{text} is cited by: {first}{len(cited_by) or 'nothing'}"
    yield from _side(head, cited_by, lambda edge: edge.source)


def _side(head: str, edges: Sequence[Edge], other: Callable[[Edge], str]) -> Iterator[str]:
    """One direction, by type of clause: recitals, then what is resolved, then the rest."""
    yield one_line(head)
    by_type: dict[str, list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: _PARTS.get(edge.part or "", len(_PARTS))):
        by_type.setdefault(" ".join(edge.types) or edge.part or _OUTSIDE, []).append(edge)
    for types, some in by_type.items():
        yield f"  {types}"
        yield from _aligned((other(edge), state(edge), _quote(edge)) for edge in some)


def _aligned(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    every = list(rows)
    first, second = (max(len(row[at]) for row in every) for at in (0, 1))
    for target, said, quote in every:
        line = f"    {target:<{first}}  {said:<{second}}  {quote}"
        yield columns.fit(line, columns.width()).rstrip()


def _quote(edge: Edge) -> str:
    place = f"{edge.node}: " if edge.node else ""
    return f"{place}{one_line(edge.quote)}"


def state(edge: Edge) -> str:
    """What is to be known of an edge first, in a few words."""
    if edge.ending and edge.age in {"current", "floating", "stale-since", None}:
        return edge.ending.how
    if edge.place_status == "missing":
        return "no such place"
    if edge.status == "resolved" or edge.age in {"stale-at-adoption", "stale-since", "forward"}:
        return _STATES.get(edge.age or "", edge.status)
    reason = (edge.reason or "").replace("-", " ")
    return f"{edge.status}: {reason}" if edge.status in {"missing", "ambiguous"} else reason
