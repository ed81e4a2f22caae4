"""Forms that ITU and UN texts print, in six languages, in words of our own."""

import pytest

import itures
from itures.notation.grammar import load
from real_texts import CORPUS, PRESENT

HEADS = {
    "en": (
        "RESOLUTION 901 ({place}, {year})",
        "Lanterns on quays",
        {
            "pp": "The Plenipotentiary Conference of the International Telecommunication Union",
            "wtsa": "The World Telecommunication Standardization Assembly",
            "wtdc": "The World Telecommunication Development Conference",
        },
        "a lantern",
    ),
    "fr": (
        "RÉSOLUTION 901 ({place}, {year})",
        "Lanternes sur les quais",
        {
            "pp": "La Conférence de plénipotentiaires de l'Union internationale des télécommunications",
            "wtsa": "L'Assemblée mondiale de normalisation des télécommunications",
            "wtdc": "La Conférence mondiale de développement des télécommunications",
        },
        "une lanterne",
    ),
    "es": (
        "RESOLUCIÓN 901 ({place}, {year})",
        "Faroles de los muelles",
        {
            "pp": "La Conferencia de Plenipotenciarios de la Unión Internacional de Telecomunicaciones",
            "wtsa": "La Asamblea Mundial de Normalización de las Telecomunicaciones",
            "wtdc": "La Conferencia Mundial de Desarrollo de las Telecomunicaciones",
        },
        "un farol",
    ),
    "ru": (
        "РЕЗОЛЮЦИЯ 901 ({place}, {year} г.)",
        "Фонари на набережных",
        {
            "pp": "Полномочная конференция Международного союза электросвязи",
            "wtsa": "Всемирная ассамблея по стандартизации электросвязи",
            "wtdc": "Всемирная конференция по развитию электросвязи",
        },
        "фонарь",
    ),
    "zh": (
        "第901号决议（{year}年，{place}）",
        "码头上的灯笼",
        {
            "pp": "国际电信联盟全权代表大会",
            "wtsa": "世界电信标准化全会",
            "wtdc": "世界电信发展大会",
        },
        "灯笼",
    ),
    "ar": (
        "القرار 901 ({place}، {year})",
        "الفوانيس على الأرصفة",
        {
            "pp": "إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات",
            "wtsa": "إن الجمعية العالمية لتقييس الاتصالات",
            "wtdc": "إن المؤتمر العالمي لتنمية الاتصالات",
        },
        "فانوس",
    ),
}
PLACES = {"en": "Dubai", "fr": "Dubaï", "es": "Dubái", "ru": "Дубай", "zh": "迪拜", "ar": "دبي"}
YEARS = {"pp": 2018, "wtsa": 2012, "wtdc": 2014}
SESSIONS = {
    "en": "({place}, {year}),",
    "fr": "({place}, {year}),",
    "es": "({place}, {year}),",
    "ru": "({place}, {year} г.),",
    "zh": "（{year}年，{place}），",
    "ar": "({place}، {year})،",
}


def resolution(language: str, line: str, body: str = "pp") -> itures.Document:
    """A little resolution with one clause that a line opens."""
    number, title, names, word = HEADS[language]
    told = {"place": PLACES[language], "year": YEARS[body]}
    enacting = f"{names[body]} {SESSIONS[language].format(**told)}"
    text = f"{number.format(**told)}\n{title}\n{enacting}\n{line}\na)\t{word} 1;\nb)\t{word} 2,\n"
    return itures.parse_text(text, language=language)


def clause(language: str, line: str, body: str = "pp") -> tuple[itures.Clause, list[str]]:
    """The one clause of it, and the codes of the findings."""
    document = resolution(language, line, body)
    (only,) = document.clauses
    return only, [finding.code for finding in document.findings]


# ---------------------------------------------------------------- addressees


