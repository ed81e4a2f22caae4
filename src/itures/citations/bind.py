"""Bind a citation to the text it names: which body, which edition.

The steps to a body, in this order; what was not printed as the name of a body is
recorded in `Citation.inferred`:

1. the words that name it, or `ITU-R` before a number;
2. the code of the session: `(WRC-23)`, `(C19)`;
3. the adopting body speaking of itself: "this conference";
4. the table of sessions: who met at this place in this year;
5. the size of the number: only the Council has numbers in the hundreds and above.
"""

from attrs import frozen

from itures.citations.unfold import Slots
from itures.model.identifiers import Identifier
from itures.notation.registry import Family, Registry
from itures.structure.masthead import canonical, full_year, place_key

UNKNOWN = "?"
"""What stands for a body that cannot be told."""
_COUNCIL_FROM = 900
"""Council numbers in use are above this; no other body has come so far."""


@frozen
class Bound:
    """A target, and how it was concluded."""

    target: str
    kind: str
    inferred: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    """The bodies that fit equally well, where it cannot be told which is meant."""


@frozen
class Context:
    """What the citing document says of itself."""

    body: str | None
    registry: Registry


def bind(slots: Slots, family: Family, context: Context) -> Bound:
    """Bind the slots of one target."""
    values = {
        slot: context.registry.segments.get(value, canonical(value)) for slot, value in slots.items()
    }
    inferred: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    if "{body}" in family.id:
        body, inferred, candidates = _body(slots, context)
        values |= _edition(slots, body, context.registry)
        values["body"] = body or UNKNOWN
        values["number"] = values["number"].lower() if "/" in values["number"] else values["number"]
    kind = slots["kind"] if family.kind == "{kind}" else family.kind
    return Bound(fill(family.id, values), kind, inferred, candidates)


def fill(template: str, values: Slots) -> str:
    """Fill a template; a bracket drops out when a slot in it is empty."""
    out = ""
    for piece in template.replace("]", "[").split("["):
        optional = f"[{piece}]" in template
        try:
            out += piece.format_map(values)
        except KeyError:
            if not optional:
                raise
    return str(Identifier.parse(out)) if UNKNOWN not in out else out


def _body(slots: Slots, context: Context) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """The body, the steps that concluded it, and the candidates if it stays open."""
    if "body" in slots:
        return slots["body"], (), ()
    if "session_body" in slots:
        return slots["session_body"], ("body:session-code",), ()
    if "self" in slots and context.body:
        return context.body, ("body:self-reference",), ()
    candidates = _met(slots, context.registry)
    if len(candidates) == 1:
        return candidates[0], ("body:session",), ()
    number = canonical(slots.get("number", ""))
    if not candidates and number.isdigit() and int(number) >= _COUNCIL_FROM:
        return "council", ("body:number",), ()
    return None, (), candidates


def _met(slots: Slots, registry: Registry) -> tuple[str, ...]:
    """The bodies that met at the place in the year, and can have this number."""
    if "place" not in slots or "year" not in slots:
        return ()
    number = canonical(slots.get("number", ""))
    found: list[str] = []
    for body in registry.bodies_at(place_key(slots["place"]), _year(slots["year"])):
        about = registry.bodies.get(body, {})
        if about.get("cited") is False or about.get("coded_only"):
            continue
        if about.get("edition_numbers") and "-" not in number:
            continue
        if number.isdigit() and int(number) > about.get("largest", int(number)):
            continue
        found.append(body)
    # Where one body has a bound and the number keeps to it, it is the one that is meant
    # only if no other met there: WCIT and WTSA, Dubai 2012, stay open for small numbers.
    return tuple(found)


def _year(printed: str) -> int:
    return int(canonical(printed)[-4:])


def _edition(slots: Slots, body: str | None, registry: Registry) -> Slots:
    """The version in the key of a text: the year of the session, where the body has any."""
    about = registry.bodies.get(body or "", {})
    if about.get("edition_numbers") or about.get("unversioned"):
        return {}
    if "code_year" in slots:
        year = full_year(canonical(slots["code_year"]))
        return {"version": str(registry.session_year(slots["session_body"], year))}
    return {"version": str(_year(slots["year"]))} if "year" in slots else {}
