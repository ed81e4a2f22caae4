"""What a citation points at: a pure function of the citation and of what the corpus knows.

Nothing here depends on the order in which texts were loaded.

==========  ====================  ==========================================================
status      reason                meaning
==========  ====================  ==========================================================
resolved    exact                 the edition that is named is there
resolved    only                  the text has no editions, and it is there
resolved    inferred              no edition is named; the one in force at the adoption of the
                                  citing text was taken, and `inferred` says so
ambiguous   body-unknown          the body could not be told; the candidates fit
ambiguous   session-unknown       numbers restart in every session, and none is named
missing     no-such-session       the body did not meet in that year
missing     no-such-text          the corpus holds this session whole, and the text is not there
missing     no-such-edition       the same; other editions of the text are there
missing     not-in-history        a later edition lists its editions, and this is none of them
unresolved  not-loaded            nothing of the text is in the corpus
unresolved  edition-not-loaded    other editions are; `nearest` is the nearest of them
unresolved  only-later            no edition is named, and all that are there came later
unresolved  body-unknown          the body could not be told, and nothing fits
external    outside               a text of a kind that is not collected here
internal    -                     a place in the citing text itself
==========  ====================  ==========================================================
"""

from typing import Literal, Protocol

from attrs import evolve, frozen

from itures.corpus.identity import UNKNOWN, Name
from itures.corpus.lineage import Edition, Lineage
from itures.corpus.places import Places
from itures.model.citations import Status

Reason = Literal[
    "exact",
    "only",
    "inferred",
    "body-unknown",
    "session-unknown",
    "no-such-session",
    "no-such-text",
    "no-such-edition",
    "not-in-history",
    "not-loaded",
    "edition-not-loaded",
    "only-later",
    "outside",
]
PlaceStatus = Literal["found", "missing", "not-loaded"]
AT_ADOPTION, LATEST = "edition:at-adoption", "edition:latest"
"""How an edition was concluded: by the date of the citing text, or without any date."""


@frozen
class Citing:
    """The text that cites, as far as that decides what is meant."""

    edition: str | None
    body: str | None
    moment: str | None
    """When it was adopted; `None` if nobody knows."""


@frozen
class Link:
    """What a citation points at."""

    status: Status
    reason: Reason | None = None
    work: str | None = None
    """The work, where it is known which."""
    edition: str | None = None
    """The edition that is meant, loaded or not."""
    inferred: str | None = None
    """How the edition was concluded, where none is named."""
    nearest: str | None = None
    """The loaded edition that is nearest to one that is not there."""
    then_latest: str | None = None
    """The edition that was in force when the citing text was adopted."""
    candidates: tuple[str, ...] = ()
    """The editions that fit equally well."""
    place: str | None = None
    """The node that the locator means."""
    place_status: PlaceStatus | None = None
    """Whether the place that is named is there; `None` where none is named."""


class Known(Protocol):
    """What the corpus knows."""

    def lineages(self, stem: str) -> tuple[Lineage, ...]:
        """The works of a body, a kind and a number; several where numbers restart."""

    def nameless(self, anonymous: str) -> tuple[Edition, ...]:
        """The loaded editions of a kind and a number, of whatever body."""

    def histories(self, stem: str) -> tuple[frozenset[int], ...]:
        """The years of the editions that each history line of a text lists."""

    def places(self, edition: str) -> Places:
        """The places in an edition that is loaded."""

    def impossible(self, name: Name) -> bool:
        """Whether there was no session that could have adopted this edition."""

    def holds_all(self, name: Name) -> bool:
        """Whether the corpus would hold this text if it existed."""


def resolve(name: Name, read_as: Status, citing: Citing, known: Known) -> Link:
    """What a citation of another text points at.

    Args:
        name: what its target names.
        read_as: the status that reading the text alone gave.
        citing: the citing text.
        known: what the corpus knows.
    """
    link = _named(name, read_as, citing, known)
    return _placed(link, name.locator, known) if name.locator else link


def inside(locator: str | None, read_as: Status, own: Places) -> Link:
    """What a citation of a place in the same text points at.

    Args:
        locator: the place that is named.
        read_as: the status that reading the text alone gave.
        own: the places in the text.
    """
    if locator is None:
        return Link(read_as)
    found = own.find(locator)
    return Link(read_as, place=found, place_status="found" if found else "missing")


