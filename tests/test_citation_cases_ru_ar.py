"""Labelled citations of the corpus, in Russian and Arabic."""

import csv

import pytest

import itures
from real_texts import CORPUS, PRESENT

CASES = CORPUS / "identifiers" / "citation_cases.tsv"


def rows() -> list[tuple[str, str, str]]:
    """Language, text and expected targets of each labelled citation."""
    if not PRESENT:
        return []
    with CASES.open(encoding="utf-8") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (row["lang"], row["text"], row["expected"])
            for row in table
            if row["lang"] in {"ru", "ar"}
        ]


@pytest.mark.corpus
@pytest.mark.parametrize(("language", "text", "expected"), rows())
def test_a_labelled_citation_is_read(language: str, text: str, expected: str) -> None:
    document = itures.parse_text(f"– {text}.", language=language)  # no line of a masthead
    found = [str(citation.target) for citation in document.citations]
    assert found == ([] if expected == "-" else expected.split(";"))
