"""What a citing expression prints of each of its targets: a place, a mark of revision.

A target holds the year only, so the expression is read once more.
"""

from collections.abc import Iterator

from attrs import frozen

from itures.citations.find import find
from itures.citations.unfold import unfold
from itures.notation.grammar import Grammar
from itures.structure.masthead import canonical


@frozen
class Slots:
    """What is printed of one target."""

    number: str
    year: str
    place: str | None
    """The place as printed, or its key."""
    revised: bool
    """Whether the mark of a revision stands there."""
    coded: bool
    """Whether the session is printed as a code: `WRC-19`."""


def printed_slots(words: str, language: str, grammar: Grammar) -> Iterator[Slots]:
    """What is printed of each dated target of an expression.

    Args:
        words: the citing expression.
        language: its language; of one without a grammar nothing is told.
        grammar: the grammars.
    """
    if language not in grammar.heads:
        return
    families = grammar.registry.families
    for reference in find(words, [(0, len(words))], grammar.language(language), families):
        family = families.get(reference.family)
        for slots in unfold(reference, family) if family else []:
            year = slots.get("year") or slots.get("code_year")
            if year:
                yield Slots(
                    canonical(slots.get("number", "")).lower(),
                    canonical(year)[-4:],
                    slots.get("place"),
                    "revised" in slots,
                    "year" not in slots,
                )
