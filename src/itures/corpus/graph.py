"""The citation network as a graph of networkx, for those who have it."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from itures.corpus.tables import Cell, rows
from itures.errors import IturesError

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped]


WasThere = Callable[[str | None], bool]
"""Whether what happened at a moment had happened when the corpus is asked."""


def to_networkx(
    connection: sqlite3.Connection, was_there: WasThere = lambda _: True
) -> "nx.MultiDiGraph[Any]":
    """A directed graph: a node for each edition, an edge for each kind of clause that cites.

    Nodes have what the table `editions` has, the `title` of the leading document, and a
    `label`, by which Gephi labels. What is cited and not there is a node as well, with `loaded`
    false. Edges have `types`, the types of the citing clause; `status`; and `citations`, how
    many there are, also as `weight`, by which networkx and Gephi weigh. Values that are not
    known are left out, so that the graph can be written as GraphML.

    Args:
        connection: the corpus.
        was_there: editions of a moment for which it says no are left out, and what they cite.

    Raises:
        IturesError: if networkx is not installed.
    """
    try:
        import networkx as nx  # noqa: PLC0415  # large, and few need it
    except ImportError:
        message = "the package networkx is needed for this: pip install networkx"
        raise IturesError(message) from None
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    titles = dict(
        connection.execute("SELECT edition, title FROM documents WHERE lead AND edition NOT NULL")
    )
    later: set[str] = set()
    for row in rows(connection, "editions"):
        about = {key: value for key, value in row.items() if value is not None}
        edition = str(about.pop("edition"))
        if not was_there(_moment(row["adopted"], row["year"])):
            later.add(edition)
            continue
        graph.add_node(edition, label=edition, **about, title=titles.get(edition) or "")
    for row in rows(connection, "edges"):
        if row["source"] in later:
            continue
        target = row["target"] or row["target_work"]
        if target not in graph:  # a work, or an edition that nobody could have known of
            work = row["target_work"] or target
            graph.add_node(target, label=target, work=work, loaded=False, title="")
        graph.add_edge(
            row["source"], target, types=row["types"], status=row["status"],
            citations=row["citations"], weight=row["citations"],
        )  # fmt: skip
    return graph


def _moment(adopted: Cell, year: Cell) -> str | None:
    if adopted is not None:
        return str(adopted)
    return f"{int(year):04}" if year is not None else None
