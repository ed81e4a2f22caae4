"""Whom some words name: ids of actors, and findings for those that no list knows."""

from collections.abc import Iterable

from itures.model.citations import Part
from itures.structure.actors import ACTOR, named
from itures.structure.desk import Desk


def actors_of(desk: Desk, parts: Iterable[Part]) -> tuple[str, ...]:
    """The actors in the slots of a match, each once, in the order of the text."""
    return named(parts, desk.clauses.actors, None, desk.printed, desk.doubts)


def addressees(desk: Desk, start: int, end: int) -> tuple[str, ...]:
    """The actors that a stretch lists, as the addressees of an opener are listed."""
    rules = desk.rules_at(start, end)
    if _LIST not in rules.rule_strings:
        return ()
    match = rules.compiled(_LIST).match(desk.text, start, end)
    return actors_of(desk, match.parts) if match else ()


def only_addressees(desk: Desk, start: int, end: int) -> tuple[str, ...]:
    """The actors of a stretch that lists known actors and perhaps ends with a colon."""
    rules = desk.rules_at(start, end)
    if _LIST not in rules.rule_strings:
        return ()
    match = rules.compiled(_LIST).match(desk.text, start, end)
    if match is None or desk.text[match.end : end].strip(":\uff1a \n"):
        return ()
    parts = [part for part in match.parts if part.slot == ACTOR]
    known = all(part.value in desk.clauses.actors for part in parts)
    return actors_of(desk, parts) if known else ()


_LIST = "addressees"
"""The building block of each language that reads a list of addressees."""
