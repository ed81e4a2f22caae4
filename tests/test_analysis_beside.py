"""Rules that hold a text against others of a corpus, or against what is known of actors."""

from pathlib import Path

import pytest

import itures
from beside_texts import OF, PLAIN, findings, read, text
from cli_run import run
from itures.analysis.language_groups import concordances, groups
from itures.notation.grammar import load
from little_corpus import MADE, corpus_of

LONG = "Tools for the repair of information and communication technologies in harbours"
CITED = ("pp", 907, "Dubai, 2018", LONG, *PLAIN)
HERE = f"Resolution 907 (Dubai, 2018) {OF['pp']}"


def said(tmp_path: Path, code: str, *given: tuple[object, ...], **how: str) -> list[str]:
    return [one.message for one in findings(tmp_path, read(*given), code, **how)]  # type: ignore[arg-type]


# ------------------------------------------------------------------ REF205


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        (", on tools for the repair of ICTs in harbours", False),
        (", on tools for repair", False),
        (
            ", on the tools for the repair of information technologies, which every port keeps",
            False,
        ),
        (', entitled "Tools for the repair of ICTs"', False),
        (", on the pay of lighthouse keepers in winter", True),
        (', entitled "The pay of lighthouse keepers"', True),
        (" on the pay of lighthouse keepers in winter", False),
        (", on them", False),
        ("", False),
    ],
)
def test_a_subject_and_a_title(tmp_path: Path, subject: str, found: bool) -> None:
    citing = ("pp", 908, "Bucharest, 2022", "Sheds", "resolves", f"to do what {HERE}{subject}.")
    assert bool(said(tmp_path, "REF205", CITED, citing)) is found


def test_the_edition_that_has_the_title_is_named(tmp_path: Path) -> None:
    before = ("pp", 907, "Busan, 2014", "Pay of lighthouse keepers", *PLAIN)
    newer = (*CITED[:2], "Rev. Dubai, 2018", *CITED[3:])
    words = f"to do what Resolution 907 (Rev. Dubai, 2018) {OF['pp']}, on the pay of lighthouse keepers."
    citing = ("pp", 908, "Dubai, 2018", "Sheds", "resolves", words)
    (one,) = said(tmp_path, "REF205", before, newer, citing)
    assert one.endswith("; so pp/res/907@2014 is called")


def test_of_a_list_nobody_knows_whose_subject_it_is(tmp_path: Path) -> None:
    words = f"to read Resolutions 907 and 909 (Dubai, 2018) {OF['pp']}, on the pay of lighthouse keepers."
    citing = ("pp", 908, "Bucharest, 2022", "Sheds", "resolves", words)
    assert said(tmp_path, "REF205", CITED, ("pp", 909, *CITED[2:]), citing) == []


def test_a_subject_ends_where_the_next_text_is_cited(tmp_path: Path) -> None:
    words = (
        f"to read {HERE}, on tools for repair and Resolution 909 (Dubai, 2018) {OF['pp']}, on nets."
    )
    citing = ("pp", 908, "Bucharest, 2022", "Sheds", "resolves", words)
    assert said(tmp_path, "REF205", CITED, citing) == []


# ------------------------------------------------------------------ REF208


def test_a_revision_that_the_registry_knows_needs_its_mark() -> None:
    words = f"to do what Resolution 30 (Dubai, 2018) {OF['pp']} and Resolution 900 (Dubai, 2018) {OF['pp']} ask for."
    document = itures.parse_text(text("pp", 908, "Bucharest, 2022", "Sheds", "resolves", words))
    found = [one for one in itures.check(document, enable=("REF208",)) if one.code == "REF208"]
    assert [document.text[slice(*one.span)] for one in found] == [
        f"Resolution 30 (Dubai, 2018) {OF['pp']}"
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("that WTSA meets, and that the World Telecommunication Standardization Assembly (WTSA) is old,", True),
        ("that the World Telecommunication Standardization Assembly (WTSA) is old, and that WTSA meets,", False),
        ("that Resolution 2 (WTSA-16) is old, as the World Telecommunication Standardization Assembly (WTSA) is,", False),
        ("that WTSA meets, and that the Lamp Makers Assembly (WTSA) is old,", False),
    ],
)  # fmt: skip
def test_an_abbreviation_before_it_is_explained(words: str, found: bool) -> None:
    document = itures.parse_text(
        text("pp", 908, "Bucharest, 2022", "Sheds", "considering", words, *PLAIN)
    )
    codes = {one.code for one in itures.check(document, enable=("REF208",))}
    assert ("REF208" in codes) is found


