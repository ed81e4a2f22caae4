"""The network as DOT, for Graphviz: `dot -Tsvg network.dot -o network.svg`."""

from collections.abc import Iterator

from itures.export.visible import one_line
from itures.report.data import Report
from itures.report.rows import Cell, rows

_MOST = 6
"""The widest line, in points, however many citations there are."""


def to_dot(report: Report) -> bytes:
    """The network of a report in the language of Graphviz."""
    return "".join(_lines(report)).encode()


def _lines(report: Report) -> Iterator[str]:
    yield "digraph citations {\n"
    yield '  graph [rankdir=LR, overlap=false];\n  node [shape=box, fontname="sans-serif"];\n'
    for node in rows(report, "network-nodes"):
        look = "" if node["text"] else " [style=dashed]"
        yield f"  {_quoted(node['id'])}{look};\n"
    for link in rows(report, "network-links"):
        citations = int(link["citations"] or 0)
        look = f'label="{citations}", penwidth={min(citations, _MOST)}'
        look += ", style=dashed" if link["stale"] else ""
        yield f"  {_quoted(link['source'])} -> {_quoted(link['target'])} [{look}];\n"
    yield "}\n"


def _quoted(value: Cell) -> str:
    r"""A name in quotation marks; a backslash is one, and no escape of Graphviz such as `\N`."""
    plain = one_line(str(value)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
