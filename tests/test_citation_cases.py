"""The labelled surface forms of the corpus, and the strings that stand in its texts."""

import csv
from pathlib import Path

import pytest

import itures
from itures.model.citations import Citation
from real_texts import CORPUS

CASES = CORPUS / "identifiers" / "citation_cases.tsv"
STRINGS = CORPUS / "identifiers" / "pp18_en_citation_strings.tsv"
TEXTS = sorted((CORPUS / "pp18-en").glob("*.txt"))

PREFIX = {"en": "x ", "zh": "x "}
"""A word before the form: a line of its own would be read as a heading."""
HEAD = {
    "en": "RESOLUTION 901 (DUBAI, 2018)\n\nOn trees\n\n"
    "The Plenipotentiary Conference of the International Telecommunication Union "
    "(Dubai, 2018),"
    "\n\nrecalling\n\na) in ",
    "zh": "第901号决议（2018年，迪拜）\n\n论树木\n\n"
    "全权代表大会（2018年，迪拜），\n\n忆及\n\na) 参见",
}
HEADING = {"2"}
"""Rows that are the heading of a document of their own, by number."""
UNCITED = {
    "resolutions R.2-2",
    "recommendations T.1-b",
    "recommendations T.1-c",
    "recommendations T.3-1",
    "Recommendation 13/2016",
}
"""Strings that a crude pattern cut out of tables, and one of another organization."""


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


CHOSEN = [row for row in _rows(CASES) if row["lang"] in HEAD]


def _targets(text: str, language: str, base: int, wanted: list[str]) -> list[str]:
    """The targets from an offset on; instruments count only where they are labelled."""
    found = itures.parse_text(text, language=language).citations
    return [
        citation.target
        for citation in found
        if citation.span.start >= base
        and (citation.kind != "instrument" or citation.target in wanted)
    ]


@pytest.mark.corpus
def test_there_are_cases() -> None:
    assert CHOSEN, f"no labelled citations in {CASES}"


@pytest.mark.corpus
@pytest.mark.parametrize("where", ["alone", "in a resolution"])
@pytest.mark.parametrize("row", CHOSEN, ids=lambda row: f"{row['lang']}-{row['n']}")
def test_a_form_has_its_targets(row: dict[str, str], where: str) -> None:
    language, expected = row["lang"], row["expected"]
    wanted = [] if expected == "-" else expected.split(";")
    if row["n"] in HEADING:
        title = {"en": "Trees", "zh": "论树木"}[language]
        enacting = {"zh": "世界电信标准化全会（2024年，新德里），"}[language]
        text = f"{row['text']}\n{title}\n{enacting}\n忆及\na) 树木，\n做出决议\n种树"
        document = itures.parse_text(text, language=language)
        assert (document.id, document.citations) == (expected, ())
        return
    before = PREFIX[language] if where == "alone" else HEAD[language]
    assert _targets(before + row["text"], language, len(before), wanted) == wanted


@pytest.mark.corpus
def test_every_citation_string_of_the_final_acts_is_covered() -> None:
    """Where a string of the list stands in a text, a citation lies over its number."""
    strings = [row["citation_string_as_printed"] for row in _rows(STRINGS)]
    assert strings
    missing = {string for string in strings if string not in UNCITED}
    for path in TEXTS:
        document = itures.parse(path)
        flat = document.text.replace("\n", " ")
        for string in list(missing):
            at = flat.find(string)
            if at >= 0 and _covered(document.citations, at, at + len(string)):
                missing.discard(string)
    assert not missing


def _covered(citations: tuple[Citation, ...], start: int, end: int) -> bool:
    return any(c.span.start < end and start < c.span.end for c in citations)
