"""What the words beside a citation say of the cited text, and when a text was adopted."""

import pytest
from attrs import evolve

import itures
from itures.corpus.dating import dated
from itures.corpus.effects import effects
from itures.notation.grammar import load
from little_corpus import ROOT, resolution

GRAMMAR = load()
HEADS = {
    "en": (
        "RESOLUTION 955 (New Delhi, 2024)\nLamps\n"
        "The World Telecommunication Standardization Assembly (New Delhi, 2024),\nresolves\n"
    ),
    "fr": (
        "RÉSOLUTION 955 (New Delhi, 2024)\nLampes\n"
        "L'Assemblée mondiale de normalisation des télécommunications (New Delhi, 2024),\ndécide\n"
    ),
    "es": (
        "RESOLUCIÓN 955 (Nueva Delhi, 2024)\nLámparas\n"
        "La Asamblea Mundial de Normalización de las Telecomunicaciones (Nueva Delhi, 2024),\n"
        "resuelve\n"
    ),
    "ru": (
        "РЕЗОЛЮЦИЯ 955 (Нью-Дели, 2024 г.)\nФонари\n"
        "Всемирная ассамблея по стандартизации электросвязи (Нью-Дели, 2024 г.),\nрешает\n"
    ),
    "zh": ("第955号决议（2024年，新德里）\n灯\n世界电信标准化全会（2024年，新德里），\n做出决议\n"),
    "ar": (
        "القرار 955 (نيودلهي، 2024)\nالمصابيح\n"
        "إن الجمعية العالمية لتقييس الاتصالات (نيودلهي، 2024)،\nتقرر\n"
    ),
}
CASES = [
    ("en", "to suppress Resolution 922 (Dubai, 2018) of the Plenipotentiary Conference.",
     "suppresses"),
    ("en", "that Resolution 922 (Dubai, 2018) of the Plenipotentiary Conference be abrogated.",
     "suppresses"),
    ("en", "to replace Resolution 922 (Dubai, 2018) by this text.", "replaces"),
    ("en", "that Resolution 922 (Dubai, 2018) of the Plenipotentiary Conference is merged into it.",
     "merges"),
    ("en", "to dissolve the group established by Resolution 922 (Dubai, 2018).", "history"),
    ("en", "to apply Resolution 922 (Dubai, 2018), since superseded.", "history"),
    ("en", "to apply Resolution 922 (Dubai, 2018) and to suppress the group.", None),
    ("en", "to suppress the annex, and to apply Resolution 922 (Dubai, 2018).", None),
    ("fr", "d'abroger la Résolution 922 (Dubaï, 2018) de la Conférence de plénipotentiaires.",
     "suppresses"),
    ("fr", "de dissoudre le groupe créé en vertu de la Résolution 922 (Dubaï, 2018).", "history"),
    ("fr", "d'appliquer la Résolution 922 (Dubaï, 2018).", None),
    ("es", "suprimir la Resolución 922 (Dubái, 2018) de la Conferencia de Plenipotenciarios.",
     "suppresses"),
    ("es", "disolver el grupo creado por la Resolución 922 (Dubái, 2018).", "history"),
    ("es", "aplicar la Resolución 922 (Dubái, 2018).", None),
    ("ru", "аннулировать Резолюцию 922 (Дубай, 2018 г.) Полномочной конференции.", "suppresses"),
    ("ru", "распустить группу, созданную ранее, и применять Резолюцию 922 (Дубай, 2018 г.).",
     None),
    ("zh", "废止全权代表大会第922号决议（2018年，迪拜）。", "suppresses"),
    ("zh", "解散全权代表大会第922号决议（2018年，迪拜）所设立的工作组。", "history"),
    ("zh", "实施全权代表大会第922号决议（2018年，迪拜）。", None),
    ("ar", "إلغاء القرار 922 (دبي، 2018) لمؤتمر المندوبين المفوضين.", "suppresses"),
    ("ar", "تطبيق القرار 922 (دبي، 2018) لمؤتمر المندوبين المفوضين.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "effect"), CASES)
def test_effects(language: str, words: str, effect: str | None) -> None:
    document = itures.parse_text(HEADS[language] + words + "\n")
    assert document.language == language
    found = {
        citation.target: each
        for citation, each in zip(document.citations, effects(document, GRAMMAR), strict=True)
    }
    assert found.get("pp/res/922@2018", "not read") == effect


def test_a_language_without_words_for_it() -> None:
    document = evolve(resolution("wtsa", 955, 2024, "Resolution 922 (Dubai, 2018)"), language="xx")
    assert effects(document, GRAMMAR) == (None,)


def test_a_session_is_dated_by_the_registry() -> None:
    assert dated(resolution("wtsa", 955, 2024), GRAMMAR).day == "2024-10-24"
    known = dated(resolution("pp", 955, 2018), GRAMMAR)
    assert (known.year, known.day) == (2018, None)


UN = """United Nations
A/RES/79/901
Distr.: General
{distributed}
Seventy-ninth session
Resolution adopted by the General Assembly on {adopted}
79/901.\tLanterns on ferries
The General Assembly,
Recalling its resolution 78/901 of 5 December 2023,
1.\tDecides that lanterns be lent to passengers;
2.\tRequests the Secretary-General to report on lanterns.
50th plenary meeting
{adopted}
"""


def test_a_text_of_the_un_says_when() -> None:
    text = UN.format(distributed="2 January 2025", adopted="19 December 2024")
    document = itures.parse_text(text)
    assert document.id == "un/ga/res/79-901"
    assert dated(document, GRAMMAR).day == "2024-12-19"


def test_a_letter_has_its_date() -> None:
    letter = itures.parse(ROOT / "samples" / "zh-circular.txt")
    assert letter.letter
    assert dated(letter, GRAMMAR).day == letter.letter.date
