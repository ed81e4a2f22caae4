"""The tables of a report: flat rows for CSV, spreadsheets and data frames.

`pandas.DataFrame(rows(report, "references"))` is a data frame. A row has all columns of its
table; what is not known is `None`. Of the lists and tables inside the data a column holds the
members, with `; ` between them; stretches of text become two columns, `start` and `end`.
`docs/reference/codebook.md` explains every column.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from itures.report.data import File, Report
from itures.report.links import Acceptance, Issue, Reference, RuleRow
from itures.report.pictures import ActionRow, Node, Overlap, Unread
from itures.report.texts import Amendment, EditionRow, Text, Version, Work

Cell = str | int | float | bool | None
Row = dict[str, Cell]

BETWEEN = "; "
"""What stands between the members of a list."""
_SEVERITIES = ("error", "warning", "note")


@frozen
class Table:
    """A table: its columns, and how its rows are made."""

    columns: tuple[str, ...]
    make: Callable[[Report], Iterator[Row]]


def rows(report: Report, table: str) -> list[Row]:
    """The rows of a table, in the order of the report.

    Args:
        report: the report.
        table: the name of the table, one of `TABLES`.

    Raises:
        KeyError: if there is no such table; the message names those that there are.
    """
    if table not in TABLES:
        raise KeyError(f"{table!r}: there are {', '.join(TABLES)}")
    return list(TABLES[table].make(report))


def _columns(
    cls: type, without: tuple[str, ...] = (), more: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The columns of a class: its fields, with the two ends of a span instead of it."""
    names: list[str] = []
    for field in attrs.fields(cls):
        if field.name == "span":
            names += ["start", "end"]
        elif field.name not in without:
            names.append(field.name)
    return (*names, *more)


def _flat(one: attrs.AttrsInstance, **instead: Cell) -> Row:
    """The fields of an object as cells, some of them replaced or added."""
    found: Row = {}
    for field in attrs.fields(type(one)):
        value = getattr(one, field.name)
        if field.name == "span":
            found |= {"start": value.start, "end": value.end}
        elif field.name not in instead:
            found[field.name] = flat(value)
    return found | instead


def flat(value: Any) -> Cell:
    """A value as one cell: members of a list with `; ` between, counts as `key 3; other 1`."""
    if isinstance(value, Mapping):
        return BETWEEN.join(f"{key} {number}".strip() for key, number in value.items())
    if isinstance(value, tuple):
        return BETWEEN.join(map(_member, value))
    return value if isinstance(value, int | float | None) else str(value)


def _member(value: object) -> str:
    return "-".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _pick(made: Iterator[Row], columns: tuple[str, ...]) -> Iterator[Row]:
    """The columns of rows, in their order."""
    for row in made:
        yield {name: row[name] for name in columns}


def _table(columns: tuple[str, ...], make: Callable[[Report], Iterator[Row]]) -> Table:
    return Table(columns, lambda report: _pick(make(report), columns))


def _plainly(cls: type, pick: Callable[[Report], Iterable[attrs.AttrsInstance]]) -> Table:
    """The table of a list of the report, a column for each field."""
    return _table(_columns(cls), lambda report: (_flat(one) for one in pick(report)))


# ------------------------------------------------------------ tables that need more


def _texts(report: Report) -> Iterator[Row]:
    for text in report.texts:
        counts = {f"{level}s": text.findings.get(level, 0) for level in _SEVERITIES}
        languages = flat(tuple(version.language for version in text.languages))
        yield _flat(text, languages=languages, **counts)


def _versions(report: Report) -> Iterator[Row]:
    for text in report.texts:
        for version in text.languages:
            yield {"text": text.id, **_flat(version)}


def _works(report: Report) -> Iterator[Row]:
    for work in report.works:
        yield _flat(work, editions=flat(tuple(edition.id for edition in work.editions)))


def _editions(report: Report) -> Iterator[Row]:
    for work in report.works:
        for edition in work.editions:
            yield {"work": work.id, "edition": edition.id, **_flat(edition)}


