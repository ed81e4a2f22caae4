"""Texts of the UN family as they come: councils, drafts without a number, assemblies.

Each text is ours; their forms are those in which the organs print.
"""

import pytest

import itures
from itures import Document

Heads = tuple[str | None, str | None, str | None]
LAMPS = """The General Assembly,

Recalling its resolution 70/901 of 25 September 2015,

Noting lamps,

1. Decides to light them;

2. Invites Member States, international organizations and Governments:

(a) To light;

(b) To keep.
"""
COUNCIL = {
    "en": """Resolution 2902 (2031)

Adopted by the Security Council at its 9384th meeting, on 17 February 2031

The Security Council,

Recalling resolutions 2901 (2031) and 2900 (2030),

1. Decides that lamps shall burn;

2. Requests the Secretary-General to report within 30 days;

3. Welcomes the Secretary-General's lamps.
""",
    "fr": """Résolution 2902 (2031)

Adoptée par le Conseil de sécurité à sa 9384e séance, le 17 février 2031

Le Conseil de sécurité,

Rappelant les résolutions 2901 (2031) et 2900 (2030),

1. Décide que les lampes brûleront;

2. Prie le Secrétaire général de lui faire rapport dans les 30 jours;

3. Se félicite des lampes.
""",
    "es": """Resolución 2902 (2031)

Aprobada por el Consejo de Seguridad en su 9384ª sesión, celebrada el 17 de febrero de 2031

El Consejo de Seguridad,

Recordando las resoluciones 2901 (2031) y 2900 (2030),

1. Decide que las lámparas ardan;

2. Solicita al Secretario General que informe en un plazo de 30 días;

3. Acoge con beneplácito las lámparas.
""",
    "ru": """Резолюция 2902 (2031),

принятая Советом Безопасности на его 9384-м заседании 17 февраля 2031 года

Совет Безопасности,

ссылаясь на резолюции 2901 (2031) и 2900 (2030),

1. постановляет, что лампы будут гореть;

2. просит Генерального секретаря представить доклад в течение 30 дней;

3. приветствует лампы.
""",
    "zh": """第2902(2031)号决议

2031年2月17日安全理事会第9384次会议通过

安全理事会，

回顾其第2901(2031)号和第2900(2030)号决议，

1. 决定灯应亮；

2. 请秘书长在30天内提出报告；

3. 欢迎秘书长的灯。
""",
    "ar": """القرار 2902 (2031)

الذي اتخذه مجلس الأمن في جلسته 9384، المعقودة في 17 شباط/فبراير 2031

إن مجلس الأمن،

إذ يشير إلى القرارين 2901 (2031) و 2900 (2030)،

1 - يقرر أن تضيء المصابيح؛

2 - يطلب إلى الأمين العام أن يقدم تقريرا في غضون 30 يوما؛

3 - يرحب بالمصابيح.
""",
}


@pytest.mark.parametrize("language", COUNCIL)
def test_a_text_of_the_security_council_has_a_line_of_adoption_and_no_title(language: str) -> None:
    document = itures.parse_text(COUNCIL[language])
    assert (document.kind, document.language, document.title) == ("resolution", language, None)
    assert document.id == "un/sc/res/2902"
    assert document.masthead is not None
    assert document.masthead.year == 2031
    assert "9384" in document.masthead.lines[1]
    assert [(c.id, c.type, c.actors) for c in document.clauses] == [
        ("pp_1", "recalling", ()),
        ("op_1", "decides", ()),
        ("op_2", "requests", ("un-secretary-general",)),
        ("op_3", "welcomes", ()),
    ]
    assert {c.target for c in document.citations} == {"un/sc/res/2901", "un/sc/res/2900"}
    assert document.findings == ()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", (None, None, "un/ga")),
        ("Draft resolution\n\nLamps\n\n", (None, "Lamps", "un/ga")),
        (
            "A/C.3/85/L.9\n\nBrazil and Chad: draft resolution\n\nLamps\n\n",
            (None, "Lamps", "un/ga"),
        ),
        ("85/99. Lamps\n\n", ("un/ga/res/85-99", "Lamps", "un/ga")),
        ("85/99.\nLamps\n\n", ("un/ga/res/85-99", "Lamps", "un/ga")),
    ],
)
def test_a_draft_without_a_number_is_a_resolution(head: str, expected: Heads) -> None:
    document = itures.parse_text(head + LAMPS)
    assert document.kind == "resolution"
    body = document.masthead.body if document.masthead else None
    assert (document.id, document.title, body) == expected
    assert [c.id for c in document.clauses] == ["pp_1", "pp_2", "op_1", "op_2"]
    assert document.clauses[3].actors == (
        "member-states",
        "international-organizations",
        "governments",
    )


def test_a_running_text_that_begins_like_a_paragraph_is_no_resolution() -> None:
    assert itures.parse_text("Noting lamps, we went home.\n\nRecalling them, we came.\n").kind == (
        "unknown"
    )


def test_lines_of_place_date_and_vote_are_the_end_and_no_list() -> None:
    document = _ended("40th meeting\n19 June 2030\n[Adopted without a vote.]\n")
    assert _end(document) == ["40th meeting", "19 June 2030", "[Adopted without a vote.]"]
    assert document.annexes == ()
    assert _end(_ended("1 July 2031\n")) == ["1 July 2031"]


@pytest.mark.parametrize("count", [1, 2, 3, 13])
def test_a_closing_line_may_go_on_with_a_number(count: int) -> None:
    """A page breaks the line where it ends; the number may be the next one of the clauses."""
    below = f"Adopted at the 40th meeting by 9 votes to none, with\n{count} abstentions (Thule)."
    document = _ended(f"{below}\n")
    assert [c.id for c in document.clauses] == [c.id for c in itures.parse_text(LAMPS).clauses]
    assert _end(document) == below.split("\n")
    assert (document.annexes, document.sections, document.findings) == ((), (), ())


