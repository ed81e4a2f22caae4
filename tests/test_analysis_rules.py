"""The rules of findings: each has a page, and the examples on it are true."""

import re
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hand_readings import of_reading, reading
from itures.analysis.checks import check
from itures.analysis.languages import concordance, version_of
from itures.analysis.rules import RULES, page
from itures.corpus.corpus import Corpus
from itures.model.blocks import Remark
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar, load
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


CORPUS = {
    "REF201", "REF206", "REF210", "VER301", "VER302", "VER303", "VER304", "VER307", "VER308",
    "NET401", "NET402", "ACT504", "ACT505", "REF205", "REF208", "VER306", "NET403", "NET404",
    "ACT502", "ACT503", "DUP601", "DUP602", "LNG705",
}  # fmt: skip
"""Rules that look into a corpus: their examples are put into one, and the last is checked."""


def in_corpus(code: str, text: str) -> tuple[Finding, ...]:
    documents = [parse_text(one) for one in text.split("---\n")]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "c.sqlite"
        grammar = grammar_of(code, Path(folder))
        with Corpus.create(path, complete=("pp", "wtsa", "wtdc")) as corpus:
            corpus.add(documents)
            return check(documents[-1], grammar, corpus, enable=(code,))


def grammar_of(code: str, folder: Path) -> Grammar:
    """The grammars, with what the page of a rule shows as an entry of the registry."""
    entry = next((text for info, text in FENCE.findall(page(code)) if info == "toml"), None)
    if entry is None:
        return load()
    (folder / "registry").mkdir()
    (folder / "registry" / "actors.toml").write_text(entry, encoding="utf-8")
    return load(str(folder))


def findings(code: str, text: str) -> tuple[Finding, ...]:
    """The findings of an example; one that is marked as bytes is read as bytes."""
    if code.startswith("AKN"):
        from itures.export.akn_check import check_akn

        return check_akn(text.encode())
    if code.startswith("LNG") and code not in CORPUS:
        documents = [parse_text(version) for version in text.split("---\n")]
        versions = [version_of(document.language, document) for document in documents]
        assert len({document.id for document in documents}) == 1
        return tuple(finding for _, finding in concordance(versions))
    if code in CORPUS:
        return in_corpus(code, text)
    if "```bad-remark" in page(code) and text in examples(code, "bad"):
        found = Remark(code, RULES[code].summary, Span(0, 0))
        return of_reading(reading(text.splitlines(), remarks=(found,))).findings
    if (style := re.search(r"```bad-style-(\w+)", page(code))) and text in examples(code, "bad"):
        return of_reading(reading([(style[1], line) for line in text.splitlines()])).findings
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
        assert parse_text(text.split("---\n")[0]).kind == "resolution"
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
