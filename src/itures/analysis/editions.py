"""What a document cites, by text and edition, and which edition it is itself."""

import re
from collections.abc import Iterator

from attrs import frozen

from itures.errors import IdentifierError
from itures.model.citations import Citation
from itures.model.document import Document
from itures.model.identifiers import Identifier
from itures.notation.registry import Registry

UNKNOWN = "?"
"""The body of a cited text that could not be told, as it stands in a target."""
_DATE = re.compile(r"\d{4}(?:-\d\d)?")
_NUMBER_AND_EDITION = re.compile(r"(?P<text>.+/\d+)-(?P<edition>\d+)")


@frozen
class Cited:
    """One citation, with its target taken apart."""

    citation: Citation
    target: Identifier
    work: str
    """The text in all its editions, for example `wtsa/res/44` or `ra/res/34`."""
    edition: str | None
    """A year, a date or an ITU-R edition number, where one is cited."""

    @property
    def year(self) -> int | None:
        """The year of the edition, or `None` where it has none."""
        return year_of(self.target.version)

    @property
    def place(self) -> str:
        """The clause, annex or note that holds the citation; empty outside the tree."""
        return (self.citation.node or "").split("__")[0]


def cited(document: Document, registry: Registry) -> Iterator[Cited]:
    """The citations whose targets are identifiers of other texts, in order."""
    for citation in document.citations:
        target = parsed(citation.target)
        if target and target.body != UNKNOWN:
            yield Cited(citation, target, *work_and_edition(target, registry))


def own(document: Document) -> Identifier | None:
    """The identifier of the document itself, where it is known."""
    return parsed(document.id) if document.id else None


def own_year(document: Document) -> int | None:
    """The year in which this edition was adopted, where it is known."""
    if document.masthead and document.masthead.year:
        return document.masthead.year
    identity = own(document)
    return year_of(identity.version) if identity else None


def work_and_edition(target: Identifier, registry: Registry) -> tuple[str, str | None]:
    """The text and the edition: of ITU-R numbers the edition is the part behind `-`."""
    if registry.bodies.get(target.body, {}).get("edition_numbers"):
        found = _NUMBER_AND_EDITION.fullmatch(target.work)
        if found:
            return found["text"], found["edition"]
    return target.work, target.version


def year_of(version: str | None) -> int | None:
    """The year of a version such as `2018` or `2019-10`; `None` for `mob-87`."""
    return int(version[:4]) if version and _DATE.fullmatch(version) else None


def earlier(one: str, other: str) -> bool:
    """Whether one edition of a text is earlier than another.

    Years and dates sort as text, edition numbers as numbers; what is neither cannot be
    compared and is not earlier.
    """
    if _DATE.fullmatch(one) and _DATE.fullmatch(other):
        return one < other
    return one.isdecimal() and other.isdecimal() and int(one) < int(other)


def parsed(text: str) -> Identifier | None:
    """An identifier, or `None` for a place in the same document: `#resolves/2`."""
    try:
        return Identifier.parse(text)
    except IdentifierError:
        return None
