"""ACT: those whom a text gives orders to, though another one has to, or nobody can any more."""

from collections.abc import Iterator

from itures.analysis.actions import Action, actions
from itures.analysis.remarks import quote, remark
from itures.corpus import moments
from itures.model.document import Document
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.registry import Registry
from itures.structure.sectors import own_sector

_ORDERS = "orders"
"""The entry in the registry of actors that lists the types of clauses that give orders."""
_SECTOR = "sector"
"""What the registry says of an actor that serves one Sector."""
_UNTIL, _INTO = "until", "into"
"""What it says of one that ended: the last day or year, and who took its place."""
_GROUP = "/sg/"
"""What stands between the Sector and the number in the id of a study group."""


def out_of_remit(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """ACT502: the conference of one Sector gives an order to somebody of another Sector.

    An invitation is none. Bodies that belong to no Sector may give orders to all.
    """
    registry, head = grammar.registry, document.masthead
    mine = own_sector(registry, head.body if head else None)
    orders = registry.actors_data.get(_ORDERS, ())
    for action, span in _once(document, grammar) if mine else ():
        for actor in action.responsible if action.type in orders else ():
            theirs = sector_of(actor, registry)
            if theirs and theirs != mine:
                message = f"{quote(action.opener)} gives an order to {actor} of {theirs}"
                yield remark(document, "ACT502", span, f"{message}; this text is of {mine}")


def obsolete(document: Document, grammar: Grammar, now: str) -> Iterator[Finding]:
    """ACT503: somebody is addressed, or is to help or to hear, who had ended by a moment.

    Args:
        document: the document.
        grammar: its grammars, whose registry says when somebody ended.
        now: the moment as of which it is looked at, a day or a year.
    """
    told: set[tuple[str, Span]] = set()
    for action, span in _once(document, grammar):
        for actor in (*action.responsible, *action.collaboration, *action.report_to):
            where = span if actor in action.responsible else action.span
            entry = grammar.registry.actors.get(actor, {})
            until = str(entry.get(_UNTIL, ""))
            if until and moments.surely_before(until, now) and (actor, where) not in told:
                told.add((actor, where))
                instead = f"; {entry[_INTO]} took its place" if entry.get(_INTO) else ""
                message = f"{actor} is asked for, which was there until {until}{instead}"
                yield remark(document, "ACT503", where, message)


def sector_of(actor: str, registry: Registry) -> str | None:
    """The Sector that an actor serves; `None` where it serves none, or all."""
    sector, mark, _ = actor.partition(_GROUP)
    if mark:
        return sector
    said = registry.actors.get(actor, {}).get(_SECTOR)
    return str(said) if said else None


def _once(document: Document, grammar: Grammar) -> Iterator[tuple[Action, Span]]:
    """The actions, of those that one opener addresses the first, with the words that address."""
    openers = {clause.id: clause for clause in document.clauses if clause.actors}
    seen: set[str] = set()
    for action in actions(document, grammar):
        top = action.clause.partition("__")[0]
        clause = openers.get(top)
        if clause is None:
            yield action, action.span
        elif top not in seen:
            seen.add(top)
            start = clause.span.start
            yield action, Span(start, start + len(clause.opener))
