"""`itures xref`, and what it says when something is wrong."""

import json
from pathlib import Path

import pytest

import itures
from cli_run import run
from little_corpus import MADE, text
from made_report import made_corpus


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("db") / "c.sqlite"
    made_corpus(path).close()
    return str(path)


def written(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "xref.json").read_text("utf-8"))
    return found


def test_a_report_is_written(tmp_path: Path, db: str) -> None:
    done = run("xref", db, "-o", str(tmp_path / "out"))
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("17 texts, 21 references: 4 errors, 2 warnings, 2 notes\n")
    report = written(tmp_path / "out")
    assert report["format"] == 1
    assert run("xref", "-q", db, "-o", str(tmp_path / "out"), "--as-of", "2018").err == ""
    assert written(tmp_path / "out") != report


def test_the_exit_code_is_asked_for(tmp_path: Path, db: str) -> None:
    out = str(tmp_path / "out")
    assert run("xref", db, "-o", out, "--fail-on", "error").code == 1
    # Against itself nothing is new.
    again = run("xref", db, "-o", out, "--fail-on", "note", "--baseline", f"{out}/xref.json")
    assert again.code == 0
    assert "since the baseline: 0 new, 0 fixed, 8 persisting" in again.err
    assert written(Path(out))["provenance"]["baseline"] == "xref.json"  # type: ignore[index]


def test_a_baseline_may_be_that_of_check(tmp_path: Path, db: str) -> None:
    every = json.loads(run("check", "-q", "--format", "json", "--corpus", db).out)
    gone = {**every[0], "fingerprint": "0" * 16}
    before = tmp_path / "before.json"
    before.write_text(json.dumps([*every[1:], gone]), "utf-8")
    done = run("xref", db, "-o", str(tmp_path / "out"), "--baseline", str(before))
    assert "since the baseline: 1 new, 1 fixed, 7 persisting" in done.err
    report = written(tmp_path / "out")
    assert report["fixed"] == ["0" * 16]
    changes = {i["fingerprint"]: i["change"] for i in report["issues"]}  # type: ignore[attr-defined]
    assert changes.pop(every[0]["fingerprint"]) == "new"
    assert set(changes.values()) == {"persisting"}


def test_check_reads_a_report_as_its_baseline(tmp_path: Path, db: str) -> None:
    run("xref", db, "-o", str(tmp_path / "out"))
    done = run("check", "--corpus", db, "--baseline", str(tmp_path / "out" / "xref.json"))
    assert "since the baseline: 0 new, 0 fixed, 8 persisting" in done.err


ENTRY = """
[[accept]]
rule = "VER301"
document = "wtsa/res/931"
reason = "kept on purpose"
author = "A. Editor"
date = 2026-03-02
"""


def test_accepted_findings_do_not_count(tmp_path: Path, db: str) -> None:
    accepted = tmp_path / "accepted.toml"
    accepted.write_text(ENTRY + ENTRY.replace("VER301", "VER302"), "utf-8")
    out = tmp_path / "out"
    done = run("xref", db, "-o", str(out), "--accept", str(accepted))
    assert "3 errors, 2 warnings, 2 notes; 1 accepted" in done.err
    assert "VER302 wtsa/res/931: accepts nothing" in done.err
    report = itures.report_from_json((out / "xref.json").read_text("utf-8"))
    assert [entry.used for entry in report.accepted] == [1, 0]
    (known,) = [issue for issue in report.issues if issue.accepted]
    assert (known.code, known.accepted) == ("VER301", "kept on purpose")
    (rule,) = [rule for rule in report.rules if rule.code == "VER301"]
    assert (rule.findings, rule.accepted) == (0, 1)
    assert "wtsa/res/931@2024" in report.counts.clean


def test_an_entry_expires_by_the_date_of_the_report(tmp_path: Path, db: str) -> None:
    accepted = tmp_path / "accepted.toml"
    accepted.write_text(f"{ENTRY}until = 2025-06-30\n", "utf-8")
    out = str(tmp_path / "out")
    done = run("xref", db, "-o", out, "--accept", str(accepted), "--as-of", "2025-06-30")
    assert "1 accepted" in done.err
    done = run("xref", db, "-o", out, "--accept", str(accepted), "--as-of", "2025-07-01")
    assert "accepted" not in done.err
    assert written(Path(out))["accepted"][0]["expired"] is True  # type: ignore[index]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nix.sqlite", "-o", "{out}"], 3, "nix.sqlite: there is no corpus"),
        (["{db}"], 2, "Missing option '-o'"),
        (["{db}", "-o", "{db}"], 3, "is a file; a report needs a folder"),
        (["{db}", "-o", "{full}"], 3, "holds other files and no report"),
        (["{db}", "-o", "{out}", "--as-of", "soon"], 2, "'soon' is neither a date"),
        (["{db}", "-o", "{out}", "--enable", "XYZ"], 2, "no rule begins with 'XYZ'"),
        (["{db}", "-o", "{out}", "--baseline", "{full}/mine.txt"], 2, "nor an xref.json"),
        (["{db}", "-o", "{out}", "--baseline", "nix.json"], 3, "nix.json: cannot be read"),
        (["{db}", "-o", "{out}", "--baseline", "{full}/nine.json"], 2, "a report of form 9"),
        (["{db}", "-o", "{out}", "--accept", "{full}/mine.txt"], 2, "no TOML"),
    ],
)
def test_what_is_wrong_is_told_on_one_line(
    tmp_path: Path, db: str, args: list[str], code: int, said: str
) -> None:
    full, out = tmp_path / "full", tmp_path / "out"
    full.mkdir()
    (full / "mine.txt").write_text("not = = toml", "utf-8")
    (full / "nine.json").write_text('{"format": 9, "issues": []}', "utf-8")
    names = {"db": db, "full": str(full), "out": str(out)}
    done = run("xref", *(arg.format(**names) for arg in args))
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert done.err.rstrip("\n").count("\n") == (0 if done.err.startswith("itures: ") else 3)
    assert not (out / "xref.json").exists()


def test_actions_of_a_corpus(db: str) -> None:
    done = run("actions", db, "-t", "json")
    assert done.code == 0
    rows = json.loads(done.out)
    assert {row["document"] for row in rows} >= {"pp/res/921@2022", "wtdc/res/941@2025"}
    assert not {row["document"] for row in rows} & {"wtdc/res/941@2022", "pp/res/922@2018"}
    assert all(row["language"] == "en" for row in rows)
    only = json.loads(run("actions", db, "-t", "json", "--actor", "bdt-director").out)
    assert {row["responsible"][0] for row in only} == {"bdt-director"}
    both = json.loads(run("actions", db, str(MADE / "wtdc-941-2017.txt"), "-t", "json").out)
    assert len(both) == len(rows) + 1
    assert run("actions", "-q").code == 2


def test_the_library_makes_a_report(tmp_path: Path) -> None:
    with itures.Corpus.create(tmp_path / "c.sqlite") as corpus:
        corpus.add(itures.parse_text(text("pp", 950, 2022)))
        seen: list[tuple[int, int]] = []
        report = itures.xref(corpus, progress=lambda done, every: seen.append((done, every)))
        itures.write_report(report, corpus, tmp_path / "out")
    assert seen == [(1, 1)]
    assert itures.report_from_json(itures.report_to_json(report)) == report
    assert (tmp_path / "out" / "xref.json").is_file()
