"""The levels of Word's lists, as `word/numbering.xml` defines them."""

from collections.abc import Mapping
from typing import Protocol

from attrs import define, field, frozen

from itures.sources.word.names import VAL, is_on, w
from itures.sources.xml import Element

MOST_LEVELS = 9
"""A list of Word has nine levels."""
_LONGEST = 255
"""Characters of the text of a level that are kept; Word itself takes about thirty."""
_LARGEST = 2**31 - 1
"""The largest number that Word stores."""
_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


class StyleNumbers(Protocol):
    """What is asked of the styles of a file."""

    def numbering_of(self, style_id: str, /) -> tuple[str, int | None] | None:
        """The list that a style puts its paragraphs in, and the level if it says one."""


@frozen
class Level:
    """One level of a list."""

    start: int
    """The number of its first paragraph."""
    form: str
    """How numbers are written, for example `lowerLetter`."""
    text: str
    """What is printed, with `%1` … `%9` for the numbers of the levels."""
    suffix: str
    """What stands between the label and the words: a tab, a blank, or nothing."""
    restart: int | None = None
    """The level, from 1, whose paragraphs let it begin anew; 0 is none, `None` any above."""
    legal: bool = False
    """Whether all its numbers are decimal, whatever their levels say."""
    style: str | None = None
    """The paragraph style that belongs to it."""
    font: str | None = None
    """The font of its label, which says what a symbol looks like."""


@frozen
class List:
    """A list that paragraphs refer to by its number."""

    family: str
    """The id of its abstract definition: lists of one family count on together."""
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """The numbers that its first paragraph on a level sets the count to, by level."""
    single: bool = False
    """Whether it has one level only, whatever its paragraphs say."""

    def start(self, level: int) -> int:
        """The number with which a level begins."""
        if level in self.starts:
            return self.starts[level]
        return self.levels[level].start if level in self.levels else 1


@define
class Lists:
    """The lists of a file; each is read when a paragraph first refers to it."""

    root: Element
    styles: StyleNumbers
    _nums: dict[int, Element] = field(factory=dict, init=False)
    _families: dict[str, Element] = field(factory=dict, init=False)
    _linked: dict[str, Element] = field(factory=dict, init=False)
    _read: dict[int, List | None] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for num in self.root.iterchildren(w("num")):
            self._nums.setdefault(number(num.get(w("numId")), 0), num)
        for family in self.root.iterchildren(w("abstractNum")):
            self._families.setdefault(family.get(w("abstractNumId")) or "", family)
            style = value(family, "styleLink")
            if style is not None:
                self._linked.setdefault(style, family)

    def get(self, num_id: int) -> List | None:
        """The list with this number, or `None`."""
        if num_id not in self._read:
            self._read[num_id] = self._list(num_id)
        return self._read[num_id]

    def _list(self, num_id: int) -> List | None:
        num = self._nums.get(num_id)
        name = value(num, "abstractNumId") if num is not None else None
        if num is None or name not in self._families:
            return None
        definition = self._definition(self._families[name])
        single = value(definition, "multiLevelType") == "singleLevel"
        levels = _levels(definition)
        starts: dict[int, int] = {}
        for override in num.iterchildren(w("lvlOverride")):
            place = number(override.get(w("ilvl")), 0)
            for level in _levels(override).values():
                levels[place] = level
            start = value(override, "startOverride")
            if start is not None:
                starts[place] = number(start, 1)
        return List(name, levels, starts, single)

    def _definition(self, family: Element) -> Element:
        """The definition that has the levels: some only name a style that has them."""
        seen = {family}
        while (style := value(family, "numStyleLink")) is not None:
            found = self._linked.get(style)
            if found is None:
                found = self._of_style(style)
            if found is None or found in seen:
                return family
            seen.add(found)
            family = found
        return family

    def _of_style(self, style: str) -> Element | None:
        place = self.styles.numbering_of(style)
        num = self._nums.get(number(place[0], 0)) if place else None
        return self._families.get(value(num, "abstractNumId") or "") if num is not None else None


def _levels(parent: Element) -> dict[int, Level]:
    """The levels that stand in a definition, by their place from 0."""
    found = {number(level.get(w("ilvl")), 0): level for level in parent.iterchildren(w("lvl"))}
    return {place: _level(level) for place, level in found.items() if 0 <= place < MOST_LEVELS}


def _level(element: Element) -> Level:
    text = value(element, "lvlText") or ""
    restart = value(element, "lvlRestart")
    return Level(
        start=number(value(element, "start"), 0),  # 17.9.25: without one it is zero
        form=_form(element),
        text="".join(char if char.isprintable() else _blank(char) for char in text[:_LONGEST]),
        suffix=_SUFFIXES.get(value(element, "suff") or "tab", "\t"),
        restart=None if restart is None else number(restart, 0),
        legal=_is_on(element, "isLgl"),
        style=value(element, "pStyle"),
        font=_font(element),
    )


def _blank(char: str) -> str:
    """Signs of symbol fonts and marks of direction do not print, and stay; others do not."""
    return " " if char.isspace() or ord(char) < ord(" ") else char


def _form(element: Element) -> str:
    """The format of the numbers; newer ones stand in a choice, with an older one to fall back."""
    found = next(element.iter(w("numFmt")), None)
    if found is None:
        return "decimal"
    form = found.get(VAL) or "decimal"
    return f"custom {found.get(w('format')) or ''}" if form == "custom" else form


def _font(element: Element) -> str | None:
    fonts = next(element.iter(w("rFonts")), None)
    if fonts is None:
        return None
    return fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def value(element: Element, name: str) -> str | None:
    """What a child of an element says, or `None` where there is none."""
    child = next(element.iterchildren(w(name)), None)
    return child.get(VAL) if child is not None else None


def number(text: str | None, otherwise: int) -> int:
    """A number of the file, which may hold anything."""
    try:
        found = int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
    return found if abs(found) <= _LARGEST else otherwise


def _is_on(element: Element, name: str) -> bool:
    child = next(element.iterchildren(w(name)), None)
    return child is not None and is_on(child.get(VAL))