def test_a_first_edition_has_no_mark(tmp_path: Path) -> None:
    words = f"to do what Resolution 907 (Rev. Dubai, 2018) {OF['pp']} asks for."
    citing = ("pp", 908, "Bucharest, 2022", "Sheds", "resolves", words)
    (one,) = said(tmp_path, "REF208", CITED, citing)
    assert one.endswith("pp/res/907@2018 is the first edition, and has the mark of a revision")
    revised = (*CITED[:2], "Rev. Dubai, 2018", *CITED[3:])
    assert said(tmp_path, "REF208", revised, citing) == []


# ------------------------------------------------------------------ VER306

OLD = ("resolves", "1\tto list the ports that keep such tools, each with its name;",
       "2\tto lend ropes to every port that asks for them before the winter.")  # fmt: skip
NEW = ("resolves", "1\tto paint the doors of all sheds in the colours of their ports;",
       "2\tto list the ports that keep such tools, each with its name.")  # fmt: skip


@pytest.mark.parametrize(
    ("place", "then"),
    [
        ("resolves 1", "that is resolves/2"),
        ("resolves 2", "its words are others"),
    ],
)
def test_what_became_of_a_clause(tmp_path: Path, place: str, then: str) -> None:
    old = ("pp", 907, "Dubai, 2018", "Tools", *OLD)
    new = ("pp", 907, "Rev. Bucharest, 2022", "Tools", *NEW)
    citing = ("pp", 908, "Dubai, 2018", "Sheds", "resolves", f"to pay for {place} of {HERE}.")
    (one,) = said(tmp_path, "VER306", old, new, citing)
    assert one.endswith(f"in pp/res/907@2022 {then}")
    assert said(tmp_path, "VER306", old, new, citing, as_of="2020") == []


def test_a_clause_that_is_where_it_was(tmp_path: Path) -> None:
    old = ("pp", 907, "Dubai, 2018", "Tools", *OLD)
    new = ("pp", 907, "Rev. Bucharest, 2022", "Tools", *OLD[:2], OLD[2].replace("winter", "storms"))
    citing = ("pp", 908, "Dubai, 2018", "Sheds", "resolves", f"to pay for resolves 2 of {HERE}.")
    assert said(tmp_path, "VER306", old, new, citing) == []


# ------------------------------------------------------------------ NET404


def test_an_earlier_edition_cited_what_cites_this_one(tmp_path: Path) -> None:
    mine = (
        "wtsa",
        931,
        "Hammamet, 2016",
        "Sheds",
        "resolves",
        f"to do what Resolution 907 (Busan, 2014) {OF['pp']} asks.",
    )
    older = ("pp", 907, "Busan, 2014", "Tools", *PLAIN)
    newer = (
        "pp",
        907,
        "Rev. Dubai, 2018",
        "Tools",
        "resolves",
        f"to do what Resolution 931 (Hammamet, 2016) {OF['wtsa']} asks.",
    )
    revised = ("wtsa", 931, "Rev. Geneva, 2022", "Sheds", *PLAIN)
    (one,) = said(tmp_path, "NET404", mine, older, newer, revised)
    assert one == (
        "pp/res/907@2018 cites this text and is not cited by it, though wtsa/res/931@2016 cites it"
    )


