"""Findings with what tells them apart from run to run: not lines, which every edit moves.

A fingerprint is made of the rule, the text in all its editions, the language, the node and the
words. So a finding keeps it when a paragraph is put in above, when the file is renamed, and in
the next edition, as long as nobody touches the words that it is about.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from itures.corpus.identity import Names
from itures.corpus.nodes import nodes
from itures.model.document import Document
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.registry import Registry

_LENGTH = 16
"""Hexadecimal digits of a fingerprint: enough for a million findings in one list."""
_LONGEST = 200
"""Characters of a quote that are kept."""


@frozen
class Located:
    """A finding, where it is, and how it is known again."""

    name: str
    """The name of the input."""
    finding: Finding
    document: str | None
    """The identifier of the text, where it is known."""
    work: str
    """The text in all its editions; the name of the file where nothing is known of it."""
    node: str | None
    """The innermost node that holds the place."""
    quote: str
    """The words that it is about."""
    fingerprint: str
    accepted: str | None = None
    """Why somebody has accepted it."""


def located(
    name: str, document: Document, findings: Iterable[Finding], registry: Registry
) -> list[Located]:
    """The findings of one document, with their fingerprints.

    Args:
        name: the name of the input.
        document: the document.
        findings: its findings, by place.
        registry: what is known of bodies.
    """
    places = [(node.span, node.id) for node in nodes(document)]
    work = work_of(document.id, registry) or _file(name)
    seen: Counter[str] = Counter()
    found: list[Located] = []
    for finding in findings:
        node = _holder(places, finding.span)
        words = " ".join(document.text[slice(*finding.span)].split())
        key = _digest(finding.code, work, document.language, node or "", words)
        seen[key] += 1
        # The members of a list share their words: each keeps its place among them.
        known = key if seen[key] == 1 else _digest(key, str(seen[key]))
        found.append(Located(name, finding, document.id, work, node, words[:_LONGEST], known))
    return found


def beside(
    name: str, document: str | None, finding: Finding, registry: Registry, language: str = ""
) -> Located:
    """A finding about a file whose text is not at hand: its message stands for the words."""
    work = work_of(document, registry) or _file(name)
    known = _digest(finding.code, work, language, "", finding.message)
    return Located(name, finding, document, work, None, "", known)


def work_of(identifier: str | None, registry: Registry) -> str | None:
    """The text in all its editions that an identifier names."""
    name = Names(registry).read(identifier) if identifier else None
    return (name.work or name.stem) if name else None


def _holder(places: Sequence[tuple[Span, str]], span: Span) -> str | None:
    """The smallest node in which a stretch begins."""
    inside = [
        (held.end - held.start, node)
        for held, node in places
        if held.start <= span.start < max(held.end, held.start + 1)
    ]
    return min(inside)[1] if inside else None


def _file(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _digest(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_LENGTH]
