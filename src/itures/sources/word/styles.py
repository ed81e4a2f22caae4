"""The styles of a Word file: their names, and what they say of numbers, italics and hiding."""

from attrs import define, field, frozen

from itures.sources.word.names import VAL, is_on, w
from itures.sources.xml import Element

_STYLE, _NAME, _BASED_ON = w("style"), w("name"), w("basedOn")
_ID, _TYPE, _DEFAULT = w("styleId"), w("type"), w("default")
_PPR, _RPR, _NUM_ID, _ILVL = w("pPr"), w("rPr"), w("numId"), w("ilvl")
_OUTLINE, _ITALIC, _VANISH = w("outlineLvl"), w("i"), w("vanish")
_DEEPEST = 50
"""Styles of a chain that are followed; Word's own user interface allows about ten."""
_BODY_TEXT = 9
"""Outline levels 0 to 8 are headings; 9 means body text (ISO/IEC 29500-1, 17.3.1.20)."""


def fold(name: str) -> str:
    """A style name as it is compared: lower-case letters and digits only.

    `Res_No`, `Res No` and `res-no` are the same style; behind a comma stand other names.
    """
    return "".join(filter(str.isalnum, name.partition(",")[0])).lower()


@define
class Style:
    """What one style says itself, without what it is based on."""

    name: str
    """The name, folded; of a style without a name, the folded id."""
    based_on: str | None = None
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None
    """The level of the heading that it makes, from 1; 0 is none."""
    italic: bool | None = None
    hidden: bool | None = None


@frozen
class Look:
    """What a style says, with what it is based on."""

    name: str | None
    level: int | None
    """The level of the heading that it makes, from 1."""
    italic: bool
    hidden: bool
    listed: bool
    """Whether it may put its paragraphs in a list."""


@define
class Styles:
    """All styles of a file, by id. An id says nothing: the same name has many."""

    default: str | None = None
    """The id of the style of paragraphs that name none."""
    _elements: dict[str, Element] = field(factory=dict)
    _read: dict[str, Style] = field(factory=dict, init=False)
    _looks: dict[str | None, Look] = field(factory=dict, init=False)

    def name(self, style_id: str | None) -> str | None:
        """The folded name of a style; of an id that is not defined, the folded id.

        A name without letters and digits is passed over for what the style is based on.
        """
        return self.look(style_id).name

    def look(self, style_id: str | None) -> Look:
        """What a style says, with what it is based on."""
        found = self._looks.get(style_id)
        if found is None:
            found = self._looks[style_id] = self._seen(style_id)
        return found

    def _seen(self, style_id: str | None) -> Look:
        chain = self.chain(style_id)
        names = [style.name for style in chain] or [fold(style_id or "")]
        return Look(
            next(filter(None, names), None),
            next((s.outline for s in chain if s.outline is not None), None) or None,
            italic=next((s.italic for s in chain if s.italic is not None), False),
            hidden=next((s.hidden for s in chain if s.hidden is not None), False),
            listed=any(s.num_id is not None for s in chain),
        )

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """A style and those that it is based on, nearest first; a circle ends where it closes."""
        found: dict[str, Style] = {}
        at = style_id or ""
        while at in self._elements and at not in found and len(found) < _DEEPEST:
            if at not in self._read:
                self._read[at] = _style(at, self._elements[at])
            found[at] = self._read[at]
            at = found[at].based_on or ""
        return tuple(found.values())

    def numbering_of(self, style_id: str | None) -> tuple[str, int | None] | None:
        """The `numId` of a style and its level, through what it is based on.

        `numId` "0" switches numbering off and is given as it stands. The level is `None`
        where no style of the chain has one: then the `pStyle` of the levels says it.
        """
        chain = self.chain(style_id)
        num_id = next((s.num_id for s in chain if s.num_id is not None), None)
        if num_id is None:
            return None
        return num_id, next((s.ilvl for s in chain if s.ilvl is not None), None)


def read_styles(root: Element | None) -> Styles:
    """The styles of `styles.xml`; none where a file has no such part."""
    elements: dict[str, Element] = {}
    default = None
    for element in () if root is None else root.iterchildren(_STYLE):
        style_id = element.get(_ID, "")
        elements.setdefault(style_id, element)
        marked = element.get(_DEFAULT)
        if marked and is_on(marked) and element.get(_TYPE) == "paragraph":
            default = default or style_id
    return Styles(default, elements)


def _style(style_id: str, element: Element) -> Style:
    style = Style(fold(style_id))
    for child in element:
        tag = child.tag
        if tag == _NAME:
            style.name = fold(child.get(VAL, style_id))
        elif tag == _BASED_ON:
            style.based_on = child.get(VAL)
        elif tag == _PPR:
            _of_paragraph(style, child)
        elif tag == _RPR:
            _of_run(style, child)
    return style


def _of_paragraph(style: Style, properties: Element) -> None:
    for child in properties.iter(_NUM_ID, _ILVL, _OUTLINE):
        value = child.get(VAL, "")
        if child.tag == _NUM_ID:
            style.num_id = style.num_id or value
        elif value.isdecimal() and len(value) == 1:
            if child.tag == _OUTLINE:
                style.outline = (int(value) + 1) % (_BODY_TEXT + 1)
            elif style.ilvl is None:
                style.ilvl = int(value)


def _of_run(style: Style, properties: Element) -> None:
    for child in properties.iterchildren(_ITALIC, _VANISH):
        if child.tag == _ITALIC:
            style.italic = is_on(child.get(VAL))
        else:
            style.hidden = is_on(child.get(VAL))
