"""Numbered sections to any depth, with and without the styles of a file, in six languages."""

import pytest

import itures
from akn_same import same
from conservation import losses, misplaced
from hand_readings import Line, read
from itures.export.akn_check import check_akn

HEAD = [
    "RESOLUTION 907 (BUCHAREST, 2022)",
    "Rules for the repair of harbour cables",
    "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),",
    "resolves",
    "that the rules below be kept.",
]
BODY = [
    "SECTION 1",
    "Crews",
    "These rules are for crews.",
    "1.1\tA crew has three members:",
    "a)\ta diver;",
    "b)\ta helper;",
    "b)bis\ta cook;",
    "c)\ta clerk.",
    "1.2\tThe crew elects",
    "1.2.1\ta speaker, and",
    "1.2.2\ta keeper of the lamp.",
    "It does so in spring.",
    "1.2bis\tVoting",
    "Votes are cast as set out in 1.2 above.",
    "1.3\tThe clerk writes:",
    "1\ta book;",
    "2\ta list.",
    "SECTION 1bis",
    "Boats",
    "1bis.1\tGeneral",
    "1bis.1.1\tBoats are blue.",
    "SECTION 2 – Lamps",
    "2.1\tLamps are lit.",
    "ANNEX 1",
    "Songs",
    "The crews sing.",
]
TREE = [
    ("section-1", "1", "SECTION 1", "Crews"),
    ("section-1__1.1", "1.1", None, None),
    ("section-1__1.1__a", "a", None, None),
    ("section-1__1.1__b", "b", None, None),
    ("section-1__1.1__b-bis", "b bis", None, None),
    ("section-1__1.1__c", "c", None, None),
    ("section-1__1.2", "1.2", None, "The crew elects"),
    ("section-1__1.2__1.2.1", "1.2.1", None, "a speaker, and"),
    ("section-1__1.2__1.2.2", "1.2.2", None, None),
    ("section-1__1.2-bis", "1.2 bis", None, "Voting"),
    ("section-1__1.3", "1.3", None, None),
    ("section-1__1.3__1", "1", None, None),
    ("section-1__1.3__2", "2", None, None),
    ("section-1-bis", "1 bis", "SECTION 1bis", "Boats"),
    ("section-1-bis__1bis.1", "1bis.1", None, "General"),
    ("section-1-bis__1bis.1__1bis.1.1", "1bis.1.1", None, None),
    ("section-2", "2", "SECTION 2", "Lamps"),
    ("section-2__2.1", "2.1", None, None),
]
TITLED = {"Voting": 2, "General": 2}
STYLES = {"SECTION 1": "sectionno", "SECTION 1bis": "sectionno", "SECTION 2 – Lamps": "sectionno"}
STYLES |= {
    "Crews": "sectiontitle",
    "Boats": "sectiontitle",
    "resolves": "call",
    "ANNEX 1": "annexno",
}
STYLES |= {"Songs": "annextitle", HEAD[0]: "resno", HEAD[1]: "restitle"}


def sound(document: itures.Document) -> itures.Document:
    """The document, in which nothing is lost, and which survives its JSON and its XML."""
    assert [*losses(document), *misplaced(document)] == []
    assert itures.from_json(itures.to_json(document)) == document
    written = itures.to_akn(document).encode()
    assert [fault for fault in check_akn(written) if fault.severity != "note"] == []
    assert same(document, itures.parse(written))
    return document


def shape(sections: tuple[itures.Section, ...]) -> list[tuple[str | None, ...]]:
    """Ids, labels, headings and titles of sections and all below them."""
    found: list[tuple[str | None, ...]] = []
    for section in sections:
        found.append((section.id, section.label, section.heading, section.title))
        found += shape(section.items)
    return found


def text() -> itures.Document:
    """The rules as plain text."""
    return sound(itures.parse_text("\n".join([*HEAD, *BODY])))


def styled() -> itures.Document:
    """The rules as a Word file has them."""
    lines: list[Line] = []
    for line in [*HEAD, *BODY]:
        words = line.rpartition("\t")[2]
        place = (TITLED[words],) if words in TITLED else ()
        lines.append((STYLES.get(line, "normal"), line, *place))
    return sound(read(lines))


