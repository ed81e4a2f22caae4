"""The words of our own Akoma Ntoso files, with the citations and notes in them."""

from attrs import define, field, frozen

from itures.model.span import Span
from itures.sources.akn_names import ODD_NAME
from itures.sources.xml import Element, local

_LINKS = frozenset({"ref", "rref", "inline"})


@frozen
class Cited:
    """A link in some words; offsets count in these words."""

    start: int
    end: int
    target: str
    about: tuple[str, ...]
    """The kind, the status, and the steps of inference."""
    words: str


@define
class Said:
    """Words, and what stands in them."""

    text: str = ""
    cited: list[Cited] = field(factory=list)
    notes: list[tuple[int, Element]] = field(factory=list)
    marked: dict[str, str] = field(factory=dict)
    """Words by the element that marks them: `lead`, `opener`, `docTitle` …"""


def said(element: Element) -> Said:
    """The words of an element, without those of the notes in it."""
    found = Said()
    _inside(element, found)
    return found


def _inside(element: Element, found: Said) -> None:
    found.text += element.text or ""
    for child in element:
        _child(child, found)
        found.text += child.tail or ""


def _child(child: Element, found: Said) -> None:
    name = local(child)
    if name == "authorialNote":
        found.notes.append((len(found.text), child))
        return
    if name == "inline" and child.get("name") == ODD_NAME:
        found.text += _character(child.get("title", ""))
        return
    start, first = len(found.text), len(found.cited)
    _inside(child, found)
    words = found.text[start:]
    marked = child.get("class") if name == "i" else child.get("name") if name == "inline" else name
    if marked:
        found.marked.setdefault(marked, words)
    span = Span(start, len(found.text))
    if name == "mref":
        # The members of a list share the words of the whole.
        inner = found.cited[first:]
        found.cited[first:] = [Cited(*span, c.target, c.about, words) for c in inner]
    elif name in _LINKS and child.get("title") is not None:
        about = tuple((child.get("class") or "").split())
        found.cited.append(Cited(*span, child.get("title", ""), about, words))


def _character(number: str) -> str:
    try:
        return chr(int(number.removeprefix("U+"), 16))
    except (ValueError, OverflowError):
        return "\ufffd"
