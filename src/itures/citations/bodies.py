"""Which body adopted a text that is cited: nine steps, the first that fits counts.

What was not printed as the name of a body is recorded in `Citation.inferred`:

1. the words that name it, or `ITU-R` before a number: nothing to record;
2. the code of the session, `(WRC-23)`, `(C19)`: `body:session-code`;
3. the form of the number, `70/125`: `body:number-form` (the default of a family);
4. the adopting body speaking of itself, "this conference": `body:self-reference`;
5. the body behind the last group of a list: `body:list`;
6. the table of sessions, who met at this place in this year: `body:session`, and
   `body:number-bound` where the size of the number tells two of them apart;
7. the size of the number, or the form of the year: `body:number`, `body:year-form`;
8. a body that the paragraph named before it, as in "WTSA adopted": `body:before`;
9. the same text cited elsewhere in the document, with its body: `body:document`.

What is left stays open.
"""

import re

from attrs import frozen

from itures.citations.context import Context
from itures.citations.unfold import OF_LIST, Slots
from itures.notation.registry import Registry
from itures.structure.masthead import SESSION, canonical, place_key

_RANKED = re.compile(r"(\d{1,3})[-/]\d")
"""A number that begins with that of a session."""


@frozen
class Body:
    """The body, if one was found, and how."""

    key: str | None
    inferred: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    """The bodies that fit equally well, where it cannot be told which is meant."""


def body_of(slots: Slots, context: Context) -> Body:
    """The body that adopted the text that some slots describe."""
    met, bound = _met(slots, context)
    if "body" in slots:
        return _printed(slots, context, met)
    if "session_body" in slots:
        return Body(slots["session_body"].partition(SESSION)[0], ("body:session-code",))
    if "self" in slots and context.body:
        return Body(context.body, ("body:self-reference",))
    if len(met) == 1:
        return Body(met[0], ("body:session", *bound))
    return _without_session(slots, context, met)


def _printed(slots: Slots, context: Context, met: tuple[str, ...]) -> Body:
    """The body whose name is printed, unless the session shows that it is not meant."""
    body = slots["body"]
    body = context.registry.namesakes.get(context.body or "", {}).get(body, body)
    if OF_LIST not in slots:
        return Body(body)
    if len(met) == 1 and met[0] != body:
        return Body(met[0], ("body:session",))
    return Body(body, ("body:list",))


def _without_session(slots: Slots, context: Context, met: tuple[str, ...]) -> Body:
    """What neither a name nor a session tells."""
    before = context.before.get("body")
    if context.speaks_of_itself and "year" in slots and "place" not in slots:
        return Body(context.body, ("body:document",))
    if (
        before
        and can_have(before, slots.get("number", ""), context.registry)
        and (before in met or ("place" not in slots and before in context.registry.bodies))
    ):
        return Body(before, ("body:before",))
    if met or "place" in slots:
        return Body(None, (), met)
    number = canonical(slots.get("number", ""))
    if context.speaks_of_itself:
        return Body(context.body, ("body:document",))
    if context.is_apart:
        return Body(None)
    for body, least in context.registry.numbers_from.items():
        if number.isdigit() and int(number) >= least:
            return Body(body, ("body:number",))
    if "year" in slots:
        return Body(context.registry.year_form, ("body:year-form",))
    return Body(None)


def can_have(body: str, number: str, registry: Registry) -> bool:
    """Whether a body can have adopted a text with a number of session and rank: `70-125`."""
    least = registry.bodies.get(body, {}).get("ranked_from")
    session = _RANKED.match(canonical(number))
    return least is None or session is None or int(session[1]) >= least


def _met(slots: Slots, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies that met at the place in the year and can have this number.

    Besides, how the number cut their list down: WCIT and WTSA both met at Dubai in
    2012, but the numbers of WCIT end at 5.
    """
    if "place" not in slots or "year" not in slots:
        return (), ()
    registry = context.registry
    number = canonical(slots.get("number", ""))
    found: list[str] = []
    bound: tuple[str, ...] = ()
    for body in registry.bodies_at(place_key(slots["place"]), year_of(slots["year"])):
        about = registry.bodies.get(body, {})
        if about.get("cited") is False or about.get("coded_only"):
            continue
        if about.get("edition_numbers") and "-" not in number:
            continue
        if number.isdigit() and int(number) > about.get("largest", int(number)):
            bound = ("body:number-bound",)
            continue
        found.append(body)
    return tuple(dict.fromkeys(found)), bound


def year_of(printed: str) -> int:
    """A year; of two that were run together by a flattened revision the last."""
    return int(canonical(printed)[-4:])
