"""The documents behind a report: fetched one by one, with the places that may be linked to."""

import re
from collections.abc import Iterator

from attrs import define, field

from itures.corpus.corpus import Corpus
from itures.corpus.entries import Entry
from itures.corpus.nodes import Node, nodes
from itures.model.document import Document
from itures.report.site.names import path
from itures.report.texts import Text

_PLAIN = re.compile(r"[A-Za-z0-9._~-]+")
"""What the id of a node is made of; a page gives another one to whatever has none such."""


@define
class Library:
    """Fetches documents, and remembers which places they have."""

    corpus: Corpus
    _entries: dict[tuple[str, str], Entry] = field(init=False)
    _places: dict[str, frozenset[str]] = field(factory=dict, init=False)
    """By page."""

    def __attrs_post_init__(self) -> None:
        chief = [entry for entry in self.corpus.documents() if entry.chief or entry.lead]
        self._entries = {(entry.name, entry.language): entry for entry in reversed(chief)}

    def document(self, text: Text, language: str) -> Document | None:
        """A text in a language; `None` if the corpus has it no more."""
        entry = self._entries.get((text.id, language))
        return self.corpus.document_of(entry) if entry else None

    def read(self, text: Text) -> Iterator[tuple[str, Document, list[Node]]]:
        """A text in all its languages, the leading one first, with its nodes.

        From then on it is known which places the pages of the text have.
        """
        for version in text.languages:
            document = self.document(text, version.language)
            if document is not None:
                found = list(nodes(document))
                ids = frozenset(node.id for node in found if _PLAIN.fullmatch(node.id))
                self._places[path(text, version.language)] = ids
                yield version.language, document, found

    def url(self, page: str, place: str | None) -> str:
        """The address of a place on a page; of the page alone if it has no such place."""
        known = place and place in self._places.get(page, ())
        return f"{page}#{place}" if known else page
