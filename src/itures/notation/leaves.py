"""The leaves of a rule at work: phrases and shapes, with and without a name."""

import re
from collections.abc import Callable

from itures.notation.scope import NOTHING, Raw, Step
from itures.notation.widen import KEY
from itures.notation.words import Opening


def phrase(opening: Opening) -> Step:
    """A phrase of a list: its pattern is chosen by the characters that stand there."""
    table, look_up = opening.table, opening.look_up

    def run(text: str, at: int, end: int, _parts: list[Raw]) -> int:
        key = text[at : at + KEY]
        try:
            try_at = table[key]
        except KeyError:  # asked for first, another thread might empty the table in between
            try_at = look_up(key)
        if try_at is None:
            return NOTHING
        found = try_at(text, at, end)
        return found.end() if found else NOTHING

    return run


def shape(pattern: str) -> Step:
    """A shape: its pattern is compiled when it is first tried."""
    try_at: Callable[[str, int, int], re.Match[str] | None] | None = None

    def run(text: str, at: int, end: int, _parts: list[Raw]) -> int:
        nonlocal try_at
        if try_at is None:
            try_at = re.compile(pattern).match
        found = try_at(text, at, end)
        return found.end() if found else NOTHING

    return run


def named_phrase(name: str, opening: Opening, value: Callable[[str], str]) -> Step:
    """A slot that holds a phrase of a list: most slots do, so it is one step, not two."""
    table, look_up = opening.table, opening.look_up

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        key = text[at : at + KEY]
        try:
            try_at = table[key]
        except KeyError:
            try_at = look_up(key)
        if try_at is None:
            return NOTHING
        found = try_at(text, at, end)
        if found is None:
            return NOTHING
        stop = found.end()
        parts.append((name, value, at, stop))
        return stop

    return run


def named_shape(name: str, pattern: str, value: Callable[[str], str]) -> Step:
    """A slot that holds a shape."""
    try_at: Callable[[str, int, int], re.Match[str] | None] | None = None

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        nonlocal try_at
        if try_at is None:
            try_at = re.compile(pattern).match
        found = try_at(text, at, end)
        if found is None:
            return NOTHING
        stop = found.end()
        parts.append((name, value, at, stop))
        return stop

    return run
