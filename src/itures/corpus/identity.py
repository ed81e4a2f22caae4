"""Which text an identifier names, and which edition of it.

Three levels. The *stem* is body, kind and number: `pp/res/71`. The *work* is what has a
lineage: where the numbers of a body restart in every session, the session belongs to it
(`wtpf/op/4@2013` is another text than `wtpf/op/4@2009`). The *edition* is one version of a
work; its id is an identifier that `Identifier.parse` reads back.
"""

import re
from functools import lru_cache

from attrs import frozen

from itures.errors import IdentifierError
from itures.model.identifiers import Identifier
from itures.notation.registry import Registry

UNKNOWN = "?"
"""The body of a cited text that could not be told, as it stands in a target."""
_NUMBER_AND_EDITION = re.compile(r"(?P<text>.+/\d+)-(?P<edition>\d+)")
_DATE = re.compile(r"(?P<year>\d{4})(?:-\d\d)?")
_MEMO = 65536
"""Targets remembered: a large corpus cites some ten thousand texts again and again."""


@frozen
class Name:
    """What an identifier names, taken apart."""

    body: str
    kind: str | None
    number: str | None
    stem: str
    """Body, kind and number, without any edition."""
    work: str | None
    """What has the lineage; `None` where numbers restart and no session is named."""
    version: str | None
    """The edition: a year, a date, an ITU-R edition number, or `None`."""
    edition: str | None
    """The id of the edition; `None` where the identifier leaves it open."""
    locator: str | None
    """The place in the text."""

    @property
    def year(self) -> int | None:
        """The year in the version, or `None` where it has none."""
        return year_of(self.version)

    @property
    def anonymous(self) -> str:
        """The stem with the body unknown, as it stands in citations without a body."""
        return f"{UNKNOWN}{self.stem.removeprefix(self.body)}"


class Names:
    """Takes identifiers apart; what is known of bodies decides how."""

    def __init__(self, registry: Registry) -> None:
        self._bodies = registry.bodies
        self.read = lru_cache(_MEMO)(self._read)

    def _read(self, text: str) -> Name | None:
        """What an identifier names, or `None` for a place in the same text, or no identifier."""
        if text.startswith("#"):
            return None
        try:
            identifier = Identifier.parse(text)
        except IdentifierError:
            return None
        return self.name(identifier)

    def name(self, identifier: Identifier) -> Name:
        """What an identifier names."""
        about = self._bodies.get(identifier.body, {})
        stem, version = identifier.work, identifier.version
        if identifier.part:
            # A supplement is a text of its own: with what it supplements as its number.
            stem = f"{stem}@{version}/{identifier.part}" if version else f"{stem}/{identifier.part}"
            version = identifier.part_version
        work: str | None = stem
        edition = f"{stem}@{version}" if version else None
        if about.get("edition_numbers"):
            stem, version, edition = _numbered(identifier.work)
            work = stem
        elif about.get("unversioned"):
            version, edition = None, stem
        elif about.get("scope") == "session":
            work = edition
        return Name(
            identifier.body,
            identifier.kind,
            identifier.number,
            stem,
            work,
            version,
            edition,
            identifier.locator,
        )


def _numbered(work: str) -> tuple[str, str | None, str | None]:
    """Stem, version and edition of a text whose number ends with that of its edition."""
    found = _NUMBER_AND_EDITION.fullmatch(work)
    return (found["text"], found["edition"], work) if found else (work, None, None)


def year_of(version: str | None) -> int | None:
    """The year of a version such as `2018` or `2019-10`; `None` for `mob-87`."""
    found = _DATE.fullmatch(version) if version else None
    return int(found["year"]) if found else None
