"""The network as GraphML, for Gephi, Cytoscape, igraph and networkx.

One node for each work, with its editions as attributes, and one edge for each pair of works of
which one cites the other, in the form of graphml.xsd 1.0. Every key has a type; `label`, `x`, `y`
and `weight` are the names that Gephi lays out and labels by (docs.gephi.org, "GraphML").
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from itures.export.visible import in_xml
from itures.report.data import Report
from itures.report.rows import BETWEEN, Cell, Row, rows

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_PLACE = "http://www.w3.org/2001/XMLSchema-instance"
_WHERE = f"{_SPACE} {_SPACE}/1.0/graphml.xsd"
_SIDE = 1000
"""The side of the picture: Gephi draws nodes some units wide."""

_NO_TOKEN = re.compile(r"[^A-Za-z0-9._-]")
"""What may stand in no id: the schema wants tokens (NMTOKEN), which have no `/`."""

NODE_KEYS = {
    "label": "string",
    "work": "string",
    "title": "string",
    "body": "string",
    "number": "string",
    "kind": "string",
    "editions": "string",
    "last": "string",
    "last_year": "int",
    "loaded": "boolean",
    "ending": "string",
    "cited_by": "int",
    "cites": "int",
    "citations": "int",
    "rank": "double",
    "cluster": "int",
    "circle": "int",
    "orphan": "boolean",
    "x": "double",
    "y": "double",
}
"""The attributes of nodes, and their types."""
EDGE_KEYS = {"weight": "double", "stale": "int", "types": "string"}
"""The attributes of edges, and their types."""


def to_graphml(report: Report) -> bytes:
    """The network of a report as GraphML 1.0."""
    return "".join(_lines(report)).encode()


def _lines(report: Report) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<graphml xmlns="{_SPACE}" xmlns:xsi="{_PLACE}" xsi:schemaLocation="{_WHERE}">\n'
    for sort, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name, kind in keys.items():
            about = f'attr.name="{name}" attr.type="{kind}"'
            yield f'  <key id="{sort}-{name}" for="{sort}" {about}/>\n'
    yield '  <graph id="citations" edgedefault="directed">\n'
    works = list(nodes(report))
    ids = tokens(str(node["work"]) for node in works)
    for node in works:
        yield f'    <node id="{ids[str(node["work"])]}">\n'
        yield from _data("node", NODE_KEYS, node)
        yield "    </node>\n"
    for number, edge in enumerate(rows(report, "network-links")):
        source, target = ids[str(edge["source"])], ids[str(edge["target"])]
        yield f'    <edge id="e{number}" source="{source}" target="{target}">\n'
        yield from _data("edge", EDGE_KEYS, edge | {"weight": edge["citations"]})
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def tokens(works: Iterable[str]) -> dict[str, str]:
    """An id for each work: `pp/res/71` becomes `pp.res.71`; where two are alike, a number tells."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for work in works:
        plain = token = _NO_TOKEN.sub(".", work) or "."
        number = 1
        while token in taken:
            number += 1
            token = f"{plain}-{number}"
        taken.add(token)
        found[work] = token
    return found


def nodes(report: Report) -> Iterator[Row]:
    """The works of the network, with what the other tables know of them."""
    works = {work.id: work for work in report.works}
    texts = {text.id: text for text in report.texts}
    for node in rows(report, "network-nodes"):
        work = works.get(str(node["id"]))
        text = texts.get(str(node["text"]))
        last = text.id if text else work.editions[-1].id if work and work.editions else None
        yield node | {
            "label": node["id"],
            "work": node["id"],
            "title": text.title if text else None,
            "number": text.number if text else None,
            "kind": text.kind if text else None,
            "editions": BETWEEN.join(edition.id for edition in work.editions) if work else None,
            "last": last,
            "last_year": text.year if text else None,
            "loaded": text is not None,
            "ending": work.ending if work else None,
            "citations": work.cited_by if work else None,
            "x": _scaled(node["x"]),
            "y": _scaled(1 - float(node["y"] or 0)),  # there, up is more
        }


def _scaled(part: Cell) -> float:
    return round(float(part or 0) * _SIDE, 3)


def _data(sort: str, keys: dict[str, str], row: Row) -> Iterator[str]:
    for name, kind in keys.items():
        value = row[name]
        if value is not None:
            yield f'      <data key="{sort}-{name}">{_written(value, kind)}</data>\n'


def _written(value: Cell, kind: str) -> str:
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "double":
        return repr(float(value or 0))
    return escape(in_xml(str(value)))