def test_what_was_never_mutual_is_no_finding(tmp_path: Path) -> None:
    newer = (
        "pp",
        907,
        "Dubai, 2018",
        "Tools",
        "resolves",
        f"to do what Resolution 931 (Hammamet, 2016) {OF['wtsa']} asks.",
    )
    assert said(tmp_path, "NET404", newer, ("wtsa", 931, "Hammamet, 2016", "Sheds", *PLAIN)) == []


# ------------------------------------------------------------------ ACT502, ACT503


@pytest.mark.parametrize(
    ("body", "opener", "found"),
    [
        ("wtsa", "instructs the Director of the Radiocommunication Bureau", "br-director of itu-r"),
        ("wtsa", "instructs ITU-D Study Group 1", "itu-d/sg/1 of itu-d"),
        ("wtsa", "invites the Director of the Radiocommunication Bureau", None),
        ("wtsa", "instructs the Secretary-General", None),
        ("wtsa", "instructs the Director of the Telecommunication Standardization Bureau, in collaboration with the Director of the Radiocommunication Bureau", None),
        ("pp", "instructs the Director of the Radiocommunication Bureau", None),
        ("wtdc", "instructs the Telecommunication Standardization Advisory Group", "tsag of itu-t"),
    ],
)  # fmt: skip
def test_orders_to_another_sector(body: str, opener: str, found: str | None) -> None:
    document = itures.parse_text(
        text(body, 931, "Kigali, 2022", "Sheds", opener, "1\tto read;", "2\tto write.")
    )
    every = [one for one in itures.check(document, enable=("ACT502",)) if one.code == "ACT502"]
    assert [document.text[slice(*one.span)] for one in every] == ([opener] if found else [])
    assert all(f"gives an order to {found}" in one.message for one in every)


def test_an_item_that_instructs_another_sector() -> None:
    lines = (
        "resolves",
        "1\tto read;",
        "2\tto instruct the Director of the Radiocommunication Bureau to write.",
    )
    document = itures.parse_text(text("wtsa", 931, "New Delhi, 2024", "Sheds", *lines))
    (one,) = [one for one in itures.check(document, enable=("ACT502",)) if one.code == "ACT502"]
    assert one.line == 6


ENDED = """format = 1
[actors."itu-t/sg/97"]
kind = "study-groups"
until = "2016"
into = "itu-t/sg/98"
source = "invented"
"""


@pytest.fixture
def ended(tmp_path: Path) -> str:
    (tmp_path / "mine" / "registry").mkdir(parents=True)
    (tmp_path / "mine" / "registry" / "actors.toml").write_text(ENDED)
    return str(tmp_path / "mine")


@pytest.mark.parametrize(
    ("lines", "as_of", "found"),
    [
        (("instructs ITU-T Study Group 97", "to read."), "2024", True),
        (("instructs ITU-T Study Group 97", "to read."), "2016", False),
        (("instructs ITU-T Study Group 98", "to read."), "2024", False),
    ],
)
def test_who_had_ended(ended: str, lines: tuple[str, ...], as_of: str, found: bool) -> None:
    document = itures.parse_text(text("wtsa", 931, "New Delhi, 2024", "Sheds", *lines))
    every = itures.check(document, load(ended), as_of=as_of, enable=("ACT503",))
    messages = [one.message for one in every if one.code == "ACT503"]
    expected = "itu-t/sg/97 is asked for, which was there until 2016; itu-t/sg/98 took its place"
    assert messages == ([expected] if found else [])


def test_the_command_takes_a_folder_that_says_who_ended(tmp_path: Path, ended: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        text("wtsa", 931, "New Delhi, 2024", "Sheds", "instructs ITU-T Study Group 97", "to read.")
    )
    done = run("check", str(file), "--grammars", ended, "--as-of", "2024", "--enable", "ACT503")
    assert ":4:1: ACT503 warning itu-t/sg/97 is asked for" in done.out
    assert "ACT503" not in run("check", str(file), "--as-of", "2024", "--enable", "ACT503").out


