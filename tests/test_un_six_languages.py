"""UN resolutions in six languages: the same tree, the same types, the same citations.

The little texts are our own. What is measured on the corpus, `un_measure` says.
"""

import pytest

import itures
from un_measure import LANGUAGES, Scores, differences, scores

LITTLE = {
    "en": """A/RES/75/901
75/901. Kites over quiet valleys
The General Assembly,
Recalling its resolutions 70/901 of 2 December 2015 and 1514 (XV) of 14 December 1960,
Reaffirming also Security Council resolutions 901 (1991) of 4 March 1991 and 902 (1991),
Having considered the report on kites,
Welcoming the calm of the valleys,
1. Takes note of the report;
2. Requests the Secretary-General to count the kites;
3. Decides to meet again in spring.
""",
    "fr": """A/RES/75/901
75/901. Les cerfs-volants des vallées tranquilles
L’Assemblée générale,
Rappelant ses résolutions 70/901 du 2 décembre 2015 et 1514 (XV) du 14 décembre 1960,
Réaffirmant également les résolutions 901 (1991) et 902 (1991) du Conseil de sécurité,
Ayant examiné le rapport sur les cerfs-volants,
Se félicitant du calme des vallées,
1. Prend note du rapport ;
2. Prie le Secrétaire général de compter les cerfs-volants ;
3. Décide de se réunir de nouveau au printemps.
""",
    "es": """A/RES/75/901
75/901. Cometas sobre valles tranquilos
La Asamblea General,
Recordando sus resoluciones 70/901, de 2 de diciembre de 2015, y 1514 (XV),
Reafirmando también las resoluciones del Consejo de Seguridad 901 (1991) y 902 (1991),
Habiendo examinado el informe sobre las cometas,
Acogiendo con beneplácito la calma de los valles,
1. Toma nota del informe;
2. Solicita al Secretario General que cuente las cometas;
3. Decide reunirse de nuevo en primavera.
""",
    "ru": """A/RES/75/901
75/901. Воздушные змеи над тихими долинами
Генеральная Ассамблея,
ссылаясь на свои резолюции 70/901 от 2 декабря 2015 года и 1514 (XV) от 14 декабря 1960 года,
вновь подтверждая также резолюции Совета Безопасности 901 (1991) от 4 марта 1991 года и 902 (1991),
рассмотрев доклад о воздушных змеях,
приветствуя покой долин,
1. принимает к сведению доклад;
2. просит Генерального секретаря сосчитать змеев;
3. постановляет собраться вновь весной.
""",
    "zh": """A/RES/75/901
75/901. 静谷上的风筝
大会，
回顾其2015年12月2日第70/901号和1960年12月14日第1514(XV)号决议，
又重申安全理事会1991年3月4日第901(1991)号和第902(1991)号决议，
审议了关于风筝的报告，
欢迎山谷的宁静，
1. 注意到该报告；
2. 请秘书长清点风筝；
3. 决定在春天再次开会。
""",
    "ar": """A/RES/75/901
75/901 - طائرات ورقية فوق أودية هادئة
إن الجمعية العامة،
إذ تشير إلى قراريها 70/901 المؤرخ 2 كانون الأول/ديسمبر 2015 و 1514 (د-15)،
وإذ تؤكد من جديد أيضا قراري مجلس الأمن 901 (1991) المؤرخ 4 آذار/مارس 1991 و 902 (1991)،
وقد نظرت في التقرير عن الطائرات الورقية،
وإذ ترحب بهدوء الأودية،
1 - تحيط علما بالتقرير؛
2 - تطلب إلى الأمين العام أن يعد الطائرات الورقية؛
3 - تقرر أن تجتمع مرة أخرى في الربيع.
""",
}
CITED = [
    "un/ga/res/70-901",
    "un/ga/res/1514(XV)",
    "un/sc/res/901",
    "un/sc/res/902",
]
TREE = [
    ("pp_1", "recalling", (), None, ()),
    ("pp_2", "reaffirming", ("further",), None, ()),
    ("pp_3", "considering", ("having",), None, ()),
    ("pp_4", "welcoming", (), None, ()),
    ("op_1", "notes", (), "1", ()),
    ("op_2", "requests", (), "2", ("un-secretary-general",)),
    ("op_3", "decides", (), "3", ()),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_little_resolution_has_one_tree_in_all_languages(language: str) -> None:
    document = itures.parse_text(LITTLE[language])
    assert (document.language, document.kind) == (language, "resolution")
    assert document.id == "un/ga/res/75-901"
    tree = [(c.id, c.type, c.modifiers, c.label, c.actors) for c in document.clauses]
    assert tree == TREE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_little_resolution_cites_the_same_in_all_languages(language: str) -> None:
    document = itures.parse_text(LITTLE[language])
    assert [citation.target for citation in document.citations] == CITED


ELSEWHERE = [
    (
        "fr",
        "Rappelle que le Conseil de sécurité a dit, dans sa résolution 901 (1991), qu’il veille",
    ),
    ("es", "Recuerda que el Consejo de Seguridad, en su resolución 901 (1991), dijo que vela"),
    ("ru", "напоминает, что Совет Безопасности в своей резолюции 901 (1991) обещал"),
    ("ar", "تشير إلى أن مجلس الأمن وعد، في قراره 901 (1991)، بالسهر"),
]


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_a_body_that_is_named_before_a_number_adopted_it(language: str, text: str) -> None:
    document = itures.parse_text(f"– {text}.", language=language)
    assert [citation.target for citation in document.citations] == ["un/sc/res/901"]


def test_a_member_of_a_list_may_have_a_title() -> None:
    text = "Recordando sus resoluciones 70/901, titulada “Vientos”, y 71/902, titulada “Cometas”,"
    document = itures.parse_text(f"– {text}", language="es")
    assert [c.target for c in document.citations] == ["un/ga/res/70-901", "un/ga/res/71-902"]


def test_before_1976_no_session_stood_in_a_number() -> None:
    """A resolution 2/21 is not one of the General Assembly, whose first of that form is 31/1."""
    document = itures.parse_text("– la résolution 2/21 sur le vent.", language="fr")
    assert document.citations == ()


@pytest.mark.corpus
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_read_as_its_markup_says(language: str) -> None:
    score: Scores = scores(language)
    assert score.preambular.f1 >= 0.99
    assert score.operative.f1 >= 0.99
    assert score.citations.precision >= 0.98
    assert score.citations.recall >= 0.97
    assert score.others <= 0.01 * score.clauses


@pytest.mark.corpus
def test_the_languages_of_a_resolution_cite_the_same() -> None:
    assert len(list(differences())) <= 2
