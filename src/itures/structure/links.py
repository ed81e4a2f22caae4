"""Web addresses in a text."""

import re
from collections.abc import Iterable

_CLOSERS = ".,;:!?'*"
"""Signs at the end of an address that belong to the sentence around it."""


def links(text: str, pattern: str) -> tuple[str, ...]:
    """The web addresses of a text, each once, in the order of the text.

    Args:
        text: the text.
        pattern: the `re` text of an address, with what may stand behind it.
    """
    found: Iterable[str] = (trimmed(m[0]) for m in re.finditer(pattern, text))
    return tuple(dict.fromkeys(address for address in found if address))


def trimmed(address: str) -> str:
    """An address without the signs that close the sentence or the bracket around it."""
    while address:
        if address[-1] in _CLOSERS:
            address = address.rstrip(_CLOSERS)
        elif address[-1] == ")" and address.count(")") > address.count("("):
            address = address[:-1]
        else:
            break
    return address