@pytest.mark.parametrize(
    ("language", "line", "actors"),
    [
        ("en", "instructs ITU-T Study Group 9", ("itu-t/sg/9",)),
        ("en", "instructs the Council and ITU-D Study Group 2", ("council", "itu-d/sg/2")),
        ("en", "invites Study Groups 2, 5 and 9 of the ITU Radiocommunication Sector",
         ("itu-r/sg/2", "itu-r/sg/5", "itu-r/sg/9")),
        ("fr", "charge la Commission d'études 9 de l'UIT-T", ("itu-t/sg/9",)),
        ("fr", "charge les Commissions d'études 2 et 9 de l'UIT-D", ("itu-d/sg/2", "itu-d/sg/9")),
        ("es", "encarga a la Comisión de Estudio 9 del UIT-T", ("itu-t/sg/9",)),
        ("ru", "поручает 9-й Исследовательской комиссии МСЭ-T", ("itu-t/sg/9",)),
        ("ru", "поручает Исследовательским комиссиям 2 и 9 МСЭ-D", ("itu-d/sg/2", "itu-d/sg/9")),
        ("zh", "责成ITU-D第2研究组", ("itu-d/sg/2",)),
        ("zh", "责成秘书长和电信标准化部门第9研究组", ("secretary-general", "itu-t/sg/9")),
        ("ar", "يكلف لجنة الدراسات 9 لقطاع تقييس الاتصالات", ("itu-t/sg/9",)),
        ("en", "instructs the Council Working Group on lanterns", ("council-working-group",)),
        ("fr", "charge les trois Secteurs", ("sectors",)),
        ("es", "encarga a los tres Sectores", ("sectors",)),
        ("es", "encarga a la Secretaría General", ("general-secretariat",)),
        ("es", "encarga a la Secretaria General", ("secretary-general",)),
        ("ru", "поручает трем Секторам", ("sectors",)),
        ("zh", "责成各局主任", ("directors-of-the-bureaux",)),
        ("zh", "责成秘书长和各局主任", ("secretary-general", "directors-of-the-bureaux")),
        ("zh", "请WRC-27", ("wrc",)),
        ("ar", "تهيب بالدول الأعضاء", ("member-states",)),
    ],
)  # fmt: skip
def test_an_addressee_is_known(language: str, line: str, actors: tuple[str, ...]) -> None:
    only, codes = clause(language, line)
    assert (only.actors, codes) == (actors, [])


NUMBERED = [
    ("en", "instructs Study Group 9"),
    ("fr", "charge la Commission d'études 9"),
    ("es", "encarga a la Comisión de Estudio 9"),
    ("ru", "поручает 9-й Исследовательской комиссии"),
    ("zh", "责成第9研究组"),
    ("ar", "يكلف لجنة الدراسات 9"),
]


@pytest.mark.parametrize(("language", "line"), NUMBERED)
def test_a_study_group_is_one_of_the_sector_that_speaks(language: str, line: str) -> None:
    assert clause(language, line, "wtsa")[0].actors == ("itu-t/sg/9",)
    assert clause(language, line, "wtdc")[0].actors == ("itu-d/sg/9",)


@pytest.mark.parametrize(("language", "line"), NUMBERED)
def test_a_study_group_of_no_sector_is_a_finding(language: str, line: str) -> None:
    only, codes = clause(language, line)
    assert (only.actors, codes) == (("sg/9",), ["ACT501"])


# ---------------------------------------------------------------- openers


@pytest.mark.parametrize(
    ("language", "line", "types"),
    [
        ("en", "resolves to", ("resolves",)),
        ("en", "considering that", ("considering",)),
        ("fr", "décide que", ("resolves",)),
        ("es", "observando que", ("noting",)),
        ("ru", "учитывая ,", ("considering",)),
        ("ru", "решает что", ("resolves",)),
        ("zh", "做出决议,责成秘书长", ("resolves", "instructs")),
    ],
)
def test_an_opener_may_end_with_what_ties_it_to_its_items(
    language: str, line: str, types: tuple[str, ...]
) -> None:
    only, codes = clause(language, line)
    assert (only.types, only.actors[1:], codes) == (types, (), [])
    assert [item.label for item in only.items] == ["a", "b"]
    assert only.text is None


