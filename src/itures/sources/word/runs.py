"""Paragraphs, runs and the words in them."""

from itures.sources.word.changes import plus
from itures.sources.word.names import VAL, M, w
from itures.sources.word.shapes import ART, BOX, DRAWN, DRAWN_TEXT, boxes
from itures.sources.word.story import AS_IT_IS, Layer, Layers, NoteRef, Paragraph
from itures.sources.word.symbols import PRIVATE, symbol
from itures.sources.word.walk import Handler, Walk, inside, nothing
from itures.sources.xml import Element

_T, _R, _P_PR, _R_PR = w("t"), w("r"), w("pPr"), w("rPr")
_P_STYLE, _NUM_PR, _SECT_PR, _OUTLINE = w("pStyle"), w("numPr"), w("sectPr"), w("outlineLvl")
_CHAR, _FONT = w("char"), w("font")
_FONTS, _ASCII, _H_ANSI = w("rFonts"), w("ascii"), w("hAnsi")
_NOTES = frozenset({w("footnoteReference"), w("endnoteReference")})
_BODY_TEXT = 9
"""The outline level of what is no heading."""


def paragraph(walk: Walk, element: Element) -> None:
    """Read a paragraph."""
    walk.shut()  # some files have words outside of paragraphs
    found = walk.paragraph = Paragraph(walk.styles.default, walk.place)
    walk.moved.clear()
    handlers = walk.handlers
    for child in element:
        tag = child.tag
        if tag == _R:
            run(walk, child)
        elif tag == _P_PR:
            _properties(found, child)
        else:
            handlers.get(tag, inside)(walk, child)
    found.mark = walk.layers
    if walk.formats.tracked and found.properties is not None:
        for marked in found.properties.iterchildren(_R_PR):
            found.mark = plus(walk, walk.layers, marked)
    elif walk.formats.drawn:
        found.mark = _drawn_mark(walk, found)
    walk.shut()


def _drawn_mark(walk: Walk, found: Paragraph) -> Layers:
    """The changes that the end of a paragraph lies in: those of all its words."""
    walk.flush()
    changes = {piece.layers.all for piece in found.pieces if piece.text.strip()}
    only = changes.pop() if len(changes) == 1 else ()
    layers = walk.layers
    for layer in only:
        layers += layer
    return layers


def _properties(found: Paragraph, properties: Element) -> None:
    found.properties = properties
    for child in properties:
        tag = child.tag
        if tag == _P_STYLE:
            found.style = child.get(VAL)
        elif tag == _NUM_PR:
            found.listed = True
        elif tag == _SECT_PR:
            found.section = child
        elif tag == _OUTLINE:
            value = child.get(VAL, "")
            found.outline = (int(value) + 1) % (_BODY_TEXT + 1) if value.isdecimal() else None


def run(walk: Walk, element: Element) -> None:
    """Read a run: words of one format."""
    outer, walk.format = walk.format, AS_IT_IS
    noted = False
    for child in element:
        tag = child.tag
        if tag == _T:
            words = child.text
            if words:
                if "\n" in words or "\r" in words:
                    words = _of_line(words)
                if not words.isascii() and PRIVATE.search(words):
                    words = _shown(element, words)
                walk.say(words)
        elif tag == _R_PR:
            walk.format = walk.formats.of(child)
        else:
            noted = noted or tag in _NOTES
            walk.handlers.get(tag, inside)(walk, child)
    if noted:
        _end_mark(walk)
    walk.format = outer


def _of_line(words: str) -> str:
    """Words without line ends, which are mere blanks in the file; breaks are elements."""
    return words.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _shown(element: Element, words: str) -> str:
    """Words with what the signs of a symbol font in them show."""
    font = None
    for properties in element.iterchildren(_R_PR):
        for fonts in properties.iterchildren(_FONTS):
            font = fonts.get(_ASCII) or fonts.get(_H_ANSI)
    return PRIVATE.sub(lambda found: symbol(f"{ord(found[0]):x}", font), words)


def _end_mark(walk: Walk) -> None:
    """End the mark of a note, which ends with its run."""
    walk.flush()
    last = walk.paragraph.pieces[-1] if walk.paragraph and walk.paragraph.pieces else None
    if isinstance(last, NoteRef):
        last.bare = True


def text(walk: Walk, element: Element) -> None:
    """Read words."""
    if element.text:
        walk.say(_of_line(element.text))


def deleted_text(walk: Walk, element: Element) -> None:
    """Read words that are deleted, wherever they stand."""
    if walk.layers.final:
        walk.within(Layer("deletion"), text, element)
    else:
        text(walk, element)


def sign(walk: Walk, element: Element) -> None:
    """Read a sign of a symbol font."""
    walk.say(symbol(element.get(_CHAR, ""), element.get(_FONT)))


def section(walk: Walk, element: Element) -> None:
    """Read the properties of the last section."""
    walk.section = element


def drawing(walk: Walk, element: Element) -> None:
    """Read a drawing: what has words in it waits for the end of the paragraph."""
    found = [] if walk.muted else [(box, walk.layers) for box in boxes(element)]
    if found:
        walk.open()
        walk.boxes += found


def _page_ends(walk: Walk, element: Element) -> None:
    del element
    walk.pages += 1


def _drawn(walk: Walk, element: Element) -> None:
    walk.say("".join(child.text or "" for child in element.iter(DRAWN_TEXT)))


def _art(walk: Walk, element: Element) -> None:
    walk.say(element.get("string", ""))


def _saying(words: str) -> Handler:
    return lambda walk, _: walk.say(words)


_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_SKIPPED = """
    pPr rPr bookmarkStart bookmarkEnd proofErr permStart permEnd sdtPr
    sdtEndPr smartTagPr customXmlPr rubyPr separator continuationSeparator pgNum altChunk
    subDoc
"""
"""What prints nothing, or is no part of the file: other files that are only named."""
RUNS: dict[object, Handler] = {
    **{w(name): nothing for name in _SKIPPED.split()},
    **{w(name): _saying(words) for name, words in _SIGNS.items()},
    w("p"): paragraph,
    w("r"): run,
    w("t"): text,
    f"{{{M}}}t": text,
    w("delText"): deleted_text,
    w("sym"): sign,
    w("sectPr"): section,
    w("lastRenderedPageBreak"): _page_ends,
    w("drawing"): drawing,
    w("pict"): drawing,
    w("object"): drawing,
    BOX: inside,
    DRAWN: _drawn,
    DRAWN_TEXT: _drawn,
    ART: _art,
}
