"""Tables: cells are parted by tabs, rows by line ends."""

from itures.sources.word.changes import plus
from itures.sources.word.names import VAL, w
from itures.sources.word.story import Paragraph, Place
from itures.sources.word.walk import Handler, Table, Walk, inside, nothing
from itures.sources.xml import Element

_TR_PR, _TC_PR, _SPAN, _BEFORE = w("trPr"), w("tcPr"), w("gridSpan"), w("gridBefore")
_WIDEST = 999
"""Columns of a table that are believed; Word has at most 63."""


def table(walk: Walk, element: Element) -> None:
    """Read a table; one in a cell is a table of its own."""
    walk.close()
    outer = walk.table, walk.place
    walk.table = Table(walk.tables)
    walk.tables += 1
    inside(walk, element)
    walk.table, walk.place = outer


def row(walk: Walk, element: Element) -> None:
    """Read a row; one that is put in or taken out is so with all that is in it."""
    found = walk.table
    if found is None:
        inside(walk, element)
        return
    outer, found.column, found.last = walk.layers, 0, None
    found.row += 1
    for properties in element.iterchildren(_TR_PR):
        walk.layers = plus(walk, walk.layers, properties)
        found.column = _number(properties, _BEFORE, 0)
    found.layers = walk.layers
    inside(walk, element)
    if found.last is None:
        walk.place = Place(found.number, found.row, found.column, found.layers)
        found.last = _last(walk, len(walk.paragraphs))
    found.last.end, found.last.mark = "\n", found.layers
    walk.layers = outer


def cell(walk: Walk, element: Element) -> None:
    """Read a cell."""
    found = walk.table
    if found is None:
        inside(walk, element)
        return
    outer, span, first = walk.layers, 1, len(walk.paragraphs)
    for properties in element.iterchildren(_TC_PR):
        walk.layers = plus(walk, walk.layers, properties)
        span = _number(properties, _SPAN, 1)
    place = walk.place = Place(found.number, found.row, found.column, found.layers)
    walk.table = None
    inside(walk, element)
    walk.close()
    walk.table, walk.place = found, place
    found.last = _last(walk, first)
    found.last.end, found.last.mark = "\t", walk.layers
    found.column += max(1, span)
    walk.layers = outer


def _last(walk: Walk, first: int) -> Paragraph:
    """The paragraph that ends a cell, made where a file has none."""
    paragraphs = walk.paragraphs
    if len(paragraphs) == first or paragraphs[-1].place is not walk.place:
        paragraphs.append(Paragraph(walk.styles.default, walk.place))
    paragraphs[-1].joins = False
    return paragraphs[-1]


def _number(properties: Element, name: str, otherwise: int) -> int:
    for child in properties.iterchildren(name):
        value = child.get(VAL, "")
        if value.isdecimal() and len(value) <= len(str(_WIDEST)):
            return int(value)
    return otherwise


_SKIPPED = "tblPr tblPrEx tblGrid trPr tcPr"
TABLES: dict[object, Handler] = {
    **{w(name): nothing for name in _SKIPPED.split()},
    w("tbl"): table,
    w("tr"): row,
    w("tc"): cell,
}
