"""Where a citing expression begins and ends: brackets, and a place named before."""

from attrs import evolve

from itures.model.citations import Reference
from itures.notation.registry import Family
from itures.structure.printed import Printed

_OPENING, _CLOSING = frozenset("(\uff08"), frozenset(")\uff09")
"""Brackets, plain and of full width."""


def unbracketed(reference: Reference, text: str) -> Reference:
    """An expression without the bracket that closes around it: "(§ 102b)"."""
    words = text[reference.start : reference.end]
    before = text[max(0, reference.start - 1) : reference.start]
    closes = words[-1:] in _CLOSING and before in _OPENING
    if closes and words.count(before) < words.count(words[-1]):
        return evolve(reference, end=reference.end - 1)
    return reference


def pinned(
    reference: Reference, pin: Reference | None, family: Family | None, printed: Printed
) -> Reference:
    """An expression with the place in a text that was named right before it.

    Args:
        reference: the expression.
        pin: the place, for example that of "Annex 1 to".
        family: the family of the expression; only some of them can have a place.
        printed: the words; between the two there may be none.
    """
    if pin is None or family is None or printed.words(pin.end, reference.start):
        return reference
    if not any("{locator}" in template for template in family.ids.values()):
        return reference
    return evolve(reference, start=pin.start, parts=(*pin.parts, *reference.parts))
