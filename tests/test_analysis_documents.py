"""DOC and STR: the document as a whole, and its structure."""

import attrs
import pytest

from analysis_texts import PP, RECITAL, TASK, WTSA, found, graded, quoted, resolution
from itures.analysis.checks import check
from itures.model.clauses import Section
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import load
from itures.pipeline import parse_text

LONG = RECITAL.rstrip(",")


def test_a_plain_resolution_has_no_findings():
    assert check(parse_text(resolution()), load()) == ()


@pytest.mark.parametrize(
    ("number_line", "enacting"),
    [
        ("RESOLUTION 907 (REV. BUCHAREST, 2022)", f"{PP} (Dubai, 2018),"),
        ("RESOLUTION 907 (REV. BUCHAREST, 2022)", f"{PP} (Bucharest, 2018),"),
        ("RESOLUTION 907 (REV. DUBAI, 2022)", f"{PP} (Bucharest, 2022),"),
    ],
)
def test_doc004_number_line_and_formula_disagree(number_line, enacting):
    text = resolution(number_line=number_line, enacting=enacting)
    assert quoted(text, "DOC004") == [number_line]


@pytest.mark.parametrize(
    ("number_line", "enacting"),
    [
        ("RESOLUTION 907 (Rev. Bucharest, 2022)", f"{PP} (Bucharest, 2022),"),
        ("RESOLUTION 907", f"{PP} (Bucharest, 2022),"),
        ("RESOLUTION 907 (REV. BUCHAREST, 2022)", f"{PP},"),
        # Named after the year it was due, it met two years later.
        ("RESOLUTION 907 (WTSA-20)", f"{WTSA} (Geneva, 2022),"),
    ],
)
def test_doc004_lines_that_agree_or_say_nothing(number_line, enacting):
    text = resolution(number_line=number_line, enacting=enacting)
    assert parse_text(text).masthead.enacting == enacting
    assert not found(text, "DOC004")


def test_doc004_the_newest_session_of_the_history():
    history = "(Dubai, 2012; Hammamet, 2016)"
    text = resolution(
        number_line="RESOLUTION 907 (REV. NEW DELHI, 2024)",
        enacting=f"{history}\n{WTSA} (New Delhi, 2024),",
    )
    assert quoted(text, "DOC004") == [history]
    assert not found(text.replace("2016)", "2016; New Delhi, 2024)"), "DOC004")


@pytest.mark.parametrize(
    ("heading", "wrong"),
    [
        ("ANNEX 1 TO RESOLUTION 907 (REV. BUCHAREST, 2022)", False),
        ("ANNEX TO RESOLUTION 907", False),
        ("ANNEX 1", False),
        ("ANNEX 1 TO RESOLUTION 907 (DUBAI, 2018)", True),
        ("ANNEX 1 TO RESOLUTION 709 (REV. BUCHAREST, 2022)", True),
    ],
)
def test_doc004_the_heading_of_an_annex(heading, wrong):
    text = resolution(more=f"{heading}\nTools\n1 A grapnel.\n2 A drum.")
    assert len(parse_text(text).annexes) == 1
    assert quoted(text, "DOC004") == ([heading] if wrong else [])


def test_doc005_no_formula():
    (finding,) = found(resolution(enacting=""), "DOC005")
    assert (finding.line, finding.severity) == (2, "warning")


@pytest.mark.parametrize(
    ("number_line", "kind"),
    [("RESOLUTION 907 (WRC-23)", "resolution"), ("", "unknown")],
)
def test_doc005_texts_that_need_no_formula(number_line, kind):
    text = "\n".join([number_line, "Tools for the repair of harbour cables", LONG + "."])
    if kind == "resolution":
        text = resolution(number_line=number_line, enacting="")
    assert parse_text(text).kind == kind
    assert not found(text, "DOC005")


def test_str104_once_for_each_way_back():
    more = "considering\nthat ropes rot,\nnoting\nthat knots slip,\n"
    more += "resolves\nto dry ropes."
    text = resolution(task="to list the ports,", more=more)
    (finding,) = found(text, "STR104")
    assert text[slice(*finding.span)] == "considering"
    assert finding.line == 8


@pytest.mark.parametrize("sign", [";", "；"])
def test_str105_a_clause_that_ends_with_a_semicolon(sign):
    text = resolution(f"a) {LONG};\nb) that ropes rot{sign}")
    (finding,) = found(text, "STR105")
    assert (text[slice(*finding.span)], finding.line, finding.column) == (sign, 6, 18)