@pytest.mark.parametrize(
    ("language", "number", "verb", "types"),
    [
        ("fr", "DÉCISION 901 (Dubaï, 2018)", "décide", ("decides",)),
        ("es", "DECISIÓN 901 (Dubái, 2018)", "resuelve", ("decides",)),
        ("ru", "РЕШЕНИЕ 901 (Дубай, 2018 г.)", "решает", ("decides",)),
        ("ar", "المقرر 901 (دبي، 2018)", "يقرر", ("decides",)),
        ("zh", "第901号决定（2018年，迪拜）", "做出决定", ("decides",)),
        ("fr", "RÉSOLUTION 901 (Dubaï, 2018)", "décide", ("resolves",)),
        ("ru", "РЕЗОЛЮЦИЯ 901 (Дубай, 2018 г.)", "постановляет", ("resolves",)),
        ("ru", "РЕШЕНИЕ 901 (Дубай, 2018 г.)", "постановляет", ("decides",)),
    ],
)
def test_the_verb_of_a_decision_decides(
    language: str, number: str, verb: str, types: tuple[str, ...]
) -> None:
    _, title, names, word = HEADS[language]
    session = SESSIONS[language].format(place=PLACES[language], year=2018)
    text = f"{number}\n{title}\n{names['pp']} {session}\n{verb}\n1\t{word} 1;\n2\t{word} 2.\n"
    (only,) = itures.parse_text(text, language=language).clauses
    assert only.types == types


# ---------------------------------------------------------------- mastheads


@pytest.mark.parametrize(
    ("language", "lines", "identifier"),
    [
        ("en", ("R 1158", "Lanterns on quays", "The Council,", "considering"), "council/res/1158"),
        (
            "ru",
            (
                "ПРОЕКТ НОВОЙ РЕЗОЛЮЦИИ [EXB-2] (ДУБАЙ, 2018 Г.)",
                "Фонари на набережных",
                "Полномочная конференция Международного союза электросвязи (Дубай, 2018 г.),",
                "учитывая",
            ),
            "pp/res/[EXB-2]",
        ),
        (
            "zh",
            (
                "新决议草案[EXB-2]（2018年，迪拜）",
                "码头上的灯笼",
                "国际电信联盟全权代表大会（2018年，迪拜），",
                "考虑到",
            ),
            "pp/res/[EXB-2]",
        ),
    ],
)
def test_a_number_line_is_read(language: str, lines: tuple[str, ...], identifier: str) -> None:
    text = "\n".join([*lines, "a)\tx;", "b)\ty,"])
    document = itures.parse_text(text, language=language)
    assert (document.id, document.title, len(document.clauses)) == (identifier, lines[1], 1)
    assert not document.findings


def test_a_chinese_resolution_of_the_security_council_is_read() -> None:
    text = (
        "第2902(1991)号决议\n安全理事会，\n回顾其第2678(1990)号决议，\n1. 决定点亮灯笼；\n"
        "2. 决定继续处理此案。\n第2982次会议一致通过。\n"
    )
    document = itures.parse_text(text)
    assert document.id == "un/sc/res/2902"
    assert [c.id for c in document.clauses] == ["pp_1", "op_1", "op_2"]
    assert [str(c.target) for c in document.citations] == ["un/sc/res/2678"]
    assert [section.text for section in document.back] == ["第2982次会议一致通过。"]


def test_a_resolution_of_the_world_health_assembly_is_read() -> None:
    text = (
        "WHA86.9 Lanterns on quays\nThe Eighty-sixth World Health Assembly,\n"
        "Having considered the lanterns;\n1. ADOPTS the lanterns;\n2. URGES Member States:\n"
        "(1) to light them;\n(2) to clean them.\n"
    )
    document = itures.parse_text(text)
    assert (document.id, document.title) == ("un/wha/res/86.9", "Lanterns on quays")
    assert [(c.id, c.types, [i.label for i in c.items]) for c in document.clauses] == [
        ("pp_1", ("considering",), []),
        ("op_1", ("adopts",), []),
        ("op_2", ("urges",), ["1", "2"]),
    ]
    assert not document.findings


@pytest.mark.parametrize(
    ("language", "rule", "line"),
    [
        ("en", "proposal.heading", "Action required:"),
        ("es", "proposal.heading", "Acción solicitada:"),
        ("zh", "proposal.heading", "需采取的行动"),
        ("fr", "proposal.heading", "Références"),
        ("ru", "proposal.heading", "Справочные материалы"),
        ("ar", "proposal.heading", "المراجع"),
        ("zh", "annex", "第34号决议附件"),
    ],
)
def test_a_heading_is_one(language: str, rule: str, line: str) -> None:
    assert load().language(language).compiled(rule).match_all(line, 0, len(line))


