"""How Word writes a number in each of its formats; the signs are data, in `grammars/`."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import frozen

Write = Callable[[int], str]
Signs = Mapping[str, Mapping[str, str]]
_LARGEST = 32767
"""The largest number of a list in Word; beyond it numbers are written as decimal ones."""
_REPEATS = 30
"""How often Word repeats a letter (ISO/IEC 29500-1, 17.18.59); then it begins anew."""
_TEENS = range(11, 14)
_BULLET = "•"
_PRIVATE = range(0xE000, 0xF900)
"""Places without a meaning of their own; Word puts signs of symbol fonts at 0xF000."""
_FONTS = {
    "symbol": "symbol",
    "wingdings": "wingdings",
    "wingdings 2": "",
    "wingdings 3": "",
    "webdings": "",
}
"""Fonts that show another sign than the character says, and their table of signs."""


@frozen
class Numerals:
    """The formats and signs of `numerals.toml`."""

    ways: Mapping[str, Write]
    """How to write a number, by the name of the format in Word files."""
    symbols: Signs
    """The signs of symbol fonts, by font and place."""
    letters: Signs
    """Letters that are bullets, by font and place."""

    def written(self, number: int, form: str) -> str | None:
        """The number as it is written in a format; `None` where the format is not known.

        Args:
            number: the number; below one, and beyond what Word counts to, it is decimal.
            form: the name of the format in Word files, for example `lowerLetter`.
        """
        write = self.ways.get(form)
        if write is None:
            return None
        counts = 1 <= number <= _LARGEST or form in {"none", "bullet"}
        return write(number) if counts else str(number)

    def shown(self, char: str, font: str | None) -> str:
        """The sign that a character shows in a font.

        Args:
            char: one character of the text of a level.
            font: the name of its font.
        """
        face = (font or "").lower()
        if ord(char) not in _PRIVATE and (face not in _FONTS or not char.isprintable()):
            return char
        if char == " ":
            return char
        signs = self.symbols.get(_FONTS.get(face, "symbol"), {})
        return signs.get(f"{ord(char) & 0xFF:02X}", _BULLET)

    def bullet(self, char: str, font: str | None) -> str:
        """The sign that a character shows as a bullet: some fonts have letters for one."""
        letters = self.letters.get((font or "").lower(), {})
        return letters.get(f"{ord(char):02X}") or self.shown(char, font)


@cache
def numerals() -> Numerals:
    """The formats that come with itures; folders laid over the grammars do not change them."""
    packaged = files("itures").joinpath("grammars")
    folder = packaged if packaged.is_dir() else Path(__file__).parents[4] / "grammars"
    return read_numerals(tomllib.loads(folder.joinpath("numerals.toml").read_text("utf-8")))


def read_numerals(data: Mapping[str, Any]) -> Numerals:
    """The formats and signs of a `numerals.toml`."""
    ways: dict[str, Write] = {
        "decimal": str,
        "decimalZero": "{:02d}".format,
        "numberInDash": "- {} -".format,
        "hex": "{:X}".format,
        "none": "".format,
        "bullet": "".format,
        "ordinal": partial(_ordinal, endings=data["ordinals"]["en"]),
    }
    for table, write in _WAYS.items():
        ways |= {form: _way(write, signs) for form, signs in data[table].items()}
    return Numerals(ways, data["symbols"], data["letters"])


def _way(write: Callable[[int, Any], str], signs: object) -> Write:
    return lambda number: write(number, signs)


def _repeated(number: int, signs: str) -> str:
    times, place = divmod(number - 1, len(signs))
    return signs[place] * (times % _REPEATS + 1)


def _prefixed(number: int, signs: str) -> str:
    times, place = divmod(number - 1, len(signs))
    return signs[-1] * (times % _REPEATS) + signs[place]


def _cycled(number: int, signs: str) -> str:
    return signs[(number - 1) % len(signs)]


def _listed(number: int, signs: str) -> str:
    return signs[number - 1] if number <= len(signs) else str(number)


def _digits(number: int, signs: str) -> str:
    return "".join(signs[int(digit)] for digit in str(number))


def _added(number: int, signs: list[tuple[int, str]]) -> str:
    found = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        found += sign * times
    return found


def _counted(number: int, signs: Mapping[str, Any]) -> str:
    """A number with signs for ten, hundred …; digit by digit where they do not reach."""
    digits, tens = signs["digits"], signs["tens"]
    if number >= 10 ** (len(tens) + 1):
        return _digits(number, digits)
    found, gap = "", False
    for power in range(len(tens), -1, -1):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(found)
            continue
        found += signs["zero"] if gap else ""
        gap = False
        if digit > 1 or power == 0 or _has_one(signs["one"], power, found):
            found += digits[digit]
        found += tens[power - 1] if power else ""
    return found


def _has_one(rule: str, power: int, before: str) -> bool:
    """Whether a one is written before the sign of a power of ten."""
    return rule == "always" or (rule == "inside" and (power > 1 or bool(before)))


def _ordinal(number: int, endings: Mapping[str, str]) -> str:
    last = "" if number % 100 in _TEENS else str(number % 10)
    return f"{number}{endings.get(last, endings['rest'])}"


_WAYS: Mapping[str, Callable[[int, Any], str]] = {
    "repeated": _repeated,
    "prefixed": _prefixed,
    "cycled": _cycled,
    "listed": _listed,
    "digits": _digits,
    "added": _added,
    "counted": _counted,
}
"""The ways of writing, by the table of the data."""
