"""A document that is looked at in a corpus without being put into it.

Its citations are resolved as if it were there: it is one of the editions of its own text, and
places in it are found. What it does to other texts, such as suppressing one, is not concluded.
"""

from collections.abc import Iterator
from typing import Any, cast

from attrs import define, evolve, field

from itures.corpus.dating import Dated, dated
from itures.corpus.edges import Edge, Edges
from itures.corpus.identity import Name
from itures.corpus.library import Library
from itures.corpus.lineage import Edition, Lineage
from itures.corpus.nodes import Node, nodes
from itures.corpus.places import Places, Spot
from itures.corpus.resolve import Citing, Link, ghost, inside, resolve
from itures.corpus.sheets import Clerk
from itures.model.citations import Status
from itures.model.document import Document


@define
class Guest(Library):
    """A library that knows one document more than its store."""

    own_edition: Edition | None = field(default=None, kw_only=True)
    own_places: Places = field(factory=Places, kw_only=True)

    def lineages(self, stem: str) -> tuple[Lineage, ...]:
        """The works of a number, with the guest among the editions of its own."""
        found = super().lineages(stem)
        mine = self.own_edition
        if mine is None or mine.stem != stem:
            return found
        work = next((each for each in found if each.work == mine.work), Lineage(mine.work, ()))
        known = work.edition(mine.id)
        if known and known.loaded:
            return found
        editions = sorted(
            [*(e for e in work.editions if e.id != mine.id), mine], key=lambda each: each.order
        )
        others = [each for each in found if each.work != mine.work]
        return tuple(
            sorted([*others, evolve(work, editions=tuple(editions))], key=lambda each: each.work)
        )

    def places(self, edition: str) -> Places:
        """The places in an edition; those of the guest are its own."""
        if self.own_edition and edition == self.own_edition.id:
            return self.own_places
        return super().places(edition)


def edges_of(document: Document, clerk: Clerk, library: Library, as_of: str | None) -> list[Edge]:
    """The citations of a document, whether it is in the corpus or not, in their order.

    Args:
        document: the document.
        clerk: takes it apart as the store would.
        library: what the corpus knows.
        as_of: the moment as of which a cited edition is old or new; `None`: all counts.
    """
    name = clerk.names.read(document.id) if document.id else None
    when = dated(document, clerk.grammar)
    every = list(nodes(document))
    guest = Guest(
        library.connection,
        library.meetings,
        own_edition=_edition(name, when) if name else None,
        own_places=Places.of(Spot(n.id, n.types, n.part) for n in every if n.sort != "note"),
    )
    asking = Edges(library.connection, guest, clerk.names, as_of)
    return [asking.edge(row) for row in _rows(document, (name, when), every, (clerk, guest))]


def _edition(name: Name, when: Dated) -> Edition:
    year = when.year or name.year
    return evolve(ghost(name), year=year, adopted=when.day, loaded=True)


def _rows(
    document: Document,
    identity: tuple[Name | None, Dated],
    every: list[Node],
    knowing: tuple[Clerk, Guest],
) -> Iterator[tuple[Any, ...]]:
    """The rows that the store would give, in the order of its question."""
    (name, when), (clerk, guest) = identity, knowing
    head = document.masthead
    body = name.body if name else (head.body if head else None)
    year = when.year or (name.year if name else None)
    moment = when.day or (f"{year:04}" if year else None)
    edition = (name.edition or name.stem) if name else None
    citing = Citing(edition, body, moment)
    shown = edition or f"sha256:{document.source.sha256[:12]}"
    for row in clerk.citations(document, every):
        (_, node, unit, part, types, text, target, kind, _, _, _, locator, effect, several,
         inferred, read_as, start, end, line, column) = cast(tuple[Any, ...], row)  # fmt: skip
        link = _link(target, read_as, locator, (citing, clerk, guest))
        yield (
            shown, 0, document.language, when.day, year, body, name.work if name else None,
            node, unit, types, part, text, start, end, line, column, target, kind, link.status,
            link.reason, link.work, link.edition, link.nearest, link.then_latest,
            " ".join(link.candidates), locator, link.place, link.place_status, inferred,
            link.inferred, effect, several,
        )  # fmt: skip


def _link(
    target: str, read_as: Status, locator: str | None, knowing: tuple[Citing, Clerk, Guest]
) -> Link:
    citing, clerk, guest = knowing
    cited = clerk.names.read(target)
    if cited is None:
        return inside(locator, read_as, guest.own_places if locator else Places())
    return resolve(cited, read_as, citing, guest)
