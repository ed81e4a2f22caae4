"""`itures corpus` and `itures refs`, as they are called: output, messages, exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

from cli_run import Run, run
from little_corpus import MADE, text


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The made corpus, built by the commands of its README."""
    path = str(tmp_path_factory.mktemp("cli") / "made.sqlite")
    whole = [word for body in ("pp", "wtsa", "wtdc") for word in ("--complete", body)]
    assert run("corpus", "init", path, *whole).code == 0
    done = run("corpus", "add", path, str(MADE))
    assert (done.code, done.out) == (0, "")
    assert done.err == (f"19 added; {path} holds 19 documents, 17 editions, 25 citations\n")
    return path


def test_nothing_is_added_twice(db: str) -> None:
    done = run("corpus", "add", db, str(MADE), "-j", "2")
    assert done.err.startswith("19 there already; ")


def test_quiet(db: str) -> None:
    assert run("corpus", "add", "-q", db, str(MADE)) == Run(0, "", "")


def test_the_list_fits_in_eighty_columns(db: str) -> None:
    lines = run("corpus", "list", db).lines
    assert lines[0].split() == ["TEXT", "YEAR", "LANG", "CITES", "TITLE"]
    assert len(lines) == 18
    assert max(map(len, lines)) <= 80
    assert "pp/res/923@2022    2022  en ru  2      Needs of passengers of night ferries" in lines


def test_the_list_can_be_narrowed(db: str) -> None:
    assert len(run("corpus", "list", db, "--body", "wtsa").lines) == 5
    assert len(run("corpus", "list", db, "--kind", "decision").lines) == 3
    assert len(run("corpus", "list", db, "--lang", "zh").lines) == 2
    early = run("corpus", "list", db, "--as-of", "2016").lines
    assert [line.split()[0] for line in early[1:]] == ["pp/res/921@2014", "wtsa/res/931@2016"]
    assert len(run("corpus", "list", db, "--body", "ra").lines) == 1


def test_the_list_for_machines(db: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("corpus", "list", db, "-t", "csv").out)))
    objects = json.loads(run("corpus", "list", db, "-t", "json").out)
    assert [row["name"] for row in rows] == [each["name"] for each in objects]
    assert len(rows) == 19
    assert objects[0]["findings"] == 0


def test_showing_a_text(db: str) -> None:
    out = run("corpus", "show", db, "pp/res/921@2018").out
    assert out.startswith("resolution  pp/res/921@2018  en\n")
    assert "cited by  1 citation\n" in out
    assert "edition   pp/res/921@2014  2014  superseded\n" in out
    assert "edition * pp/res/921@2018  2018  superseded\n" in out
    assert "suppressed on 2022 by pp/dec/925@2022" in run("corpus", "show", db, "pp/res/922").out
    assert json.loads(run("corpus", "show", db, "pp/res/921", "-t", "json").out)["id"] == (
        "pp/res/921@2022"
    )
    assert "ночных" in run("corpus", "show", db, "pp/res/923", "--lang", "ru").out


def test_what_is_not_there(db: str) -> None:
    gone = run("corpus", "show", db, "pp/res/921@2030")
    assert gone.code == 3
    assert gone.err.startswith("itures: pp/res/921@2030: not in ")
    assert "there is pp/res/921@2014, pp/res/921@2018" in gone.err
    assert run("refs", "pp/res/1", "--corpus", db).code == 3
    assert run("refs", "no text", "--corpus", db).code == 2
    assert run("corpus", "list", f"{db}x").code == 3
    assert run("corpus", "list", db, "--as-of", "soon").code == 2


def test_references(db: str) -> None:
    done = run("refs", "pp/res/921@2018", "--corpus", db)
    assert done.lines == [
        "pp/res/921@2018 cites: nothing",
        "pp/res/921@2018 is cited by: 1",
        "  resolves",
        "    wtsa/res/931@2024  out of date then  resolves_1__2: Resolution 921 (Rev. Du…",
    ]


def test_references_of_a_whole_work_by_clause(db: str) -> None:
    lines = run("refs", "pp/res/921", "--corpus", db, "--clause", "considering").lines
    assert lines[0] == "pp/res/921 cites: 1"
    assert "is cited by: 1" in lines[3]
    assert "wtdc/res/944@2025" in lines[5]


def test_references_for_machines(db: str) -> None:
    found = json.loads(run("refs", "wtsa/res/933", "--corpus", db, "-t", "json").out)
    assert [(each["direction"], each["written"], each["status"]) for each in found] == [
        ("cites", "pp/res/923@2022", "resolved"),
        ("cites", "wtsa/res/931@2020", "missing"),
    ]
    assert "document" not in found[0]
    rows = list(csv.DictReader(io.StringIO(
        run("refs", "wtsa/res/933", "--corpus", db, "-t", "csv").out
    )))  # fmt: skip
    assert rows[1]["reason"] == "no-such-session"


