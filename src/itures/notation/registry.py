"""What is the same in every language: bodies, sessions, actors, families."""

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from attrs import define, field, frozen

from itures.notation.files import Table


@frozen
class SessionEntry:
    """One meeting of one body."""

    body: str
    year: int
    place: str
    code_year: int
    """The year in its code, not always the year it met (WTSA-20 met in 2022)."""


@frozen
class Locator:
    """A kind of place inside a text: how the slots of a pinpoint become `#…`."""

    id: str
    """The template, as for a family."""
    member: str
    """The slot of which each occurrence names another place."""


@frozen
class Family:
    """A family of citation forms: how the slots of a match become identifiers."""

    name: str
    kind: str
    """The kind of what is cited, or the name of the slot that says it in braces."""
    ids: Mapping[str, str]
    """The template of the identifier by the slot that begins a target; `""`: any."""
    group: tuple[str, ...] = ()
    """Slots that hold for the targets since the last group, as an edition does."""
    single: tuple[str, ...] = ()
    """Slots that hold for the target right before them alone."""
    running: tuple[str, ...] = ()
    """Slots that hold for the targets behind them until they are said again."""
    shape: Mapping[str, str] = field(factory=dict)
    """How a slot is written in an identifier, by the name of the shape."""
    spelled: Mapping[str, str] = field(factory=dict)
    """Pieces of printed values, and how they are written in all languages."""
    carry: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """Slots that the paragraph may have named before, and which values; none: any."""
    home: Mapping[str, Mapping[str, str]] = field(factory=dict)
    """Slots that go without saying in the texts of one body."""
    default: Mapping[str, str] = field(factory=dict)
    """Slots that the form of the number tells."""
    implies: Mapping[str, Mapping[str, Mapping[str, str]]] = field(factory=dict)
    """Slots that the value of another slot tells."""
    role: str = "citation"
    """What becomes of a match: a citation, a mention, a pinpoint, an anaphora."""
    status: str = "unresolved"
    """The status of its citations without a corpus."""
    locators: Mapping[str, Locator] = field(factory=dict)
    """The kinds of places inside a text, by the slot that opens them."""


@define(slots=False)
class Registry:
    """The tables below `registry/`."""

    FILES: ClassVar[tuple[str, ...]] = ("bodies", "sessions", "actors", "families")

    bodies_data: Table
    sessions_data: Table
    actors_data: Table
    families_data: Table

    @property
    def bodies(self) -> Mapping[str, Table]:
        """The bodies by key."""
        return self.bodies_data["bodies"]  # type: ignore[no-any-return]

    @property
    def actors(self) -> Mapping[str, Table]:
        """The actors by id."""
        return self.actors_data["actors"]  # type: ignore[no-any-return]

    @cached_property
    def sessions(self) -> tuple[SessionEntry, ...]:
        """All sessions, by body and year."""
        return tuple(
            SessionEntry(s["body"], s["year"], s["place"], s.get("code_year", s["year"]))
            for s in self.sessions_data["sessions"]
        )

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        table: dict[tuple[str, int], tuple[str, ...]] = {}
        for session in self.sessions:
            key = (session.place, session.year)
            table[key] = (*table.get(key, ()), session.body)
        return table

    @cached_property
    def _by_code(self) -> Mapping[tuple[str, int], int]:
        return {(s.body, s.code_year): s.year for s in self.sessions}

    def bodies_at(self, place: str, year: int) -> tuple[str, ...]:
        """The bodies that met at a place in a year."""
        return self._by_place.get((place, year), ())

    def session_year(self, body: str, code_year: int) -> int:
        """The year a body met in the session whose code has `code_year`."""
        return self._by_code.get((body, code_year), code_year)

    @cached_property
    def _code_years(self) -> Mapping[tuple[str, int], int]:
        return {(s.body, s.year): s.code_year for s in self.sessions}

    def code_year(self, body: str, year: int) -> int:
        """The year in the code of the session in which a body met in a year."""
        return self._code_years.get((body, year), year)

    @cached_property
    def _places(self) -> Mapping[tuple[str, int], str]:
        return {(s.body, s.year): s.place for s in self.sessions}

    def place_of(self, body: str, year: int) -> str | None:
        """The place where a body met in a year, or `None` if the table does not say."""
        return self._places.get((body, year))

    @cached_property
    def families(self) -> Mapping[str, Family]:
        """The families of citation forms, by name."""
        return {
            name: self._family(name, entry)
            for name, entry in self.families_data["families"].items()
        }

    def _family(self, name: str, entry: Table) -> Family:
        members: tuple[str, ...] = tuple(entry.get("member", ("",)))
        ids: Mapping[str, str] = entry.get("ids") or dict.fromkeys(members, str(entry.get("id")))
        return Family(
            name,
            entry.get("kind", name),
            ids,
            group=tuple(entry.get("group", ())),
            single=tuple(entry.get("single", ())),
            running=tuple(entry.get("running", ())),
            shape=entry.get("shape", {}),
            spelled=entry.get("spelled", {}),
            carry={s: tuple(among) for s, among in entry.get("carry", {}).items()},
            home=entry.get("home", {}),
            default=entry.get("default", {}),
            implies=entry.get("implies", {}),
            role=entry.get("role", "citation"),
            status=entry.get("status", "unresolved"),
            locators=self._locators,
        )

    @cached_property
    def _locators(self) -> Mapping[str, Locator]:
        return {
            slot: Locator(entry["id"], entry["member"])
            for slot, entry in self.families_data.get("locators", {}).items()
        }

    @property
    def places(self) -> Mapping[str, str]:
        """The templates of places inside a text, by the slot that opens them."""
        return {slot: locator.id for slot, locator in self._locators.items()}

    @property
    def printed(self) -> Mapping[str, tuple[str, ...]]:
        """The shapes of identifiers that are printed in one form, by its name."""
        return {n: tuple(s) for n, s in self.families_data.get("printed", {}).items()}

    @property
    def segments(self) -> Mapping[str, str]:
        """How a meaning is written in an identifier, where the two differ."""
        return self.families_data.get("segments", {})  # type: ignore[no-any-return]

    @property
    def namesakes(self) -> Mapping[str, Mapping[str, str]]:
        """What a short name of a body means in the texts of a body that goes by it."""
        return self.families_data.get("namesakes", {})  # type: ignore[no-any-return]

    @cached_property
    def unnamed_apart(self) -> frozenset[str]:
        """The instruments whose short names mean others in the texts of other families."""
        return frozenset(self.families_data.get("apart", {}).get("instruments", ()))

    @property
    def numbers_from(self) -> Mapping[str, int]:
        """The least number that one body alone has in use, by body."""
        return self.families_data.get("numbers_from", {})  # type: ignore[no-any-return]

    @property
    def year_form(self) -> str | None:
        """The body whose texts are cited by number and year alone."""
        body = self.families_data.get("year_form", {}).get("body")
        return str(body) if body else None
