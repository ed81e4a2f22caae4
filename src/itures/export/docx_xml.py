"""Elements of WordprocessingML, made one by one; what XML cannot hold is made visible."""

import re
from collections.abc import Iterator

from lxml import etree

from itures.export.visible import escaped

Element = etree._Element  # noqa: SLF001  # lxml has no public name for it
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n"})
"""Line and page breaks of other systems."""
_SIGNS = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
"""Characters that are elements in Word files."""
_PIECES = re.compile("[\t\n\u2011\u00ad]|[^\t\n\u2011\u00ad]+")


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML.

    Args:
        tag: its name, without the namespace.
        children: what stands in it.
        attributes: its attributes, of the same namespace; `val` and the like.
    """
    found = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": R})
    for name, value in attributes.items():
        found.set(f"{{{W}}}{name}", plain(str(value)))
    found.extend(children)
    return found


def plain(text: str) -> str:
    r"""The text with characters that XML cannot hold as escapes, such as `\x07`."""
    return _NO_XML.sub(escaped, text)


def words(text: str) -> Iterator[Element]:
    """The elements of a run that print a text."""
    for piece in _PIECES.findall(plain(text.translate(_BLANKS))):
        if piece in _SIGNS:
            yield w(_SIGNS[piece])
            continue
        found = w("t")
        found.text = piece
        if piece != piece.strip():
            found.set(_SPACE, "preserve")
        yield found


def to_bytes(root: Element) -> bytes:
    """The bytes of a part: UTF-8, with the declaration that Word expects."""
    etree.cleanup_namespaces(root)
    found: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return found
