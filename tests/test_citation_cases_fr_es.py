"""Labelled citations and typed resolutions of the corpus, in French and Spanish."""

import csv
import json

import pytest

import itures
from real_texts import CORPUS, PRESENT

CASES = CORPUS / "identifiers" / "citation_cases.tsv"
ITU_LAYOUT = CORPUS / "bipm" / "itu" / "fr"
SAME = {"recognizes": "recognizing", "decides": "resolves"}
"""The metric conferences have these for what ITU prints with the same word."""


def rows() -> list[tuple[str, str, str]]:
    """Language, text and expected targets of each labelled citation."""
    if not PRESENT:
        return []
    with CASES.open(encoding="utf-8") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (row["lang"], row["text"], row["expected"])
            for row in table
            if row["lang"] in {"fr", "es"}
        ]


@pytest.mark.corpus
@pytest.mark.parametrize(("language", "text", "expected"), rows())
def test_a_labelled_citation_is_read(language: str, text: str, expected: str) -> None:
    document = itures.parse_text(f"– {text}.", language=language)  # no line of a masthead
    found = [str(citation.target) for citation in document.citations]
    assert found == ([] if expected == "-" else expected.split(";"))


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", sorted(p.name for p in ITU_LAYOUT.glob("*.txt")) if PRESENT else []
)
def test_a_resolution_in_itu_layout_has_the_official_types(name: str) -> None:
    document = itures.parse(ITU_LAYOUT / name)
    gold = json.loads((ITU_LAYOUT / name).with_suffix(".gold.json").read_text("utf-8"))
    assert document.language == "fr"
    assert document.masthead is not None
    assert document.masthead.body == name.split("-", maxsplit=1)[0]
    assert len(document.clauses) == len(gold["clauses"])
    for clause, official in zip(document.clauses, gold["clauses"], strict=True):
        types = {SAME.get(t, t) for t in official["type"].split(" / ")}
        assert SAME.get(clause.type, clause.type) in types
        assert (len(clause.items) or 1) == official["n"]
