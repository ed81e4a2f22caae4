"""The marks of items: what stands there, and what it could mean."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from attrs import define, evolve, field, frozen

from itures.notation.files import Table
from itures.notation.shapes import shape_may_begin

Ordinal = tuple[int, ...]
BIS = {"bis": 1, "ter": 2, "quater": 3}
"""What a number has behind it that was put in between two, and the place it takes."""
_TATWEEL = "\u0640"
_NUMBER = re.compile(r"\d+\s?(?:bis|ter|quater)?(?:\s?\.\s?\d+\s?(?:bis|ter|quater)?)*")
_SIGNS = frozenset(
    map(chr, (*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_UNSEEN = re.compile(f"[{''.join(sorted(_SIGNS))}]+")
"""Marks of direction, which may stand before the mark of an item."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@frozen
class Reading:
    """One way to read a mark: its place in a sequence of one style."""

    style: str
    """Marks of one list have the same style: bullet, number, latin, roman …"""
    ordinal: Ordinal
    """The place in the sequence; `b bis` is (2, 1), `1.2` is (1, 2); empty for bullets."""
    label: str
    """The mark as it is shown, without brackets."""
    ascii: str
    """The mark in an id: the same in every language."""


@define
class Mark:
    """A mark that may be that of an item."""

    start: int
    end: int
    """The offset behind the mark and the blanks that follow it."""
    readings: tuple[Reading, ...]
    strong: bool
    """Whether it is rarely anything else."""
    leads: bool = True
    """Whether it stands at the beginning of a paragraph."""
    broken: bool = False
    """Whether the text before it stops in the middle of a sentence."""


Shape = tuple[str, re.Pattern[str], bool]
"""The name of a shape, its pattern, and whether it is rarely anything else."""


@define
class Labels:
    """The shapes and orders of `labels.toml`, ready to use."""

    shapes: tuple[Shape, ...]
    orders: Mapping[str, str]
    lookalikes: Mapping[str, str]
    rightward: bool = True
    """Whether numbers with points run with the script: in Arabic `2.1` may be `1.2`."""
    _by_first: dict[str, tuple[Shape, ...]] = field(factory=dict, init=False)
    _memo: dict[tuple[str, tuple[str, ...]], tuple[Reading, ...]] = field(factory=dict, init=False)

    def at(self, text: str, start: int, end: int, *, leads: bool = True) -> Mark | None:
        """The mark at an offset, or `None`."""
        if start >= end or text[start].isspace():
            return None
        begin, char = start, text[start]
        if unseen := char in _SIGNS and _UNSEEN.match(text, start, end):
            begin = unseen.end()
            if begin >= end:
                return None
            char = text[begin]
        shapes = self._by_first.get(char)
        for name, pattern, strong in self._beginning(char) if shapes is None else shapes:
            found = pattern.match(text, begin, end)
            if found:
                readings = self._readings(name, found)
                if readings:
                    return Mark(start, found.end(), readings, strong, leads)
        return None

    def _beginning(self, char: str) -> tuple[Shape, ...]:
        """The shapes that may begin with a character."""
        known = tuple(s for s in self.shapes if shape_may_begin(s[1].pattern, char))
        if len(self._by_first) > _MEMO_BOUND:
            self._by_first.clear()
        self._by_first[char] = known
        return known

    def named(self, label: str) -> Reading | None:
        """What a label by itself means: a number, or a letter that may be a Roman number."""
        readings = self._read("tabbed", label) if label[:1].isalnum() else []
        romans = (reading for reading in readings if reading.style.startswith("roman"))
        return next(romans, None) or next(iter(readings), None)

    def _readings(self, shape: str, found: re.Match[str]) -> tuple[Reading, ...]:
        key = (shape, found.groups())
        kept = self._memo.get(key)
        if kept is None:
            groups = found.groupdict()
            raw = groups["label"] + " " + (groups.get("bis") or groups.get("bis2") or "").strip()
            kept = tuple(self._read(shape, raw.strip()))
            if len(self._memo) > _MEMO_BOUND:
                self._memo.clear()
            self._memo[key] = kept
        return kept

    def _read(self, shape: str, raw: str) -> list[Reading]:
        if shape == "bullet":
            return [Reading("bullet", (), "•", "")]
        raw = unicodedata.normalize("NFKC", raw).strip("().")
        stem, extra = _split_bis(raw)
        suffix = f" {extra}" if extra else ""
        tail = (BIS[extra],) if extra else ()
        form = _FORMS.get(shape, "plain")
        if shape == _LETTERED:
            return [_behind_letter(stem, suffix, tail, form)]
        if not stem or (stem[0].isdigit() and not _NUMBER.fullmatch(stem)):
            return []  # a fraction or another sign that only looks like a number
        if stem[0].isdigit():
            reading = _number(stem, suffix, tail, form)
            return [reading] if self.rightward else [reading, *_turned(reading, tail)]
        return [
            Reading(
                f"{style}-{form}",
                (ordinal, *tail),
                label + suffix,
                _spell(ordinal) if shape == _IDEOGRAPH else plain + suffix.replace(" ", "-"),
            )
            for style, ordinal, label, plain in self._letters(stem)
        ]

    def _letters(self, stem: str) -> list[tuple[str, int, str, str]]:
        """Style, place, shown form and ASCII form of a mark made of letters."""
        stem = stem.replace(_TATWEEL, "")
        low = stem.lower()
        case = "upper" if stem != low else "lower"
        found: list[tuple[str, int, str, str]] = []
        folded = "".join(self.lookalikes.get(char, char) for char in low)
        shown = folded.upper() if case == "upper" else folded
        if _is_run(folded) and folded[0] in self.orders["latin"]:
            place = self.orders["latin"].index(folded[0]) + 1 + 26 * (len(folded) - 1)
            found.append((f"latin-{case}", place, shown, folded))
        roman = _roman(folded)
        if roman:
            found.append((f"roman-{case}", roman, shown, folded))
        for name, order in self.orders.items():
            char = folded if name == "arabic" else low
            if name != "latin" and len(char) == 1 and char in order:
                place = order.index(char) + 1
                plain = (
                    chr(ord("a") + place - 1) if place <= len(self.orders["latin"]) else str(place)
                )
                found.append((f"{name}-{case}", place, stem, plain))
        if not found and len(stem) > 1 and all(char in self.orders["han"] for char in stem):
            place = _han(stem, self.orders["han"])
            found.append(("han-lower", place, stem, str(place)))
        return found


