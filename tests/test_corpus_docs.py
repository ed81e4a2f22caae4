"""The codebook of the corpus explains every table, column, status, age and effect."""

import re
from pathlib import Path
from typing import get_args

import pytest

import itures
from itures.corpus.edges import Age
from itures.corpus.effects import Effect
from itures.corpus.resolve import Reason
from itures.model.citations import Status
from little_corpus import MADE, ROOT

PAGE = (ROOT / "docs" / "reference" / "corpus.md").read_text("utf-8")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> itures.Corpus:
    made = itures.Corpus.create(tmp_path_factory.mktemp("docs") / "c.sqlite", complete=["pp"])
    folder: Path = tmp_path_factory.mktemp("bad")
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "odd.txt").write_text((MADE / "pp-922-2018.txt").read_text("utf-8") + "[bookmark: x]")
    made.add([*MADE.glob("*.txt"), *folder.iterdir()])
    return made


def explained(table: str) -> set[str]:
    """The columns that a section of the page has rows for."""
    section = PAGE.split(f"\n### {table}\n", 1)[1].split("\n#", 1)[0]
    cells = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_column_of_every_table(corpus: itures.Corpus) -> None:
    assert set(re.findall(r"^### (\w+)$", PAGE, re.MULTILINE)) == set(corpus.tables)
    for table in corpus.tables:
        row = next(corpus.rows(table))
        assert explained(table) == set(row), table


@pytest.mark.parametrize("values", [Status, Reason, Age, Effect])
def test_every_value(values: object) -> None:
    cells = set(re.findall(r"(?<=\| )[a-z-]+(?= \|)", PAGE))
    assert set(get_args(values)) <= cells
