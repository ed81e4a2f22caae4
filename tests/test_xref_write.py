"""A report in a folder: all of it or nothing, and nothing of anybody else's."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import itures
from itures.corpus.corpus import Corpus
from itures.report import write as writing
from itures.report.building import build
from itures.report.data import Report
from itures.report.folder import MANIFEST, ReportFolder, check
from itures.report.write import write
from itures.report.xref_json import from_json
from made_report import made_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with made_corpus(tmp_path_factory.mktemp("write") / "c.sqlite") as corpus:
        yield corpus


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> Report:
    return build(corpus)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """What is in a folder."""
    every = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every}


def test_two_runs_give_the_same_bytes(tmp_path: Path, corpus: Corpus, report: Report) -> None:
    count = write(report, corpus, tmp_path / "one")
    write(build(corpus), corpus, tmp_path / "two")
    one = bytes_of(tmp_path / "one")
    assert one == bytes_of(tmp_path / "two")
    assert len(one) == count + 1  # the list
    assert from_json(one["xref.json"]) == report
    write(report, corpus, tmp_path / "one")
    assert bytes_of(tmp_path / "one") == one


def test_the_list_is_right(tmp_path: Path, corpus: Corpus, report: Report) -> None:
    write(report, corpus, tmp_path / "out")
    files = bytes_of(tmp_path / "out")
    lines = files.pop(MANIFEST).decode().splitlines()
    assert lines == [f"{hashlib.sha256(files[n]).hexdigest()}  {n}" for n in sorted(files)]


def put(folder: Path, files: dict[str, str]) -> int:
    with ReportFolder.open(folder) as target:
        for name, text in files.items():
            target.put(name, text.encode())
        return target.finish()


OLD = {"xref.json": "{}", "text/a.html": "a", "rule/x.html": "x"}


def test_what_is_left_of_an_earlier_report_goes(tmp_path: Path) -> None:
    put(tmp_path / "out", OLD)
    put(tmp_path / "out", {"xref.json": "{ }", "text/b.html": "b"})
    assert set(bytes_of(tmp_path / "out")) == {MANIFEST, "xref.json", "text/b.html"}
    assert not (tmp_path / "out" / "rule").exists()


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, OLD)
    (out / "notes.txt").write_text("mine", "utf-8")
    (out / "text" / "a.html").write_text("changed by hand", "utf-8")
    put(out, {"xref.json": "{ }"})
    assert (out / "notes.txt").read_text("utf-8") == "mine"
    assert (out / "text" / "a.html").read_text("utf-8") == "changed by hand"
    assert not (out / "rule" / "x.html").exists()


def test_a_folder_of_others_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine", "utf-8")
    with pytest.raises(itures.OutputError, match="holds other files and no report"):
        put(tmp_path, OLD)
    assert set(bytes_of(tmp_path)) == {"thesis.docx"}
    # A list of sums of something else makes no report of it.
    (tmp_path / MANIFEST).write_text(f"{'0' * 64}  thesis.docx\n", "utf-8")
    with pytest.raises(itures.OutputError, match="holds other files"):
        put(tmp_path, OLD)


def test_a_file_of_others_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, OLD)
    (out / "index.html").write_text("mine", "utf-8")
    before = bytes_of(out)
    with pytest.raises(itures.OutputError, match="in the way"):
        put(out, {**OLD, "index.html": "ours", "xref.json": "new"})
    assert bytes_of(out) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    with pytest.raises(itures.OutputError, match="is a file"):
        check(tmp_path / "out")
    with pytest.raises(itures.OutputError, match="cannot be written"):
        put(tmp_path / "out" / "below", OLD)


def fails_at(number: int) -> Callable[[Path, bytes], int]:
    """Writes files until the disk is full."""
    count = 0
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        nonlocal count
        count += 1
        if count == number:
            raise OSError(28, "No space left on device")
        return real(path, data)

    return full


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_full_disk_leaves_the_earlier_report_whole(
    tmp_path: Path, corpus: Corpus, report: Report, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    out = tmp_path / "out"
    write(report, corpus, out)
    before = bytes_of(out)
    monkeypatch.setattr(Path, "write_bytes", fails_at(number))
    with pytest.raises(itures.OutputError, match=r"out: cannot be written: No space left"):
        write(build(corpus, as_of="2018"), corpus, out)
    assert bytes_of(out) == before


def test_a_run_that_was_killed_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    put(out, OLD)
    new = {"xref.json": "{ }", "text/b.html": "b", "text/c.html": "c"}
    real = Path.replace

    def killed(path: Path, target: Path) -> Path:
        if target.name == "c.html":
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        put(out, new)
    monkeypatch.undo()
    assert (out / "text" / "b.html").exists()
    put(out, {"xref.json": "3"})
    assert bytes_of(out) == {
        "xref.json": b"3", MANIFEST: (out / MANIFEST).read_bytes()
    }  # fmt: skip


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ".x", "a//b", "a\\b", MANIFEST])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        put(tmp_path / "out", {"xref.json": "", name: "x"})
    assert not (tmp_path / "x").exists()


def test_a_list_that_leads_out_takes_nothing_out(tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other.txt"
    put(out, OLD)
    other.write_text("mine", "utf-8")
    digest = hashlib.sha256(b"mine").hexdigest()
    with (out / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(f"{digest}  ../other.txt\n")
    put(out, {"xref.json": "{ }"})
    assert other.read_text("utf-8") == "mine"


def test_the_names_of_files_do_not_clash(report: Report, corpus: Corpus) -> None:
    names = [name for render in writing.RENDERERS for name, _ in render(report, corpus)]
    assert len({name.casefold() for name in names}) == len(names)
