"""A document as the rows that the store keeps of it, made without the store.

This is what worker processes hand over: plain frozen data that can be sent between them.
"""

import json
from collections.abc import Sequence

from attrs import frozen

from itures.corpus.dating import dated
from itures.corpus.effects import effects
from itures.corpus.identity import Name, Names
from itures.corpus.nodes import Node, nodes
from itures.corpus.packing import pack, storable
from itures.corpus.terms import Spelling
from itures.model.citations import Citation
from itures.model.document import Document
from itures.model.places import LineIndex
from itures.notation.grammar import Grammar

Row = tuple[str | int | bytes | None, ...]


@frozen
class Sheet:
    """The rows of one document. The number of the document stands before each row of a table."""

    stem: str | None
    """The stem of its own text, where it has an identifier."""
    document: Row
    nodes: tuple[Row, ...]
    actors: tuple[Row, ...]
    citations: tuple[Row, ...]
    findings: tuple[Row, ...]
    words: tuple[tuple[int, str], ...]
    """What is found by a search: the position of a node, and its terms."""


@frozen
class Bundle:
    """What is stored of one file: what it was, and the documents in it."""

    sha256: str
    media_type: str
    reading: str
    """What it was read with: another reading of the same bytes takes its place."""
    sheets: tuple[Sheet, ...]
    faults: tuple[tuple[str, str], ...] = ()
    """What could not be read among the files of an archive, and why."""


DOCUMENT_COLUMNS = (
    "name, edition, stem, kind, language, languages, title, body, number, year, place, adopted,"
    " revised, history, packed"
)
NODE_COLUMNS = (
    "node, parent, unit, position, sort, part, types, modifiers, label, heading, text,"
    ' qualifier, start, "end", line, "column"'
)
ACTOR_COLUMNS = "node, position, actor"
CITATION_COLUMNS = (
    "position, node, unit, part, types, text, target, kind, stem, work, edition, locator,"
    ' effect, several, inferred, read_as, start, "end", line, "column"'
)
FINDING_COLUMNS = 'position, code, severity, message, line, "column", start, "end"'


@frozen
class Clerk:
    """Makes sheets; what it knows of words and bodies is loaded once."""

    grammar: Grammar
    names: Names
    spelling: Spelling

    @classmethod
    def of(cls, grammar: Grammar) -> "Clerk":
        """A clerk who knows these grammars."""
        return cls(grammar, Names(grammar.registry), Spelling(grammar))

    def sheet(self, document: Document, part: int | None = None) -> Sheet:
        """The rows of a document.

        Args:
            document: the document.
            part: of a file that holds several documents which one it is, from 0.
        """
        every = list(nodes(document))
        name = self._name(document)
        return Sheet(
            stem=name.stem if name else None,
            document=self._document(document, name, part),
            nodes=tuple(_node(node, at) for at, node in enumerate(every)),
            actors=tuple(
                (node.id, at, actor) for node in every for at, actor in enumerate(node.actors)
            ),
            citations=tuple(self._citations(document, every)),
            findings=tuple(_findings(document)),
            words=tuple(self._words(document.language, every)),
        )

    def citations(self, document: Document, nodes_of_it: list[Node]) -> list[Row]:
        """The rows of the citations alone, for a document that is not stored."""
        return self._citations(document, nodes_of_it)

    def _name(self, document: Document) -> Name | None:
        return self.names.read(document.id) if document.id else None

    def _document(self, document: Document, name: Name | None, part: int | None) -> Row:
        head = document.masthead
        when = dated(document, self.grammar)
        year = when.year or (name.year if name else None)
        edition = (name.edition or name.stem) if name else None
        text = document.title
        history = [[one.year, one.place] for one in head.history] if head else []
        return (
            edition or _unnamed(document, part),
            edition,
            name.stem if name else None,
            document.kind,
            document.language,
            " ".join(document.languages),
            storable(text) if text else None,
            name.body if name else (head.body if head else None),
            name.number if name else (head.number if head else None),
            year,
            head.place if head else None,
            when.day,
            int(head.revised) if head else None,
            json.dumps(history, separators=(",", ":")),
            pack(document),
        )

    def _citations(self, document: Document, nodes_of_it: list[Node]) -> list[Row]:
        by_id = {node.id: node for node in nodes_of_it}
        lines = LineIndex(document.text)
        holders = [by_id.get(citation.node or "") for citation in document.citations]
        several = self._several(document.citations, holders)
        every = zip(document.citations, holders, effects(document, self.grammar), strict=True)
        return [
            (
                at,
                *self._citation(citation, node),
                effect,
                int(at in several),
                " ".join(citation.inferred),
                citation.status,
                *citation.span,
                *lines.place(citation.span.start),
            )
            for at, (citation, node, effect) in enumerate(every)
        ]

    def _several(
        self, citations: Sequence[Citation], holders: Sequence[Node | None]
    ) -> frozenset[int]:
        """The citations whose clause cites another edition of the same text as well."""
        editions: dict[tuple[str | None, str], dict[str, list[int]]] = {}
        for at, (citation, node) in enumerate(zip(citations, holders, strict=True)):
            name = self.names.read(citation.target)
            if name and name.edition:
                key = (node.unit if node else None, name.stem)
                editions.setdefault(key, {}).setdefault(name.edition, []).append(at)
        more = (each for each in editions.values() if len(each) > 1)
        return frozenset(at for each in more for places in each.values() for at in places)

    def _citation(self, citation: Citation, node: Node | None) -> Row:
        name = self.names.read(citation.target)
        inside = citation.target.startswith("#")
        return (
            citation.node,
            node.unit if node else None,
            node.part if node else None,
            " ".join(node.types) if node else "",
            storable(citation.text),
            citation.target,
            citation.kind,
            name.stem if name else None,
            name.work if name else None,
            name.edition if name else None,
            name.locator if name else (citation.target[1:] if inside else None),
        )

    def _words(self, language: str, every: list[Node]) -> list[tuple[int, str]]:
        speller = self.spelling.of(language)
        units: dict[str, list[str]] = {}
        first: dict[str, int] = {}
        for at, node in enumerate(every):
            first.setdefault(node.unit, at)
            if node.id == node.unit:
                first[node.unit] = at
            units.setdefault(node.unit, []).append(words_of(node.heading, node.text))
        return [
            (first[unit], " ".join(speller.terms("\n".join(texts))))
            for unit, texts in units.items()
        ]


def _unnamed(document: Document, part: int | None) -> str:
    """The name of a document that has no identifier."""
    name = f"sha256:{document.source.sha256[:12]}"
    return name if part is None else f"{name}/{part + 1}"


def words_of(heading: str | None, text: str) -> str:
    """The words of one node that a search finds; an opener in the paragraph counts once."""
    return text if heading is None or text.startswith(heading) else f"{heading}\n{text}"


def _node(node: Node, at: int) -> Row:
    return (
        node.id,
        node.parent,
        node.unit,
        at,
        node.sort,
        node.part,
        " ".join(node.types),
        " ".join(node.modifiers),
        node.label,
        storable(node.heading) if node.heading else None,
        storable(node.text),
        node.qualifier,
        *node.span,
        node.line,
        node.column,
    )


def _findings(document: Document) -> list[Row]:
    return [
        (
            at,
            found.code,
            found.severity,
            storable(found.message),
            found.line,
            found.column,
            *found.span,
        )
        for at, found in enumerate(document.findings)
    ]
