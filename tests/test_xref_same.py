"""Same corpus and same date, same bytes; a report as JSON and back."""

import json
import random
from pathlib import Path

import pytest
from attrs import evolve

import itures
from itures.export.json import encode
from itures.report.building import build
from itures.report.write import write
from itures.report.xref_json import from_json, to_json
from little_corpus import MADE
from made_report import made_corpus, report_of

FILES = sorted(MADE.glob("*.txt"))


def copied(folder: Path) -> list[Path]:
    """The made texts in a folder beside the corpus: the names of files are part of a report."""
    folder.mkdir()
    for file in FILES:
        (folder / file.name).write_bytes(file.read_bytes())
    return sorted(folder.glob("*.txt"))


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("same")
    with made_corpus(folder / "c.sqlite", copied(folder / "texts")) as corpus:
        return to_json(build(corpus))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_loading_changes_nothing(tmp_path: Path, text: str, seed: int) -> None:
    files = copied(tmp_path / "texts")
    random.Random(seed).shuffle(files)
    corpus = made_corpus(tmp_path / "c.sqlite", [])
    for file in files:
        corpus.add(file)
    assert to_json(build(corpus)) == text
    corpus.close()


def test_several_processes_change_nothing(tmp_path: Path, text: str) -> None:
    files = copied(tmp_path / "texts")[::-1]
    with made_corpus(tmp_path / "c.sqlite", files, jobs=2) as corpus:
        assert to_json(build(corpus)) == text


def test_texts_that_came_and_went_leave_no_trace(tmp_path: Path, text: str) -> None:
    files = copied(tmp_path / "texts")
    with made_corpus(tmp_path / "c.sqlite", files) as corpus:
        corpus.remove("pp/res/921@2022")
        corpus.remove("wtdc/res/942")
        corpus.add(files)
        assert to_json(build(corpus)) == text


def test_nothing_in_it_tells_where_or_when(tmp_path: Path, text: str) -> None:
    assert str(tmp_path.parent) not in text
    assert str(MADE.parent) not in text
    assert '"path":"texts/pp-921-2014.txt"' in text


def test_all_files_are_the_same_whatever_the_order(tmp_path: Path) -> None:
    found = []
    for at, turn in enumerate((1, -1)):
        folder = tmp_path / str(at)
        folder.mkdir()
        files = copied(folder / "texts")[::turn]
        with made_corpus(folder / "c.sqlite", files) as corpus:
            write(build(corpus), corpus, folder / "out")
        found.append((folder / "out" / "SHA256SUMS").read_text("utf-8").splitlines())
    assert found[0] == found[1]
    assert len(found[0]) > 20


def test_what_is_added_meanwhile_does_not_count(tmp_path: Path, text: str) -> None:
    files = copied(tmp_path / "texts")
    with made_corpus(tmp_path / "c.sqlite", files) as corpus:

        def meddle(done: int, _: int) -> None:
            if done == 3:
                with itures.Corpus.open(tmp_path / "c.sqlite") as other:
                    other.remove("wtsa/res/932")

        assert to_json(build(corpus, progress=meddle)) == text
        assert to_json(build(corpus)) != text


def test_it_is_read_back(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    assert from_json(to_json(report)) == report
    assert from_json(to_json(report).encode()) == report


def test_each_row_is_a_line(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    lines = to_json(report).splitlines()
    for rows in (report.references, report.issues, report.network.links, report.texts):
        at = next(at for at, line in enumerate(lines) if encode(rows[0]) in line)
        assert [line.rstrip(",") for line in lines[at : at + len(rows)]] == list(map(encode, rows))
    assert json.loads(to_json(report)) == json.loads(encode(report))


def test_half_a_character_is_written_and_read(tmp_path: Path) -> None:
    report = evolve(report_of(tmp_path), fixed=("\ud800",))
    assert from_json(to_json(report)) == report
    to_json(report).encode("utf-8")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no report"),
        ('{"format": 2}', r"\$.format: 2 is not 1"),
        ('{"format": 1}', "no report"),
    ],
)
def test_something_else_is_refused(broken: str, said: str) -> None:
    with pytest.raises(itures.FormatError, match=said):
        from_json(broken)
