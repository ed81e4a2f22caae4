"""The leaves of a rule at work: phrases and shapes, kept under a name or not."""

import re
from collections.abc import Callable

from itures.notation.scope import NOTHING, Raw, Step
from itures.notation.widen import KEY
from itures.notation.words import Opening

Held = tuple[str, Callable[[str], str]]
"""The name of the slot that keeps the words of a leaf, and what gives its value."""


def phrase(opening: Opening, held: Held | None = None) -> Step:
    """A phrase of a list: its pattern is chosen by the characters that stand there."""
    table, look_up = opening.table, opening.look_up

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        key = text[at : at + KEY]
        try:
            try_at = table[key]
        except KeyError:  # asked for first, another thread might empty the table in between
            try_at = look_up(key)
        found = try_at(text, at, end) if try_at else None
        if found is None:
            return NOTHING
        if held:
            parts.append((*held, at, found.end()))
        return found.end()

    return run


def shape(pattern: str, held: Held | None = None) -> Step:
    """A shape: its pattern is compiled when it is first tried."""
    try_at: Callable[[str, int, int], re.Match[str] | None] | None = None

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        nonlocal try_at
        if try_at is None:
            try_at = re.compile(pattern).match
        found = try_at(text, at, end)
        if found is None:
            return NOTHING
        if held:
            parts.append((*held, at, found.end()))
        return found.end()

    return run
