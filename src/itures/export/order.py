"""The order in which a reader meets the parts of a document."""

from itures.model.clauses import Clause, Section
from itures.model.document import Document


def top_nodes(document: Document) -> list[Clause | Section]:
    """The clauses and the sections around them, in the order of the text."""
    nodes: tuple[Clause | Section, ...] = (
        *document.front,
        *document.clauses,
        *document.sections,
        *document.annexes,
        *document.back,
    )
    return sorted(nodes, key=lambda node: node.span.start)
