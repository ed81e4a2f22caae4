"""Actions: who is asked to do what, with whom, reporting to whom, by when."""

import csv
import io
import json
import zipfile
from pathlib import Path

import attrs
import pytest

import itures
from cli_run import SAMPLES, run
from itures.analysis.actions import Action, actions, chosen
from itures.export.rows import to_csv, to_xlsx
from itures.notation.grammar import load
from real_texts import CORPUS

HEAD = """RESOLUTION 907 (NEW DELHI, 2024)
Tools for the repair of harbour cables
The World Telecommunication Standardization Assembly (New Delhi, 2024),
considering
that a cable is mended sooner where the tools lie ready,
resolves
that ports keep tools,
"""


def of(text: str) -> list[Action]:
    return list(actions(itures.parse_text(HEAD + text), load()))


def asked(words: str) -> Action:
    (row,) = of(
        f"instructs the Director of the Telecommunication Standardization Bureau\n{words}\n"
    )
    return row


def test_one_row_for_each_leaf_that_addresses_somebody():
    rows = of(
        "instructs the Secretary-General\n"
        "1 to list the ports;\n"
        "2 to ask each of them:\n"
        "a) for the key of its shed;\n"
        "b) for a plan of its quay,\n"
        "invites Member States\n"
        "to mend their nets.\n"
    )
    assert [(row.id, row.type, row.clause) for row in rows] == [
        ("907-01", "instructs", "instructs_1__1"),
        ("907-02", "instructs", "instructs_1__2__a"),
        ("907-03", "instructs", "instructs_1__2__b"),
        ("907-04", "invites", "invites_1"),
    ]
    assert rows[1].text == "to ask each of them: for the key of its shed;"
    assert rows[1].opener == "instructs the Secretary-General 2 a"
    assert rows[3].responsible == ("member-states",)
    assert {row.document for row in rows} == {"wtsa/res/907@2024"}


def test_what_addresses_nobody_is_no_action():
    assert of("") == []


def test_items_that_instruct_somebody_are_actions():
    document = itures.parse_text(
        "DECISION 907 (DUBAI, 2018)\nTools\nThe Plenipotentiary Conference of the International "
        "Telecommunication Union (Dubai, 2018),\ndecides\n"
        "1 that ports keep tools;\n"
        "2 to instruct the Secretary-General, in consultation with the Council, to list them;\n"
        "3 to invite Member States and Sector Members:\n"
        "a) to mend their nets;\n"
        "b) to light their lamps;\n"
        "4 to invite the Keeper of the Lamps to read.\n"
    )
    rows = list(actions(document))
    assert [(row.id, row.type, row.clause, row.responsible) for row in rows] == [
        ("907-01", "instructs", "decides_1__2", ("secretary-general",)),
        ("907-02", "invites", "decides_1__3__a", ("member-states", "sector-members")),
        ("907-03", "invites", "decides_1__3__b", ("member-states", "sector-members")),
    ]
    assert rows[0].collaboration == ("council",)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "to instruct the Secretary-General to read"),
        ("fr", "de charger le Secrétaire général de lire"),
        ("es", "encargar al Secretario General que lea"),
        ("ru", "\u043f\u043e\u0440\u0443\u0447\u0438\u0442\u044c \u0413\u0435\u043d\u0435\u0440\u0430\u043b\u044c\u043d\u043e\u043c\u0443 \u0441\u0435\u043a\u0440\u0435\u0442\u0430\u0440\u044e \u0447\u0438\u0442\u0430\u0442\u044c"),
        ("zh", "\u8d23\u6210\u79d8\u4e66\u957f\u8bfb\u4e66"),
        ("ar", "\u062a\u0643\u0644\u064a\u0641 \u0627\u0644\u0623\u0645\u064a\u0646 \u0627\u0644\u0639\u0627\u0645 \u0628\u0627\u0644\u0642\u0631\u0627\u0621\u0629"),
    ],
)  # fmt: skip
def test_every_language_instructs_in_an_item(language: str, words: str):
    document = itures.parse_text(
        "RESOLUTION 907 (DUBAI, 2018)\nresolves\n1 to read;\n2 to write.\n"
    )
    (clause,) = document.clauses
    item = attrs.evolve(clause.items[1], text=words)
    changed = attrs.evolve(clause, items=(clause.items[0], item))
    document = attrs.evolve(document, language=language, clauses=(changed,))
    (row,) = actions(document)
    assert (row.type, row.responsible) == ("instructs", ("secretary-general",))


