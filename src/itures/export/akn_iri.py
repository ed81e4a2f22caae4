"""IRIs of works, of their versions, and of places in them."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote

from attrs import define, field

from itures.errors import IdentifierError
from itures.model.document import Document, Masthead
from itures.model.identifiers import Identifier
from itures.notation.grammar import Grammar
from itures.sources.akn_names import KIND_NAMES, NO_DATE, STATEMENTS, UNKNOWN

_DELIBERATIONS = frozenset({"res", "dec", "rec", "op"})
"""The kind segments of texts that a body adopts by deliberation."""
_SAFE = "-._~+()!$'*,;=:@"
"""What may stand in a piece of an IRI beside letters and digits."""
_YEAR_LENGTH = 4


def piece(text: str) -> str:
    """A text as one piece of an IRI: no slash, no blank, ASCII only."""
    plain = text.replace("/", "-").replace(" ", "_")
    return quote(plain, safe=_SAFE, errors="replace") or UNKNOWN


def day(text: str | None) -> str | None:
    """A date as XML wants it, or `None` where the text is none."""
    try:
        return str(date.fromisoformat(text)) if text else None
    except ValueError:
        return None


def parsed(text: str | None) -> Identifier | None:
    """The identifier that a text is, or `None`."""
    try:
        return Identifier.parse(text) if text else None
    except IdentifierError:
        return None


@define
class Iris:
    """Makes the IRIs that one document needs: of itself and of what it cites."""

    document: Document
    grammar: Grammar
    _closes: Mapping[tuple[str, int], str] = field(init=False)
    _own: Identifier | None = field(init=False)
    _alpha3: Mapping[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        sessions = self.grammar.registry.sessions_data["sessions"]
        self._closes = {
            (s["body"], s["year"]): str(s["closes"]) for s in sessions if s.get("closes")
        }
        self._alpha3 = self.grammar.read("registry/languages.toml").data["alpha3"]
        self._own = parsed(self.document.id)

    def session_date(self, body: str | None, year: int | None) -> str:
        """When a session closed; 1 January where only the year is known."""
        if year is None or not 1 <= year <= 9999:  # noqa: PLR2004  # what a date can say
            return NO_DATE
        return self._closes.get((body or "", year), f"{year:04}-01-01")

    @property
    def adopted(self) -> str:
        """The date when the document was first adopted: all its editions share it.

        A proposal was not adopted, whatever the text says that it proposes.
        """
        masthead = self.document.masthead
        if masthead is None or self.document.proposals:
            return self._letter_date or NO_DATE
        return self.session_date(masthead.body, first_year(masthead))

    @property
    def dated(self) -> str:
        """The date of this edition."""
        masthead = self.document.masthead
        if masthead and masthead.year is not None and not self.document.proposals:
            return self.session_date(masthead.body, masthead.year)
        return self._letter_date or self._version_date(self._own) or NO_DATE

    @property
    def _letter_date(self) -> str | None:
        """The date of a letter, if it is one."""
        return day(self.document.letter.date) if self.document.letter else None

    @property
    def actor(self) -> str:
        """The name of the adopting body in IRIs."""
        masthead = self.document.masthead
        body = (masthead.body if masthead else None) or (self._own.body if self._own else None)
        return self.actor_of(body) if body else UNKNOWN

    @property
    def subtype(self) -> str:
        """The subtype of the document: what the guidelines call its class."""
        statement = self.document.kind in STATEMENTS
        return "deliberation" if statement else KIND_NAMES[self.document.kind]

    @property
    def number(self) -> str:
        """The number in the IRI, `res-71`; a text without one goes by its checksum."""
        if self._own and (number := _number(self._own)):
            return number
        if self.document.proposals:
            return self._proposed
        printed = self.document.masthead and self.document.masthead.number
        if printed:
            return piece(printed)
        return piece(f"nn-{self.document.source.sha256[:12]}")

    @property
    def _proposed(self) -> str:
        """The number of a proposal, that of the first of several: it is not the text's."""
        reference = self.document.proposals[0].reference
        return piece(reference or f"nn-{self.document.source.sha256[:12]}")

    @property
    def work(self) -> str:
        """The IRI of the document as a work."""
        root = "statement" if self.document.kind in STATEMENTS else "doc"
        return f"/akn/un/{root}/{self.subtype}/{self.actor}/{self.adopted}/{self.number}"

    @property
    def language(self) -> str:
        """The language of the document, in three letters where the table has it."""
        return self.language_of(self.document.language)

    @property
    def expression(self) -> str:
        """The IRI of this edition in this language."""
        return f"{self.work}/{self.language}@{'' if self.dated == NO_DATE else self.dated}"

    def language_of(self, code: str) -> str:
        """A language code in three letters (ISO 639-2); others stay as they are."""
        if code in self._alpha3:
            return self._alpha3[code]
        plain = code.isascii() and code.isalpha() and len(code) <= 8  # noqa: PLR2004
        return code if plain else "und"

    def actor_of(self, body: str) -> str:
        """The name of a body in IRIs: `itu-pp`."""
        return str(self.grammar.registry.bodies.get(body, {}).get("akn") or piece(body))

    def target(self, target: str) -> str:
        """The IRI of what a citation names: of a version where it says which.

        A body or a number that cannot be told stays open: `unknown`.
        """
        plain = target.replace("?", UNKNOWN)
        found = parsed(plain)
        if found is None:
            return f"/akn/un/doc/{UNKNOWN}/{UNKNOWN}/{NO_DATE}/{piece(plain)}"
        about = self.grammar.registry.bodies.get(found.body, {})
        deliberated = found.kind in _DELIBERATIONS and bool(about)
        root = (
            "statement/deliberation" if deliberated else f"doc/{piece(found.kind or 'instrument')}"
        )
        actor, first = self.actor_of(found.body), self._first(found)
        iri = f"/akn/un/{root}/{actor}/{first}/{_number(found)}"
        version = found.part_version or found.version
        if version:
            iri += f"/{self.language}@{self._version_date(found) or piece(version)}"
        return iri

    def _first(self, cited: Identifier) -> str:
        """When a cited work was first adopted, where that can be told."""
        if self._own and cited.work == self._own.work:
            return self.adopted
        about = self.grammar.registry.bodies.get(cited.body, {})
        if about.get("scope") == "session":
            # Numbers restart in every session: that session was the first to adopt it.
            return self._version_date(cited) or NO_DATE
        return NO_DATE

    def _version_date(self, cited: Identifier | None) -> str | None:
        version = (cited.part_version or cited.version) if cited else None
        if cited is None or version is None:
            return None
        if version.isdigit() and len(version) == _YEAR_LENGTH:
            return self.session_date(cited.body, int(version))
        year, _, month = version.partition("-")
        if year.isdigit() and len(year) == _YEAR_LENGTH and month in _MONTHS:
            return f"{version}-01"
        return None


_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))


def first_year(masthead: Masthead) -> int | None:
    """The year of first adoption, as far as the masthead tells it.

    A revision whose history line names no older session does not tell it.
    """
    first = masthead.history[0].year if masthead.history else None
    if masthead.revised and (first is None or first == masthead.year):
        return None
    return first if first is not None else masthead.year


def _number(identifier: Identifier) -> str:
    """Kind and number as one piece, for example `res-71`."""
    number = identifier.number or UNKNOWN
    if identifier.part:
        number += f"-{identifier.part}"
    return piece(f"{identifier.kind}-{number}" if identifier.kind else number)