def test_an_item_with_a_year_is_no_closing_line() -> None:
    text = LAMPS.replace("(b) To keep.", "(b) To keep those of 2015")
    assert [len(c.items) for c in itures.parse_text(text).clauses] == [0, 0, 0, 2]


def test_notes_below_the_closing_lines_are_notes() -> None:
    text = LAMPS.replace("Noting lamps,", "Noting lamps,1 and oil,2")
    document = itures.parse_text(f"{text}\n40th meeting\n19 June 2030\n1 A/85/99.\n2 Ibid.\n")
    assert [(note.marker, note.text) for note in document.footnotes] == [
        ("1", "A/85/99."),
        ("2", "Ibid."),
    ]
    assert _end(document) == ["40th meeting", "19 June 2030"]


def test_numbers_in_brackets_belong_to_the_paragraph_above() -> None:
    document = itures.parse_text(
        "WHA79.99\n\nLamps in wards\n\nThe Seventy-ninth World Health Assembly,\n\n"
        "Recalling resolution WHA66.8 (2013),\n\n1. URGES Member States:\n\n(1) to light;\n\n"
        "(2) to keep;\n\n2. REQUESTS the Director-General:\n\n(1) to report.\n"
    )
    assert [(c.id, c.type, c.actors, len(c.items)) for c in document.clauses] == [
        ("pp_1", "recalling", (), 0),
        ("op_1", "urges", ("member-states",), 2),
        ("op_2", "requests", ("director-general",), 1),
    ]
    assert [c.target for c in document.citations] == ["un/wha/res/66.8"]


def test_the_formula_of_an_unknown_body_is_no_title() -> None:
    document = itures.parse_text(
        "RESOLUTION 77\n\nLamps\n\nThe General Conference of Lamplighters,\n\n"
        "Bearing in mind the wind,\n\nHaving examined the oil,\n\n1. Decides to light.\n"
    )
    assert document.title == "Lamps"
    assert [c.id for c in document.clauses] == ["pp_1", "pp_2", "op_1"]
    assert [f.code for f in document.findings] == ["STR101"]


def test_the_line_of_adoption_of_a_council_is_no_title() -> None:
    document = itures.parse_text(
        "RESOLUTION 1979 (MODIFIED 2019)\n\n(adopted at the second Plenary Meeting)\n\nLamps\n\n"
        "The Council,\n\nconsidering\n\na) lamps,\n\nresolves\n\n1 to light them.\n"
    )
    head = document.masthead
    assert (document.id, document.title) == ("council/res/1979@2019", "Lamps")
    assert head is not None
    assert (head.place, head.revised) == (None, True)


def test_sessions_that_are_named_by_what_they_were_about() -> None:
    text = "RESOLUTION 920 (MOB-87)\n\nLamps\n\nThe World Administrative Radio Conference "
    text += "(Geneva, 1987),\n\nconsidering\n\na) lamps,\n\nresolves\n\n1 to light them.\n"
    document = itures.parse_text(text)
    head = document.masthead
    assert document.id == "wrc/res/920@mob-87"
    assert head is not None
    assert (head.body, head.year, head.place) == ("wrc", 1987, "geneva")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Resolution No. 948 (Nairobi, 1982)", ["pp/res/948@1982"]),
        ("Resolutions Nos. 948 and 950 (Nairobi, 1982)", ["pp/res/948@1982", "pp/res/950@1982"]),
        ("its resolution No. 70/901 of 25 September 2015", ["un/ga/res/70-901"]),
        ("Security Council resolution No. 2202 (2015)", ["un/sc/res/2202"]),
    ],
)
def test_a_number_may_have_its_sign(text: str, targets: list[str]) -> None:
    found = itures.parse_text(f"recalling {text} of lamps", language="en").citations
    assert [c.target for c in found] == targets


def _ended(lines: str) -> Document:
    return itures.parse_text(f"85/99. Lamps\n\n{LAMPS}\n{lines}")


def _end(document: Document) -> list[str | None]:
    every = [node for section in document.back for node in (section, *section.items)]
    return [node.text for node in every if node.text]


def test_the_line_of_years_may_run_backwards() -> None:
    text = "RESOLUTION ITU-R 91-2\n\nLamps\n\n({})\n\nThe ITU Radiocommunication Assembly,\n\n"
    text += "considering\n\na) lamps,\n\nresolves\n\n1 to light them.\n"
    for years in ("2012-2015-2023", "2023-2015-2012"):
        head = itures.parse_text(text.format(years)).masthead
        assert head is not None
        assert [session.year for session in head.history] == [2012, 2015, 2023]


def test_a_provision_of_an_article_in_chinese() -> None:
    found = itures.parse_text("忆及国际电联《组织法》第1条第13款的规定", language="zh").citations
    assert {c.target for c in found} == {"cs/art/1", "cs/13"}


def test_formula_and_first_opener_in_one_line() -> None:
    document = itures.parse_text(
        "RESOLUTION 930 (Rev. Doha, 2026): On lamps and\ncandles\n\n"
        "The Plenipotentiary Conference of the International Telecommunication Union "
        "(Doha, 2026), recalling\na) lamps;\nb) candles, resolves\n1 to light;\n"
        "2 to keep, instructs the Secretary-General\n1 to report.\n"
    )
    assert (document.id, document.title) == ("pp/res/930@2026", "On lamps and\ncandles")
    assert [(c.type, len(c.items)) for c in document.clauses] == [
        ("recalling", 2),
        ("resolves", 2),
        ("instructs", 1),
    ]
