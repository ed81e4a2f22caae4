"""The findings in the made corpus: each fault once, at its place, and nothing else."""

import itertools
import json
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

import itures
from cli_run import run
from itures.analysis.checks import Checker
from itures.notation.grammar import load
from little_corpus import MADE, WHOLE, resolution, text

Row = tuple[str, str, str, str, int, int]

EXPECTED: tuple[tuple[str, str, str, int, int, str], ...] = (
    # forward-dated
    ("pp-dec-926-2018.txt", "VER305", "error", 7, 26, "is of 2022, this text of 2018"),
    # wrong self-reference
    ("pp-921-2022.txt", "REF211", "warning", 14, 74, "in its edition of 2014; this one is of 2022"),
    # missing clause target
    (
        "wtdc-941-2025.txt", "REF206", "error", 10, 32,
        "wtdc/res/942@2022 has no resolves/7; it has resolves/1, resolves/2, resolves/3",
    ),
    # stale since; in a recital
    (
        "wtdc-942-2022.txt", "VER302", "note", 5, 1,
        ("write 'Resolution 941 (Rev. Baku, 2025) of the World Telecommunication Development"
        " Conference' (wtdc/res/941@2025)"),
    ),
    # suppressed target; in a recital
    (
        "wtdc-943-2025.txt", "VER303", "warning", 5, 4,
        "pp/res/922 was suppressed in 2022 by pp/dec/925@2022",
    ),
    # historical by context
    (
        "wtdc-944-2025.txt", "VER307", "note", 5, 42,
        "is pp/res/921@2014, left as it is: the words beside it tell history",
    ),
    # stale at adoption
    (
        "wtsa-931-2024.txt", "VER301", "error", 11, 70,
        ("write 'Resolution 921 (Rev. Bucharest, 2022) of the Plenipotentiary Conference'"
        " (pp/res/921@2022)"),
    ),
    # impossible edition
    (
        "wtsa-933-2024.txt", "REF204", "error", 6, 4,
        "wtsa did not meet in 2020; it met in 2022",
    ),
)  # fmt: skip


def made(path: Path, files: Iterable[Path]) -> itures.Corpus:
    corpus = itures.Corpus.create(path, complete=WHOLE)
    for file in files:
        corpus.add(file)
    return corpus


def found(
    corpus: itures.Corpus, *enable: str, as_of: str | None = None
) -> list[tuple[object, ...]]:
    checker = Checker.of(load(), corpus, as_of, enable)
    rows = []
    for entry in corpus.documents():
        document = corpus.document(entry.name, language=entry.language)
        for one in checker.check(document):
            name = Path(entry.paths[0]).name
            rows.append((name, one.code, one.severity, one.line, one.column, one.message))
    return rows


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> itures.Corpus:
    files = sorted(MADE.glob("*.txt"))
    return made(tmp_path_factory.mktemp("found") / "c.sqlite", files)


def test_each_fault_is_found_once_and_nothing_else(corpus: itures.Corpus) -> None:
    rows = found(corpus)
    assert [row[:5] for row in rows] == [row[:5] for row in EXPECTED]
    for row, (*_, said) in zip(rows, EXPECTED, strict=True):
        assert said in str(row[5])


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_loading_changes_nothing(
    corpus: itures.Corpus, tmp_path: Path, seed: int
) -> None:
    files = sorted(MADE.glob("*.txt"))
    random.Random(seed).shuffle(files)
    with made(tmp_path / "c.sqlite", files) as other:
        assert found(other, "NET", "REF") == found(corpus, "NET", "REF")


def test_a_text_that_is_not_in_the_corpus_is_checked_alike(tmp_path: Path) -> None:
    files = sorted(MADE.glob("*.txt"))
    for row in EXPECTED:
        rest = [file for file in files if file.name != row[0]]
        with made(tmp_path / f"{row[0]}.sqlite", rest) as corpus:
            document = itures.parse(MADE / row[0])
            (one,) = itures.check(document, corpus=corpus)
        assert (one.code, one.severity, one.line, one.column) == row[1:5]
        assert row[5] in one.message


