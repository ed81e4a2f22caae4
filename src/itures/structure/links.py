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
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        if address[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif address[end - 1] not in _CLOSERS:
            break
        end -= 1
    return address[:end]
