"""XML from strangers: no entities, no network, no document types, bounded."""

import re
from typing import Any

from lxml import etree

from itures.sources.decoding import decode
from itures.sources.faults import FileFaultError
from itures.sources.rest import edge_of_tags, words_in

Element = etree._Element  # noqa: SLF001  # lxml has no public name for it
LARGEST = 64 * 1024 * 1024
"""Bytes; the largest file of the UN has less than two million. libxml2 itself refuses
more than 256 levels, and texts of more than ten million characters."""
_CHUNK = 64 * 1024
"""Bytes that are given to the parser at once, so that few events wait."""
_DECLARED = re.compile(r"<\?xml[^>]*>")
"""What names the encoding of a file; a text that is cut is given in UTF-8."""
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


class XmlFaultError(FileFaultError):
    """The bytes are no XML that is read here; the message says what is wrong."""


def read_xml(data: bytes) -> Element:
    """The outermost element of an XML file, without comments and instructions.

    Raises:
        XmlFaultError: if it is not well-formed, has a document type, or is too large.
    """
    if len(data) > LARGEST:
        raise XmlFaultError(f"too large: {len(data)} bytes; the bound is {LARGEST}")
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except etree.XMLSyntaxError as error:
        raise _fault(error) from None
    return _without_type(root)


def read_xml_within(data: bytes, most: int) -> tuple[Element, str | None]:
    """The outermost element of as much of an XML file as may be read.

    Args:
        data: the bytes of the file.
        most: how many tags are read.

    Returns:
        The element, and the words behind the last tag that is read; `None` if all are.

    Raises:
        XmlFaultError: as `read_xml`; what is not read may be anything.
    """
    if data.count(b"<") <= most or len(data) > LARGEST:
        return read_xml(data), None
    text = decode(data).text.lstrip()
    if declared := _DECLARED.match(text):
        text = text[declared.end() :]
    edge = edge_of_tags(text, most)
    if edge is None:
        return read_xml(data), None
    return _begun(text[:edge].encode("utf-8", "replace")), words_in(text[edge:])


def _begun(data: bytes) -> Element:
    """The outermost element of a file that breaks off behind a tag."""
    parser = etree.XMLPullParser(events=("start",), **_SAFE)
    root: Element | None = None
    data += b"<!---->"  # the parser keeps words until a tag or a comment follows
    try:
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            for _, element in parser.read_events():
                if root is None and not isinstance(element, tuple):
                    root = element
    except etree.XMLSyntaxError as error:
        raise _fault(error) from None
    if root is None:
        raise XmlFaultError("no element begins in the part that is within the budget")
    return _without_type(root)


def _fault(error: etree.XMLSyntaxError) -> XmlFaultError:
    line, column = error.position
    return XmlFaultError(f"no well-formed XML at {line}:{column}: {error.msg}")


def _without_type(root: Element) -> Element:
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        # Entities are declared there, and nothing that is read here needs one.
        raise XmlFaultError("a document type (DOCTYPE) is not read: take it out")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
