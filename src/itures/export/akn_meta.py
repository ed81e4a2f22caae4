"""The metadata: who, what, when, in which language, and what is referred to."""

from collections.abc import Iterable, Sequence

from attrs import define, field

from itures.export.akn_iri import Iris, first_year, piece
from itures.export.akn_plan import Eids
from itures.export.akn_write import Element, clean, sub
from itures.model.document import Document, Session
from itures.sources.akn_names import NO_DATE, SYSTEM, UNKNOWN

Entry = tuple[str, str, str]
"""An entry of `references`: element, `href` and `showAs`."""


@define
class References:
    """What the document points at outside itself: each entry once, in order of need."""

    eids: Eids
    actors: frozenset[str]
    """The ids of actors that are persons in office, not bodies."""
    _known: dict[Entry, str] = field(factory=dict, init=False)

    def entry(self, tag: str, href: str, shown: str, wanted: str) -> str:
        """A reference to an entry, which is made when it is first needed."""
        key = (tag, href, shown)
        if key not in self._known:
            self._known[key] = self.eids.claim(piece(wanted))
        return f"#{self._known[key]}"

    def concept(self, name: str) -> str:
        """A type of clause."""
        return self.entry("TLCConcept", f"/akn/ontology/concept/un/{piece(name)}", name, name)

    def modifier(self, name: str) -> str:
        """What modifies the type of a clause."""
        href = f"/akn/ontology/concept/un/modifier/{piece(name)}"
        return self.entry("TLCConcept", href, name, name)

    def actor(self, actor: str) -> str:
        """Somebody who is addressed."""
        if actor in self.actors:
            return self.entry("TLCRole", f"/akn/ontology/role/un/{piece(actor)}", actor, actor)
        return self.organization(actor, piece(actor))

    def organization(self, shown: str, name: str) -> str:
        """A body."""
        return self.entry("TLCOrganization", f"/akn/ontology/organization/un/{name}", shown, name)

    def role(self, name: str) -> str:
        """What somebody does for the document."""
        return self.entry("TLCRole", f"/akn/ontology/role/un/{name}", name, name)

    def event(self, actor: str, session: Session) -> str:
        """A session."""
        name = f"{actor}-{session.year}"
        shown = f"{session.place}, {session.year}" if session.place else str(session.year)
        return self.entry("TLCEvent", f"/akn/ontology/event/un/{name}", shown, name)

    def system(self) -> str:
        """This tool."""
        return self.entry("TLCProcess", f"/akn/ontology/process/un/{SYSTEM}", SYSTEM, SYSTEM)

    def entries(self) -> Iterable[tuple[str, Entry]]:
        """All entries with their `eId`."""
        return ((eid, entry) for entry, eid in self._known.items())