def test_sections_by_words_alone() -> None:
    document = text()
    untitled = {"section-1__1.2", "section-1__1.2__1.2.1"}  # they look like sentences
    want = [(i, n, h, None if i in untitled and t and "," in t else t) for i, n, h, t in TREE]
    assert shape(document.sections) == want
    assert [clause.id for clause in document.clauses] == ["resolves_1"]
    assert [annex.id for annex in document.annexes] == ["annex-1"]
    assert document.findings == ()


def test_in_a_file_with_headings_they_alone_are_titles() -> None:
    untitled = {"section-1__1.2", "section-1__1.2__1.2.1"}
    assert shape(styled().sections) == [
        (i, n, h, None if i in untitled else t) for i, n, h, t in TREE
    ]


@pytest.mark.parametrize("make", [text, styled])
def test_what_stands_where(make: object) -> None:
    document = make()  # type: ignore[operator]
    first = document.sections[0]
    assert first.text == "These rules are for crews."
    one, two, voting, _ = first.items
    assert (one.text, one.tail) == ("A crew has three members:", None)
    assert two.items[1].text == "a keeper of the lamp.\nIt does so in spring."
    assert voting.text == "Votes are cast as set out in 1.2 above."


def test_a_number_that_does_not_go_on_is_no_section() -> None:
    lines = [*HEAD, "SECTION 3", "Boats", "3.1\tBoats are blue.", "1.2 boats a day suffice."]
    (section,) = sound(itures.parse_text("\n".join(lines))).sections
    assert [item.label for item in section.items] == ["3.1"]


def test_a_gap_between_sections_is_a_doubt() -> None:
    lines = [*HEAD, "SECTION 3", "Boats", "3.1\tBoats are blue.", "3.3\tBoats are long."]
    document = sound(itures.parse_text("\n".join(lines)))
    assert [item.label for item in document.sections[0].items] == ["3.1", "3.3"]
    assert [f.code for f in document.findings] == ["STR102"]


def test_parts_hold_sections() -> None:
    lines = [
        *HEAD,
        "PART A",
        "Boats",
        "SECTION 1",
        "Blue",
        "Text.",
        "SECTION 2",
        "Red",
        "Text.",
        "PART B",
    ]
    document = sound(itures.parse_text("\n".join(lines)))
    assert [entry[0] for entry in shape(document.sections)] == [
        "part-a",
        "part-a__section-1",
        "part-a__section-2",
        "part-b",
    ]


def test_a_table_and_a_list_before_deeper_sections_keep_their_order() -> None:
    lines: list[Line] = [
        *HEAD,
        ("sectionno", "SECTION 1"),
        ("sectiontitle", "Boats"),
        ("normal", "They are:"),
        ("normal", "a)\tblue;"),
        ("normal", "b)\tred."),
        ("normal", "Or so."),
        ("tabletext", "Boat", (0, 0, 0)),
        ("tabletext", "Colour", (0, 0, 1)),
        ("normal", "As painted."),
        ("normal", "1.1\tAll float."),
    ]
    (section,) = sound(read(lines)).sections
    assert [(item.label, item.text, item.rows) for item in section.items] == [
        ("a", "blue;", None),
        ("b", "red.", None),
        (None, "Or so.", None),
        (None, None, (("Boat", "Colour"),)),
        (None, "As painted.", None),
        ("1.1", "All float.", None),
    ]


