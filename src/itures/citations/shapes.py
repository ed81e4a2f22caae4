"""How the printed number or label of what is cited is written in an identifier."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from unicodedata import decimal

from itures.structure.masthead import canonical

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2069\ufeff]")
_PIECE = re.compile(r"[a-z]+|[\d.]+")
_DIGITS = re.compile(r"[\d.]+")
_SESSION = re.compile(r"\((\d{1,2})\)")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_SERIES = re.compile(r"^([A-Z]{1,3})(?=\d)")


@lru_cache(4096)
def plain(printed: str) -> str:
    """ASCII digits and hyphens, no blanks."""
    found = canonical(_UNSEEN.sub("", printed)).strip("-")
    if found.isascii():
        return found
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in found)


def number(printed: str) -> str:
    """The number of a resolution: provisional ones (`COM5/4`) in small letters."""
    found = plain(printed)
    return found.lower() if "/" in found else found


def symbol(printed: str) -> str:
    """Numbers with a stroke: `70/125` is `70-125`, `ES-10/15` is `es-10-15`.

    `2200 A (XXI)` is `2200(XXI)`: the letter of a part is no part of the number. Arabic
    has the session in plain digits.
    """
    found = plain(printed).replace("/", "-")
    if "(" in found:
        found = _SESSION.sub(lambda session: f"({_roman(int(session[1]))})", found)
        return re.sub(r"[^\W\d_]*\(", "(", found)
    return found.lower()


def _roman(number: int) -> str:
    """A number below forty in Roman digits."""
    tens, ones = divmod(number, 10)
    return "X" * tens + _ONES[ones]


def provision(printed: str) -> str:
    """The number of a provision, with its letters in capitals: `184A`, `11.44C`."""
    return plain(printed).upper()


def label(printed: str) -> str:
    """A label without brackets: `35 d)` is `35d`, `c) iv)` is `c/iv`."""
    pieces = _PIECE.findall(plain(printed).lower())
    out = ""
    for piece in pieces:
        joint = "/" if out and not out[-1].isdigit() else ""
        out += joint + piece.strip(".")
    return out


def standard(printed: str) -> str:
    """The number of a Recommendation, its series in capitals: `Y.4102/Y.2074`.

    The point behind the series is sometimes lost: `Y4102`.
    """
    return _SERIES.sub(r"\1.", plain(printed).upper())


def month(printed: str) -> str:
    """A month in two digits."""
    return plain(printed).zfill(2)


def document(printed: str) -> str:
    """The number of a document: `C14/24` is `C14-24`."""
    return plain(printed).replace("/", "-").upper()


SHAPES: Mapping[str, Callable[[str], str]] = {
    "number": number,
    "symbol": symbol,
    "provision": provision,
    "label": label,
    "standard": standard,
    "month": month,
    "document": document,
}
"""The shapes that a family can name."""


def inherit(before: str, here: str) -> str:
    """A label that goes on from the one before it: `3a`, then `b`, is `3b`."""
    digits = _DIGITS.match(before)
    return digits[0] + here if digits and here.isalpha() and before != digits[0] else here
