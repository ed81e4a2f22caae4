"""What a document cites, by text and edition, and which edition it is itself."""

import re
from collections.abc import Iterator

from attrs import frozen

from itures.corpus.identity import UNKNOWN, Name, Names
from itures.model.citations import Citation
from itures.model.document import Document
from itures.notation.registry import Registry

_DATE = re.compile(r"\d{4}(?:-\d\d)?")


@frozen
class Cited:
    """One citation, with its target taken apart."""

    citation: Citation
    name: Name

    @property
    def work(self) -> str:
        """The text in all its editions, for example `wtsa/res/44` or `ra/res/34`."""
        return self.name.stem

    @property
    def edition(self) -> str | None:
        """A year, a date or an ITU-R edition number, where one is cited."""
        return self.name.version

    @property
    def place(self) -> str:
        """The clause, annex or note that holds the citation; empty outside the tree."""
        return (self.citation.node or "").split("__")[0]


def cited(document: Document, registry: Registry) -> Iterator[Cited]:
    """The citations whose targets are identifiers of other texts, in order."""
    names = Names(registry)
    for citation in document.citations:
        name = names.read(citation.target)
        if name and name.body != UNKNOWN:
            yield Cited(citation, name)


def own(document: Document, registry: Registry) -> Name | None:
    """What the document itself is, where it is known."""
    return Names(registry).read(document.id) if document.id else None


def own_year(document: Document, registry: Registry) -> int | None:
    """The year in which this edition was adopted, where it is known."""
    if document.masthead and document.masthead.year:
        return document.masthead.year
    identity = own(document, registry)
    return identity.year if identity else None


def earlier(one: str, other: str) -> bool:
    """Whether one edition of a text is earlier than another.

    Years and dates sort as text, edition numbers as numbers; what is neither cannot be
    compared and is not earlier.
    """
    if _DATE.fullmatch(one) and _DATE.fullmatch(other):
        return one < other
    return one.isdecimal() and other.isdecimal() and int(one) < int(other)
