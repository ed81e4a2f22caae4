"""Elements, and words in them: well-formed whatever the words are."""

from collections.abc import Mapping, Sequence

from attrs import define, frozen
from lxml import etree

from itures.model.document import Footnote
from itures.sources.akn_names import AKN, ODD, ODD_NAME, REPLACEMENT

Element = etree._Element  # noqa: SLF001  # lxml has no public name for it
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WORDS = frozenset(
    {
        "p",
        "block",
        "heading",
        "subheading",
        "num",
        "listIntroduction",
        "listWrapUp",
        "crossHeading",
    }
)
"""Elements that hold words: in them every blank counts."""


@frozen
class Mark:
    """An element around some words, or a note at a place between them."""

    start: int
    end: int
    tag: str = ""
    attributes: Mapping[str, str] = {}
    note: Footnote | None = None
    beside: tuple[tuple[str, Mapping[str, str]], ...] = ()
    """Elements without words that stand directly behind."""


def clean(text: str) -> str:
    """A text for an attribute: what XML cannot hold is replaced."""
    return ODD.sub(REPLACEMENT, text)


def sub(parent: Element, tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    """A new element at the end of another."""
    found = etree.SubElement(parent, f"{{{AKN}}}{tag}")
    for name, value in (attributes or {}).items():
        found.set(name, clean(value))
    return found


def say(element: Element, text: str) -> None:
    """Add words at the end of an element; odd characters become elements."""
    at = 0
    for odd in ODD.finditer(text):
        _append(element, text[at : odd.start()])
        number = f"U+{ord(odd[0]):04X}"
        sub(element, "inline", {"name": ODD_NAME, "title": number}).text = REPLACEMENT
        at = odd.end()
    _append(element, text[at:])


def _append(element: Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


@define
class Words:
    """Writes one text with its marks."""

    text: str
    marks: Sequence[Mark]
    """Marks that fit into each other; of two on the same words the outer one first."""
    note: "NoteWriter"

    def write(self, element: Element, start: int, end: int) -> None:
        """Write the words between two places, with the marks that lie in them."""
        inside = [m for m in self.marks if start <= m.start and m.end <= end and m.start < m.end]
        notes = [m for m in self.marks if m.start == m.end and start <= m.start <= end]
        self._level(element, start, end, [*inside, *notes])

    def _level(self, element: Element, start: int, end: int, marks: Sequence[Mark]) -> None:
        at = start
        todo = sorted(marks, key=lambda m: (m.start, m.end > m.start, -m.end))
        while todo:
            mark = todo.pop(0)
            say(element, self.text[at : mark.start])
            at = mark.end
            if mark.note:
                self.note(element, mark.note)
                continue
            below = [m for m in todo if _holds(mark, m)]
            todo = [m for m in todo if not _holds(mark, m)]
            self._level(sub(element, mark.tag, mark.attributes), mark.start, mark.end, below)
            for tag, attributes in mark.beside:
                sub(element, tag, attributes)
        say(element, self.text[at:end])


def _holds(outer: Mark, inner: Mark) -> bool:
    if inner.start == inner.end:
        return outer.start < inner.start < outer.end
    return outer.start <= inner.start and inner.end <= outer.end


class NoteWriter:
    """Writes a footnote at its mark; a face, so that words need not know documents."""

    def __call__(self, element: Element, note: Footnote) -> None:
        """Write a note at the end of what stands in the element."""
        raise NotImplementedError


def indent(element: Element, level: int = 0) -> None:
    """Put elements that hold no words on lines of their own."""
    if etree.QName(element).localname in _WORDS or not len(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    element[-1].tail = "\n" + "  " * level
