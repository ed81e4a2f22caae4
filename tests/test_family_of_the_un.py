"""Forms of other organizations of the UN family, and of long texts with annexes.

The little texts are our own.
"""

import pytest

import itures

IMO = """RESOLUTION A.9199(37)
Adopted on 6 December 2031
(Agenda item 12)
GUIDELINES ON KITES ON BOARD SHIPS

THE ASSEMBLY,

RECALLING Article 15(j) of the Convention on kites,

HAVING CONSIDERED the recommendations made by the Committee,

1 ADOPTS the Guidelines on kites set out in the annex to the present resolution;

2 INVITES Governments to bring the Guidelines to the attention of ship owners;

3 REVOKES resolution A.9024(29).

ANNEX

GUIDELINES ON KITES

1 GENERAL

1.1 Kites should be small.
"""
UNESCO = """99 C/Resolution 41
Kites as heritage

The General Conference,

Having examined document 99 C/23,

1. Takes note of the report;

2. Invites Member States to:

(a) teach kites;

(b) protect kites.
"""
WMO = """Resolution 9 (Cg-29)
KITE OBSERVATIONS

THE WORLD METEOROLOGICAL CONGRESS,

Noting:
(1) The kite networks,
(2) That kites measure wind,

Considering that winds change,

Decides to establish a kite programme;

Invites Members to contribute.
"""
UPU = """Resolution C 99/2031

Kites in the postal network

Congress,

Noting
that kites carry letters,

Instructs
the Council of Administration to study kite post.
"""


@pytest.mark.parametrize(
    ("text", "number", "title", "types"),
    [
        (
            IMO,
            "A.9199(37)",
            "GUIDELINES ON KITES ON BOARD SHIPS",
            ["recalling", "considering", "adopts", "invites", "revokes"],
        ),
        (UNESCO, "41", "Kites as heritage", ["examining", "notes", "invites"]),
        (WMO, "9", "KITE OBSERVATIONS", ["noting", "considering", "decides", "invites"]),
        (UPU, "C99/2031", "Kites in the postal network", ["noting", "instructs"]),
    ],
)
def test_resolutions_of_other_organizations(
    text: str, number: str, title: str, types: list[str]
) -> None:
    document = itures.parse_text(text)
    assert (document.kind, document.id, document.title) == ("resolution", None, title)
    assert document.masthead is not None
    assert document.masthead.number == number
    assert [clause.type for clause in document.clauses] == types


def test_what_stands_between_number_and_title_is_no_title() -> None:
    document = itures.parse_text(IMO)
    assert document.masthead is not None
    assert document.masthead.lines[1:3] == ("Adopted on 6 December 2031", "(Agenda item 12)")
    assert [annex.title for annex in document.annexes] == ["GUIDELINES ON KITES"]


SECTIONS = """85/998. Kites for valleys

The General Assembly,

Recalling its resolutions,

I
Kites at sea

1. Takes note of the report;

II

2. Decides to meet again;

B

3. Requests the Secretary-General to report.
"""


def test_numbers_of_sections_between_paragraphs_are_headings() -> None:
    document = itures.parse_text(SECTIONS)
    assert [c.id for c in document.clauses] == ["pp_1", "op_1", "op_2", "op_3"]
    assert [s.heading for s in document.sections] == ["I", "Kites at sea", "II", "B"]
    assert document.findings == ()


def test_word_has_a_hyphen_of_its_own() -> None:
    document = itures.parse_text(
        "RESOLUTION 997 (REV.WRC\u201123)\nKites\n"
        "The World Radiocommunication Conference (Dubai, 2023),\nconsidering\n"
        "that Resolution 950 (WRC\u201107) is old,\nresolves\nto fly.\n"
    )
    assert document.id == "wrc/res/997@2023"
    assert [c.target for c in document.citations] == ["wrc/res/950@2007"]


def test_a_formula_may_stand_in_two_lines() -> None:
    document = itures.parse_text(
        "RESOLUTION 989 (REV. BUCHAREST, 2022)\nUse of kites\n"
        "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest,\n"
        "2022),\nrecalling\na) kites;\nb) lamps,\nresolves\nto fly.\n"
    )
    assert document.id == "pp/res/989@2022"
    assert document.title == "Use of kites"
    assert document.findings == ()


