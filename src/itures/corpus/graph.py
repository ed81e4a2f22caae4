"""The citation network as a graph of networkx, for those who have it."""

import sqlite3
from typing import TYPE_CHECKING, Any

from itures.corpus.tables import rows
from itures.errors import IturesError

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped]


def to_networkx(connection: sqlite3.Connection) -> "nx.MultiDiGraph[Any]":
    """A directed graph: a node for each edition, an edge for each kind of clause that cites.

    Nodes have what the table `editions` has, and the title of the leading document. What is
    cited and not there is a node as well, with `loaded` 0. Edges have `types`, the types of
    the citing clause; `status`; and `citations`, how many there are. Values that are not
    known are left out, so that the graph can be written as GraphML.

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
    for row in rows(connection, "editions"):
        about = {key: value for key, value in row.items() if value is not None}
        edition = about.pop("edition")
        graph.add_node(edition, **about, title=titles.get(edition) or "")
    for row in rows(connection, "edges"):
        target = row["target"] or row["target_work"]
        if target not in graph:
            graph.add_node(target, work=row["target_work"] or target, loaded=0)
        graph.add_edge(
            row["source"], target, types=row["types"], status=row["status"],
            citations=row["citations"],
        )  # fmt: skip
    return graph
