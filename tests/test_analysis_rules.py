"""The rules of findings: each has a page, and the examples on it are true."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from itures.analysis.checks import check
from itures.analysis.rules import RULES, page
from itures.model.findings import Finding
from itures.notation.grammar import load
from itures.pipeline import parse, parse_text

REFERENCE = Path(__file__).parents[1] / "docs" / "reference" / "findings.md"
HEADINGS = [
    "Why it matters",
    "Bad",
    "Good",
    "How to fix it",
    "When it is fine",
]
FENCE = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RANK = {"note": 0, "warning": 1, "error": 2}
NOT_YET: dict[str, str] = {}
"""Rules whose finding parse is to give, and does not give: a strict list."""


def examples(code: str, kind: str) -> list[str]:
    found = FENCE.findall(page(code))
    return [text for info, text in found if info.partition("-")[0] == kind]


def findings(code: str, text: str) -> tuple[Finding, ...]:
    """The findings of an example; one that is marked as bytes is read as bytes."""
    if code.startswith("AKN"):
        from itures.export.akn_check import check_akn

        return check_akn(text.encode())
    if "```bad-bytes" in page(code) and "\\x" in text:
        data = text.encode("ascii").decode("unicode_escape").encode("latin-1")
        return check(parse(data), load())
    return check(parse_text(text), load())


def bad_cases() -> list[object]:
    return [
        pytest.param(
            code,
            marks=pytest.mark.xfail(reason=NOT_YET[code]) if code in NOT_YET else (),
        )
        for code in RULES
    ]


def test_every_code_has_a_page_and_every_page_a_code():
    names = {entry.name for entry in files("itures.analysis").joinpath("pages").iterdir()}
    assert names == {f"{code}.md" for code in RULES}


def test_codes_are_their_keys_and_names_are_not_shared():
    assert [rule.code for rule in RULES.values()] == list(RULES)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in RULES)
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


@pytest.mark.parametrize("code", ["DOC999", "doc001", "", "../rules"])
def test_an_unknown_code_has_no_page(code):
    with pytest.raises(KeyError):
        page(code)


@pytest.mark.parametrize("code", RULES)
def test_a_page_has_its_title_and_all_its_parts(code):
    text = page(code)
    assert text.startswith(f"# {code} {RULES[code].name}\n\n")
    outside = FENCE.sub("", text)
    assert re.findall(r"^## (.+)$", outside, re.MULTILINE) == HEADINGS
    assert all(part.strip() for part in re.split(r"^## .+$", outside, flags=re.MULTILINE)[4:])
    assert len(examples(code, "bad")) == len(examples(code, "good")) == 1


@pytest.mark.parametrize("code", bad_cases())
def test_the_bad_example_has_the_finding(code):
    for text in examples(code, "bad"):
        found = [finding for finding in findings(code, text) if finding.code == code]
        assert found
        assert found[0].severity == RULES[code].severity


@pytest.mark.parametrize("code", RULES)
def test_the_good_example_is_a_resolution_without_the_finding(code):
    for text in examples(code, "good"):
        if code.startswith("AKN"):
            assert findings(code, text) == ()
            continue
        assert parse_text(text).kind == "resolution"
        codes = {finding.code for finding in findings(code, text)}
        # A note mark is debris, and the good example of STR108 has to have one.
        assert codes <= ({"DOC002"} if code == "STR108" else set())


def test_the_reference_has_a_row_for_each_rule():
    rows = re.findall(
        r"^\| ([A-Z]{3}\d{3}) \| (.+?) \| (.+?) \| (.+?) \|$",
        REFERENCE.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert rows == [(rule.code, rule.name, rule.severity, rule.summary) for rule in RULES.values()]
