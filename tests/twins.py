"""What has to be the same in a resolution and in its counterpart in another language."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import itures
from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document

SAMPLES = Path(__file__).parents[1] / "samples"


def read(text: str) -> Document:
    """A resolution of our own, without the blanks at both ends."""
    return itures.parse_text(text.strip() + "\n")


def shape(document: Document) -> dict[str, Any]:
    """Everything about a document that does not depend on its language."""
    head = document.masthead
    assert head is not None
    return {
        "kind": document.kind,
        "id": document.id,
        "session": (head.body, head.number, head.place, head.year, head.revised),
        "history": head.history,
        "front": [len(section.items) for section in document.front],
        "clauses": [_clause(clause) for clause in document.clauses],
        "annexes": [
            (annex.id, bool(annex.title), _tree(annex.items)) for annex in document.annexes
        ],
        "notes": [
            (note.marker, note.anchor.node if note.anchor else None) for note in document.footnotes
        ],
        "citations": [(c.target, c.kind, c.node, c.status) for c in document.citations],
    }


def _clause(clause: Clause) -> tuple[object, ...]:
    said = (clause.id, clause.part, clause.types, clause.modifiers, clause.actors)
    return (
        *said,
        bool(clause.qualifier),
        bool(clause.text),
        _tree(clause.items),
        bool(clause.tail),
    )


def _tree(nodes: Iterable[Item | Section]) -> list[Any]:
    return [(node.id, bool(node.text), _tree(node.items)) for node in nodes]