def _actors(report: Report) -> Iterator[Row]:
    for actor in report.actors:
        actions = sum(actor.texts.values())
        types = flat(actor.types)
        yield {"id": actor.id, "name": actor.name, "texts": len(actor.texts), "actions": actions,
               "types": types}  # fmt: skip


def _matrix(report: Report) -> Iterator[Row]:
    for actor in report.actors:
        for text, actions in actor.texts.items():
            yield {"actor": actor.id, "name": actor.name, "text": text, "actions": actions}


def _nodes(report: Report) -> Iterator[Row]:
    orphans = frozenset(report.network.orphans)
    circle = {work: at for at, works in enumerate(report.network.circles) for work in works}
    for node in report.network.nodes:
        yield _flat(node, orphan=node.id in orphans, circle=circle.get(node.id))


def _links(report: Report) -> Iterator[Row]:
    for link in report.network.links:
        yield _flat(link, citations=sum(link.types.values()), types=flat(link.types))


def _bodies(report: Report) -> Iterator[Row]:
    for source, targets in report.network.bodies.items():
        for target, citations in targets.items():
            yield {"source": source, "target": target, "citations": citations}


def _concordance(report: Report) -> Iterator[Row]:
    for one in report.concordances:
        for unit in one.rows:
            for language in one.languages:
                there = language in unit.openers
                yield {
                    "text": one.text,
                    "node": unit.node,
                    "language": language,
                    "there": there,
                    "same": unit.same,
                    "opener": unit.openers.get(language),
                    "types": flat(unit.types[language]) if language in unit.types else None,
                    "items": unit.items.get(language),
                    "actors": flat(unit.actors[language]) if language in unit.actors else None,
                    "cites": flat(unit.cites[language]) if language in unit.cites else None,
                }


def _files(report: Report) -> Iterator[Row]:
    for file in report.provenance.files:
        yield _flat(file)


def _counts(report: Report) -> Iterator[Row]:
    for field in attrs.fields(type(report.counts)):
        value = getattr(report.counts, field.name)
        for key, number in _figures(value):
            yield {"figure": field.name, "of": key, "number": number}


def _figures(value: Any) -> Iterator[tuple[str | None, int]]:
    """The numbers in a figure, each with what it is of."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            for more, number in _figures(below):
                yield f"{key} {more}" if more else key, number
    else:
        yield None, len(value) if isinstance(value, tuple) else value


_COUNTS = ("errors", "warnings", "notes")
_UNITS = ("there", "same", "opener", "types", "items", "actors", "cites")

TABLES: Mapping[str, Table] = {
    "texts": _table(_columns(Text, ("findings",), _COUNTS), _texts),
    "versions": _table(("text", *_columns(Version)), _versions),
    "works": _table(_columns(Work), _works),
    "editions": _table(("work", "edition", *_columns(EditionRow, ("id",))), _editions),
    "amendments": _plainly(Amendment, lambda report: report.amendments),
    "references": _plainly(Reference, lambda report: report.references),
    "issues": _plainly(Issue, lambda report: report.issues),
    "acceptances": _plainly(Acceptance, lambda report: report.accepted),
    "rules": _plainly(RuleRow, lambda report: report.rules),
    "actions": _plainly(ActionRow, lambda report: report.actions),
    "actors": _table(("id", "name", "texts", "actions", "types"), _actors),
    "actor-texts": _table(("actor", "name", "text", "actions"), _matrix),
    "network-nodes": _table(_columns(Node, (), ("orphan", "circle")), _nodes),
    "network-links": _table(("source", "target", "citations", "stale", "types"), _links),
    "network-bodies": _table(("source", "target", "citations"), _bodies),
    "overlaps": _plainly(Overlap, lambda report: report.overlaps),
    "concordance": _table(("text", "node", "language", *_UNITS), _concordance),
    "unread": _plainly(Unread, lambda report: report.unread),
    "files": _table(_columns(File), _files),
    "counts": _table(("figure", "of", "number"), _counts),
}
"""The tables, in the order of the report."""
