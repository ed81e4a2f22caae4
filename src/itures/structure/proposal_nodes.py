"""Nodes of a proposed text as parts of the document that proposes it."""

from collections.abc import Iterable

from attrs import evolve

from itures.model.clauses import Clause, Item, Section


def prefixed(sections: Iterable[Section], prefix: str) -> tuple[Section, ...]:
    """Sections with ids below another node."""
    return tuple(renamed(section, section.id, f"{prefix}__{section.id}") for section in sections)


def renamed(section: Section, old: str, new: str) -> Section:
    """A section with another id, and those below it with theirs."""
    items = tuple(renamed(item, old, new) for item in section.items)
    return evolve(section, id=new + section.id.removeprefix(old), items=items)


def from_clause(clause: Clause, prefix: str) -> Section:
    """A clause as a section: its opener is the heading, unless it is part of the text."""
    in_paragraph = clause.id.startswith(("pp_", "op_"))  # what repeats its opener is none
    runs_on = in_paragraph and (clause.text or "").startswith(clause.opener)
    return Section(
        id=f"{prefix}__{clause.id}",
        label=clause.label,
        heading=None if runs_on else clause.opener,
        title=None,
        actors=clause.actors,
        text=clause.text,
        span=clause.span,
        items=tuple(_from_item(item, prefix) for item in clause.items),
        tail=clause.tail,
    )


def _from_item(item: Item, prefix: str) -> Section:
    return Section(
        id=f"{prefix}__{item.id}",
        label=item.label,
        heading=None,
        title=None,
        actors=(),
        text=item.text,
        span=item.span,
        items=tuple(_from_item(below, prefix) for below in item.items),
        tail=item.tail,
        rows=item.rows,
    )
