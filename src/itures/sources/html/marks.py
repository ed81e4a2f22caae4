"""The marks of lists, as browsers print them.

Source: CSS Lists and Counters 3 and CSS Counter Styles 3 (https://www.w3.org/TR/css-lists-3,
css-counter-styles-3).
"""

import re
import sys
from collections.abc import Callable, Mapping
from functools import partial

from attrs import define, field

from itures.sources.html.sheet import Declarations

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "disc": "disc",
    "circle": "circle",
    "square": "square",
}
"""What the `type` of a list means."""
_BULLETS = {"disc": "\u2022", "circle": "\u25e6", "square": "\u25aa"}
_SMALLER = {"\u25cb": "\u25e6", "\u25a0": "\u25aa"}
"""Bullets that some pages draw larger."""
_BY_DEPTH = ("disc", "circle", "square")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LARGEST_ROMAN = 3999
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "".join(map(chr, [*range(0x3B1, 0x3C2), *range(0x3C3, 0x3CA)]))
_SURROGATES = range(0xD800, 0xE000)
_DIGITS = 9
"""Digits of a number that is read; browsers take no more."""
_INTEGER = re.compile(rf"\s*([+-]?\d{{1,{_DIGITS}}})")
_PIECE = re.compile(
    r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'"
    r"|counter(s?)\(\s*([\w-]+)\s*(?:,\s*(?:\"([^\"]*)\"|'([^']*)')\s*)?(?:,\s*([\w-]+)\s*)?\)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_LONGEST = 40
"""No mark of an item is longer than this, in characters."""
_DEEPEST = 100
"""Counters of one name that are kept; lists are hardly ever ten deep."""


def integer(text: str | None) -> int | None:
    """The number that an attribute begins with, as browsers read it."""
    found = _INTEGER.match(text or "")
    return int(found[1]) if found else None


def type_of(attribute: str | None) -> str | None:
    """The style of marks that the attribute `type` of a list or an item names."""
    if attribute is None:
        return None
    return _TYPES.get(attribute.strip()) or _TYPES.get(attribute.strip().lower())


def style_of(said: Declarations) -> str | None:
    """The style of marks that declarations name: `lower-alpha`, `none`, or a string."""
    if found := said.get("list-style-type"):
        return found
    for word in re.findall(r"\"[^\"]*\"|'[^']*'|[\w-]+", said.get("list-style", "")):
        if word in _WAYS or word in _BULLETS or word == "none" or word[0] in "\"'":
            return str(word)
    return None


def bullet_at(depth: int) -> str:
    """The style of the bullets of a list, by the number of such lists around it."""
    return _BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)]


def mark(number: int, style: str) -> str:
    """The mark of an item: its number in a style, and the sign behind it."""
    if style == "none":
        return ""
    if style[0] in "\"'":
        return _unquoted(style[1:-1]).strip()
    if style in _BULLETS:
        return _BULLETS[style]
    return written(number, style) + ("\u3001" if style in _ENUMERATED else ".")


def written(number: int, style: str | None) -> str:
    """A number in a style of counters; decimal where the style has no sign for it."""
    return _WAYS.get(style or "decimal", str)(number)


def _letters(number: int, alphabet: str) -> str:
    if number < 1:
        return str(number)
    found = ""
    while number:
        number, place = divmod(number - 1, len(alphabet))
        found = alphabet[place] + found
    return found


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


def _leading_zero(number: int) -> str:
    return f"{number:03d}" if number < 0 else f"{number:02d}"


def _digits(number: int, zero: int) -> str:
    return "".join(chr(zero + int(c)) if c.isdigit() else c for c in str(number))


def _as_in_word(number: int, form: str) -> str:
    from itures.sources.word.numerals import numerals  # noqa: PLC0415  # reads a file of signs

    return numerals().written(number, form) or str(number)


