"""The words of a text as they stand on its page: every citation leads to what it cites."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from attrs import define, evolve, frozen
from markupsafe import Markup

from itures.export.html import render_document
from itures.export.order import top_nodes
from itures.export.visible import one_line
from itures.model.citations import Citation
from itures.model.clauses import Clause
from itures.model.document import Document
from itures.report.links import Issue, Reference
from itures.report.site.library import Library
from itures.report.site.names import Names, path
from itures.report.site.templates import environment
from itures.report.texts import Text

_OPEN = re.compile(
    r'<(?:section|li|div) class="(?:clause|item|bare|part|section|front|annex|back)"'
    r' id="([^"]+)"[^>]*>'
)
"""The tag that opens a node."""
_CLOSE = re.compile(r"(</p>)|</h[1-6]>")
"""Where the first words of a node end."""
_LONGEST = 80
"""Characters of a line of the contents."""


Key = tuple[int, int, str]
"""By what a citation is known: where it stands, and what it cites."""


@frozen
class Entry:
    """A line of the contents of a text."""

    place: str
    words: str


@frozen
class Beside:
    """What is said beside a node: who cites it, and what was found in it."""

    node: str
    citing: Sequence[Reference] = ()
    issues: Sequence[Issue] = ()


@define
class Reading:
    """Draws the words of texts."""

    names: Names
    library: Library

    def draw(
        self,
        document: Document,
        references: Sequence[Reference],
        beside: Iterable[Beside] = (),
    ) -> Markup:
        """The words of a document, its citations as links, with marks beside its nodes."""
        drawn, links = self._resolved(document, references)
        html = render_document(drawn, lambda one: links.get(_key(one)), level=2)
        return _with(html, {one.node: one for one in beside})

    def _resolved(
        self, document: Document, references: Sequence[Reference]
    ) -> tuple[Document, dict[Key, str | None]]:
        """A document whose citations know what became of them, and where each leads."""
        by_span = {(*row.span, row.written): row for row in references}
        by_target = {row.written: row for row in references}
        links: dict[Key, str | None] = {}
        citations: list[Citation] = []
        for one in document.citations:
            # In other languages than the leading one the references are known by target.
            row = by_span.get(_key(one)) or by_target.get(one.target)
            if row is not None:
                links[_key(one)] = self.address(row)
            status = row.status if row else one.status
            citations.append(msgspec.structs.replace(one, status=status))
        return evolve(document, citations=tuple(citations)), links

    def address(self, row: Reference) -> str | None:
        """Where a reference leads, seen from a page of a text."""
        if row.status == "internal":
            return None
        text = next(filter(None, map(self._loaded, (row.target, row.nearest, row.work))), None)
        if text is None:
            return None
        place = row.place if text.id == row.target else None
        return f"../{self.library.url(path(text), place)}"

    def _loaded(self, name: str | None) -> Text | None:
        return (self.names.texts.get(name) or self.names.last.get(name)) if name else None


def _key(citation: Citation) -> Key:
    return (*citation.span, citation.target)


def _with(html: Markup, beside: Mapping[str, Beside]) -> Markup:
    """Words with marks put behind the first words of nodes."""
    if not beside:
        return html
    text = str(html)
    out: list[str] = []
    at = 0
    opened = [(found[1], found.end()) for found in _OPEN.finditer(text)]
    ends = [*(end for _, end in opened[1:]), len(text)]
    for (node, start), limit in zip(opened, ends, strict=True):
        if node in beside:
            close = _CLOSE.search(text, start, limit)
            # A paragraph takes the mark in; behind a heading it stands on its own.
            place = start if close is None else close.start() if close[1] else close.end()
            out += [text[at:place], _mark(beside[node])]
            at = place
    return Markup("".join([*out, text[at:]]))  # noqa: S704 - the words as they were drawn


def _mark(beside: Beside) -> str:
    return environment().get_template("beside.html").render(beside=beside)


def remarks(citing: Iterable[Reference], issues: Iterable[Issue], text: Text) -> list[Beside]:
    """What is to be said beside the nodes of a text, node by node.

    Notes are left out: beside every second clause they would be in the way of reading.
    """
    cited: dict[str, list[Reference]] = defaultdict(list)
    found: dict[str, list[Issue]] = defaultdict(list)
    for row in citing:
        if row.target == text.id and row.place:
            cited[row.place].append(row)
    for issue in issues:
        ours = issue.language == text.languages[0].language and issue.severity != "note"
        if issue.node and ours and not issue.accepted:
            found[issue.node].append(issue)
    every = dict.fromkeys([*cited, *found])
    return [Beside(node, cited.get(node, ()), found.get(node, ())) for node in every]


def contents(document: Document) -> list[Entry]:
    """The lines of the contents: clauses, sections and annexes."""
    return list(_entries(document))


def _entries(document: Document) -> Iterator[Entry]:
    for node in top_nodes(document):
        if isinstance(node, Clause):
            number = f"{node.label}. " if node.label else ""
            words = number + (node.opener or node.text or "")
        else:
            words = " ".join(filter(None, (node.heading or node.label, node.title)))
        words = one_line(words)
        if words:
            cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
            yield Entry(node.id, cut)