@pytest.mark.parametrize("end", [",", ".", " and", ""])
def test_str105_other_ends_of_a_clause_are_fine(end):
    assert not found(resolution(f"a) {LONG};\nb) that ropes rot{end}"), "STR105")


def test_str105_a_note_behind_the_sign_is_not_looked_at():
    note = "[footnoteRef:1]1; [1: 1\tOf hemp; not of steel;]"
    text = resolution(f"a) {LONG};\nb) that ropes{note}")
    (finding,) = found(text, "STR105")
    assert finding.span.start == text.index("1; [1:") + 1


@pytest.mark.parametrize(
    ("task", "wrong"),
    [
        ("to list the ports.", ""),
        ("to list the ports (see the annex).", ""),
        ("to “list the ports.”", ""),
        ("to list the ports。", ""),
        ("to list the ports;", ";"),
        ("to list the ports,", ","),
        ("to list the ports", "s"),
        ("1 to list the ports;\n2 to list the sheds", "s"),
        ("1 to list the ports;\n2 to list the sheds,\nwherever they are;", ";"),
        ("1 to list the ports;\n2 to list the sheds,\nwherever they are.", ""),
    ],
)
def test_str105_the_end_of_the_text(task, wrong):
    assert quoted(resolution(task=task), "STR105") == list(wrong)


def test_str105_where_the_body_is_unknown_only_the_end_counts():
    text = resolution(
        f"a) {LONG};\nb) that ropes rot;",
        "to list the ports,",
        number_line="RESOLUTION 907",
        enacting="",
    )
    assert parse_text(text).masthead.body is None
    assert quoted(text, "STR105") == [","]


def test_str105_numbered_sections_may_follow_the_last_clause():
    document = parse_text(resolution(task="the following:"))
    section = Section("section_1", "1", None, None, (), "Ropes.", Span(0, 0))
    longer = attrs.evolve(document, sections=(section,))
    assert [f.code for f in check(document, load())] == ["STR105"]
    assert check(longer, load()) == ()


def test_str105_bodies_whose_paragraphs_end_with_semicolons(tmp_path):
    text = resolution(f"a) {LONG};\nb) that ropes rot;")
    registry = tmp_path / "registry"
    registry.mkdir()
    (registry / "bodies.toml").write_text(
        "format = 1\n[bodies.pp]\nclauses_end_with_semicolon = true\n"
    )
    grammar = load(str(tmp_path))
    document = parse_text(text, grammars=[str(tmp_path)])
    assert found(text, "STR105")
    assert not [f for f in check(document, grammar) if f.code == "STR105"]


@pytest.mark.parametrize(
    ("recital", "count"),
    [
        (f"a) {RECITAL}", 1),
        (f"1 {LONG}:\n1.1 that ropes rot,", 2),
        (f"a) {LONG};\nb) that ropes rot,", 0),
        (f"– {RECITAL}", 0),
        (RECITAL, 0),
    ],
)
def test_str106_lists_of_one(recital, count):
    assert len(found(resolution(recital), "STR106")) == count


def test_str106_a_late_mark_is_a_matter_of_order():
    text = resolution(f"c) {RECITAL}")
    assert parse_text(text).clauses[0].items[0].label == "c"
    assert not found(text, "STR106")
    assert found(text, "STR102")


def test_str107_recitals_only():
    text = resolution().partition("resolves")[0]
    assert graded(text, "STR107") == ["warning"]
    assert not found(resolution(), "STR107")


def test_str107_not_where_an_opener_is_unknown():
    document = parse_text(resolution().partition("resolves")[0])
    unknown = Finding("STR103", "warning", "x", 1, 1, Span(0, 0))
    doubtful = attrs.evolve(document, findings=(unknown,))
    codes = [finding.code for finding in check(doubtful, load())]
    assert codes == ["STR103", "STR105"]


def test_str107_not_for_letters():
    assert not found(f"Dear crews,\n{LONG}.\n", "STR107")


def test_chinese_is_read_by_the_same_checks():
    text = (
        "第907号决议（2022年，布加勒斯特，修订版）\n港口电缆的修理工具\n"
        "国际电信联盟全权代表大会（2018年，迪拜），\n考虑到\na)\t绳索易腐；\nb)\t绳结易松；\n"
        f"做出决议\n{TASK[:-1]}；\n"
    )
    assert parse_text(text).language == "zh"
    assert quoted(text, "DOC004") == ["第907号决议（2022年，布加勒斯特，修订版）"]
    assert quoted(text, "STR105") == ["；", "；"]