@define
class Meta:
    """Writes the metadata of a document and of its annexes."""

    document: Document
    iris: Iris
    references: References

    def identification(self, meta: Element, component: str, alias: str | None) -> None:
        """Work, Expression and Manifestation of the document or of one component."""
        found = sub(meta, "identification", {"source": self.references.system()})
        self._work(sub(found, "FRBRWork"), component, alias)
        self._expression(sub(found, "FRBRExpression"), component, alias)
        self._manifestation(sub(found, "FRBRManifestation"), component)

    def _core(self, level: Element, iri: str, component: str, ending: str = "") -> None:
        sub(level, "FRBRthis", {"value": f"{iri}/!{component}{ending}"})
        sub(level, "FRBRuri", {"value": f"{iri}{ending}"})

    def _work(self, level: Element, component: str, alias: str | None) -> None:
        self._core(level, self.iris.work, component)
        if alias:
            work, _, locator = alias.partition("#")
            work = work.partition("@")[0]
            self._alias(level, f"{work}#{locator}" if locator else work)
        sub(level, "FRBRdate", {"date": self.iris.adopted, "name": "adoption"})
        self._author(level)
        sub(level, "FRBRcountry", {"value": "un"})
        sub(level, "FRBRsubtype", {"value": self.iris.subtype})
        masthead = self.document.masthead
        shown = masthead.lines[0] if masthead and masthead.lines else self.iris.number
        sub(level, "FRBRnumber", {"value": self.iris.number, "showAs": shown})

    def _alias(self, level: Element, alias: str) -> None:
        sub(level, "FRBRalias", {"value": alias, "name": SYSTEM})

    def _author(self, level: Element) -> None:
        masthead = self.document.masthead
        actor = self.iris.actor
        shown = (masthead.body if masthead else None) or (UNKNOWN if actor == UNKNOWN else actor)
        author = self.references.organization(shown, actor)
        sub(level, "FRBRauthor", {"href": author, "as": self.references.role("author")})

    def _expression(self, level: Element, component: str, alias: str | None) -> None:
        self._core(level, self.iris.expression, component)
        if alias:
            self._alias(level, alias)
        name = "adoption" if self.iris.adopted == self.iris.dated else "revision"
        sub(level, "FRBRdate", {"date": self.iris.dated, "name": name})
        self._author(level)
        codes = dict.fromkeys((self.document.language, *self.document.languages))
        for code in dict.fromkeys(self.iris.language_of(code) for code in codes):
            sub(level, "FRBRlanguage", {"language": code})

    def _manifestation(self, level: Element, component: str) -> None:
        self._core(level, self.iris.expression, component, ".xml")
        # No clock: the same document gives the same bytes.
        sub(level, "FRBRdate", {"date": NO_DATE, "name": "markup"})
        editor = {
            "href": self.references.system(),
            "as": self.references.role("editor"),
        }
        sub(level, "FRBRauthor", editor)
        sub(level, "FRBRformat", {"value": "xml"})

    def publication(self, meta: Element) -> None:
        """Where it was published: all that is known is the session."""
        masthead = self.document.masthead
        year = masthead.year if masthead else None
        shown = f"{self.iris.actor} {year}" if year is not None else self.iris.actor
        about = {"name": self.iris.actor, "date": self.iris.dated, "showAs": shown}
        sub(meta, "publication", about)

    def lifecycle(self, meta: Element) -> None:
        """One event for each edition that the text names."""
        sessions = self.sessions()
        if not sessions:
            return
        body = self.document.masthead.body if self.document.masthead else None
        found = sub(meta, "lifecycle", {"source": self.references.system()})
        known = bool(self.document.masthead and first_year(self.document.masthead) is not None)
        for number, session in enumerate(sessions):
            about = {
                "eId": self.references.eids.claim(f"eref_{number + 1}"),
                "date": self.iris.session_date(body, session.year),
                "source": self.references.event(self.iris.actor, session),
                "type": "generation" if number == 0 and known else "amendment",
            }
            sub(found, "eventRef", about)

    def sessions(self) -> Sequence[Session]:
        """The sessions that adopted or revised the text, oldest first."""
        masthead = self.document.masthead
        if masthead is None or self.document.proposals:
            return ()
        sessions = list(masthead.history)
        if masthead.year is not None and all(s.year != masthead.year for s in sessions):
            sessions.append(Session(masthead.year, masthead.place))
        return sessions

    def write_references(self, meta: Element) -> None:
        """All entries that were needed; called last."""
        found = sub(meta, "references", {"source": self.references.system()})
        sessions = self.sessions()
        if len(sessions) > 1 and self.iris.adopted != NO_DATE:
            iri = f"{self.iris.work}/{self.iris.language}@{self.iris.adopted}"
            eid = self.references.eids.claim("original")
            first = sessions[0]
            shown = f"{first.place}, {first.year}" if first.place else str(first.year)
            sub(found, "original", {"eId": eid, "href": iri, "showAs": shown})
        for eid, (tag, href, shown) in self.references.entries():
            sub(found, tag, {"eId": eid, "href": href, "showAs": clean(shown)})
