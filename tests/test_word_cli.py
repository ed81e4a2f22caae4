"""The command line and the library on Word files."""

import json
from pathlib import Path

import pytest

import itures
from cli_run import SAMPLES, run
from conservation import losses, misplaced
from itures.model.blocks import View

SAMPLE = str(SAMPLES / "en-mod-902-tracked.docx")


@pytest.mark.parametrize(
    ("view", "says"),
    [("final", "a year ahead."), ("original", "in time."), ("all", "in timea year ahead.")],
)
def test_revisions(view: str, says: str) -> None:
    done = run("parse", "--revisions", view, SAMPLE)
    found = json.loads(done.out)
    assert done.code == 0
    assert f"closing of a line {says}\n" in found["text"]
    assert len(found["revisions"]) == 14
    aside = [hole["why"] for hole in found["discarded"]]
    assert ("deletion" in aside, "move-from" in aside) == (view == "all", view == "all")


def test_the_default_is_the_final_text() -> None:
    assert run("parse", SAMPLE).out == run("parse", "--revisions", "final", SAMPLE).out


def test_an_unknown_text_is_misuse() -> None:
    done = run("parse", "--revisions", "none", SAMPLE)
    assert done.code == 2
    assert "'none'" in done.err


@pytest.mark.parametrize("view", ["final", "original", "all"])
def test_nothing_is_lost_on_the_way(view: View) -> None:
    document = itures.parse(SAMPLE, revisions=view)
    assert [*losses(document), *misplaced(document)] == []
    assert document.footnotes[0].text == "Lines of the Example Bay only."
    assert [link.target for link in document.links] == ["https://lines.example/"]


def test_a_file_that_is_no_word_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"words")
    done = run("parse", str(tmp_path / "x.docx"))
    assert (done.code, done.out) == (3, "")
    assert "archive" in done.err
