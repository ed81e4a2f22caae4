"""Looks into Word files: for tests only."""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element


def part(data: bytes, name: str) -> Element:
    """The outermost element of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def paragraphs(root: Element) -> list[Element]:
    return list(root.iter(f"{W}p"))


def words(element: Element) -> str:
    """What an element prints, without the marks of notes."""
    signs = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
    out = []
    for one in element.iter():
        name = str(one.tag).removeprefix(W)
        marks = (
            one.getparent() is not None
            and one.getparent().find(f"{W}footnoteReference") is not None
        )
        if name == "t" and not marks:
            out.append(one.text or "")
        elif name in signs and one.getparent().tag == f"{W}r":
            out.append(signs[name])
    return "".join(out)


def names(data: bytes) -> dict[str, str]:
    """The names of the styles, by id."""
    return {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(data, "styles").iter(f"{W}style")
    }


def styled(data: bytes) -> list[tuple[str, str]]:
    """The name of the style and the words of every paragraph of the body."""
    known = names(data)
    found = []
    for paragraph in paragraphs(part(data, "document")):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append(("" if style is None else known[style.get(f"{W}val")], words(paragraph)))
    return found
