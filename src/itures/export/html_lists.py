"""What a page says about a document: facts, citations, findings, what was set aside."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen
from markupsafe import Markup

from itures.export.facts import facts
from itures.export.html_anchors import Anchors
from itures.export.html_layer import Expression, Layer
from itures.export.html_tree import View
from itures.export.html_words import plain, safe_url
from itures.model.citations import Citation
from itures.model.document import Document
from itures.model.findings import Finding


@define
class Places:
    """The innermost node at each offset of the source."""

    views: Iterable[View]
    _starts: list[int] = field(factory=list, init=False)
    _anchors: list[str | None] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        above: list[tuple[int, str]] = []  # the ends and ids of the nodes that are open
        for view in sorted(_walk(self.views), key=lambda one: (one.span.start, -one.span.end)):
            while above and above[-1][0] <= view.span.start:
                end, _ = above.pop()
                self._note(end, above[-1][1] if above else None)
            above.append((view.span.end, view.anchor))
            self._note(view.span.start, view.anchor)
        while above:
            end, _ = above.pop()
            self._note(end, above[-1][1] if above else None)

    def _note(self, start: int, anchor: str | None) -> None:
        self._starts.append(max(start, self._starts[-1]) if self._starts else start)
        self._anchors.append(anchor)

    def at(self, offset: int) -> str | None:
        """The id of the innermost node at an offset; `None` outside the tree."""
        index = bisect_right(self._starts, offset) - 1
        return self._anchors[index] if index >= 0 else None


def _walk(views: Iterable[View]) -> Iterator[View]:
    for view in views:
        yield view
        yield from _walk(view.items)


# ------------------------------------------------------------------ facts


def document_facts(document: Document) -> list[tuple[str, Markup]]:
    """What the document is, as names and values."""
    head = document.masthead
    adopted = [f"{one.place or '?'} {one.year}" for one in head.history] if head else []
    found: list[tuple[str, str | None]] = [
        ("kind", document.kind),
        ("identifier", document.id),
        ("language", ", ".join(document.languages or (document.language,))),
        ("body", head.body if head else None),
        ("number", head.number if head else None),
        ("session", _session(document)),
        ("sessions", ", ".join(adopted) if len(adopted) > 1 else None),
        *facts(document),
        ("source", document.source.path),
        ("media type", document.source.media_type),
        ("SHA-256", document.source.sha256),
    ]
    return [(name, plain(value)) for name, value in found if value]


def _session(document: Document) -> str | None:
    head = document.masthead
    if head is None or not (head.place or head.year):
        return None
    when = ", ".join(str(part) for part in (head.place, head.year) if part)
    return f"{when} (revision)" if head.revised else when


# ------------------------------------------------------------------ citations


@frozen
class Occurrence:
    """One place where a text is cited."""

    words: Markup
    anchor: str | None
    """The id of the words, if they are on the page."""
    node: str | None
    """The id of the node."""
    inferred: tuple[str, ...]


@frozen
class Cited:
    """A text that is cited, and where."""

    anchor: str
    target: str
    kind: str
    status: str
    url: str | None
    places: tuple[Occurrence, ...]


@define
class Register:
    """The cited texts of a document, each once, in the order of their first citation."""

    anchors: Anchors
    _entries: dict[str, str] = field(factory=dict, init=False)

    def anchor(self, citation: Citation) -> str:
        """The id of the entry for what is cited."""
        if citation.target not in self._entries:
            number = len(self._entries) + 1
            self._entries[citation.target] = self.anchors.claim(f"cited_{number}")
        return self._entries[citation.target]

    def entries(self, layer: Layer) -> list[Cited]:
        """The entries, with all places."""
        places: dict[str, list[Occurrence]] = {}
        first: dict[str, Citation] = {}
        for expression in layer.expressions:
            for citation in expression.citations:
                first.setdefault(citation.target, citation)
                one = _occurrence(layer, expression, citation)
                places.setdefault(citation.target, []).append(one)
        return [
            Cited(
                self.anchor(citation),
                citation.target,
                citation.kind,
                citation.status,
                layer.url(citation),
                tuple(places[target]),
            )
            for target, citation in first.items()
        ]


def _occurrence(layer: Layer, expression: Expression, citation: Citation) -> Occurrence:
    shown = expression.anchor if expression.anchor in layer.shown else None
    node = layer.anchors.of([citation.node])
    return Occurrence(plain(citation.text), shown, node, citation.inferred)


# ------------------------------------------------------------------ what is beside the tree


@frozen
class Remark:
    """A finding, and the node it is about."""

    finding: Finding
    message: Markup
    node: str | None


@frozen
class Aside:
    """A stretch that is no part of the words, or a change: what, which words, where."""

    what: str
    words: Markup
    node: str | None
    line: int
    by: str | None = None


def remarks(document: Document, places: Places) -> list[Remark]:
    """The findings of a document."""
    return [Remark(one, plain(one.message), places.at(one.span.start)) for one in document.findings]


def set_aside(document: Document, places: Places) -> list[Aside]:
    """What was set aside."""
    count = _Lines(document.text)
    return [
        Aside(one.why, plain(one.text), places.at(one.span.start), count.at(one.span.start))
        for one in document.discarded
    ]


def changes(document: Document, places: Places) -> list[Aside]:
    """The tracked changes of the file."""
    count = _Lines(document.text)
    return [
        Aside(
            one.change,
            plain(one.text),
            places.at(one.span.start),
            count.at(one.span.start),
            ", ".join(filter(None, (one.author, one.date))) or None,
        )
        for one in document.revisions
    ]


@define
class _Lines:
    """The numbers of the lines of a text."""

    text: str
    _ends: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._ends = [found.start() for found in re.finditer("\n", self.text)]

    def at(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self._ends, offset - 1) + 1


@frozen
class Address:
    """A web address that the document names."""

    shown: Markup
    url: str | None
    """The address, if it is one that may be followed."""


def addresses(document: Document) -> list[Address]:
    """The links of the file, and the addresses of a letter or a message; each once."""
    body = document.letter or document.message
    named: Sequence[str] = [*(one.target for one in document.links), *(body.links if body else ())]
    found = []
    for name in dict.fromkeys(named):
        full = f"https://{name}" if name.lower().startswith("www.") else name
        found.append(Address(plain(name), safe_url(full) if ":" in full else None))
    return found
