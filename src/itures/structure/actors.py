"""Whom an addressee names: actors of the registry, and study groups by their number."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from itures.model.citations import Part
from itures.structure.doubts import Doubts
from itures.structure.masthead import canonical
from itures.structure.names import slug
from itures.structure.printed import Printed

ACTOR = "actor"
"""The slot of a name; its value is an id of the registry, or the words of a stranger."""
_GROUP, _SECTOR = "group", "group_sector"
"""Slots: the number of a study group, and the Sector that the group belongs to."""


def named(
    parts: Iterable[Part],
    known: Collection[str],
    own: str | None,
    printed: Printed,
    doubts: Doubts,
) -> tuple[str, ...]:
    """The ids of the addressees in the parts of a match, each once, in the order of the text.

    Who is in no list, and a study group of which it is not told of which Sector it is, has
    an id of its own, and is a finding.

    Args:
        parts: the parts, in the order of the text.
        known: the ids that the registry knows.
        own: the Sector that goes without saying in the text.
        printed: the words of the text.
        doubts: where findings go.
    """
    found: dict[str, None] = {}
    for part, actors, is_known in _each(list(parts), known, own):
        words = printed.words(part.start, part.end)
        if not is_known:
            doubts.add("ACT501", f"unknown actor: {actors[0] or words}", part.start, part.end)
        found |= dict.fromkeys(actor or slug(words) for actor in actors)
    return tuple(found)


def known_ids(
    parts: Iterable[Part], known: Collection[str], own: str | None = None
) -> tuple[str, ...]:
    """The ids of those addressees that the registry knows, each once, in the order of the text.

    Args:
        parts: the parts, in the order of the text.
        known: the ids that the registry knows.
        own: the Sector that goes without saying in the text.
    """
    every = (ids for _, ids, is_known in _each(list(parts), known, own) if is_known)
    return tuple(dict.fromkeys(one for ids in every for one in ids))


def _each(
    parts: Sequence[Part], known: Collection[str], own: str | None
) -> Iterator[tuple[Part, list[str], bool]]:
    """Each addressee with its ids, and whether they are known; no id: one of the words."""
    for index, part in enumerate(parts):
        if part.slot == ACTOR:
            # A phrase that names two at once has both ids: "Directors of TSB and BDT".
            actors = part.value.split("+")
            is_known = all(actor in known for actor in actors)
            yield part, actors if is_known else [""], is_known
        elif part.slot == _GROUP:
            sector = _sector(parts, index) or own
            number = f"sg/{canonical(part.value)}"
            yield part, [f"{sector}/{number}" if sector else number], bool(sector)


def _sector(parts: Sequence[Part], index: int) -> str | None:
    """The Sector of a study group: it stands before the groups of a list, or behind them."""
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(parts) and parts[at].slot == _GROUP:
            at += step
        if 0 <= at < len(parts) and parts[at].slot == _SECTOR:
            return parts[at].value
    return None
