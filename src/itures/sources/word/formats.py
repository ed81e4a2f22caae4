"""What runs and paragraph marks say of themselves, found in one pass over a part.

Most properties of a run are of no use here. One search through the whole tree finds the
few that are, by the element that holds them; no run is asked for them one by one.
"""

from attrs import define, field

from itures.model.revisions import Change
from itures.sources.word.names import VAL, is_on, w
from itures.sources.word.story import AS_IT_IS, Format
from itures.sources.word.styles import Styles
from itures.sources.xml import Element

CHANGES: dict[str, Change] = {
    w("ins"): "insertion",
    w("del"): "deletion",
    w("moveFrom"): "move-from",
    w("moveTo"): "move-to",
    w("cellIns"): "insertion",
    w("cellDel"): "deletion",
}
"""The elements that track changes."""
_STYLE, _ITALIC, _VANISH, _ALIGN = w("rStyle"), w("i"), w("vanish"), w("vertAlign")
_UNDERLINE, _STRIKE, _STRIKES = w("u"), w("strike"), w("dstrike")
_OF_RUN = frozenset({_STYLE, _ITALIC, _VANISH, _ALIGN, _UNDERLINE, _STRIKE, _STRIKES})
_NOTING = frozenset(
    {"footnotereference", "endnotereference", "footnotecharacters", "endnotecharacters"}
)
"""The names that Word and LibreOffice have for the styles of marks of notes; they are the
same in every language."""


@define
class Formats:
    """The formats of the runs of one part, and the changes that are tracked in it."""

    styles: Styles
    changes: dict[Element, list[Element]] = field(factory=dict, init=False)
    """What tracks the change of a paragraph mark, a row or a cell, by its properties."""
    tracked: bool = field(default=False, init=False)
    """Whether any change is tracked."""
    drawn: bool = field(default=False, init=False)
    """Whether underlining and striking out stand for changes that are not tracked."""
    _properties: dict[Element, list[Element]] = field(factory=dict, init=False)
    _known: dict[tuple[tuple[object, str | None], ...], Format] = field(factory=dict, init=False)

    def gather(self, root: Element) -> None:
        """Look a part through, from its outermost element."""
        properties = self._properties
        for element in root.iter(*_OF_RUN, *CHANGES):
            parent = element.getparent()
            if parent is None:
                continue
            if element.tag in CHANGES:
                self.tracked = True
                self.changes.setdefault(parent, []).append(element)
            elif parent in properties:
                properties[parent].append(element)
            else:
                properties[parent] = [element]

    def of(self, properties: Element) -> Format:
        """The format that the properties of a run stand for."""
        found = self._properties.get(properties)
        if found is None:
            return AS_IT_IS
        said = tuple([(element.tag, element.get(VAL)) for element in found])
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = self._made({str(tag): value for tag, value in said})
        return known

    def _made(self, said: dict[str, str | None]) -> Format:
        style = said.get(_STYLE)
        look = self.styles.look(style)
        made = Format(
            style=look.name if style else None,
            italic=is_on(said[_ITALIC]) if _ITALIC in said else look.italic or None,
            hidden=is_on(said[_VANISH]) if _VANISH in said else look.hidden or None,
            noting=bool(style) and look.name in _NOTING,
            raised=said.get(_ALIGN) == "superscript",
            change=self._change(said) if self.drawn else None,
        )
        return AS_IT_IS if made == AS_IT_IS else made

    def _change(self, said: dict[str, str | None]) -> Change | None:
        """What underlining or striking out stands for."""
        if any(is_on(said[name]) for name in (_STRIKE, _STRIKES) if name in said):
            return "deletion"
        return "insertion" if said.get(_UNDERLINE, "none") != "none" else None

    def is_drawn_on(self) -> bool:
        """Whether any words are underlined or struck out."""
        return any(
            self._change({str(element.tag): element.get(VAL) for element in found})
            for found in self._properties.values()
        )
