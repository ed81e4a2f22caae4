"""Drawings: the text boxes in them, each once."""

from collections.abc import Iterator

from itures.sources.word.names import MC, A, M, V, w
from itures.sources.xml import Element

ALTERNATE = f"{{{MC}}}AlternateContent"
_CHOICE, _FALLBACK = f"{{{MC}}}Choice", f"{{{MC}}}Fallback"
BOX, DRAWN, ART = w("txbxContent"), f"{{{A}}}p", f"{{{V}}}textpath"
"""A text box, a paragraph of a drawing, and words bent along a line."""
DRAWN_TEXT = f"{{{A}}}t"
_SAYS = (BOX, DRAWN_TEXT, ART)
_ANY = (*_SAYS, w("t"), w("delText"), w("sym"), f"{{{M}}}t")


def chosen(element: Element) -> Element | None:
    """What is read of a content that is there in several forms: the first that has words.

    A newer form, and one to fall back to, say the same.
    """
    forms = [*element.iterchildren(_CHOICE), *element.iterchildren(_FALLBACK)]
    return next((form for form in forms if next(form.iter(*_ANY), None) is not None), None)


def boxes(drawing: Element) -> Iterator[Element]:
    """What has words in a drawing, in the order of the file."""
    if next(drawing.iter(*_SAYS), None) is not None:
        yield from _within(drawing)


def _within(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in _SAYS or child.tag == DRAWN:
            yield child
        elif child.tag != ALTERNATE:
            yield from _within(child)
        elif (form := chosen(child)) is not None:
            yield from _within(form)
