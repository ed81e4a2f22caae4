"""Fill the template of an identifier."""

import re
from collections.abc import Mapping

_PIECE = re.compile(r"\[(?P<optional>[^\[\]]*)\]|\{(?P<slot>\w+)\}")


class MissingSlotError(KeyError):
    """A slot that the template needs is empty: the expression says too little."""


def fill(template: str, values: Mapping[str, str]) -> str:
    """Fill a template; a bracket drops out when a slot in it is empty.

    Raises:
        MissingSlotError: if a slot outside brackets is empty.
    """

    def piece(found: re.Match[str]) -> str:
        if found["optional"] is None:
            return values[found["slot"]]
        try:
            return found["optional"].format_map(values)
        except KeyError:
            return ""

    try:
        return _PIECE.sub(piece, template)
    except KeyError as error:
        raise MissingSlotError(*error.args) from None
