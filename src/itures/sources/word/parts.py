"""The parts of a Word file that are XML, with Strict names made Transitional ones."""

from lxml import etree

from itures.sources.faults import FileFaultError
from itures.sources.word.names import STRICT
from itures.sources.word.package import Package
from itures.sources.xml import Element, read_xml

MOST_NODES = 1_500_000
"""Tags and attributes of one part. The tree takes about a hundred bytes for each; a
resolution of twenty pages has 19 thousand, a volume of a hundred resolutions 213 thousand."""


def read_part(package: Package, name: str) -> Element:
    """The outermost element of a part.

    Raises:
        FileFaultError: if it is missing or damaged, has a document type, or is too large.
    """
    data = package.read(name)
    if len(data) > MOST_NODES and data.count(b"<") + data.count(b"=") > MOST_NODES:
        raise FileFaultError(f"more than {MOST_NODES} tags and attributes", name)
    try:
        root = read_xml(data)
    except FileFaultError as fault:
        raise FileFaultError(str(fault), name) from None
    return _transitional(root) if _namespace(str(root.tag)) in STRICT else root


def _namespace(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _transitional(root: Element) -> Element:
    """Give elements and attributes the names that they have in Transitional files."""
    for element in root.iter(etree.Element):
        element.tag = _renamed(str(element.tag))
        for name, value in element.items():
            new = _renamed(str(name))
            if new != name:
                del element.attrib[name]
                element.set(new, value)
    return root


def _renamed(name: str) -> str:
    space = _namespace(name)
    return f"{{{STRICT[space]}}}{name[len(space) + 2 :]}" if space in STRICT else name
