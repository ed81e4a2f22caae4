"""Fields: codes that Word computes, and the results that it printed last."""

import re
from collections.abc import Sequence

from attrs import define, field

from itures.sources.word.names import VAL, is_on, w
from itures.sources.word.story import LinkTo
from itures.sources.word.symbols import symbol
from itures.sources.xml import Element

_WORD = re.compile(r'"((?:\\.|[^"\\])*)"|(\S+)')
_ESCAPED = re.compile(r'\\(["\\])')
_WITH_VALUE = frozenset({"\\f", "\\s", "\\o", "\\t"})
_CHECK_BOX, _CHECKED, _DEFAULT = w("checkBox"), w("checked"), w("default")
_LIST, _ENTRY, _RESULT = w("ddList"), w("listEntry"), w("result")
_BOXES = ("\u2610", "\u2612")
"""An empty box and one with a cross, as Word prints them."""


@define(eq=False)
class Field:
    """A field that has begun."""

    begin: Element
    """The element it begins with, which may hold the data of a form."""
    code: list[str] = field(factory=list)
    in_code: bool = True
    """Whether its result has not begun."""
    outer: LinkTo | None = None
    """The link that its result stands in."""
    said: tuple[int, int] = (0, 0)
    """How much had been said when its result began: paragraphs and pieces."""


def words_of(code: str) -> list[str]:
    """The words of a field code; what stands in quotes is one."""
    return [
        _ESCAPED.sub(r"\1", quoted) if quoted or not plain else plain
        for quoted, plain in _WORD.findall(code)
    ]


def link_of(code: str) -> LinkTo | None:
    """The link that a field makes, or `None`."""
    words = words_of(code)
    if not words or words[0].upper() != "HYPERLINK":
        return None
    target, anchor, rest = "", "", iter(words[1:])
    for word in rest:
        if word == "\\l":
            anchor = "#" + next(rest, "")
        elif word in _WITH_VALUE:
            next(rest, None)
        elif not word.startswith("\\") and not target:
            target = word
    return LinkTo(target + anchor) if target or anchor else None


def printed(found: Field) -> str:
    """What a field without a result prints, as far as its code says it."""
    for child in found.begin.iter(_CHECK_BOX, _LIST):
        return _box(child) if child.tag == _CHECK_BOX else _chosen(child)
    words = words_of("".join(found.code))
    return _symbol(words[1:]) if words and words[0].upper() == "SYMBOL" else ""


def _box(element: Element) -> str:
    said = {child.tag: is_on(child.get(VAL)) for child in element}
    return _BOXES[said.get(_CHECKED, said.get(_DEFAULT, False))]


def _chosen(element: Element) -> str:
    entries = [child.get(VAL, "") for child in element.iterchildren(_ENTRY)]
    picks = [child.get(VAL, "") for child in element.iterchildren(_RESULT, _DEFAULT)]
    pick = next((int(p) for p in picks if p.isdecimal()), 0)
    return entries[pick] if pick < len(entries) else ""


def _symbol(words: Sequence[str]) -> str:
    code = words[0] if words else ""
    font = words[words.index("\\f") + 1] if "\\f" in words[:-1] else None
    return symbol(code, font, base=16 if code.lower().startswith("0x") else 10)
