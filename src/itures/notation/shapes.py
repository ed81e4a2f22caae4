"""Which characters a shape may begin with, read off its pattern."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

Op = tuple[Any, Any]
"""A piece of a parsed pattern: what it is, and its argument."""

_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_NOT_DIGIT": lambda char: not char.isdecimal(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda char: not char.isspace(),
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
    "CATEGORY_NOT_WORD": lambda char: not (char.isalnum() or char == "_"),
}
"""What `\\d`, `\\s` and `\\w` mean."""
_CASELESS = re.IGNORECASE


@lru_cache(maxsize=65536)
def shape_may_begin(pattern: str, char: str) -> bool:
    """Whether what a pattern matches may begin with a character; it says no only if not.

    Whether it matches nothing at all, as what only looks ahead does, it also says yes.
    """
    parsed = parsed_pattern(pattern)
    return parsed is None or _first(parsed, char) is not False


@lru_cache(maxsize=1024)
def parsed_pattern(pattern: str) -> list[Op] | None:
    """A pattern in pieces; nothing where Python does not show them."""
    try:
        from re import _parser  # type: ignore[attr-defined]  # noqa: PLC0415

        parsed = _parser.parse(pattern)
        return None if parsed.state.flags & _CASELESS else list(parsed)
    except (ImportError, AttributeError):
        return None


def _first(pieces: Iterable[Op], char: str) -> bool | None:
    """Whether pieces in a row may begin with a character; nothing if they may be empty."""
    for name, argument in pieces:
        first = _piece(str(name), argument, char)
        if first is not None:
            return first
    return None


def _piece(name: str, argument: Any, char: str) -> bool | None:
    match name:
        case "LITERAL":
            return bool(ord(char) == argument)
        case "NOT_LITERAL":
            return bool(ord(char) != argument)
        case "IN":
            return _in(argument, char)
        case "BRANCH":
            each = [_first(branch, char) for branch in argument[1]]
            return True if True in each else None if None in each else False
        case "SUBPATTERN":
            return True if argument[1] & _CASELESS else _first(argument[3], char)
        case "ATOMIC_GROUP":
            return _first(argument, char)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            first = _first(argument[2], char)
            return first if argument[0] else first or None
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return None
    return True


def _in(items: Iterable[Op], char: str) -> bool:
    """Whether a character is in a class."""
    found, wanted = False, True
    for name, argument in items:
        match str(name):
            case "NEGATE":
                wanted = False
            case "LITERAL":
                found |= ord(char) == argument
            case "RANGE":
                found |= argument[0] <= ord(char) <= argument[1]
            case "CATEGORY":
                found |= _CATEGORIES[str(argument)](char)
    return found == wanted