_MEMO_BOUND = 2048
_IDEOGRAPH = "ideograph"
"""The shape of numerals in brackets that are one sign: in ids they are Roman numbers."""
_LETTERED = "lettered"
"""The shape of numbers with a letter in front: `A1.2`."""
_FORMS = {
    "bracketed": "bracketed",
    _IDEOGRAPH: "bracketed",
    "parenthesized": "bracketed",
    "circled": "circled",
    "closed": "closed",
    "opened": "closed",
}
"""Shapes whose marks are not mixed with others in one list, and what they count as."""


def labels_of(data: Table, *, rightward: bool = True) -> Labels:
    """The labels of a `labels.toml`."""
    shapes = tuple(
        (name, re.compile(entry["pattern"]), bool(entry["strong"]))
        for name, entry in data["labels"].items()
    )
    return Labels(shapes, data["orders"], data["lookalikes"], rightward)


def _number(stem: str, suffix: str, tail: Ordinal, form: str) -> Reading:
    places: list[int] = []
    shown: list[str] = []
    for piece in stem.split("."):
        digits, extra = _split_bis(piece.strip())
        digits = "".join(str(int(digit)) for digit in digits)
        places.append(int(digits))
        if extra:
            places[-1:] = [int(digits)]
            shown.append(f"{digits}{extra}")
            tail = tail or ((BIS[extra],) if piece is stem.rsplit(".", maxsplit=1)[-1] else ())
        else:
            shown.append(digits)
    style = "number" if len(places) == 1 else "decimal"
    label = ".".join(shown) + suffix
    return Reading(f"{style}-{form}", (*places, *tail), label, label.replace(" ", "-"))


def _behind_letter(stem: str, suffix: str, tail: Ordinal, form: str) -> Reading:
    """A number with points and a letter in front, which all numbers of an annex share."""
    found = _number(stem[1:], suffix, tail, form)
    return evolve(found, label=stem[0] + found.label, ascii=stem[0] + found.ascii)


def _turned(reading: Reading, tail: Ordinal) -> list[Reading]:
    """A number with points as it is read from the right; nothing if that is the same."""
    places = reading.ordinal[: len(reading.ordinal) - len(tail)]
    if places == places[::-1]:
        return []
    turned = ".".join(map(str, places[::-1]))
    plain = reading.ascii.replace(".".join(map(str, places)), turned)
    return [evolve(reading, ordinal=(*places[::-1], *tail), ascii=plain)]


def _split_bis(raw: str) -> tuple[str, str]:
    """A mark and the `bis` behind it; `i bis` as well as `bbis`, but not the word alone."""
    for extra in ("quater", "bis", "ter"):
        if raw.endswith(extra) and len(raw) > len(extra):
            return raw[: -len(extra)].strip(), extra
    return raw, ""


def _is_run(letters: str) -> bool:
    """`a`, or `aa` behind `z`: one letter, once or twice."""
    return len(letters) <= 2 and len(set(letters)) == 1  # noqa: PLR2004


@lru_cache(maxsize=256)
def _roman(letters: str) -> int | None:
    """The value of a Roman number in its proper spelling, or `None`."""
    if not letters or any(char not in _ROMAN for char in letters):
        return None
    values = [_ROMAN[char] for char in letters]
    total = sum(
        -value if value < max(values[index + 1 :], default=0) else value
        for index, value in enumerate(values)
    )
    return total if total > 0 and _spell(total) == letters else None


def _spell(number: int) -> str:
    pairs = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    out = ""
    for value, letters in pairs:
        count, number = divmod(number, value)
        out += letters * count
    return out


def _han(stem: str, order: str) -> int:
    ten = order[9]
    before, _, after = stem.partition(ten)
    if ten not in stem:
        return order.index(stem[0]) + 1
    return (order.index(before) + 1 if before else 1) * 10 + (
        order.index(after) + 1 if after else 0
    )
