"""Bind one target of a citing expression: which text it names, in which edition."""

from functools import lru_cache

from attrs import frozen

from itures.citations.bodies import body_of, can_have, year_of
from itures.citations.context import Context
from itures.citations.fill import MissingSlotError, fill
from itures.citations.unfold import MEMBER, Slots
from itures.errors import IdentifierError
from itures.model.identifiers import Identifier
from itures.notation.registry import Family, Registry
from itures.structure.masthead import SESSION, canonical, full_year

__all__ = ["UNKNOWN", "Bound", "Context", "bind"]

_BOUND = frozenset({"citation", "anaphora"})
"""The roles of families whose matches name a text."""
_MEMO = 4096
"""Values and targets remembered; a document has a few hundred."""
UNKNOWN = "?"
"""What stands for a body that cannot be told."""

_NOTHING: Slots = {}
_BRACKET = "["
"""What the number of a draft begins with."""


@frozen
class Bound:
    """A target, and how it was concluded."""

    target: str
    kind: str
    inferred: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    """The bodies that fit equally well, where it cannot be told which is meant."""


def bind(slots: Slots, family: Family, context: Context) -> Bound | None:
    """Bind the slots of one target; `None` if they say too little to be a citation."""
    if family.role not in _BOUND:
        return None
    template = family.ids.get(slots.get(MEMBER, ""), next(iter(family.ids.values())))
    known, inferred = _completed(slots, family, context)
    if context.is_apart and known.get("instrument") in context.registry.unnamed_apart:
        return None
    segments = context.registry.segments
    values = {slot: segments.get(value) or canonical(value) for slot, value in known.items()}
    candidates: tuple[str, ...] = ()
    if "{body}" in template:
        body = body_of(known, context)
        if body.key is None and known.get("number", "").startswith(_BRACKET):
            return None  # a reference of a bibliography is no draft of nobody
        values |= _edition(known, body.key, context.registry)
        values["body"] = body.key or UNKNOWN
        inferred, candidates = (*inferred, *body.inferred), body.candidates
    try:
        target = fill(template, values)
        kind = fill(family.kind, known)
        if not target.startswith("#"):
            target = _checked(target)
    except (MissingSlotError, IdentifierError):
        return None  # too little, or signs that no identifier can hold
    return Bound(target, kind, inferred, candidates)


def _completed(slots: Slots, family: Family, context: Context) -> tuple[Slots, tuple[str, ...]]:
    """The slots with what goes without saying, and which steps filled it in."""
    known = dict(slots)
    inferred: list[str] = []
    carried = {
        slot: named
        for slot, among in family.carry.items()
        if (named := context.before.get(slot)) and (not among or named in among)
    }
    sources = (
        ("before", carried),
        ("document", family.home.get(context.body or "", _NOTHING)),
        ("number-form", family.default),
    )
    for step, source in sources:
        for slot, value in source.items():
            if slot in known:
                continue
            number = slots.get("number", "")
            if slot == "body" and not can_have(value, number, context.registry):
                continue
            known[slot] = value
            inferred.append(f"{slot}:{step}")
    for slot, meanings in family.implies.items():
        for other, value in meanings.get(known.get(slot, ""), {}).items():
            known.setdefault(other, value)
    return known, tuple(inferred)


def _edition(slots: Slots, body: str | None, registry: Registry) -> Slots:
    """The version in the key of a text: the year of the session, if it has any."""
    about = registry.bodies.get(body or "", {})
    if about.get("edition_numbers") or about.get("unversioned"):
        return {}
    if name := slots.get("session_body", "").partition(SESSION)[2]:
        return {"version": name}
    if "code_year" in slots:
        year = full_year(canonical(slots["code_year"]))
        return {"version": str(registry.session_year(slots["session_body"], year))}
    return {"version": str(year_of(slots["year"]))} if "year" in slots else {}


@lru_cache(_MEMO)
def _checked(target: str) -> str:
    """A target in the one way in which identifiers are written."""
    return str(Identifier.parse(target))
