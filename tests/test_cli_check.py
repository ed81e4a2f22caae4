"""`itures check`, `identify`, `rule` and `schema`."""

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli_run import ROOT, SAMPLES, run
from itures import analysis
from itures.analysis.checks import IN_CORPUS, check
from itures.analysis.rules import RULES, page
from itures.cli.check import line
from itures.cli.identify import _aligned
from itures.export.schema import schema_json
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import load
from itures.pipeline import parse

ZH = str(SAMPLES / "zh-wtsa-901.txt")
LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): [A-Z]+\d+ \w+ \S.*")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A resolution that cites an edition later than itself: an error."""
    text = (SAMPLES / "en-pp-902-2018.txt").read_text(encoding="utf-8")
    assert "30 (Rev. Busan, 2014)" in text
    path = tmp_path / "faulty.txt"
    text = text.replace("30 (Rev. Busan, 2014)", "30 (Rev. Bucharest, 2022)")
    path.write_text(text, encoding="utf-8")
    return path


# ------------------------------------------------------------------ check


def test_the_form_of_a_line_is_frozen() -> None:
    finding = Finding("DOC002", "warning", "set aside: [x]", 3, 14, Span(30, 33))
    assert line("a/b.txt", finding) == "a/b.txt:3:14: DOC002 warning set aside: [x]"


def test_what_a_document_says_stays_on_its_line() -> None:
    finding = Finding("DOC002", "note", "a\nb\x1b[2J\u202ec\r\n  d", 1, 1, Span(0, 0))
    said = r"x\x0by:1:1: DOC002 note a b\x1b[2J\u202ec\x0d d"
    assert line("x\vy", finding) == said


def test_every_finding_has_its_line() -> None:
    done = run("check", ZH)
    found = check(parse(ZH), load())
    assert done.lines == [line(ZH, finding) for finding in found]
    assert found
    assert all(LINE.fullmatch(one) for one in done.lines)


def test_the_summary_counts_and_goes_to_stderr(faulty: Path) -> None:
    done = run("check", ZH, str(faulty))
    counts = {level: done.out.count(f" {level} ") for level in ("error", "warning")}
    assert counts["error"] >= 1
    said = f"2 documents: {counts['error']} error"
    assert done.err.startswith(said)
    assert f", {counts['warning']} warning" in done.err
    assert run("check", "-q", ZH).err == ""


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_fail_on(level: str, code: int) -> None:
    """The sample has warnings and no error."""
    assert run("check", "--fail-on", level, ZH).code == code


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("note", 1), ("never", 0)])
def test_errors_fail(level: str, code: int, faulty: Path) -> None:
    assert run("check", "--fail-on", level, str(faulty)).code == code


def test_error_is_the_default(faulty: Path) -> None:
    assert run("check", str(faulty)).code == 1
    assert run("check", ZH).code == 0


@pytest.mark.parametrize(
    ("enable", "said"),
    [
        ("NET401", "NET401: looked for in a corpus only: name one with --corpus DB"),
        ("dup", "DUP601, DUP602: looked for in a corpus only: name one with --corpus DB"),
        ("VER301", "VER301: looked for in a corpus only: name one with --corpus DB"),
        ("ACT503", "ACT503: looked for only with --as-of DATE or --corpus DB"),
        ("ACT502", ""),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_one_line(enable: str, said: str) -> None:
    done = run("check", "-q", "--enable", enable, ZH)
    assert (done.code, done.err) == (0, f"itures: {said}\n" if said else "")
    assert run("check", "-q", "--enable", enable, "--as-of", "2031", ZH).err == (
        done.err if "--as-of" not in said else ""
    )


def test_what_needs_a_corpus_is_what_looks_into_one() -> None:
    modules = Path(analysis.__file__).parent.glob("corpus_*.py")  # those that are installed
    found = {
        code
        for path in modules
        for code in re.findall('"([A-Z]{3}[0-9]{3})"', path.read_text("utf-8"))
    }
    assert found - {"REF202"} == IN_CORPUS


def test_unread_inputs_are_stronger_than_findings(faulty: Path) -> None:
    done = run("check", str(faulty), "missing.txt")
    assert done.code == 3
    assert " error " in done.out


def test_json_says_the_same_as_the_lines() -> None:
    lines = run("check", "-q", ZH).lines
    objects = json.loads(run("check", "-q", "--format", "json", ZH).out)
    form = "{path}:{line}:{column}: {code} {severity} {message}"
    assert [form.format(**one) for one in objects] == lines
    text = parse(ZH).text
    assert "[bookmark: abc]" in [text[slice(*one["span"])] for one in objects]


def test_json_without_findings_is_an_empty_array(tmp_path: Path) -> None:
    done = run("check", "--format", "json", "missing.txt", cwd=tmp_path)
    assert (done.code, json.loads(done.out)) == (3, [])


def test_standard_input_is_called_dash() -> None:
    done = run("check", "-", stdin=Path(ZH).read_bytes())
    assert [one.replace(ZH, "-") for one in run("check", ZH).lines] == done.lines


# ------------------------------------------------------------------ identify


def test_identify_gives_a_line_for_each_file() -> None:
    files = sorted(str(path) for path in SAMPLES.iterdir() if path.suffix in {".txt", ".docx"})
    done = run("identify", str(SAMPLES))
    assert (done.code, done.err) == (0, "")
    assert [one.split("  ")[0].strip() for one in done.lines] == files
    for one in done.lines:
        path, kind, language, name, title = re.split(r" {2,}", one, maxsplit=4)
        document = parse(path)
        assert (kind, language) == (document.kind, "+".join(document.languages))
        assert name == (document.id or "-")
        assert title == (document.title or "-")


def test_a_letter_is_no_failure() -> None:
    assert run("identify", str(SAMPLES / "zh-circular.txt")).code == 0


def test_columns_are_aligned_where_characters_are_wide() -> None:
    rows = [("第一号.txt", "resolution", "x"), ("a.txt", "message", "y")]
    one, two = _aligned(rows)
    assert one == "第一号.txt  resolution  x"
    assert cell_len(one[: one.index("resolution")]) == two.index("message")
    assert _aligned([]) == []


# ------------------------------------------------------------------ rule, schema


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_page(code: str) -> None:
    done = run("rule", code)
    assert (done.code, done.err) == (0, "")
    assert done.out.rstrip() == page(code).rstrip()
    assert run("rule", code.lower()) == done


def test_all_rules_in_a_list() -> None:
    done = run("rule")
    assert [one.split()[0] for one in done.lines] == list(RULES)


def test_an_unknown_rule_is_misuse() -> None:
    done = run("rule", "STR1O5")
    assert (done.code, done.out) == (2, "")
    assert "did you mean STR105?" in done.err
    assert "`itures rule` lists all" in run("rule", "zzz").err


def test_the_schema_that_is_printed_is_the_one_in_the_repository() -> None:
    done = run("schema", "json")
    assert done.out == schema_json()
    assert done.out == (ROOT / "schemas" / "itures-1.json").read_text(encoding="utf-8")
