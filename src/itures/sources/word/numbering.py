"""The labels that Word prints in front of numbered paragraphs; the words do not hold them.

The rules are those of ISO/IEC 29500-1, 17.9, as Word follows them: lists of one abstract
definition count on together, a start override sets the count once, a paragraph on a
higher level lets the lower ones begin anew, and a level that no paragraph has reached
counts as being at its start.
"""

import re

from attrs import define, field, frozen

from itures.sources.word.levels import Level, List, Lists, StyleNumbers, number, value
from itures.sources.word.names import w
from itures.sources.word.numerals import Numerals, numerals
from itures.sources.xml import Element

_NUM_PR = w("numPr")
_PLACE = re.compile("%([1-9])")
_PADDED = re.compile(r"custom (?P<zeros>0+)1\b")
"""A number with zeros before it: `001, 002, 003, ...` ([MS-DOCX] 2.4)."""
_MOST_UNKNOWN = 20
"""Formats that are reported; a file that means well has none."""


@frozen
class Label:
    """What is printed in front of a paragraph."""

    text: str
    """The label, for example `a)`."""
    suffix: str
    """What stands behind it: a tab, a blank, or nothing."""


@define
class Numbering:
    """Counts the numbered paragraphs of a file, in the order of the text."""

    root: Element | None
    """The outermost element of `word/numbering.xml`, or `None` where there is none."""
    styles: StyleNumbers
    unknown: list[str] = field(factory=list, init=False)
    """Formats that are not known, each once; their numbers are written as decimal ones."""
    _lists: Lists | None = field(init=False)
    _signs: Numerals = field(factory=numerals, init=False)
    _counts: dict[str, dict[int, int]] = field(factory=dict, init=False)
    """The number of the last paragraph on each level, by family of lists."""
    _used: set[tuple[int, int]] = field(factory=set, init=False)
    """Lists and levels whose start override has had its effect."""

    def __attrs_post_init__(self) -> None:
        self._lists = Lists(self.root, self.styles) if self.root is not None else None

    def label(
        self, paragraph_properties: Element | None, style_id: str | None, *, counts: bool
    ) -> Label | None:
        """The label of the next paragraph, or `None` where Word prints none.

        Args:
            paragraph_properties: its `w:pPr`.
            style_id: the id of its style; that of the default style where it names none.
            counts: whether the paragraph advances the count. One whose mark is deleted or
                moved away does not: it shows the number that the next one has as well.
        """
        if self._lists is None:
            return None
        num_id, place = self._place(self._lists, paragraph_properties, style_id)
        found = self._lists.get(num_id) if num_id else None
        if found is not None and found.single:
            place = 0
        if found is None or place not in found.levels:
            return None
        shown = self._advance(found, num_id, place, counts=counts)
        text = self._text(found, place, shown)
        return Label(text, found.levels[place].suffix) if text else None

    def _place(
        self, lists: Lists, properties: Element | None, style_id: str | None
    ) -> tuple[int, int]:
        """The list and the level of a paragraph; the list is 0 where it is in none."""
        own = next(properties.iterchildren(_NUM_PR), None) if properties is not None else None
        num_id = value(own, "numId") if own is not None else None
        place = value(own, "ilvl") if own is not None else None
        if num_id is not None:
            return number(num_id, 0), number(place, 0)
        found = self.styles.numbering_of(style_id) if style_id else None
        if not found:
            return 0, 0
        listed = number(found[0], 0)
        if place is not None:
            return listed, number(place, 0)
        return listed, _level_of(lists.get(listed), style_id, found[1] or 0)

    def _advance(self, found: List, num_id: int, place: int, *, counts: bool) -> dict[int, int]:
        """The numbers of all levels at a paragraph; kept, if it counts."""
        shown = dict(self._counts.get(found.family, {}))
        if place in found.starts and (num_id, place) not in self._used:
            shown[place] = found.starts[place]
        elif place in shown:
            shown[place] += 1
        else:
            shown[place] = found.start(place)
        for above in range(place):
            shown.setdefault(above, found.start(above))
        for below in [level for level in shown if level > place]:
            if _begins_anew(found.levels.get(below), below, place):
                del shown[below]
        if counts:
            self._counts[found.family] = shown
            self._used.add((num_id, place))
        return shown

    def _text(self, found: List, place: int, shown: dict[int, int]) -> str:
        level = found.levels[place]

        def of(match: re.Match[str]) -> str:
            asked = int(match[1]) - 1
            if asked not in found.levels or asked not in shown:
                return ""
            return self._number(shown[asked], found.levels[asked].form, legal=level.legal)

        pieces = _PLACE.split(level.text)
        if len(pieces) == 1:
            sign = self._signs.bullet if level.form == "bullet" else self._signs.shown
            return "".join(sign(char, level.font) for char in level.text)
        return _PLACE.sub(of, level.text)

    def _number(self, count: int, form: str, *, legal: bool) -> str:
        padded = _PADDED.match(form)
        if padded:
            return str(count).zfill(len(padded["zeros"]) + 1)
        if legal and form not in {"decimalZero", "none", "bullet"}:
            return str(count)
        written = self._signs.written(count, form)
        if written is None:
            self._report(form)
            return str(count)
        return written

    def _report(self, form: str) -> None:
        if form not in self.unknown and len(self.unknown) < _MOST_UNKNOWN:
            self.unknown.append(form)


def _level_of(found: List | None, style_id: str | None, otherwise: int) -> int:
    """The level that belongs to a paragraph style: the list says it, else the style."""
    levels = found.levels.items() if found else ()
    return next((place for place, level in levels if level.style == style_id), otherwise)


def _begins_anew(level: Level | None, place: int, above: int) -> bool:
    """Whether a level begins anew behind a paragraph on a level above it."""
    if level is None or level.restart is None or level.restart > place:
        return True
    return above < level.restart
