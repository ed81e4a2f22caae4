"""The editions of texts, concluded from the documents: which there are, and what became of them.

Two documents of one edition may be two languages, or two copies, say a Word file and a PDF.
Of each language one is *chief*, and of the chiefs one *leads* for the edition, so that its
citations count once. Which ones does not depend on what was loaded first.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from itures.corpus import moments
from itures.corpus.effects import ENDS
from itures.corpus.identity import Names
from itures.corpus.lineage import Edition, Ending
from itures.model.identifiers import Identifier
from itures.notation.registry import Registry

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The language that leads, where a text is there in several: ITU's working languages."""
MEDIA = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/akn+xml",
    "text/html",
    "text/plain",
    "application/pdf",
)
"""Of two copies in one language the more telling kind of file is chief."""
ADOPTED = ("resolution", "decision", "recommendation", "opinion")
"""Texts that can end others; a proposal to suppress a text does not suppress it."""


@frozen
class _Copy:
    """One document, as far as its edition needs it."""

    id: int
    edition: str
    language: str
    media_type: str
    sha256: str
    part: int
    path: str
    year: int | None
    place: str | None
    adopted: str | None
    history: str

    @property
    def rank(self) -> tuple[int, str, str, int]:
        """Of two copies the one with the smaller rank is chief."""
        known = self.media_type in MEDIA
        return (
            MEDIA.index(self.media_type) if known else len(MEDIA),
            self.path,
            self.sha256,
            self.part,
        )

    @property
    def tongue(self) -> tuple[int, str]:
        """Of two chiefs the one with the smaller tongue leads."""
        known = self.language in LANGUAGES
        return (LANGUAGES.index(self.language) if known else len(LANGUAGES), self.language)


@frozen
class Editions:
    """Concludes editions and endings of the texts that a change has touched."""

    connection: sqlite3.Connection
    names: Names
    registry: Registry

    def conclude(self, stems: Iterable[str]) -> None:
        """Write the editions of some texts anew."""
        for stem in sorted(stems):
            copies = self._copies(stem)
            self._choose(copies)
            self._write(stem, copies)

    def _copies(self, stem: str) -> list[_Copy]:
        rows = self.connection.execute(
            "SELECT documents.id, edition, language, media_type, sha256, documents.part,"
            " coalesce((SELECT min(path) FROM sources WHERE content = contents.id), ''),"
            " year, place, adopted, history"
            " FROM documents JOIN contents ON contents.id = content WHERE stem = ?",
            (stem,),
        )
        return [_Copy(*row) for row in rows]

    def _choose(self, copies: list[_Copy]) -> None:
        """Mark the chief of each language of each edition, and the one that leads."""
        by_tongue: dict[tuple[str, str], _Copy] = {}
        for copy in sorted(copies, key=lambda each: each.rank):
            by_tongue.setdefault((copy.edition, copy.language), copy)
        leads: dict[str, _Copy] = {}
        for copy in sorted(by_tongue.values(), key=lambda each: each.tongue):
            leads.setdefault(copy.edition, copy)
        chiefs = {copy.id for copy in by_tongue.values()}
        leading = {copy.id for copy in leads.values()}
        self.connection.executemany(
            "UPDATE documents SET chief = ?, lead = ? WHERE id = ?",
            ((int(c.id in chiefs), int(c.id in leading), c.id) for c in copies),
        )

    def _write(self, stem: str, copies: list[_Copy]) -> None:
        self.connection.execute("DELETE FROM editions WHERE stem = ?", (stem,))
        works: dict[str, list[Edition]] = {}
        for edition in self._editions(copies):
            works.setdefault(edition.work, []).append(edition)
        for editions in works.values():
            ordered = sorted(editions, key=lambda each: each.order)
            rows = (_row(edition, at) for at, edition in enumerate(ordered))
            marks = ", ".join("?" * 13)
            self.connection.executemany(f"INSERT INTO editions VALUES ({marks})", rows)

    def _editions(self, copies: list[_Copy]) -> list[Edition]:
        """The editions that are there, and those that history lines tell of."""
        found: dict[str, Edition] = {}
        for copy in sorted(copies, key=lambda each: (*each.tongue, *each.rank)):
            before = found.get(copy.edition)
            found[copy.edition] = _merged(before, copy) if before else self._first(copy)
        told = (self._told(copy, found[copy.edition]) for copy in copies)
        for edition in (each for some in told for each in some):
            found.setdefault(edition.id, edition)
        return list(found.values())

    def _first(self, copy: _Copy) -> Edition:
        name = self.names.name(Identifier.parse(copy.edition))
        return Edition(
            id=copy.edition,
            work=name.work or name.stem,
            stem=name.stem,
            body=name.body,
            kind=name.kind,
            number=name.number,
            version=name.version,
            year=copy.year or name.year,
            place=copy.place,
            adopted=copy.adopted,
            loaded=True,
        )

    def _told(self, copy: _Copy, own: Edition) -> Iterator[Edition]:
        """The earlier editions that a history line tells of.

        Only where the body met in that year: texts are older than some bodies.
        """
        about = self.registry.bodies.get(own.body, {})
        if about.get("scope") != "continuous" or about.get("edition_numbers"):
            return
        for year, place in json.loads(copy.history):
            if self.registry.place_of(own.body, year) and (own.year is None or year < own.year):
                version = str(year)
                yield evolve(
                    own,
                    id=f"{own.stem}@{version}",
                    version=version,
                    year=year,
                    place=place,
                    adopted=None,
                    loaded=False,
                )