# ------------------------------------------------------------------ languages


def test_a_missing_language_is_told_once(tmp_path: Path) -> None:
    files = [itures.parse(file) for file in sorted(MADE.glob("*.txt"))]
    every = findings(tmp_path, files, "LNG705")
    assert [one.message for one in every] == [
        "pp/dec/925@2022 is not there in ru, as pp/res/923@2022 of the same session are",
        "pp/res/921@2022 is not there in ru, as pp/res/923@2022 of the same session are",
        "wtsa/res/931@2024 is not there in zh, as wtsa/res/932@2024 of the same session are",
        "wtsa/res/933@2024 is not there in zh, as wtsa/res/932@2024 of the same session are",
    ]


def test_concordances_of_a_corpus(tmp_path: Path) -> None:
    with corpus_of(
        tmp_path / "c.sqlite", [itures.parse(f) for f in sorted(MADE.glob("*.txt"))]
    ) as corpus:
        found = {one.edition: one for one in concordances(corpus)}
        assert list(found) == ["pp/res/923@2022", "wtsa/res/932@2024"]
        assert [one.edition for one in concordances(corpus, as_of="2022")] == ["pp/res/923@2022"]
        assert len(list(groups(corpus))) == 17
    one = found["pp/res/923@2022"]
    assert one.languages == ("en", "ru")
    assert one.counts["en"] == one.counts["ru"] == len(one.rows)
    assert one.first_divergence is None
    assert one.findings == ()


def test_where_languages_part(tmp_path: Path) -> None:
    files = {file.name: file.read_text("utf-8") for file in MADE.glob("pp-923*.txt")}
    english = files["pp-923-2022.txt"]
    lines = english.rstrip("\n").split("\n")
    assert len(files) == 2
    changed = "\n".join([*lines, "invites Member States", "to read."])
    documents = [itures.parse_text(changed), itures.parse_text(files["pp-923-2022-ru.txt"])]
    with corpus_of(tmp_path / "c.sqlite", documents) as corpus:
        (one,) = concordances(corpus)
    assert one.first_divergence == len(one.rows) - 1
    assert one.rows[-1].differs == ("clause",)
    assert [cell is None for cell in one.rows[-1].cells] == [False, True]
    assert {finding.code for _, finding in one.findings} == {"LNG701"}


FRENCH = """RÉSOLUTION 907 (DUBAÏ, 2018)
Outils
La Conférence de plénipotentiaires de l'Union internationale des télécommunications (Dubaï, 2018),
rappelant
la Résolution 13 (Rév. Busan, 2014) de la Conférence de plénipotentiaires,
charge le Secrétaire général
1\tde lire;
2\td'écrire.
"""


def test_what_differs_between_languages(tmp_path: Path) -> None:
    english = text("pp", 907, "Dubai, 2018", "Tools", "recalling",
                   f"Resolution 13 (Busan, 2014) {OF['pp']} and Resolution 14 (Busan, 2014) {OF['pp']},",
                   "instructs the Director of the Radiocommunication Bureau", "1\tto read;",
                   "2\tto write;", "3\tto sing.")  # fmt: skip
    documents = [itures.parse_text(english), itures.parse_text(FRENCH)]
    with corpus_of(tmp_path / "c.sqlite", documents) as corpus:
        (one,) = concordances(corpus)
    assert one.languages == ("en", "fr")
    assert [row.differs for row in one.rows] == [("cited",), ("labels", "actors")]
    english_cell, french_cell = one.rows[1].cells
    assert english_cell
    assert french_cell
    assert (english_cell.labels, french_cell.labels) == (("1", "2", "3"), ("1", "2"))
    assert (english_cell.actors, french_cell.actors) == (("br-director",), ("secretary-general",))
    assert one.first_divergence == 0