def test_checking_changes_nothing(corpus: itures.Corpus) -> None:
    before = list(corpus.dump())
    itures.check(resolution("pp", 950, 2022, "Resolution 5 (Busan, 2014)"), corpus=corpus)
    assert list(corpus.dump()) == before


def test_what_came_later_does_not_count(corpus: itures.Corpus) -> None:
    codes = [row[1] for row in found(corpus, as_of="2024")]
    assert "VER302" not in codes
    assert "VER301" in codes
    assert "VER301" not in [row[1] for row in found(corpus, as_of="2021")]
    with pytest.raises(itures.DateError):
        itures.check(resolution("pp", 950, 2022), corpus=corpus, as_of="soon")


def test_what_is_off_by_default(corpus: itures.Corpus) -> None:
    more = [row for row in found(corpus, "NET", "ACT505") if row not in found(corpus)]
    assert sorted({(row[0], row[1]) for row in more if row[1] != "NET402"}) == [
        ("pp-dec-926-2018.txt", "NET401"),
        ("wtdc-943-2025.txt", "NET401"),
        ("wtsa-932-2024-zh.txt", "ACT505"),
        ("wtsa-932-2024.txt", "ACT505"),
        ("wtsa-933-2024.txt", "NET401"),
    ]
    circles = {str(row[5]).rpartition(": ")[2] for row in more if row[1] == "NET402"}
    assert "pp/res/921@2022 > pp/res/923@2022 > pp/res/921@2022" in circles


# ------------------------------------------------------------------ severities and doubt


def checked(path: Path, *documents: itures.Document, complete: Iterable[str] = ()) -> list[str]:
    """Code and severity of what is found in the last document, with all in one corpus."""
    with itures.Corpus.create(path / "c.sqlite", complete=complete) as corpus:
        corpus.add(list(documents))
        every = itures.check(documents[-1], corpus=corpus)
    return [f"{one.code} {one.severity}" for one in every]


def test_what_is_not_loaded_is_a_note_and_what_cannot_exist_an_error(tmp_path: Path) -> None:
    citing = resolution(
        "pp",
        950,
        2022,
        "> to act on Resolution 951 (Dubai, 2018) of the Plenipotentiary Conference",
    )
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert checked(tmp_path / "a", citing) == ["REF201 note"]
    assert checked(tmp_path / "b", citing, complete=["pp"]) == ["REF201 error"]


@pytest.mark.parametrize(
    ("line", "severity"),
    [("Resolution 951 ({})", "warning"), ("> to apply Resolution 951 ({})", "error")],
)
def test_a_recital_is_one_severity_lower(tmp_path: Path, line: str, severity: str) -> None:
    said = f"{line.format('Dubai, 2018')} of the Plenipotentiary Conference"
    old, new = resolution("pp", 951, 2018), resolution("pp", 951, 2022)
    assert checked(tmp_path, old, new, resolution("pp", 950, 2022, said)) == [f"VER301 {severity}"]


def test_nothing_is_asked_of_a_text_that_is_out_of_force(tmp_path: Path) -> None:
    said = "> to apply Resolution 951 (Busan, 2014) of the Plenipotentiary Conference"
    texts = [resolution("pp", 951, 2014), resolution("pp", 951, 2018)]
    old, new = resolution("pp", 950, 2014, said), resolution("pp", 950, 2022)
    assert checked(tmp_path, *texts, new, old) == []


PLENI = "of the Plenipotentiary Conference"


def test_a_clause_that_cites_several_editions_tells_history(tmp_path: Path) -> None:
    said = f"> to build on Resolution 951 (Busan, 2014) and Resolution 951 (Dubai, 2018) {PLENI}"
    texts = [resolution("pp", 951, 2014), resolution("pp", 951, 2018)]
    codes = checked(tmp_path, *texts, resolution("pp", 950, 2018, said))
    assert [code for code in codes if code.startswith("VER")] == ["VER307 note"]


def test_what_was_suppressed_later_is_less(tmp_path: Path) -> None:
    said = f"> to apply Resolution 951 (Busan, 2014) {PLENI}"
    end = f"> to suppress Resolution 951 (Busan, 2014) {PLENI}"
    old, ending = resolution("pp", 951, 2014), resolution("pp", 952, 2018, end)
    assert checked(tmp_path, old, ending, resolution("pp", 950, 2014, said)) == ["VER303 warning"]


