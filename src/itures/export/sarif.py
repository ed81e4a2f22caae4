"""Findings as SARIF 2.1.0, the form that code scanners share (OASIS, 2020).

Accepted findings are there with a suppression; a fingerprint is a partial one, because it
holds from run to run but not across a change of the words.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from itures.analysis.fingerprints import Located
from itures.analysis.rules import RULES, page
from itures.export.json import encode

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FINGERPRINT = "itures/v1"


def to_sarif(
    found: Iterable[Located],
    version: str,
    *,
    more: Mapping[str, Mapping[str, Any]] | None = None,
    about: Mapping[str, Any] | None = None,
) -> str:
    """Findings as one SARIF log with one run.

    Args:
        found: the findings, in their order.
        version: the version of itures.
        more: what else is known of a result, by fingerprint: keys of SARIF and their values.
        about: properties of the run.
    """
    every = list(found)
    codes = sorted({one.finding.code for one in every})
    driver = {
        "name": "itures",
        "version": version,
        "rules": [_rule(code) for code in codes],
    }
    results = [{**_result(one, codes), **(more or {}).get(one.fingerprint, {})} for one in every]
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    if about:
        run["properties"] = about
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule, said = RULES[code], page(code)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": said, "markdown": said},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(one: Located, codes: list[str]) -> dict[str, Any]:
    finding = one.finding
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(one.name)},
            "region": {
                "startLine": finding.line,
                "startColumn": finding.column,
                "charOffset": finding.span.start,
                "charLength": finding.span.end - finding.span.start,
            },
        }
    }
    if one.node:
        place["logicalLocations"] = [{"fullyQualifiedName": f"{one.document or ''}#{one.node}"}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [place],
        "partialFingerprints": {_FINGERPRINT: one.fingerprint},
    }
    if one.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": one.accepted}]
    return result


def _uri(name: str) -> str:
    """The name of a file as a relative address; bytes that are no UTF-8 keep their values."""
    name = name.replace("\\", "/")
    try:
        return quote(name, errors="surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return quote(name, errors="backslashreplace")
