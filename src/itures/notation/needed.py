"""Which strings must stand in whatever a pattern matches, read off the pattern."""

import re
from collections.abc import Iterable
from typing import Any

from itures.notation.shapes import Op, parsed_pattern

Strings = frozenset[str]
"""One of them at least is there; none are named where nothing is known."""
LONG = 4
"""Characters of a string that is rarely found but where the pattern matches."""
NOTHING: Strings = frozenset()


def needed_strings(pattern: str) -> Strings:
    """Strings of which one at least stands in whatever a pattern matches.

    None are named where that cannot be told, or where case does not matter.
    """
    return _needed(parsed_pattern(pattern) or ())


def begins_lines(pattern: str) -> bool:
    """Whether a pattern begins with `^`, in all its branches."""
    pieces = parsed_pattern(pattern) or ()
    return pattern.startswith("^") and str(next(iter(pieces), ("",))[0]) == "AT"


def _needed(pieces: Iterable[Op]) -> Strings:
    """What pieces in a row need: of what each needs that which is best to look for."""
    found, run = [NOTHING], ""
    for name, argument in pieces:
        if str(name) == "LITERAL":
            run += chr(argument)
            continue
        found += [frozenset({run}), _piece(str(name), argument)]
        run = ""
    return max([*found, frozenset({run})], key=_worth)


def _worth(strings: Strings) -> tuple[int, int]:
    """How well strings are looked for: they are long enough, and they are few."""
    return min(_shortest(strings), LONG), -len(strings)


def _shortest(strings: Strings) -> int:
    return min(map(len, strings), default=0)


def _piece(name: str, argument: Any) -> Strings:
    match name:
        case "BRANCH":
            each = [_needed(branch) for branch in argument[1]]
            return frozenset().union(*each) if all(map(_shortest, each)) else NOTHING
        case "SUBPATTERN":
            return NOTHING if argument[1] & re.IGNORECASE else _needed(argument[3])
        case "ATOMIC_GROUP":
            return _needed(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[0]:
            return _needed(argument[2])
    return NOTHING


def before_line_ends(pattern: str) -> str:
    """The signs of which one stands before the line end that a pattern matches up to.

    They are known of a pattern that ends with one of some signs and looks ahead for blanks
    and a line end; nothing is said of any other.
    """
    match [(str(name), argument) for name, argument in (parsed_pattern(pattern) or ())[-2:]]:
        case [("IN", last), ("ASSERT", (1, ahead))] if len(ahead) == len(_BLANKS_AND_END):
            (blanks, (_, _, inner)), (at, where) = ahead
            names = str(blanks), str(at), str(where), *(str(name) for name, _ in inner)
            if names == (*_BLANKS_AND_END, "AT_END", "IN"):
                signs = _signs(last), _signs(inner[0][1])
                return "".join(signs) if all(signs) else ""
    return ""


_BLANKS_AND_END = ("MAX_REPEAT", "AT")


def _signs(items: Iterable[Op]) -> str:
    """The signs of a class; nothing if it has others than single ones."""
    each = list(items)
    single = all(str(name) == "LITERAL" for name, _ in each)
    return "".join(chr(argument) for _, argument in each) if single else ""