def test_a_recommendation_of_sections_alone() -> None:
    lines = [
        "FOREWORD",
        "Crews are many.",
        "Recommendation ITU-T Z.907",
        "Repair of cables",
        "1\tScope",
        "This is for crews.",
        "2\tRules",
        "2.1\tGeneral",
        "Crews sing.",
        "2.2\tBoats",
        "Boats float.",
        "Bibliography",
        "Songs of the sea.",
    ]
    document = sound(itures.parse_text("\n".join(lines)))
    assert (document.kind, document.id, document.title) == (
        "recommendation",
        "itu-t/rec/Z.907",
        "Repair of cables",
    )
    assert shape(document.sections) == [
        ("section-1", "1", None, "Scope"),
        ("section-2", "2", None, "Rules"),
        ("section-2__2.1", "2.1", None, "General"),
        ("section-2__2.2", "2.2", None, "Boats"),
    ]
    assert [(annex.id, annex.heading) for annex in document.annexes] == [
        ("bibliography-1", "Bibliography")
    ]


def test_the_date_on_the_cover_is_that_of_the_edition() -> None:
    cover: list[Line] = [
        ("normal", "ITU-T", (0, 0, 0)),
        ("normal", "Z.907", (0, 0, 1)),
        ("normal", "(04/2031)", (0, 1, 0)),
        ("normal", "Recommendation ITU-T Z.907", (0, 1, 1)),
    ]
    rest: list[Line] = [
        ("normal", "FOREWORD"),
        ("normal", "Crews are many."),
        ("recno", "Recommendation ITU-T Z.907"),
        ("rectitle", "Repair of cables"),
        ("heading1", "1\tScope", 1),
        ("normal", "This is for crews."),
    ]
    assert sound(read([*cover, *rest])).id == "itu-t/rec/Z.907@2031-04"


def test_headings_without_numbers_stand_below_those_with() -> None:
    lines: list[Line] = [
        *HEAD,
        ("heading1", "1\tBoats", 1),
        ("normal", "All float."),
        ("headingb", "Colours"),
        ("normal", "All are blue."),
        ("headingb", "1)\tSails"),
        ("normal", "All are white."),
        ("heading1", "2\tLamps", 1),
        ("normal", "All are lit."),
    ]
    document = sound(read(lines))
    assert shape(document.sections) == [
        ("section-1", "1", None, "Boats"),
        ("section-1__1", None, None, "Colours"),
        ("section-1__1_2", "1", None, "Sails"),
        ("section-2", "2", None, "Lamps"),
    ]
    assert [below.text for below in document.sections[0].items] == [
        "All are blue.",
        "All are white.",
    ]


IN_SIX = {
    "en": ("SECTION 1", "1.1\tGeneral", "Crews sing."),
    "fr": ("SECTION 1", "1.1\tGénéralités", "Les équipages chantent."),
    "es": ("SECCIÓN 1", "1.1\tGeneralidades", "Las tripulaciones cantan."),
    "ru": ("РАЗДЕЛ 1", "1.1\tОбщие положения", "Экипажи поют."),
    "zh": ("第1节", "1.1\t总则", "船员唱歌。"),
    "ar": ("القسم 1", "1.1\tعام", "تغني الأطقم."),
}
NUMBER_LINES = {
    "en": "RESOLUTION 907 (BUCHAREST, 2022)",
    "fr": "RÉSOLUTION 907 (BUCAREST, 2022)",
    "es": "RESOLUCIÓN 907 (BUCAREST, 2022)",
    "ru": "РЕЗОЛЮЦИЯ 907 (БУХАРЕСТ, 2022 Г.)",
    "zh": "第907号决议（2022年，布加勒斯特）",
    "ar": "القرار 907 (بوخارست، 2022)",
}
OPENERS = {
    "en": "resolves",
    "fr": "décide",
    "es": "resuelve",
    "ru": "решает",
    "zh": "做出决议",
    "ar": "يقرر",
}


@pytest.mark.parametrize("code", IN_SIX)
def test_sections_have_the_same_ids_in_every_language(code: str) -> None:
    heading, title, words = IN_SIX[code]
    lines = [NUMBER_LINES[code], OPENERS[code], words, heading, words, title, words]
    document = sound(itures.parse_text("\n".join(lines), language=code))
    assert [entry[:2] for entry in shape(document.sections)] == [
        ("section-1", "1"),
        ("section-1__1.1", "1.1"),
    ]
    assert document.sections[0].text == words
    assert document.sections[0].items[0].title == title.partition("\t")[2]