# ---------------------------------------------------------------- citations


@pytest.mark.parametrize(
    ("language", "text", "targets"),
    [
        ("en", "Resolution 920 (Mob-87)", ["wrc/res/920@mob-87"]),
        ("en", "Resolution 903 (Sat-R2)", ["wrc/res/903@sat-r2"]),
        ("en", "Resolution 905 (WARC Orb-88)", ["wrc/res/905@orb-88"]),
        ("en", "Resolution 905 (Mob-87, Rev.WRC-07)", ["wrc/res/905@2007"]),
        ("fr", "Résolution 905 (Mob-87)", ["wrc/res/905@mob-87"]),
        ("en", "Resolution 50 (Johannesbourg ,2008)", ["wtsa/res/50@2008"]),
        ("en", "Recommendation ITU T E.1901", ["itu-t/rec/E.1901"]),
        ("fr", "Recommandation UIT T E.1901", ["itu-t/rec/E.1901"]),
        ("fr", "Résolution n o 2 du CCITT", ["ccitt/res/2"]),
        ("fr", "Résolution 901 de l AMNT", ["wtsa/res/901"]),
        ("zh", "全权代表大会第９０４号决议（１９９８年，明尼阿波利斯）", ["pp/res/904@1998"]),
        ("ar", "ITU-R M.1901-6 التوصية", ["itu-r/rec/M.1901-6"]),
        ("ar", "Recommendation ITU-T E.901 (2016)", ["itu-t/rec/E.901@2016"]),
    ],
)
def test_a_form_of_citation_is_read(language: str, text: str, targets: list[str]) -> None:
    document = itures.parse_text(f"– {text}.", language=language)
    assert [str(citation.target) for citation in document.citations] == targets


def test_a_french_recommendation_that_speaks_of_itself_cites_nothing() -> None:
    text = "– Cette Recommandation parle de lanternes; cette Recommandation les compte."
    document = itures.parse_text(text, language="fr")
    assert not document.citations
    assert "REF207" not in {finding.code for finding in document.findings}


NOTES = """75/901 - الفوانيس على الأرصفة
إن الجمعية العامة،
إذ تشير إلى الفوانيس[footnoteRef:1]1 والأرصفة[footnoteRef:2]2، [1: 1\tوثيقة الفوانيس، الملحق رقم 23.] [2: 2\tانظر القرار 65/919.]
1 - تقرر إيقادها.
"""
"""A note that ends with an annex, and one behind it that cites a resolution."""


def test_a_citation_does_not_cross_the_border_of_a_note() -> None:
    document = itures.parse_text(NOTES, language="ar")
    assert len(document.footnotes) == 2
    first, second = (note.span for note in document.footnotes)
    (cited,) = (c for c in document.citations if str(c.target).startswith("un/"))
    assert str(cited.target) == "un/ga/res/65-919"
    assert first.end <= second.start <= cited.span.start < cited.span.end <= second.end


def test_a_place_named_in_a_note_is_not_that_of_a_later_sentence_in_it() -> None:
    joined = NOTES.replace("رقم 23.] [2: 2\tانظر", "رقم 23. انظر").replace("[footnoteRef:2]2", "")
    document = itures.parse_text(joined, language="ar")
    assert [str(c.target) for c in document.citations if "65" in str(c.target)] == [
        "un/ga/res/65-919"
    ]


# ---------------------------------------------------------------- one text, five languages


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not here")
def test_a_recommendation_has_the_same_tree_and_citations_in_five_languages() -> None:
    files = sorted((CORPUS / "itu-word").glob("*.docx"))
    english, *others = sorted(map(itures.parse, files), key=lambda d: d.language != "en")
    assert len(others) == 4
    for other in others:
        assert other.id == english.id
        assert cited(other) == cited(english), other.language
        assert [s.id for s in other.sections] == [s.id for s in english.sections]
        assert [s.id for s in other.front] == [s.id for s in english.front]
        codes = {finding.code for finding in other.findings if finding.severity != "note"}
        assert codes == set(), other.language


def cited(document: itures.Document) -> list[tuple[str, str | None]]:
    """The targets of all citations, with the nodes they stand in."""
    return [(str(c.target), c.node) for c in document.citations]