def _merged(edition: Edition, copy: _Copy) -> Edition:
    """What another copy knows besides."""
    return evolve(
        edition,
        year=edition.year or copy.year,
        place=edition.place or copy.place,
        adopted=edition.adopted or copy.adopted,
    )


def _row(edition: Edition, position: int) -> tuple[object, ...]:
    kind = edition.stem.removeprefix(edition.body)
    return (
        edition.id,
        edition.work,
        edition.stem,
        f"?{kind}",
        edition.body,
        edition.kind,
        edition.number,
        edition.version,
        edition.year,
        edition.place,
        edition.adopted,
        int(edition.loaded),
        position,
    )


@frozen
class Endings:
    """Concludes which works have ended: by the words of other texts, or as declared."""

    connection: sqlite3.Connection

    def conclude(self, stems: Iterable[str]) -> None:
        """Write the endings of some texts anew."""
        for stem in sorted(stems):
            works = self.connection.execute(
                "SELECT DISTINCT work FROM editions WHERE stem = ?", (stem,)
            ).fetchall()
            for (work,) in works:
                self._write(work, stem)
            self.connection.execute(
                "DELETE FROM endings WHERE work NOT IN (SELECT work FROM editions)"
                " AND (work = ?1 OR work LIKE ?1 || '@%')",
                (stem,),
            )

    def _write(self, work: str, stem: str) -> None:
        self.connection.execute("DELETE FROM endings WHERE work = ?", (work,))
        every = [*self._declared(work, stem), *self._told(work)]
        last = self._last(work)
        valid = [e for e in every if not _taken_up(e, last)]
        if not valid:
            return
        first = min(valid, key=_when)
        self.connection.execute(
            "INSERT INTO endings VALUES (?, ?, ?, ?, ?, ?)",
            (work, first.how, first.when, first.by, first.into, first.edition),
        )

    def _declared(self, work: str, stem: str) -> Iterator[Ending]:
        """What the corpus declares of a work, or of one of its editions."""
        rows = self.connection.execute(
            "SELECT sort, moment, authority, target, subject FROM declarations"
            " WHERE sort IN ('suppressed', 'merged')"
            " AND (subject = ?1 OR subject IN (SELECT id FROM editions WHERE work = ?1))",
            (work,),
        )
        for sort, when, by, into, subject in rows.fetchall():
            yield Ending(sort, when, by, into, None if subject in {work, stem} else subject)

    def _told(self, work: str) -> Iterator[Ending]:
        """What operative clauses of adopted texts do to a work."""
        marks = ", ".join("?" * len(ADOPTED))
        rows = self.connection.execute(
            "SELECT DISTINCT citations.effect, editions.adopted, editions.year, editions.id,"
            " citations.edition FROM citations"
            " JOIN documents ON documents.id = citations.document"
            " JOIN editions ON editions.id = documents.edition"
            " WHERE citations.stem = (SELECT stem FROM editions WHERE work = ?1 LIMIT 1)"
            " AND citations.work = ?1 AND effect IN ('suppresses', 'replaces', 'merges')"
            f" AND citations.part = 'operative' AND lead AND documents.kind IN ({marks})"
            " AND editions.work <> ?1",
            (work, *ADOPTED),
        )
        for effect, adopted, year, by, edition in rows.fetchall():
            when = adopted or (f"{year:04}" if year else None)
            into = by if effect == "replaces" else None
            yield Ending(ENDS[effect], when, by, into, edition)  # type: ignore[arg-type]

    def _last(self, work: str) -> tuple[str | None, int | None, str | None] | None:
        """The id, the year and the day of the last edition that is loaded."""
        found: tuple[str | None, int | None, str | None] | None = self.connection.execute(
            "SELECT id, year, adopted FROM editions WHERE work = ? AND loaded"
            " ORDER BY position DESC LIMIT 1",
            (work,),
        ).fetchone()
        return found


def _taken_up(ending: Ending, last: tuple[str | None, int | None, str | None] | None) -> bool:
    """Whether a later edition shows that the work went on."""
    if last is None or ending.when is None:
        return False
    _, year, adopted = last
    mine = adopted or (f"{year:04}" if year else None)
    return mine is not None and moments.surely_after(mine, ending.when)


def _when(ending: Ending) -> tuple[str, str, str]:
    return ending.when or "", ending.by or "", ending.how
