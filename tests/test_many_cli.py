"""`--jobs`, `--parts` and `--dask`: the same output, by others."""

import os
import signal
import time
import zipfile
from pathlib import Path

import pytest

import itures
from cli_run import SAMPLES, run, start
from many_tasks import family
from many_texts import many_texts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small files; one is no text, one is of no kind, one of no format; and an archive."""
    place = tmp_path_factory.mktemp("many")
    files = many_texts(place, 12)
    (place / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (place / "odd.txt").write_text("Lamps are lit.\n", "utf-8")
    with zipfile.ZipFile(place / "z.zip", "w") as archive:
        archive.write(files[0], "inside/one.txt")
        archive.write(files[1], "two.txt")
    return place


@pytest.mark.parametrize("how", [("-t", "text"), ("-t", "ndjson", "--split", "-v")], ids=" ".join)
def test_several_processes_print_the_same(folder: Path, how: tuple[str, ...]) -> None:
    inputs = (str(folder), "gone.txt", str(folder / "z.zip"))
    one, two = run("parse", *inputs, *how), run("parse", *inputs, *how, "--jobs", "2")
    assert one.out
    assert (one.code, one.out) == (3, two.out)
    assert two.code == 3
    # The others of an archive are told of when they are reached, by both.
    assert sorted(one.err.splitlines()) == sorted(two.err.splitlines())


def test_several_processes_write_the_same_files(folder: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        assert run("parse", str(folder), "-t", "akn", "-o", f"{out}/", "-j", jobs).code == 3
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / jobs).iterdir()} for jobs in "12")
    assert one == two
    assert len(one) > 10


def test_the_json_of_itures_and_the_standard_input(folder: Path, tmp_path: Path) -> None:
    mended = tmp_path / "mended.json"
    document = itures.parse(SAMPLES / "en-wtsa-901.txt")
    mended.write_text(itures.to_json(document).replace("901", "777"), "utf-8")
    text = (folder / "00000.txt").read_bytes()
    found = [
        run("parse", str(mended), "-", "-t", "ndjson", "-j", jobs, stdin=text) for jobs in "12"
    ]
    assert found[0].out == found[1].out
    assert "wtsa/res/777@2024" in found[1].out


def test_parts_go_on_where_they_stopped(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    again = ("parse", str(folder), "-t", "ndjson", "--parts", "5", "-o", f"{out}/", "-v", "--split")
    first = run(*again, "-j", "2")
    assert first.code == 3
    assert f"{folder}/binary.txt: this is a binary file, not a text" in first.err
    assert f"{out}/part-00002.ndjson: 5 documents" in first.err
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(before) == 6
    (out / "part-00001.done").unlink()
    second = run(*again)
    assert second.err.count("there already") == 2
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--parts", "5"), "--parts needs -t ndjson and -o FOLDER/"),
        (("-t", "json", "--parts", "5", "-o", "x/"), "--parts needs -t ndjson"),
        (("-t", "ndjson", "--parts", "5", "-o", "x.ndjson"), "--parts needs -t ndjson"),
        (("-t", "ndjson", "--parts", "5", "-o", "x/", "-"), "--parts reads files"),
        (("--jobs", "0"), "0 is not in the range"),
    ],
)
def test_what_does_not_go_together_is_said(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    found = run("parse", str(folder / "00000.txt"), *arguments, cwd=tmp_path)
    assert found.code == 2
    assert said in found.err


def test_an_archive_goes_into_parts_as_its_documents(folder: Path, tmp_path: Path) -> None:
    archive = str(folder / "z.zip")
    found = run("parse", archive, "-t", "ndjson", "--parts", "5", "-o", f"{tmp_path}/")
    assert (found.code, "z.zip: --parts reads archives with --split" in found.err) == (2, True)


def test_a_cluster_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    db = str(tmp_path / "c.sqlite")
    assert run("corpus", "init", db).code == 0
    found = run("corpus", "add", db, str(folder), "--dask", "nonsense")
    assert found.code == 3
    assert "nonsense: no Dask scheduler answers there" in found.err
    found = run("corpus", "add", db, str(folder), "--dask", "x", "--jobs", "2")
    assert (found.code, "either here or there" in found.err) == (2, True)


def test_ctrl_c_ends_the_command_and_all_that_it_started(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")  # nobody writes to it
    names = [str(tmp_path / "pipe.txt"), str(SAMPLES / "en-wtsa-901.txt")]
    with start("parse", *names, "-t", "ndjson", "-j", "2") as command:
        deadline = time.monotonic() + 30
        while not (children := family(command.pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert children
        time.sleep(0.3)
        command.send_signal(signal.SIGINT)
        assert command.wait(20) == 130
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
