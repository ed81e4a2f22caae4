"""What must be the same when a document is written as Akoma Ntoso and read back."""

from typing import Any

from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document

PARTS = ("front", "clauses", "sections", "annexes", "back")


def same(document: Document, other: Document) -> bool:
    """Whether two documents say the same, spans and source aside."""
    return essence(document) == essence(other)


def essence(document: Document) -> dict[str, Any]:
    """All that Akoma Ntoso keeps of a document."""
    masthead = document.masthead
    return {
        "kind": document.kind,
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "lines": masthead and masthead.lines,
        "enacting": masthead and masthead.enacting,
        **{part: [_node(node) for node in getattr(document, part)] for part in PARTS},
        "notes": sorted(
            (note.id, note.marker, note.text, note.anchor and note.anchor.node)
            for note in document.footnotes
        ),
        "citations": sorted(
            (c.target, c.kind, c.text, c.node or "", c.status, c.inferred)
            for c in document.citations
        ),
    }


def _node(node: Clause | Item | Section) -> dict[str, Any]:
    names = list(node.__attrs_attrs__)  # type: ignore[union-attr]
    said = {a.name: getattr(node, a.name) for a in names if a.name not in {"span", "items"}}
    return {**said, "items": [_node(below) for below in node.items]}
