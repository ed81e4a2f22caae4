"""The texts of the corpus that have hand-made expected results."""

import json
from pathlib import Path

import pytest

import itures
from expected import differences
from real_texts import CORPUS

SEEDS = sorted(CORPUS.glob("seeds/expected/*.json"))


@pytest.mark.corpus
def test_there_are_seeds() -> None:
    assert SEEDS, f"no expected results below {CORPUS}"


@pytest.mark.corpus
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_read_as_expected(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    document = itures.parse(CORPUS / expected["file"])
    assert not list(differences(document, expected))
