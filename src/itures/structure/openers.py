"""Openers that no line holds whole, or no list: what can be told of them all the same."""

from itures.model.citations import Part
from itures.notation.language import Language
from itures.notation.matching import Match
from itures.notation.registry import Registry

_VERB, _OPENER = "compound", "opener"
"""The rules for the verb of an opener, or for two of them, and for the whole line."""
IN_PARAGRAPH = "in-paragraph"
"""What the registry says of bodies whose openers never stand on lines of their own."""
_ORGAN = "organ"
"""The slot for an organ of another organization, which no registry has."""
_ACTOR, _OPERATIVE = "actor", "operative"


def opens_in_paragraphs(formula: Match | None, registry: Registry) -> bool:
    """Whether an enacting formula names a body whose openers never stand alone."""
    if formula is None:
        return False
    if formula.get(_ORGAN):
        return True
    return registry.bodies.get(formula.get("body") or "", {}).get("openers") == IN_PARAGRAPH


def verb_of(language: Language, text: str, start: int, end: int) -> tuple[Part, ...]:
    """The verb that a line begins with, whatever stands behind it: `resolves to continue`."""
    if _VERB not in language.rule_strings:
        return ()
    found = language.compiled(_VERB).match(text, start, end)
    return found.parts if found and any(part.slot == _OPERATIVE for part in found.parts) else ()


def over_two_lines(language: Language, text: str, opener: Match, end: int) -> Match | None:
    """An opener whose last addressee is known only with the line behind it as a whole.

    Args:
        language: the rules of the text.
        text: the whole text.
        opener: what was matched in the first line.
        end: the end of the line behind it.
    """
    last = opener.parts[-1] if opener.parts else None
    if _OPENER not in language.rule_strings or last is None or last.slot != _ACTOR:
        return None
    if _is_key(last):
        return None
    found = language.compiled(_OPENER).match_all(text, opener.start, end)
    named = found.parts[-1] if found and found.parts else None
    return found if named and named.slot == _ACTOR and _is_key(named) else None


def _is_key(actor: Part) -> bool:
    """Whether an addressee is in a list: what is in none is as it is printed."""
    return actor.value.isascii() and actor.value.islower() and " " not in actor.value
