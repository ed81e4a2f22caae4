"""`itures parse`: forms, outputs, and what happens to inputs that cannot be read."""

import json
import os
import shutil
from pathlib import Path

import pytest

from cli_run import SAMPLES, run
from itures.cli.files import whole_file
from itures.export.json import from_json, to_json
from itures.pipeline import parse

NAMES = ("zh-wtsa-901.txt", "en-pp-902-2022.txt")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with two samples, a binary file, and one in another encoding."""
    for name in NAMES:
        shutil.copy(SAMPLES / name, tmp_path)
    (tmp_path / "binary.txt").write_bytes(b"PK\x03\x04\0\0\1\2" * 50)
    (tmp_path / "latin.txt").write_bytes("R\xe9solution 1".encode("latin-1"))
    return tmp_path


def left(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


# ------------------------------------------------------------------ forms


def test_json_is_the_default_and_one_line(work: Path) -> None:
    done = run("parse", NAMES[0], cwd=work)
    assert (done.code, done.err, len(done.lines)) == (0, "", 1)
    document = from_json(done.out)
    assert document.source.path == NAMES[0]
    assert document.id == "wtsa/res/901@2024"


def test_pretty_says_the_same_on_many_lines(work: Path) -> None:
    done = run("parse", "--pretty", NAMES[0], cwd=work)
    assert len(done.lines) > 100
    assert json.loads(done.out) == json.loads(run("parse", NAMES[0], cwd=work).out)


def test_ndjson_is_one_line_each_in_the_order_of_the_inputs(work: Path) -> None:
    done = run("parse", "-t", "ndjson", *NAMES, cwd=work)
    paths = [from_json(line).source.path for line in done.lines]
    assert paths == list(NAMES)
    back = run("parse", "-t", "ndjson", *reversed(NAMES), cwd=work)
    assert back.lines == list(reversed(done.lines))


def test_several_trees_have_their_names_over_them(work: Path) -> None:
    done = run("parse", "-t", "tree", *NAMES, cwd=work)
    one, two = (run("parse", "-t", "tree", name, cwd=work).out for name in NAMES)
    assert done.out == f"{NAMES[0]}\n{one}\n{NAMES[1]}\n{two}"


def test_language_and_kind_can_be_said() -> None:
    path = str(SAMPLES / "en-wtsa-901.txt")
    assert from_json(run("parse", "--lang", "zh", path).out).language == "zh"
    assert from_json(run("parse", "--kind", "decision", path).out).kind == "decision"


def test_a_language_without_a_grammar_is_misuse() -> None:
    done = run("parse", "--lang", "xx", str(SAMPLES / NAMES[0]))
    assert done.code == 2
    assert "no grammar for 'xx'; there are " in done.err
    assert " zh" in done.err


def test_standard_input() -> None:
    data = (SAMPLES / NAMES[0]).read_bytes()
    document = from_json(run("parse", "-", stdin=data).out)
    assert document.source.path is None
    assert document.clauses == parse(SAMPLES / NAMES[0]).clauses
    assert run("parse", "-", "-", stdin=data).code == 2


# ------------------------------------------------------------------ inputs


def test_several_documents_are_more_than_one_json(work: Path) -> None:
    done = run("parse", *NAMES, cwd=work)
    assert (done.code, done.out) == (2, "")
    assert "--to ndjson" in done.err
    assert "-o FOLDER" in done.err


def test_a_folder_means_the_files_in_it(work: Path) -> None:
    (work / "notes.xyz").write_text("not for us")
    (work / ".hidden.txt").write_text("not for us")
    (work / "noending").write_text("not for us")
    (work / "folder.txt").mkdir()
    (work / "folder.txt" / "deep.txt").write_text("not for us")
    (work / "UPPER.TXT").write_text("a text")
    for name in ("binary.txt", "latin.txt"):
        (work / name).unlink()
    done = run("parse", "-t", "ndjson", str(work))
    assert done.code == 0
    names = [from_json(line).source.path for line in done.lines]
    assert names == [str(work / name) for name in sorted(["UPPER.TXT", *NAMES])]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    done = run("parse", ".", cwd=tmp_path)
    assert (done.code, done.out) == (3, "")
    assert done.err == "itures: .: no file in this folder that can be read\n"


@pytest.mark.parametrize("command", ["parse", "identify", "check"])
def test_what_cannot_be_read_is_said_and_the_others_are_done(command: str, work: Path) -> None:
    odd = ("binary.txt", "latin.txt", "missing.txt", "data.xyz")
    (work / "data.xyz").write_text("x")
    extra = ("-t", "ndjson") if command == "parse" else ()
    done = run(command, *extra, "-q", NAMES[0], *odd, NAMES[1], cwd=work)
    alone = run(command, *extra, "-q", *NAMES, cwd=work)
    assert done.code == 3
    assert done.out == alone.out
    assert done.out
    said = done.err.splitlines()
    assert said[0] == "itures: binary.txt: this is a binary file, not a text"
    assert said[1].startswith("itures: latin.txt: not UTF-8: byte 0xe9 at offset 1; ")
    assert said[2] == "itures: missing.txt: no such file"
    assert said[3].startswith("itures: data.xyz: no reader for '.xyz' files")
    assert len(said) == 4


def test_an_empty_file_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("parse", "empty.txt", cwd=tmp_path)
    assert done.code == 0
    assert from_json(done.out).kind == "unknown"


# ------------------------------------------------------------------ outputs


def test_a_file_gets_what_stdout_would(work: Path) -> None:
    done = run("parse", NAMES[0], "-o", "out.json", cwd=work)
    assert (done.code, done.out, done.err) == (0, "", "")
    text = (work / "out.json").read_text(encoding="utf-8")
    assert text == run("parse", NAMES[0], cwd=work).out


@pytest.mark.parametrize(
    ("target", "form"),
    [("x.ndjson", "ndjson"), ("x.txt", "text"), ("x.JSON", "json"), ("x", "json")],
)
def test_the_ending_says_the_form(target: str, form: str, work: Path) -> None:
    run("parse", NAMES[0], "-o", target, cwd=work)
    text = (work / target).read_text(encoding="utf-8")
    assert text == run("parse", "-t", form, NAMES[0], cwd=work).out


def test_what_is_asked_for_is_stronger_than_the_ending(work: Path) -> None:
    run("parse", "-t", "tree", NAMES[0], "-o", "x.json", cwd=work)
    assert (work / "x.json").read_text(encoding="utf-8").startswith("resolution  wtsa")


def test_a_folder_gets_a_file_for_each(work: Path) -> None:
    done = run("parse", *NAMES, "-o", "out/", cwd=work)
    assert (done.code, done.out) == (0, "")
    assert left(work / "out") == {"zh-wtsa-901.json", "en-pp-902-2022.json"}
    for name in NAMES:
        written = (work / "out" / name).with_suffix(".json")
        assert written.read_text(encoding="utf-8") == run("parse", name, cwd=work).out
    run("parse", "-t", "tree", NAMES[0], "-o", "out", cwd=work)
    assert "zh-wtsa-901.tree" in left(work / "out")


def test_inputs_of_one_name_do_not_overwrite_each_other(work: Path) -> None:
    shutil.copy(work / NAMES[0], work / "zh-wtsa-901.text")
    run("parse", NAMES[0], "zh-wtsa-901.text", "-o", "out/", cwd=work)
    assert left(work / "out") == {"zh-wtsa-901.txt.json", "zh-wtsa-901.text.json"}
    (work / "sub").mkdir()
    shutil.copy(work / NAMES[0], work / "sub")
    done = run("parse", NAMES[0], f"sub/{NAMES[0]}", "-o", "new/", cwd=work)
    assert done.code == 2
    assert "would both become" in done.err
    assert not (work / "new").exists()


@pytest.mark.parametrize("target", [NAMES[0], "link.txt", "./sub/../" + NAMES[0]])
def test_an_input_is_never_overwritten(target: str, work: Path) -> None:
    (work / "sub").mkdir()
    (work / "link.txt").symlink_to(NAMES[0])
    before = (work / NAMES[0]).read_bytes()
    done = run("parse", NAMES[0], "-o", target, cwd=work)
    assert done.code == 2
    assert "would be overwritten" in done.err
    assert (work / NAMES[0]).read_bytes() == before


def test_an_input_in_the_output_folder_is_not_overwritten(work: Path) -> None:
    done = run("parse", "-t", "text", NAMES[0], "-o", ".", cwd=work)
    assert done.code == 2
    assert "would be overwritten" in done.err


def test_a_file_stays_as_it_was_if_nothing_could_be_read(work: Path) -> None:
    (work / "out.json").write_text("old")
    done = run("parse", "binary.txt", "-o", "out.json", cwd=work)
    assert done.code == 3
    assert (work / "out.json").read_text() == "old"


@pytest.mark.parametrize("target", ["nowhere/out.json", "binary.txt/out.json"])
def test_what_cannot_be_written_is_said(target: str, work: Path) -> None:
    done = run("parse", NAMES[0], "-o", target, cwd=work)
    assert done.code == 3
    assert done.err.startswith(f"itures: {target}: cannot be written: ")


def test_a_folder_that_cannot_be_made_is_said(work: Path) -> None:
    done = run("parse", NAMES[0], "-o", "binary.txt/", cwd=work)
    assert done.code == 3
    assert done.err.startswith("itures: binary.txt: cannot be made: ")


def test_one_file_of_a_folder_that_cannot_be_written(work: Path) -> None:
    (work / "out" / "zh-wtsa-901.json").mkdir(parents=True)
    done = run("parse", *NAMES, "-o", "out", cwd=work)
    assert done.code == 3
    assert "zh-wtsa-901.json: cannot be written" in done.err
    assert (work / "out" / "en-pp-902-2022.json").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(work: Path) -> None:
    done = run("parse", NAMES[0], "-o", "/dev/full", cwd=work)
    assert done.code == 3
    assert done.err.startswith("itures: /dev/full: ")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def half_way() -> None:
        with whole_file(target) as file:
            file.write(b"half of the new")
            file.flush()
            assert len(left(tmp_path)) == 2  # the old one, and a temporary one
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_way()
    assert target.read_text() == "old"
    assert left(tmp_path) == {"out.json"}


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with whole_file(tmp_path / "new") as file:
            file.write(b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    (tmp_path / "new").chmod(0o604)
    with whole_file(tmp_path / "new") as file:
        file.write(b"y")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o604


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    with whole_file(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_dash_is_stdout(work: Path) -> None:
    done = run("parse", NAMES[0], "-o", "-", cwd=work)
    assert done.out == run("parse", NAMES[0], cwd=work).out
    assert "-" not in left(work)


# ------------------------------------------------------------------ talk


def test_verbose_and_quiet(work: Path) -> None:
    done = run("parse", "-v", NAMES[0], cwd=work)
    document = parse(work / NAMES[0])
    counts = f"{len(document.clauses)} clauses, {len(document.citations)} citations"
    assert f"itures: {NAMES[0]}: resolution, zh, {counts}" in done.err
    assert run("parse", "-q", NAMES[0], cwd=work).err == ""


def test_the_same_input_gives_the_same_bytes(work: Path) -> None:
    for form in ("json", "ndjson", "text", "tree"):
        first, second = (run("parse", "-t", form, NAMES[0], cwd=work) for _ in "ab")
        assert first == second


def test_json_of_the_library_and_the_command_are_the_same(work: Path) -> None:
    path = str(work / NAMES[1])
    assert run("parse", path).out == to_json(parse(path)) + "\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "the text is empty"), ("A letter to nobody.\n", "of no kind that is known")],
)
def test_a_text_of_no_kind_is_written_and_said(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "some.txt"
    path.write_text(text)
    done = run("parse", str(path))
    assert done.code == 0
    assert json.loads(done.out)["kind"] == "unknown"
    assert said in done.err
    assert run("parse", "-q", str(path)).err == ""
