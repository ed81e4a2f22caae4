"""Names of bodies that say whose they are: the conference "of ITU", in formulas and citations."""

import pytest

import itures

TEXTS = {
    "en": (
        "resolves\nto apply Resolution 71 (Rev. Dubai, 2018) of the {} and to go on.",
        [
            "Plenipotentiary Conference of ITU",
            "Plenipotentiary Conference of the ITU",
            "Plenipotentiary Conference of the International Telecommunication Union",
            "Plenipotentiary Conference of ITU (PP-18)",
        ],
        "The Plenipotentiary Conference{} (Dubai, 2018),",
        [" of ITU", " of the ITU", " of the International Telecommunication Union"],
        "considering",
        "RESOLUTION 901 (DUBAI, 2018)\nKites\n",
    ),
    "fr": (
        "décide\nd'appliquer la Résolution 71 (Rév. Dubaï, 2018) de la {} et de continuer.",
        [
            "Conférence de plénipotentiaires de l'UIT",
            "Conférence de plénipotentiaires de l'Union internationale des télécommunications",
        ],
        "La Conférence de plénipotentiaires{} (Dubaï, 2018),",
        [" de l'UIT", " de l'Union internationale des télécommunications"],
        "considérant",
        "RÉSOLUTION 901 (DUBAÏ, 2018)\nCerfs-volants\n",
    ),
    "es": (
        "resuelve\naplicar la Resolución 71 (Rev. Dubái, 2018) de la {} y continuar.",
        [
            "Conferencia de Plenipotenciarios de la UIT",
            "Conferencia de Plenipotenciarios de la Unión Internacional de Telecomunicaciones",
        ],
        "La Conferencia de Plenipotenciarios{} (Dubái, 2018),",
        [" de la UIT", " de la Unión Internacional de Telecomunicaciones"],
        "considerando",
        "RESOLUCIÓN 901 (DUBÁI, 2018)\nCometas\n",
    ),
    "ru": (
        "решает\nприменять Резолюцию 71 (Пересм. Дубай, 2018 г.) {} и продолжать.",
        [
            "Полномочной конференции МСЭ",
            "Полномочной конференции Международного союза электросвязи",
        ],
        "Полномочная конференция{} (Дубай, 2018 г.),",
        [" МСЭ", " Международного союза электросвязи"],
        "учитывая,",
        "РЕЗОЛЮЦИЯ 901 (ДУБАЙ, 2018 Г.)\nЗмеи\n",
    ),
    "zh": (
        "做出决议\n执行{}第71号决议（2018年，迪拜，修订版）并继续。",
        ["国际电联全权代表大会", "国际电信联盟全权代表大会", "国际电信联盟（ITU）全权代表大会"],
        "{}全权代表大会（2018年，迪拜），",
        ["国际电联", "国际电信联盟", "国际电信联盟（国际电联）"],
        "考虑到",
        "第901号决议（2018年，迪拜）\n风筝\n",
    ),
    "ar": (
        "يقرر\nتطبيق القرار 71 (المراجَع في دبي، 2018) {} والاستمرار.",
        [
            "لمؤتمر المندوبين المفوضين للاتحاد",
            "لمؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات",
            "لمؤتمر المندوبين المفوضين التابع للاتحاد الدولي للاتصالات",
        ],
        "إن مؤتمر المندوبين المفوضين{} (دبي، 2018)،",
        [" للاتحاد", " للاتحاد الدولي للاتصالات", " التابع للاتحاد الدولي للاتصالات"],
        "إذ يضع في اعتباره",
        "القرار 901 (دبي، 2018)\nطائرات ورقية\n",
    ),
}
"""By language: a citation, the names it is written with, a formula, and what stands in it."""
OTHERS = {
    "World Telecommunication Standardization Assembly": "wtsa",
    "World Telecommunication Development Conference": "wtdc",
    "World Radiocommunication Conference": "wrc",
    "Radiocommunication Assembly": "ra",
    "Council": "council",
    "Administrative Council": "council",
}


def read(language: str, name: str, tail: str) -> itures.Document:
    cited, _, formula, _, opener, head = TEXTS[language]
    lines = [head.strip(), formula.format(tail), opener, "a) x;", "b) y,", cited.format(name)]
    return itures.parse_text("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("language", "name"),
    [(language, name) for language, text in TEXTS.items() for name in text[1]],
)
def test_a_citation_names_the_body_as_that_of_itu(language: str, name: str) -> None:
    (citation,) = read(language, name, "").citations
    assert citation.target == "pp/res/71@2018"
    assert name in citation.text


@pytest.mark.parametrize(
    ("language", "tail"),
    [(language, tail) for language, text in TEXTS.items() for tail in text[3]],
)
def test_a_formula_names_the_body_as_that_of_itu(language: str, tail: str) -> None:
    document = read(language, TEXTS[language][1][0], tail)
    assert document.id == "pp/res/901@2018"
    assert document.findings == ()


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("union", ["ITU", "the ITU", "the International Telecommunication Union"])
def test_so_do_all_bodies(name: str, union: str) -> None:
    document = itures.parse_text(
        f"RESOLUTION 901 (2018)\nKites\nThe {name} of {union} (Geneva, 2018),\nconsidering\n"
        f"that kites fly,\nresolves\nto apply Resolution 71 of the {name} of {union}.\n"
    )
    assert document.masthead is not None
    assert document.masthead.body == OTHERS[name]
    assert [citation.target for citation in document.citations] == [f"{OTHERS[name]}/res/71"]


def test_a_sector_is_no_such_name() -> None:
    document = read("en", "Council of ITU-T", "")
    assert [citation.text[-7:] for citation in document.citations] == ["Council"]
