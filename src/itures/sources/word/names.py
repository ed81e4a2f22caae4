"""Names of WordprocessingML, as lxml spells them: `{namespace}local`."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"

STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
}
"""The namespaces of ISO/IEC 29500 Strict, and the Transitional ones that mean the same."""


def w(local: str) -> str:
    """The name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{local}"


VAL = w("val")
_OFF = frozenset({"0", "false", "off"})


def is_on(value: str | None) -> bool:
    """What the value of a property that is on or off says; none means on."""
    return value is None or value not in _OFF
