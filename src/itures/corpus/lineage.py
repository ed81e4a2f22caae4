"""The editions of a work in order, and what became of them."""

import re
from typing import Literal

from attrs import frozen

from itures.corpus import moments

Standing = Literal["in force", "superseded", "suppressed", "merged", "to come"]
End = Literal["suppressed", "merged"]


@frozen
class Edition:
    """One edition of a work: loaded, or known from the history line of a later one."""

    id: str
    """The identifier, for example `pp/res/71@2022`."""
    work: str
    """The work, for example `pp/res/71`."""
    stem: str
    """Body, kind and number; all editions of all works of one number share it."""
    body: str
    kind: str | None
    number: str | None
    version: str | None
    """A year, a date, an ITU-R edition number; `None` for texts without editions."""
    year: int | None
    place: str | None
    adopted: str | None
    """The day it was adopted, in ISO 8601, where that is known."""
    loaded: bool
    """Whether the corpus has a document of it."""

    @property
    def moment(self) -> str | None:
        """When it was adopted, as far as is known: a day, a year or `None`."""
        return self.adopted or (f"{self.year:04}" if self.year else None)

    @property
    def order(self) -> tuple[int, str, tuple[tuple[int, int, str], ...]]:
        """The key by which the editions of a work are put in order."""
        version = self.version or ""
        if version.isdecimal() and len(version) < _YEAR_LENGTH:
            return 0, "", natural(version)  # an ITU-R edition: its number says it all
        return self.year or 0, self.adopted or "", natural(version)


_YEAR_LENGTH = 4


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts `res/9` before `res/10`."""
    pieces = re.findall(r"\d+|\D+", text)
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in pieces)


@frozen
class Ending:
    """A work was suppressed, or went into another one."""

    how: End
    when: str | None
    """The moment; `None` if nobody said."""
    by: str | None
    """The edition of the text that did it; `None` where it was declared without one."""
    into: str | None = None
    """What it went into: an edition or a work."""
    edition: str | None = None
    """The last edition that was meant, where one was named."""


@frozen
class Lineage:
    """All editions of one work, oldest first."""

    work: str
    editions: tuple[Edition, ...]
    ending: Ending | None = None
    """How the work ended, unless a later edition took it up again."""

    def edition(self, edition_id: str) -> Edition | None:
        """The edition of an id, or `None`."""
        return next((e for e in self.editions if e.id == edition_id), None)

    def until(self, as_of: str | None) -> "Lineage":
        """The lineage as it was at a moment: what came later is left out.

        Args:
            as_of: a moment; `None` leaves everything in.
        """
        if as_of is None:
            return self
        known = [e for e in self.editions if e.moment is None or moments.by(e.moment, as_of)]
        ending = self.ending
        if ending and ending.when and not moments.by(ending.when, as_of):
            ending = None
        return Lineage(self.work, tuple(known), ending)

    @property
    def latest(self) -> Edition | None:
        """The last edition."""
        return self.editions[-1] if self.editions else None

    def after(self, edition: Edition) -> tuple[Edition, ...]:
        """The editions later than one, which need not be among them."""
        return tuple(e for e in self.editions if e.order > edition.order and e.id != edition.id)

    def at(self, when: str | None, body: str | None = None) -> Edition | None:
        """The edition in force at a moment: the last one that was certainly there.

        Editions of the same session count: a conference revises its texts together.

        Args:
            when: the moment, for example when a citing text was adopted; `None`: the last.
            body: the body that adopted the citing text then.
        """
        if when is None:
            return self.latest
        there = [e for e in self.editions if e.moment is None or _there(e, when, body)]
        return there[-1] if there else None

    def standing(self, edition: Edition, as_of: str | None = None) -> Standing:
        """What became of an edition, as things were at a moment."""
        if as_of and edition.moment and not moments.by(edition.moment, as_of):
            return "to come"
        now = self.until(as_of)
        if now.after(edition):
            return "superseded"
        return now.ending.how if now.ending else "in force"


def _there(edition: Edition, when: str, body: str | None) -> bool:
    """Whether an edition was certainly adopted by a moment, or in the same session."""
    mine = edition.moment
    if mine is None or mine[:4] != when[:4]:
        return mine is not None and mine[:4] < when[:4]
    if body == edition.body:
        return not moments.surely_after(mine, when)
    return moments.last_day(mine) <= moments.first_day(when)
