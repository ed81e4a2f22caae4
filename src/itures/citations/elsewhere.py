"""The last step to a body: the same text is cited elsewhere, with its body."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from itures.citations.bind import UNKNOWN
from itures.model.citations import Citation
from itures.model.identifiers import Identifier

STEP = "body:document"


def settle(citations: Iterable[Citation], own: str | None) -> list[Citation]:
    """Give citations without a body that of the same text elsewhere, if there is one.

    Args:
        citations: the citations of a document.
        own: the identifier of the document: it may cite itself by its number alone.
    """
    every = list(citations)
    if not any(citation.target.startswith(UNKNOWN) for citation in every):
        return every
    known: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for target in [*(citation.target for citation in every), *([own] if own else [])]:
        if not target.startswith((UNKNOWN, "#")):
            identifier = Identifier.parse(target)
            for version in {identifier.version, None}:
                known[_number(identifier), version].add(identifier.body)
    return [_settled(citation, known) for citation in every]


def _number(identifier: Identifier) -> str:
    return f"{identifier.kind}/{identifier.number}"


def _settled(citation: Citation, known: dict[tuple[str, str | None], set[str]]) -> Citation:
    if not citation.target.startswith(UNKNOWN):
        return citation
    identifier = Identifier.parse(citation.target)
    bodies = known.get((_number(identifier), identifier.version), set())
    if len(bodies) != 1:
        return citation
    target = next(iter(bodies)) + citation.target.removeprefix(UNKNOWN)
    inferred = (*citation.inferred, STEP)
    return msgspec.structs.replace(citation, target=target, inferred=inferred)
