"""Tracked changes, and content that is there in several forms."""

from itures.model.revisions import Change
from itures.sources.word.formats import CHANGES
from itures.sources.word.names import w
from itures.sources.word.shapes import ALTERNATE, chosen
from itures.sources.word.story import Layer, Layers
from itures.sources.word.walk import Handler, Walk, inside, nothing
from itures.sources.xml import Element

_ID, _AUTHOR, _DATE, _NAME = w("id"), w("author"), w("date"), w("name")


def changed(walk: Walk, element: Element) -> None:
    """Read what was put in, taken out or moved."""
    walk.within(layer(walk, element), inside, element)


def layer(walk: Walk, element: Element) -> Layer:
    """The change that an element tracks."""
    change = CHANGES[str(element.tag)]
    moves = walk.moves.get(change)
    name = moves[-1][1] if moves else walk.moved.get(change)
    return Layer(change, element.get(_AUTHOR), element.get(_DATE), name)


def plus(walk: Walk, layers: Layers, properties: Element) -> Layers:
    """Layers, and the changes that properties track."""
    for element in walk.formats.changes.get(properties, ()):
        layers += layer(walk, element)
    return layers


def _begins(change: Change) -> Handler:
    def begin(walk: Walk, element: Element) -> None:
        name = element.get(_NAME, "")
        walk.moves.setdefault(change, []).append((element.get(_ID, ""), name))
        walk.moved[change] = name

    return begin


def _ends(change: Change) -> Handler:
    def end(walk: Walk, element: Element) -> None:
        ended = element.get(_ID, "")
        walk.moves[change] = [move for move in walk.moves.get(change, ()) if move[0] != ended]

    return end


def alternate(walk: Walk, element: Element) -> None:
    """Read one form of a content that is there in several."""
    form = chosen(element)
    if form is not None:
        inside(walk, form)


_SKIPPED = """
    pPrChange rPrChange sectPrChange tblPrChange trPrChange tcPrChange tblPrExChange
    tblGridChange numberingChange cellMerge
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart
    customXmlMoveToRangeEnd
"""
"""Changes of how words look, which are no changes of words."""
TRACKED: dict[object, Handler] = {
    **{w(name): nothing for name in _SKIPPED.split()},
    w("ins"): changed,
    w("del"): changed,
    w("moveFrom"): changed,
    w("moveTo"): changed,
    w("moveFromRangeStart"): _begins("move-from"),
    w("moveFromRangeEnd"): _ends("move-from"),
    w("moveToRangeStart"): _begins("move-to"),
    w("moveToRangeEnd"): _ends("move-to"),
    ALTERNATE: alternate,
}
