"""XML from strangers: no entities, no network, no document types, bounded."""

from lxml import etree

from itures.sources.faults import FileFaultError

Element = etree._Element  # noqa: SLF001  # lxml has no public name for it
LARGEST = 64 * 1024 * 1024
"""Bytes; the largest file of the UN has less than two million. libxml2 itself refuses
more than 256 levels, and texts of more than ten million characters."""


class XmlFaultError(FileFaultError):
    """The bytes are no XML that is read here; the message says what is wrong."""


def read_xml(data: bytes) -> Element:
    """The outermost element of an XML file, without comments and instructions.

    Raises:
        XmlFaultError: if it is not well-formed, has a document type, or is too large.
    """
    if len(data) > LARGEST:
        raise XmlFaultError(f"too large: {len(data)} bytes; the bound is {LARGEST}")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise XmlFaultError(f"no well-formed XML at {line}:{column}: {error.msg}") from None
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        # Entities are declared there, and nothing that is read here needs one.
        raise XmlFaultError("a document type (DOCTYPE) is not read: take it out")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
