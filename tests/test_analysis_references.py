"""REF and VER: what a text cites, and in which edition."""

import pytest

from analysis_texts import PP, RECITAL, found, graded, quoted, resolution
from itures.analysis.editions import earlier
from itures.corpus.identity import Names
from itures.notation.grammar import load
from itures.pipeline import parse_text

OF_PP = "of the Plenipotentiary Conference"
OF_WTSA = "of the World Telecommunication Standardization Assembly"


def citing(*citations: str, **more: str) -> str:
    """A resolution whose recitals cite one thing each."""
    marked = [f"{mark}) {words} on ropes" for mark, words in zip("abcdef", citations, strict=False)]
    recital = ";\n".join([*marked, f"z) {RECITAL}"])
    return resolution(recital, **more)


def targets(text: str) -> list[str]:
    return [citation.target for citation in parse_text(text).citations]


# ---------------------------------------------------------------- REF203


def test_ref203_one_finding_for_each_expression():
    text = citing(f"Resolutions 13 and 14 {OF_PP}")
    assert quoted(text, "REF203") == [f"Resolutions 13 and 14 {OF_PP}"]
    (finding,) = found(text, "REF203")
    assert "pp/res/13, pp/res/14" in finding.message


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (f"Resolution 13 (Rev. Dubai, 2018) {OF_PP}", "pp/res/13@2018"),
        ("Resolution ITU-R 7-3", "ra/res/7-3"),
        ("the 2030 Agenda for Sustainable Development", "un/agenda-2030"),
        (
            "the strategic plan for the Union for 2024-2027",
            "pp/strategic-plan/2024-2027",
        ),
        (f"Resolution 907 {OF_PP}", "pp/res/907"),
    ],
)
def test_ref203_dated_or_without_editions_or_the_text_itself(words, target):
    text = citing(words)
    assert target in targets(text)
    assert not found(text, "REF203")


# ---------------------------------------------------------------- REF204


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        (f"Resolution 13 (Rev. Busan, 2015) {OF_PP}", "error"),
        (f"Resolution 13 (Rev. Busan, 2018) {OF_PP}", "error"),  # 2018 was in Dubai
        ("Resolution 13 (WRC-16)", "error"),
        # Not known to be impossible: the registry may lack the session.
        (f"Resolution 13 (Rev. Oslo, 2046) {OF_PP}", "note"),
        (
            "Opinion 3 (Geneva, 1996) of the World Telecommunication Policy Forum",
            "note",
        ),
        ("Resolution 13 (Rev. Busan, 2018)", "note"),
    ],
)
def test_ref204_sessions_that_were_not(words, severity):
    assert graded(citing(words), "REF204") == [severity]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (f"Resolution 13 (Rev. Dubai, 2018) {OF_PP}", "pp/res/13@2018"),
        (f"Resolution 13 (WTSA-20) {OF_WTSA}", "wtsa/res/13@2022"),
        ("Resolution 1306 (C15)", "council/res/1306@2015"),
        (
            f"Resolution 13 (Montreux, 1965) {OF_PP}",
            "pp/res/13@1965",
        ),  # before the table
        # A place that no list knows may be spelled in a new way.
        (f"Resolution 13 (Rev. Doubai, 2018) {OF_PP}", "pp/res/13@2018"),
        ("Resolution ITU-R 7-3", "ra/res/7-3"),
        (f"Resolution 13 {OF_PP}", "pp/res/13"),
    ],
)
def test_ref204_sessions_that_were_or_cannot_be_told(words, target):
    text = citing(words)
    assert target in targets(text)
    assert not found(text, "REF204")


def test_ref204_says_when_and_where_the_body_met():
    (year,) = found(citing(f"Resolution 13 (Rev. Busan, 2015) {OF_PP}"), "REF204")
    assert "2014" in year.message
    (place,) = found(citing(f"Resolution 13 (Rev. Busan, 2018) {OF_PP}"), "REF204")
    assert "dubai" in place.message


def test_ref204_only_the_wrong_member_of_a_list():
    text = citing(f"Resolutions 13 (Rev. Dubai, 2018) and 14 (Rev. Busan, 2018) {OF_PP}")
    assert targets(text) == ["pp/res/13@2018", "pp/res/14@2018"]
    assert len(found(text, "REF204")) == 1


# ---------------------------------------------------------------- REF209


def later(words: str, first: str) -> str:
    """A recital that cites one edition and a task that cites another."""
    return citing(first, task=f"to list the ports named in {words}, all of them.")


def test_ref209_the_later_citation_is_the_one_reported():
    text = later(
        f"Resolution 13 (Rev. Busan, 2014) {OF_PP}",
        f"Resolution 13 (Rev. Dubai, 2018) {OF_PP}",
    )
    assert quoted(text, "REF209") == [f"Resolution 13 (Rev. Busan, 2014) {OF_PP}"]
    assert "line 5" in found(text, "REF209")[0].message