def test_numbers_with_the_letter_of_the_annex() -> None:
    document = itures.parse_text(
        "RESOLUTION ITU-R 91-9\nMethods of kites\nThe ITU Radiocommunication Assembly,\n"
        "considering\nthat kites fly,\nresolves\nto have an annex.\nANNEX 1\nMethods\n"
        "A1.1\tIntroduction\nA1.1.1\tKites fly.\nA1.1.2\tLamps burn.\nA1.2\tFunctions\n"
        "A1.2.1\tThey meet.\nAttachment 1 to Annex 1\nForm of a kite\n"
    )
    first, second = document.annexes
    got = [(item.label, [below.label for below in item.items]) for item in first.items]
    assert got == [("A1.1", ["A1.1.1", "A1.1.2"]), ("A1.2", ["A1.2.1"])]
    assert first.items[0].items[0].id == "annex-1__A1.1__A1.1.1"
    assert (second.heading, second.title) == ("Attachment 1 to Annex 1", "Form of a kite")


def test_a_number_may_fill_its_line() -> None:
    document = itures.parse_text(
        "RESOLUTION 995 (Rev. Kigali, 2022)\nKites\n"
        "The World Telecommunication Development Conference (Kigali, 2022),\nrecalling\n"
        "a)\nkites;\nb)\nlamps,\nresolves\n1\nto fly:\na)\nhigh;\nb)\nfar;\n2\nto land.\n"
    )
    (clause,) = document.clauses[1:]
    got = [(item.label, item.text, len(item.items)) for item in clause.items]
    assert got == [("1", "to fly:", 2), ("2", "to land.", 0)]


def test_an_opener_may_stand_in_two_lines() -> None:
    document = itures.parse_text(
        "RESOLUTION 989 (REV. BUCHAREST, 2022)\nUse of kites\n"
        "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\n"
        "recalling\na) kites;\nb) lamps,\n"
        "resolves to invite the Deputy Secretary-General and the Director of the Telecommunication\n"
        "Development Bureau\n1 to fly;\n2 to land,\n"
        "instructs the Council\nTo be read as it stands.\n"
    )
    clause, last = document.clauses[1:]
    assert clause.actors == ("deputy-secretary-general", "bdt-director")
    assert (clause.text or "", [item.label for item in clause.items]) == ("", ["1", "2"])
    assert (last.opener, last.actors) == ("instructs the Council", ("council",))
    assert document.findings == ()


def test_a_lead_line_that_begins_with_a_known_verb_has_its_type() -> None:
    document = itures.parse_text(
        "RESOLUTION 987 (DUBAI, 2018)\nKites\n"
        "The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),\n"
        "recalling\na) kites;\nb) lamps,\nresolves to continue\n1\tflying;\n2\tlanding.\n"
    )
    clause = document.clauses[1]
    assert (clause.type, clause.opener, clause.part) == (
        "resolves",
        "resolves to continue",
        "operative",
    )


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            (
                "القرار 9904 (2031)\nإن مجلس الأمن،\nإذ يشير إلى قراراته السابقة 9801 (2030) و 9802 (2030)،\n"
                "1 - يقرر تمديد الولاية؛\n"
            ),
            ["un/sc/res/9801", "un/sc/res/9802"],
        ),
        (
            (
                "Résolution 9904 (2031)\nLe Conseil de sécurité,\nRappelant ses résolutions antérieures "
                "9801 (2030) et 9802 (2030),\n1. Décide de voler.\n"
            ),
            ["un/sc/res/9801", "un/sc/res/9802"],
        ),
        (
            (
                "Resolución 9904 (2031)\nEl Consejo de Seguridad,\nRecordando sus resoluciones anteriores "
                "9801 (2030) y 9802 (2030),\n1. Decide volar.\n"
            ),
            ["un/sc/res/9801", "un/sc/res/9802"],
        ),
        (
            (
                "OPINION 9 (Geneva, 2031)\nKites\nThe fifth World Telecommunication/ICT Policy Forum "
                "(Geneva, 2031),\nrecalling\nOpinion 2 of the fourth WTPF (Lisbon, 2009),\n"
                "is of the view\nthat kites fly.\n"
            ),
            ["wtpf/op/2@2009"],
        ),
    ],
)
def test_words_between_the_noun_and_the_numbers(text: str, targets: list[str]) -> None:
    assert [c.target for c in itures.parse_text(text).citations] == targets


def test_adopted_by_correspondence_is_no_title() -> None:
    document = itures.parse_text(
        "RESOLUTION 9972\n(adopted by correspondence)\nKites at headquarters\nThe ITU Council,\n"
        "considering\nthat kites fly,\nresolves\nto fly.\n"
    )
    assert document.title == "Kites at headquarters"