def test_a_text_that_went_into_another_is_told_with_that(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    citing = resolution("pp", 950, 2022, f"> to apply Resolution 951 (Busan, 2014) {PLENI}")
    with itures.Corpus.create(path) as corpus:
        corpus.add([resolution("pp", 951, 2014), resolution("pp", 953, 2018)])
        into = "pp/res/953@2018"
        corpus.declare(itures.Declaration("merged", "pp/res/951", "", into, "2018", into))
        (one,) = itures.check(citing, corpus=corpus)
    assert (one.code, one.severity) == ("VER304", "warning")
    assert "write 'Resolution 953 (Dubai, 2018) of the" in one.message


def test_candidates_take_the_place_of_what_reading_says(tmp_path: Path) -> None:
    citing = itures.parse_text(
        text("pp", 950, 2022, "> to apply Resolution 3 (Dubai, 2012)").replace(PLENI, "")
    )
    assert [one.code for one in itures.check(citing)] == ["REF202"]
    path = tmp_path / "c.sqlite"
    with itures.Corpus.create(path) as corpus:
        corpus.add([resolution("pp", 3, 2014), resolution("wtsa", 3, 2016)])
        every = itures.check(citing, corpus=corpus)
    assert [one.code for one in every].count("REF202") == 1


@pytest.mark.parametrize(
    ("place", "severity"), [("resolves 9", "error"), ("Annex 1", "warning"), ("resolves 2", None)]
)
def test_a_place_that_may_not_have_been_read_is_doubtful(
    tmp_path: Path, place: str, severity: str | None
) -> None:
    lead = "Annex 1 to" if place == "Annex 1" else f"{place} of"
    citing = resolution(
        "pp", 950, 2022, f"> to apply {lead} Resolution 951 (Bucharest, 2022) {PLENI}"
    )
    cited = resolution("pp", 951, 2022, "> that lamps be lit", "> that lamps be mended")
    assert checked(tmp_path, cited, citing) == ([f"REF206 {severity}"] if severity else [])


def test_texts_without_a_name_are_each_checked(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("A list of lamps.\n", "utf-8")
    two.write_text("A list of piers.\n", "utf-8")
    with itures.Corpus.create(path) as corpus:
        corpus.add([one, two])
    names = {line.split(":")[0] for line in run("check", "-q", "--corpus", str(path)).lines}
    assert {Path(name).name for name in names} == {"one.txt", "two.txt"}


def test_one_thing_is_said_of_a_citation(corpus: itures.Corpus) -> None:
    places = [row[:1] + row[3:5] for row in found(corpus)]
    assert [len(list(same)) for _, same in itertools.groupby(sorted(places))] == [1] * len(EXPECTED)


# ------------------------------------------------------------------ the command


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("db") / "c.sqlite"
    made(path, sorted(MADE.glob("*.txt"))).close()
    return str(path)


def test_the_whole_corpus(db: str) -> None:
    done = run("check", "--corpus", db)
    assert done.code == 1
    places = [one.split(": ")[0].rpartition("/")[2] for one in done.lines]
    assert places == [f"{name}:{line}:{column}" for name, _, _, line, column, _ in EXPECTED]
    assert done.err.startswith("19 documents: 4 errors, 2 warnings, 2 notes")


def test_files_against_a_corpus(db: str) -> None:
    path = str(MADE / "wtsa-931-2024.txt")
    done = run("check", "--corpus", db, path)
    assert [one.split()[1] for one in done.lines] == ["VER301"]
    assert run("check", "--corpus", db, "--as-of", "2018", path).lines == []
    assert run("check", path).lines == []


def test_misuse_is_told(db: str) -> None:
    assert run("check").code == 2
    assert run("check", "--corpus", db, "--akn").code == 2
    assert run("check", "--corpus", db, "--enable", "XYZ").code == 2
    assert run("check", "--corpus", db, "--as-of", "soon").code == 2
    assert run("check", "--corpus", "missing.sqlite").code == 3


def objects(*args: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("check", "-q", "--format", "json", *args).out)
    return found


def test_a_fingerprint_outlives_lines_and_names(tmp_path: Path, db: str) -> None:
    text = (MADE / "wtsa-931-2024.txt").read_text("utf-8")
    moved = tmp_path / "other.txt"
    moved.write_text(
        text.replace("considering\n", "noting\nthat boats rock,\nconsidering\n"), "utf-8"
    )
    (one,) = objects("--corpus", db, str(MADE / "wtsa-931-2024.txt"))
    (two,) = objects("--corpus", db, str(moved))
    assert one["fingerprint"] == two["fingerprint"]
    assert one["line"] != two["line"]
    assert (one["document"], one["node"]) == ("wtsa/res/931@2024", "resolves_1__2")
    assert str(one["quote"]).startswith("Resolution 921 (Rev. Dubai, 2018)")
    every = [each["fingerprint"] for each in objects("--corpus", db)]
    assert len(set(every)) == len(every)


ENTRY = """
[[accept]]
rule = "{rule}"
document = "{document}"
reason = "kept on purpose"
author = "A. Editor"
date = 2026-03-02
"""


def test_accepted_findings_do_not_count(tmp_path: Path, db: str) -> None:
    path = tmp_path / "accepted.toml"
    path.write_text(ENTRY.format(rule="VER301", document="wtsa/res/931"), "utf-8")
    done = run("check", "--corpus", db, "--accept", str(path))
    assert "VER301" not in done.out
    assert "3 errors" in done.err
    assert "1 accepted" in done.err
    (one,) = [o for o in objects("--corpus", db, "--accept", str(path)) if "accepted_because" in o]
    assert (one["code"], one["accepted_because"]) == ("VER301", "kept on purpose")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("until = 2026-06-30\n", "has expired on 2026-06-30"),
        ('quote = "no such words"\n', "accepts nothing"),
    ],
)
def test_entries_of_no_use_are_told(tmp_path: Path, db: str, more: str, said: str) -> None:
    path = tmp_path / "accepted.toml"
    path.write_text(ENTRY.format(rule="VER301", document="wtsa/res/931") + more, "utf-8")
    done = run("check", "--corpus", db, "--as-of", "2026-07-01", "--accept", str(path))
    assert "VER301" in done.out
    assert said in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[accept]]\nrule = 1\n", "entry 1: 'reason' is missing"),
        (ENTRY.format(rule="VER999", document="x"), "no rule 'VER999'"),
        (ENTRY.format(rule="VER301", document="x") + "who = 1\n", "'who' is not known"),
        ("accept = 3\n", r"[[accept]]"),
        ("[[accept\n", "no TOML"),
    ],
)
def test_a_wrong_list_is_refused(tmp_path: Path, db: str, text: str, said: str) -> None:
    path = tmp_path / "accepted.toml"
    path.write_text(text, "utf-8")
    done = run("check", "--corpus", db, "--accept", str(path))
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_baseline_tells_what_is_new(tmp_path: Path, db: str) -> None:
    before = tmp_path / "before.json"
    every = objects("--corpus", db)
    gone = dict(every[0], fingerprint="0" * 16)
    before.write_text(json.dumps([*every[1:], gone]), "utf-8")
    done = run("check", "--corpus", db, "--baseline", str(before))
    assert "since the baseline: 1 new, 1 fixed, 7 persisting" in done.err
    assert done.code == 1
    before.write_text(json.dumps(every), "utf-8")
    assert run("check", "--corpus", db, "--baseline", str(before)).code == 0
    before.write_text("{}x", "utf-8")
    assert run("check", "--corpus", db, "--baseline", str(before)).code == 2


def test_other_forms_say_the_same(db: str) -> None:
    log = json.loads(run("check", "-q", "--format", "sarif", "--corpus", db).out)
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [r["ruleId"] for r in one["results"]] == [row[1] for row in EXPECTED]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in one["results"])
    lines = run("check", "-q", "--format", "github", "--corpus", db).lines
    assert [line.split(" ")[0] for line in lines][:3] == ["::error", "::warning", "::error"]
    assert "line=7,col=26,title=VER305 forward-dated::" in lines[0]
    table = run("check", "-q", "--format", "markdown", "--corpus", db).out
    assert table.count("\n| ") - table.count("| Line |") == len(EXPECTED)
