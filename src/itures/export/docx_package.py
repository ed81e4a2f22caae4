"""The package of a Word file: parts, what they are, and how they hang together.

The same parts give the same bytes: dates are fixed, and the order is that of the list.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from attrs import frozen
from lxml import etree

from itures.export.docx_xml import Element, plain, to_bytes

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip archive can have."""
_MODE = 0o644 << 16
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
MAIN = "document"
_PREFIX = "rId_"


@frozen
class Part:
    """One part beside the properties, all in the folder `word`."""

    name: str
    """Its name without ending, for example `footnotes`; also what it is."""
    root: Element
    kind: str = ""
    """What it is, where the name has a number."""


def relation(name: str) -> str:
    """The id under which the main part refers to another."""
    return _PREFIX + name


def package(parts: Sequence[Part], properties: Element) -> bytes:
    """The bytes of a package.

    Args:
        parts: the parts; the main one is called `document`.
        properties: the core properties, see `core`.
    """
    files = [
        ("[Content_Types].xml", to_bytes(_types(parts))),
        ("_rels/.rels", to_bytes(_roots())),
        ("docProps/core.xml", to_bytes(properties)),
        ("word/_rels/document.xml.rels", to_bytes(_relations(parts))),
        *((f"word/{part.name}.xml", to_bytes(part.root)) for part in parts),
    ]
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _MODE
            entry.create_system = 0
            archive.writestr(entry, data)
    return out.getvalue()


def core(title: str | None, language: str, identifier: str | None) -> Element:
    """The properties that the file shows in a catalogue: no names, no dates."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    said = {"identifier": identifier, "language": language, "title": title}
    for name, value in said.items():
        if value:
            etree.SubElement(root, f"{{{_DC}}}{name}").text = plain(value)
    return root


def _types(parts: Sequence[Part]) -> Element:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap=_default(_TYPES))
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{_TYPES}}}Default", Extension="rels", ContentType=rels)
    etree.SubElement(root, f"{{{_TYPES}}}Default", Extension="xml", ContentType="application/xml")
    known = {"docProps/core": "application/vnd.openxmlformats-package.core-properties+xml"}
    for part in parts:
        kind = f"{MAIN}.main" if part.name == MAIN else part.kind or part.name
        known[f"word/{part.name}"] = f"{_WORD}.{kind}+xml"
    for name, kind in known.items():
        about = {"PartName": f"/{name}.xml", "ContentType": kind}
        etree.SubElement(root, f"{{{_TYPES}}}Override", about)
    return root


def _roots() -> Element:
    root = etree.Element(f"{{{_LINKS}}}Relationships", nsmap=_default(_LINKS))
    _relate(root, "rId1", f"{_OFFICE}/officeDocument", f"word/{MAIN}.xml")
    _relate(root, "rId2", f"{_LINKS}/metadata/core-properties", "docProps/core.xml")
    return root


def _relations(parts: Sequence[Part]) -> Element:
    root = etree.Element(f"{{{_LINKS}}}Relationships", nsmap=_default(_LINKS))
    for part in parts:
        if part.name != MAIN:
            kind = f"{_OFFICE}/{part.kind or part.name}"
            _relate(root, relation(part.name), kind, f"{part.name}.xml")
    return root


def _default(namespace: str) -> dict[str, str]:
    """A namespace without a prefix; the stubs of lxml do not know that there are such."""
    return {None: namespace}  # type: ignore[dict-item]


def _relate(root: Element, name: str, kind: str, target: str) -> None:
    about = {"Id": name, "Type": kind, "Target": target}
    etree.SubElement(root, f"{{{_LINKS}}}Relationship", about)