_WAYS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimal-leading-zero": _leading_zero,
    "lower-alpha": partial(_letters, alphabet=_LATIN),
    "lower-latin": partial(_letters, alphabet=_LATIN),
    "upper-alpha": partial(_letters, alphabet=_LATIN.upper()),
    "upper-latin": partial(_letters, alphabet=_LATIN.upper()),
    "lower-greek": partial(_letters, alphabet=_GREEK),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "arabic-indic": partial(_digits, zero=0x660),
    "persian": partial(_digits, zero=0x6F0),
    "devanagari": partial(_digits, zero=0x966),
    "thai": partial(_digits, zero=0xE50),
    "hebrew": partial(_as_in_word, form="hebrew1"),
    "cjk-decimal": partial(_as_in_word, form="ideographDigital"),
    "cjk-ideographic": partial(_as_in_word, form="chineseCountingThousand"),
    "simp-chinese-informal": partial(_as_in_word, form="chineseCountingThousand"),
    "trad-chinese-informal": partial(_as_in_word, form="taiwaneseCountingThousand"),
    "simp-chinese-formal": partial(_as_in_word, form="chineseLegalSimplified"),
    "trad-chinese-formal": partial(_as_in_word, form="ideographLegalTraditional"),
    "cjk-heavenly-stem": partial(_as_in_word, form="ideographTraditional"),
    "cjk-earthly-branch": partial(_as_in_word, form="ideographZodiac"),
}
_ENUMERATED = frozenset(
    name for name in _WAYS if name.startswith("cjk-") or name.endswith("formal")
)
"""Styles whose numbers have the enumeration comma behind them."""


@define
class Counters:
    """The counters of a style sheet, by name: the innermost stands last.

    A counter holds for the element that begins it, those in it, and those behind it in the
    same element: a list may go on in the next one.
    """

    _values: dict[str, list[int]] = field(factory=dict)
    _scopes: dict[int, list[str]] = field(factory=dict)
    """The names of the counters that were begun, by how many elements are around them."""

    def reset(self, said: str, depth: int) -> None:
        """Begin the counters that `counter-reset` names.

        Args:
            said: the names, each perhaps with a number.
            depth: how many elements are around the one that begins them.
        """
        for name, value in _named(said):
            self._begin(name, value or 0, depth)

    def _begin(self, name: str, value: int, depth: int) -> None:
        values, scope = self._values.setdefault(name, []), self._scopes.setdefault(depth, [])
        if name in scope:
            values[-1] = value
        elif len(values) < _DEEPEST and len(scope) < _DEEPEST:
            values.append(value)
            scope.append(name)

    def end(self, depth: int) -> None:
        """End the counters of an element that ends: those around them count again."""
        for name in self._scopes.pop(depth, ()):
            self._values[name].pop()

    def increment(self, said: str, depth: int) -> None:
        """Count, as `counter-increment` says."""
        for name, value in _named(said):
            if not self._values.get(name):
                self._begin(name, 0, depth)
            if values := self._values.get(name):
                values[-1] += 1 if value is None else value

    def printed(self, content: str, item: int) -> str | None:
        """What `content` prints, if it is a mark; `list-item` counts the items by itself."""
        found, counts = "", False
        for piece in _PIECE.finditer(content):
            name = piece[4]
            if name is None:
                found += _unquoted(piece[1] if piece[1] is not None else piece[2])
                continue
            counts = True
            values = self._values.get(name) or [item if name == "list-item" else 0]
            between = piece[5] if piece[5] is not None else (piece[6] or "")
            shown = values if piece[3] else values[-1:]
            found += between.join(written(value, piece[7]) for value in shown)
        found = " ".join(found.split())
        found = _SMALLER.get(found, found)
        return found if len(found) <= _LONGEST and (counts or found) else None


def _named(said: str) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []
    for word in said.split()[:_DEEPEST]:
        if (value := integer(word)) is not None and found:
            found[-1] = (found[-1][0], value)
        elif word != "none":
            found.append((word, None))
    return found


def _unquoted(text: str) -> str:
    return _ESCAPE.sub(lambda m: _char(m[1]) if m[1] else m[2], text)


def _char(digits: str) -> str:
    place = int(digits, 16)
    known = 0 < place <= sys.maxunicode and place not in _SURROGATES
    return chr(place) if known else "\ufffd"