def test_ref209_editions_in_numbers():
    text = later("Resolution ITU-R 7-3", "Resolution ITU-R 7-2")
    assert quoted(text, "REF209") == ["Resolution ITU-R 7-3"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Resolution 13 (Rev. Dubai, 2018) of PP",
            "Resolution 13 (Rev. Dubai, 2018) of PP",
        ),
        ("Resolution 13 (Rev. Dubai, 2018) of PP", "Resolution 13 of PP"),
        (
            "Resolution 13 (Rev. Dubai, 2018) of PP",
            "Resolution 14 (Rev. Busan, 2014) of PP",
        ),
        # One expression lists both on purpose.
        (
            "Resolutions 13 (Rev. Busan, 2014) and 13 (Rev. Dubai, 2018) of PP",
            "Resolution 13 (Rev. Dubai, 2018) of PP",
        ),
        # Numbers start again at each forum: these are two texts.
        ("Opinion 3 (Lisbon, 2009) of WTPF", "Opinion 3 (Geneva, 2013) of WTPF"),
        # Nobody can say whether these are one text.
        ("Resolution 13 (Oslo, 2012)", "Resolution 13 (Oslo, 2013)"),
        # The text itself has a rule of its own.
        (
            "Resolution 907 (Rev. Dubai, 2018) of PP",
            "Resolution 907 (Rev. Bucharest, 2022) of PP",
        ),
    ],
)
def test_ref209_editions_that_differ_on_purpose_or_not_at_all(first, second):
    text = later(second, first)
    assert len(targets(text)) >= 2
    assert not found(text, "REF209")


def test_ref209_not_when_one_clause_lists_both():
    both = (
        f"Resolution 13 (Rev. Busan, 2014) {OF_PP}",
        f"Resolution 13 (Rev. Dubai, 2018) {OF_PP}",
    )
    assert len(set(targets(citing(*both)))) == 2
    assert not found(citing(*both), "REF209")


# ---------------------------------------------------------------- REF211


@pytest.mark.parametrize(
    ("edition", "severity"),
    [
        ("Dubai, 2018", "warning"),
        ("Rev. Bucharest, 2022", None),
        ("Rev. Doha, 2026", None),
    ],
)
def test_ref211_in_a_task(edition, severity):
    text = resolution(task=f"to keep the list of Resolution 907 ({edition}) {OF_PP}.")
    assert graded(text, "REF211") == ([severity] if severity else [])


def test_ref211_in_a_recital_it_is_mostly_history():
    assert graded(citing(f"Resolution 907 (Dubai, 2018) {OF_PP}"), "REF211") == ["note"]


def test_ref211_other_texts_may_be_old():
    assert not found(citing(f"Resolution 13 (Rev. Dubai, 2018) {OF_PP}"), "REF211")


# ---------------------------------------------------------------- VER305


@pytest.mark.parametrize(
    ("edition", "severities"),
    [("Doha, 2026", ["error"]), ("Rev. Bucharest, 2022", []), ("Rev. Dubai, 2018", [])],
)
def test_ver305_editions_later_than_the_text(edition, severities):
    assert graded(citing(f"Resolution 13 ({edition}) {OF_PP}"), "VER305") == severities


def test_ver305_another_body_that_met_later_in_the_same_year():
    text = citing(f"Resolution 13 (Rev. Kigali, 2022) of WTDC, {RECITAL}")
    assert not found(text, "VER305")


def test_ver305_a_foreword_may_be_younger_than_the_text():
    words = f"Since then Resolution 13 (Doha, 2026) {OF_PP} has been adopted."
    text = f"FOREWORD\n{words}\n{resolution()}"
    assert graded(text, "VER305") == ["note"]


def test_ver305_a_note_may_be_younger_than_the_text():
    note = f"[1: 1\tNow Resolution 14 (Doha, 2026) {OF_PP}.]"
    ropes = f"{RECITAL} and that ropes rot[footnoteRef:1]1, {note}"
    text = resolution(ropes)
    assert quoted(text, "VER305") == [f"Resolution 14 (Doha, 2026) {OF_PP}"]
    assert graded(text, "VER305") == ["note"]


def test_ver305_without_a_year_nothing_can_be_said():
    text = citing(
        f"Resolution 13 (Doha, 2026) {OF_PP}",
        number_line="RESOLUTION 907",
        enacting=f"{PP},",
    )
    assert parse_text(text).masthead.year is None
    assert not found(text, "VER305")


# ---------------------------------------------------------------- editions


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2018", "2022", True),
        ("2022", "2018", False),
        ("2018", "2018", False),
        ("2019-04", "2019-10", True),
        ("2", "10", True),
        ("10", "2", False),
        ("mob-87", "2003", False),
        ("1992", "orb-88", False),
    ],
)
def test_which_edition_is_earlier(one, other, expected):
    assert earlier(one, other) is expected


@pytest.mark.parametrize(
    ("target", "work", "edition"),
    [
        ("pp/res/71@2022", "pp/res/71", "2022"),
        ("ra/res/34-2", "ra/res/34", "2"),
        ("ra/res/34", "ra/res/34", None),
        ("un/ga/res/70-125", "un/ga/res/70-125", None),
        ("wrc/res/35@2023#resolves/11c", "wrc/res/35", "2023"),
    ],
)
def test_the_edition_may_be_part_of_the_number(target, work, edition):
    name = Names(load().registry).read(target)
    assert name
    assert (name.stem, name.version) == (
        work,
        edition,
    )
