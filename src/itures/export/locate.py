"""Where a locator leads: from `resolves/2` to the node that it means."""

import re
from collections.abc import Iterable, Iterator, Sequence

from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document

_ANNEX = re.compile(r"(?:annex|appendix|attachment|supplement)(?:-1)?")
"""The one annex of a text, whatever it is called: what a translation calls an annex is
an attachment in another."""
_PIECES = re.compile(r"\d+|[A-Za-z]+")


def locate(document: Document, locator: str) -> str | None:
    """The id of the node that a locator names in a document.

    Args:
        document: the text that is pointed into.
        locator: what stands behind the `#` of an identifier: `resolves/2`, `annex-1`,
            `resolves/11c`. Of a range, `resolves/1..3`, the first place is meant.

    Returns:
        The id, or `None` if the document has no such place.
    """
    first = locator.partition("..")[0]
    head, *path = first.split("/")
    for top in _tops(document, head):
        # In most texts `11c` is the item c of 11; in some it is a label of its own.
        for steps in (path, [piece for step in path for piece in _PIECES.findall(step)]):
            found = _descend(top, steps)
            if found is not None:
                return found
    return None


def _tops(document: Document, head: str) -> Iterator[Clause | Section]:
    """The outermost nodes that the first step of a locator may mean, likely ones first."""
    name = head.lower()  # printed `Annex I`, and `annex-i` among the ids
    for clause in document.clauses:
        if name == clause.id.lower() or name in clause.types:
            yield clause
    for sections in (document.annexes, document.sections, document.front, document.back):
        yield from (section for section in sections if section.id.lower() == name)
    if len(document.annexes) == 1 and _ANNEX.fullmatch(name):
        yield document.annexes[0]


def _descend(node: Clause | Item | Section, path: Sequence[str]) -> str | None:
    for step in path:
        below = _named(node.items, step)
        if below is None:
            return None
        node = below
    return node.id


def _named(nodes: Iterable[Item | Section], step: str) -> Item | Section | None:
    """The node with this label, or with this last piece of its id."""
    return next((n for n in nodes if step in {n.label, n.id.rpartition("__")[2]}), None)
