"""Unfold an expression that cites several texts into one set of slots for each."""

from itures.model.citations import Reference
from itures.notation.registry import Family

Slots = dict[str, str]


def unfold(reference: Reference, family: Family) -> list[Slots]:
    """The slots of each target of an expression, in the order of the text.

    "Resolutions 1, 2 (Place, 2018) and 3 of Body": each member slot begins a target;
    a group slot holds for the targets since the last group; all others hold for all.
    """
    shared: Slots = {}
    members: list[Slots] = []
    group, closed = 0, False
    for part in reference.parts:
        if part.slot in family.member:
            if closed:
                group, closed = len(members), False
            members.append({part.slot: part.value})
        elif part.slot in family.group and members:
            for member in members[group:]:
                member[part.slot] = part.value
            closed = True
        else:
            shared[part.slot] = part.value
    return [{**shared, **member} for member in members] or [shared]