def _placed(link: Link, locator: str, known: Known) -> Link:
    if link.status != "resolved" or link.edition is None:
        return evolve(link, place_status="not-loaded")
    found = known.places(link.edition).find(locator)
    return evolve(link, place=found, place_status="found" if found else "missing")


def _named(name: Name, read_as: Status, citing: Citing, known: Known) -> Link:
    if name.body == UNKNOWN:
        return _without_body(name, known)
    works = known.lineages(name.stem)
    if name.work is None:
        return _without_session(name, works, read_as, known)
    lineage = next((each for each in works if each.work == name.work), None)
    if lineage is None:
        return _not_there(name, read_as, known, works)
    then = lineage.at(citing.moment, citing.body)
    link = Link("unresolved", work=lineage.work, then_latest=then.id if then else None)
    if name.edition is None:
        return _without_edition(link, lineage, then, citing)
    return _pinned(link, lineage, name, known)


def _without_body(name: Name, known: Known) -> Link:
    fit = known.nameless(name.stem)
    if name.version:
        fit = tuple(edition for edition in fit if edition.version == name.version)
    if not fit:
        return Link("unresolved", "body-unknown")
    return Link("ambiguous", "body-unknown", candidates=tuple(edition.id for edition in fit))


def _without_session(name: Name, works: tuple[Lineage, ...], read_as: Status, known: Known) -> Link:
    """A number that every session uses anew, without a session: any of them may be meant."""
    loaded = tuple(e.id for work in works for e in work.editions if e.loaded)
    if not loaded:
        return _not_there(name, read_as, known, works)
    return Link("ambiguous", "session-unknown", candidates=loaded)


def _not_there(name: Name, read_as: Status, known: Known, works: tuple[Lineage, ...] = ()) -> Link:
    """Nothing of the text is in the corpus."""
    link = Link("unresolved", "not-loaded", work=name.work, edition=name.edition)
    if read_as == "external":
        return evolve(link, status="external", reason="outside")
    if known.impossible(name):
        return evolve(link, status="missing", reason="no-such-session")
    if known.holds_all(name):
        return evolve(link, status="missing", reason="no-such-edition" if works else "no-such-text")
    return link


def _without_edition(link: Link, lineage: Lineage, then: Edition | None, citing: Citing) -> Link:
    """No edition is named: the one in force when the citing text was adopted."""
    if then is None:
        first = next((e.id for e in lineage.editions if e.loaded), None)
        return evolve(link, reason="only-later", nearest=first)
    link = evolve(link, edition=then.id)
    if then.version is not None:
        link = evolve(link, inferred=AT_ADOPTION if citing.moment else LATEST)
    if not then.loaded:
        return evolve(link, reason="edition-not-loaded", nearest=_nearest(lineage, then))
    return evolve(link, status="resolved", reason="inferred" if then.version else "only")


def _pinned(link: Link, lineage: Lineage, name: Name, known: Known) -> Link:
    """An edition is named."""
    link = evolve(link, edition=name.edition)
    edition = lineage.edition(name.edition or "")
    if edition and edition.loaded:
        return evolve(link, status="resolved", reason="exact" if edition.version else "only")
    link = evolve(link, nearest=_nearest(lineage, edition or ghost(name)))
    if edition:
        return evolve(link, reason="edition-not-loaded")
    if known.impossible(name):
        return evolve(link, status="missing", reason="no-such-session")
    if _left_out(name, known):
        return evolve(link, status="missing", reason="not-in-history")
    if known.holds_all(name):
        return evolve(link, status="missing", reason="no-such-edition")
    return evolve(link, reason="edition-not-loaded")


def _left_out(name: Name, known: Known) -> bool:
    """Whether the history of a later edition shows that there was no such edition."""
    year = name.year
    lines = known.histories(name.stem)
    return year is not None and any(
        min(line) < year < max(line) and year not in line for line in lines
    )


def _nearest(lineage: Lineage, edition: Edition) -> str | None:
    """The loaded edition nearest to one that is not: the next one, else the one before."""
    loaded = [each for each in lineage.editions if each.loaded]
    later = [each.id for each in loaded if each.order > edition.order]
    return later[0] if later else (loaded[-1].id if loaded else None)


def ghost(name: Name) -> Edition:
    """An edition that is named and that the corpus knows nothing of, to compare others with."""
    return Edition(
        id=name.edition or name.stem,
        work=name.work or name.stem,
        stem=name.stem,
        body=name.body,
        kind=name.kind,
        number=name.number,
        version=name.version,
        year=name.year,
        place=None,
        adopted=None,
        loaded=False,
    )
