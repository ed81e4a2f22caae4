"""Writing direction: of a text, and of the stretches in it that run the other way."""

import re
from typing import Literal

Direction = Literal["ltr", "rtl"]

_RTL = (
    # Hebrew, Arabic, Syriac, Thaana, NKo and their kin, the presentation forms, and the
    # right-to-left blocks of the supplementary plane: the ranges for which UAX 9 has R
    # and AL as defaults. The digits among them run left to right, but only inside text.
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_OF_RTL = re.compile(f"(?![\\d_])[{_RTL}]")
_OF_LTR = re.compile(rf"(?![{_RTL}])[^\W\d_]")


def _runs(letter: str) -> re.Pattern[str]:
    """A run of words of one direction, with the numbers and signs between them.

    It begins and ends with a letter or a digit, or with a bracket that has its partner, so
    that no bracket is cut off from the words it belongs to.
    """
    # Accents may stand apart from their letters; an address has three signs in a row.
    word = rf"(?:{letter}|[0-9\u0300-\u036f])+"
    joined = rf"{word}(?:[ .,:;/?&=#%~+@'\u2019\u2011\u2013\u060c\u061b_-]{{1,3}}{word})*+"
    bracket = rf"(?:[ ]?\({joined}\))"
    rest = rf"(?:{bracket}*+(?:[ ,/-]{{1,2}}{joined})?)*+"
    # `3GPP` begins with a digit; a long number is looked at once, not from each digit.
    begin = rf"(?:(?={letter})|(?<![0-9])(?=[0-9]{{1,12}}{letter}))"
    return re.compile(begin + joined + rest)


_PHONE = re.compile(r"\+[0-9](?:[ .()/-]{0,2}[0-9]){5,20}+")
"""A telephone number: set from right to left, its groups would change places."""
_ADDRESS = re.compile(r"[^\s@]{1,80}+@\S+|(?i:https?://|www\.)\S+")
"""An address of mail or of the web: it is as long as it is, whatever language it stands in."""
_LATIN_RUNS = _runs(rf"(?:(?![{_RTL}])[^\W\d_])")
_RUNS: dict[Direction, re.Pattern[str]] = {
    "rtl": re.compile(f"{_LATIN_RUNS.pattern}|{_PHONE.pattern}"),
    "ltr": _runs(f"[{_RTL}]"),
}
"""What runs against a text of each direction."""
_ENOUGH = 4000
"""Characters that tell the direction of a long text."""


def direction(text: str) -> Direction | None:
    """The direction of a text: that of most of its letters; `None` if it has none.

    Addresses count where there is nothing else.
    """
    sample = text[:_ENOUGH]
    said = _ADDRESS.sub(" ", sample)
    if _OF_RTL.search(said):
        sample = said
    rtl = len(_OF_RTL.findall(sample))
    ltr = len(_OF_LTR.findall(sample))
    if not rtl and not ltr:
        return None
    return "rtl" if rtl > ltr else "ltr"


def against(text: str, around: Direction) -> list[tuple[int, int]]:
    """The stretches of a text that run against the direction around them.

    Where each stands: the offset of its first character and the one behind its last.
    """
    other = _OF_LTR if around == "rtl" else _OF_RTL
    if not other.search(text) and not (around == "rtl" and _PHONE.search(text)):
        return []
    return [found.span() for found in _RUNS[around].finditer(text)]