def test_references_of_what_is_only_cited(db: str) -> None:
    lines = run("refs", "wtsa/res/931@2020", "--corpus", db).lines
    assert lines[0] == "wtsa/res/931@2020 cites: nothing"
    assert "missing: no such session" in lines[3]


def test_searching(db: str) -> None:
    done = run("corpus", "search", db, "mooring", "posts", "-n", "2")
    assert len(done.lines) == 4
    assert max(map(len, done.lines)) <= 80
    assert done.err == "2 of 7\n"
    assert run("corpus", "search", db, "码头").err == "3 found\n"
    assert run("corpus", "search", db, "nothing like it").err == "0 found\n"
    assert json.loads(run("corpus", "search", db, '"', "-t", "json").out) == []


def test_declaring(tmp_path: Path) -> None:
    path = str(tmp_path / "c.sqlite")
    run("corpus", "init", path)
    assert run("corpus", "declare", path).out == ""
    assert run("corpus", "declare", path, "--complete", "pp@2018", "--suppressed", "pp/res/9",
               "--by", "pp/dec/5@2018").code == 0  # fmt: skip
    assert run("corpus", "declare", path).lines == [
        "complete pp@2018",
        "suppressed pp/res/9 on 2018 by pp/dec/5@2018",
    ]
    assert run("corpus", "declare", path, "--complete", "pp@2018", "--withdraw").err == (
        "1 of 1 taken back\n"
    )
    assert run("corpus", "declare", path, "--complete", "xx").code == 2
    assert run("corpus", "declare", path, "--merged", "pp/res/9").code == 2
    assert run("corpus", "declare", path, "--suppressed", "pp/res/9", "--on", "soon").code == 2


def test_verifying(db: str, tmp_path: Path) -> None:
    done = run("corpus", "verify", db)
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("25 citations, 1 missing, 24 resolved; no errors, no notes\n")
    file, path = tmp_path / "a.txt", str(tmp_path / "c.sqlite")
    file.write_text(text("pp", 921, 2018), "utf-8")
    run("corpus", "init", path)
    run("corpus", "add", path, str(file))
    file.write_text("changed", "utf-8")
    done = run("corpus", "verify", path)
    assert done.code == 0
    assert done.out == "note a.txt: has changed since it was read: add it again\n"
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE editions SET year = 1")
    connection.close()
    assert run("corpus", "verify", path).code == 1
    assert run("corpus", "verify", path, "--repair").code == 0


def test_removing(tmp_path: Path) -> None:
    path = str(tmp_path / "c.sqlite")
    run("corpus", "init", path)
    run("corpus", "add", path, str(MADE / "pp-921-2014.txt"), str(MADE / "pp-921-2018.txt"))
    done = run("corpus", "remove", path, "pp/res/921")
    assert (done.code, done.err) == (0, "pp/res/921: 2 documents taken out\n")
    assert run("corpus", "remove", path, "pp/res/921").code == 3


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    path, folder = str(tmp_path / "c.sqlite"), tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text(text("pp", 921, 2018), "utf-8")
    (folder / "b.txt").write_bytes(bytes(range(256)) * 9)
    for passed_over in (".hidden.txt", "~$a.docx", "notes.xyz"):
        (folder / passed_over).write_text("x", "utf-8")
    run("corpus", "init", path)
    done = run("corpus", "add", path, str(folder), str(tmp_path / "gone.txt"))
    assert done.code == 3
    told = done.err.splitlines()
    assert len(told) == 3
    assert told[0].startswith(f"itures: {folder}/b.txt: ")
    assert told[1] == f"itures: {tmp_path}/gone.txt: no such file"
    assert told[2].startswith("1 added, 2 not read; ")
    (tmp_path / "none").mkdir()
    assert "no file in this folder" in run("corpus", "add", path, str(tmp_path / "none")).err


def test_only_some_kinds(tmp_path: Path) -> None:
    path = str(tmp_path / "c.sqlite")
    run("corpus", "init", path)
    run("corpus", "add", path, str(MADE), "--only", "decision")
    assert [line.split()[0] for line in run("corpus", "list", path).lines[1:]] == [
        "pp/dec/925@2022",
        "pp/dec/926@2018",
    ]


def test_making_it_twice(db: str) -> None:
    done = run("corpus", "init", db)
    assert (done.code, done.out) == (3, "")
    assert done.err == f"itures: {db}: there is a file of this name already\n"


@pytest.mark.parametrize("words", [("corpus", "--help"), ("refs", "--help"),
                                   ("corpus", "add", "--help"), ("corpus", "search", "-h")])  # fmt: skip
def test_help(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.code == 0
    assert "Usage: itures" in done.out