@pytest.mark.parametrize(
    ("words", "due", "recurring"),
    [
        ("to list the ports by 13 March 2027.", "2027-03-13", None),
        ("to list the ports no later than the end of 2028.", "2028", None),
        ("to list the ports before the next assembly.", "wtsa@next", None),
        ("to list the ports for the next Plenipotentiary Conference.", "pp@2026", None),
        ("to list the ports for the 2027 session of the Council.", "council@2027", None),
        ("to list the ports for WTSA-28.", "wtsa@2028", None),
        ("to list the ports annually.", None, "annual"),
        ("to list the ports as it did in 2016.", None, None),
        ("to list the ports that WTSA-16 named.", None, None),
    ],
)
def test_dates_and_sessions_to_come(words: str, due: str | None, recurring: str | None):
    row = asked(words)
    assert (row.due, row.recurring) == (due, recurring)


def test_reports_and_helpers():
    row = asked(
        "to list the ports, in close collaboration with the Director of the Radiocommunication "
        "Bureau and Member States, and to submit a report on them to the Council."
    )
    assert row.collaboration == ("br-director", "member-states")
    assert row.report_to == ("council",)
    assert row.responsible == ("tsb-director",)


def test_where_no_report_is_asked_for_nobody_is_reported_to():
    assert asked("to give the key to the Council.").report_to == ()
    assert asked("to write a report; to give the key to the Council.").report_to == ()


def test_the_next_assembly_hears_a_report():
    assert asked("to report to the next assembly.").report_to == ("wtsa",)


def test_filters():
    rows = of(
        "instructs the Secretary-General\nto report to the Council,\n"
        "invites Member States\nto mend their nets.\n"
    )
    assert [row.id for row in chosen(rows, actors=["council"])] == ["907-01"]
    assert [row.id for row in chosen(rows, types=["invites"], bodies=["wtsa"])] == ["907-02"]
    assert list(chosen(rows, sessions=["pp@2022"])) == []


def test_spreadsheets_run_nothing_that_a_document_says():
    rows = [{"text": '=HYPERLINK("http://x")'}, {"text": "plain"}, {"text": "a\u202eb"}]
    table = list(csv.reader(io.StringIO(to_csv(["text"], rows))))
    assert table == [["text"], ['\'=HYPERLINK("http://x")'], ["plain"], ["a\\u202eb"]]
    with zipfile.ZipFile(io.BytesIO(to_xlsx({"actions": (["text"], rows)}))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert to_xlsx({"actions": (["text"], rows)}) == to_xlsx({"actions": (["text"], rows)})


@pytest.mark.parametrize("form", ["table", "csv", "json", "html", "xlsx"])
def test_the_command_writes_each_form(form: str, tmp_path: Path):
    target = tmp_path / f"out.{form}"
    found = run("actions", str(SAMPLES / "en-wtsa-901.txt"), "-t", form, "-o", str(target))
    assert found.code == 0, found.err
    assert target.stat().st_size > 100
    if form == "json":
        rows = json.loads(target.read_text(encoding="utf-8"))
        assert rows[0]["document"] == "wtsa/res/901@2024"
        assert rows[0]["status"] == ""


def test_a_page_of_actions_escapes_what_the_document_says(tmp_path: Path):
    source = tmp_path / "x.txt"
    text = HEAD + "instructs the Secretary-General\nto run <script>alert(1)</script>.\n"
    source.write_text(text, encoding="utf-8")
    found = run("actions", str(source), "-t", "html")
    assert "&lt;script&gt;alert(1)" in found.out
    assert "<script" not in found.out


@pytest.mark.corpus
def test_a_conference_gives_hundreds_of_actions():
    rows = [
        row
        for path in sorted((CORPUS / "pp18-en").glob("*.txt"))
        for row in actions(itures.parse(path), load())
    ]
    assert len(rows) > 300
    assert all(row.responsible and row.text for row in rows)
    reports = [row for row in rows if "pp" in row.report_to]
    assert reports
    assert all(row.due == "pp@2022" for row in reports if row.due)
