"""Fill the template of an identifier."""

import re
from collections.abc import Mapping
from functools import lru_cache

_PIECE = re.compile(r"\[(?P<optional>[^\[\]]*)\]|\{(?P<slot>\w+)\}")
_SLOT = re.compile(r"\{(\w+)\}")
_TEMPLATES = 1024
"""Templates whose pieces are remembered; the registry has a few dozen."""


class MissingSlotError(KeyError):
    """A slot that the template needs is empty: the expression says too little."""


def fill(template: str, values: Mapping[str, str]) -> str:
    """Fill a template; a bracket drops out when a slot in it is empty.

    Raises:
        MissingSlotError: if a slot outside brackets is empty.
    """
    try:
        return "".join(
            [
                piece.format_map(values)
                for piece, needed in _pieces(template)
                if needed is None or values.keys() >= needed
            ]
        )
    except KeyError as error:
        raise MissingSlotError(*error.args) from None


@lru_cache(_TEMPLATES)
def _pieces(template: str) -> tuple[tuple[str, frozenset[str] | None], ...]:
    """The pieces of a template, and the slots that those in brackets cannot do without."""
    found: list[tuple[str, frozenset[str] | None]] = []
    at = 0
    for piece in _PIECE.finditer(template):
        optional = piece["optional"]
        if optional is not None:
            found.append((template[at : piece.start()], None))
            found.append((optional, frozenset(_SLOT.findall(optional))))
            at = piece.end()
    return tuple((text, needed) for text, needed in [*found, (template[at:], None)] if text)
