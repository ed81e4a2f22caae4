"""Questions of the Sectors: texts that study groups work on, in six languages.

The little texts are our own.
"""

from pathlib import Path

import pytest

import itures

LITTLE = {
    "en": """QUESTION ITU-R 912-3/5*
Kites for maritime radio lamps
(1998-2007-2031)
The ITU Radiocommunication Assembly,
considering
a) that kites fly over the sea;
b) that Recommendation ITU-R M.9012 describes lamps,
noting
that Question ITU-R 913/5 is about lamps alone,
decides that the following Questions should be studied
1 What height do kites need?
2 Which lamps may they carry?
further decides
1 that the results of the above studies should be included in one or more Recommendations;
2 that the above studies should be completed by 2035.
* This Question should be brought to the attention of Study Group 4.
Category: S2
""",
    "fr": """QUESTION UIT-R 912-3/5*
Cerfs-volants porteurs de feux maritimes
(1998-2007-2031)
L'Assemblée des radiocommunications de l'UIT,
considérant
a) que les cerfs-volants volent au-dessus de la mer;
b) que la Recommandation UIT-R M.9012 décrit les feux,
notant
que la Question UIT-R 913/5 ne porte que sur les feux,
décide de mettre à l'étude les Questions suivantes
1 Quelle hauteur faut-il aux cerfs-volants?
2 Quels feux peuvent-ils porter?
décide en outre
1 que les résultats de ces études devraient être inclus dans une ou plusieurs Recommandations;
2 que ces études devraient être achevées d'ici à 2035.
Catégorie: S2
""",
    "es": """CUESTIÓN UIT-R 912-3/5*
Cometas con luces marítimas
(1998-2007-2031)
La Asamblea de Radiocomunicaciones de la UIT,
considerando
a) que las cometas vuelan sobre el mar;
b) que la Recomendación UIT-R M.9012 describe las luces,
observando
que la Cuestión UIT-R 913/5 trata solo de luces,
decide poner a estudio las siguientes Cuestiones
1 ¿Qué altura necesitan las cometas?
2 ¿Qué luces pueden llevar?
decide además
1 que los resultados de estos estudios se incluyan en una o más Recomendaciones;
2 que estos estudios se terminen en 2035.
Categoría: S2
""",
    "ru": """ВОПРОС МСЭ-R 912-3/5*
Воздушные змеи с морскими огнями
(1998-2007-2031)
Ассамблея радиосвязи МСЭ,
учитывая,
a) что змеи летают над морем;
b) что в Рекомендации МСЭ-R M.9012 описаны огни,
отмечая,
что Вопрос МСЭ-R 913/5 касается только огней,
решает, что необходимо изучить следующие Вопросы
1 Какая высота нужна змеям?
2 Какие огни они могут нести?
решает далее,
1 что результаты этих исследований следует включить в одну или несколько Рекомендаций;
2 что эти исследования следует завершить к 2035 году.
Категория: S2
""",
    "zh": """ITU-R第912-3/5号课题*
海上灯光风筝
（1998-2007-2031年）
国际电联无线电通信全会，
考虑到
a) 风筝在海上飞行；
b) ITU-R M.9012建议书描述了灯光，
注意到
ITU-R第913/5号课题只涉及灯光，
决定应研究以下课题
1 风筝需要多高？
2 风筝可以携带哪些灯？
进一步决定
1 上述研究的结果应纳入一份或多份建议书；
2 上述研究应在2035年之前完成。
类别：S2
""",
    "ar": """المسألة ITU-R 912-3/5*
طائرات ورقية تحمل أضواء بحرية
(1998-2007-2031)
إن جمعية الاتصالات الراديوية للاتحاد الدولي للاتصالات،
إذ تضع في اعتبارها
أ ) أن الطائرات الورقية تطير فوق البحر؛
ب) أن التوصية ITU-R M.9012 تصف الأضواء،
وإذ تلاحظ
أن المسألة ITU-R 913/5 تتناول الأضواء وحدها،
تقرر دراسة المسائل التالية
1 ما الارتفاع الذي تحتاجه الطائرات؟
2 ما الأضواء التي يمكن أن تحملها؟
تقرر كذلك
1 أن تدرج نتائج هذه الدراسات في توصية واحدة أو أكثر؛
2 أن تستكمل هذه الدراسات بحلول عام 2035.
الفئة: S2
""",
}
OF_ITU_D = """QUESTION 91/2
Kites for schools in remote valleys
1	Statement of the situation or problem
Kites are scarce in valleys.
2	Question or issue for study
a) How are kites made?
b) Who may fly them?
3	Expected output
3.1	A handbook on kites.
"""
OF_ITU_T = """Question 31/17 – Kites and their security
(Continuation of Question 30/17)
31/17.1 Motivation
Recommendation ITU-T X.9509 says nothing of kites.
31/17.2 Study items
– What is a safe kite?
– Who holds the line?
31/17.3 Tasks
Tasks include, but are not limited to:
– drafting a new Recommendation.
"""


@pytest.mark.parametrize("language", LITTLE)
def test_a_question_has_one_tree_in_all_languages(language: str) -> None:
    document = itures.parse_text(LITTLE[language])
    assert (document.language, document.kind) == (language, "question")
    assert document.id == "itu-r/q/912-3-5"
    head = document.masthead
    assert head is not None
    assert (head.body, head.number) == ("ra", "912-3/5")
    assert [session.year for session in head.history] == [1998, 2007, 2031]
    assert document.title == LITTLE[language].split("\n")[1]
    got = [(c.id, c.part, c.modifiers, len(c.items)) for c in document.clauses]
    assert got == [
        ("considering_1", "preamble", (), 2),
        ("noting_1", "preamble", (), 0),
        ("decides_1", "operative", (), 2),
        ("decides_2", "operative", ("further",), 2),
    ]
    assert [c.target for c in document.citations] == ["itu-r/rec/M.9012", "itu-r/q/913-5"]
    assert document.findings == ()


def test_the_opener_is_the_whole_lead_line_and_addresses_nobody() -> None:
    clause = itures.parse_text(LITTLE["es"]).clauses[2]
    assert clause.opener == "decide poner a estudio las siguientes Cuestiones"
    assert clause.actors == ()


def test_a_question_without_clauses_is_told_by_its_headings() -> None:
    document = itures.parse_text(OF_ITU_D)
    assert document.kind == "question"
    assert document.title == "Kites for schools in remote valleys"
    assert [(s.label, s.title) for s in document.sections] == [
        ("1", "Statement of the situation or problem"),
        ("2", "Question or issue for study"),
        ("3", "Expected output"),
    ]
    assert [item.label for item in document.sections[1].items] == ["a", "b"]


def test_the_sector_is_not_guessed() -> None:
    assert itures.parse_text(OF_ITU_D).id is None
    named = itures.parse_text(OF_ITU_D.replace("QUESTION", "ITU-D QUESTION", 1))
    assert named.id == "itu-d/q/91-2"


def test_sections_of_a_question_may_have_its_number() -> None:
    document = itures.parse_text(OF_ITU_T)
    assert document.kind == "question"
    assert [s.heading for s in document.sections] == ["31/17.1", "31/17.2", "31/17.3"]
    assert [s.title for s in document.sections] == ["Motivation", "Study items", "Tasks"]


def test_a_file_of_questions_is_a_volume(tmp_path: Path) -> None:
    first = LITTLE["en"]
    file = tmp_path / "questions.txt"
    file.write_text(first + first.replace("912-3/5", "914/5"), encoding="utf-8")
    assert [d.id for d in itures.parse_all(file)] == ["itu-r/q/912-3-5", "itu-r/q/914-5"]


def test_a_list_of_questions_is_no_volume(tmp_path: Path) -> None:
    listed = "".join(f"Question {n}/1: Kites for valley {n}\n" for n in range(91, 95))
    file = tmp_path / "list.txt"
    file.write_text(
        "RESOLUTION 902 (REV. KIGALI, 2022)\nStudy of kites\n"
        "The World Telecommunication Development Conference (Kigali, 2022),\n"
        "considering\nthat kites fly,\nresolves\nto study them.\n"
        f"ANNEX 1 TO RESOLUTION 902 (REV. KIGALI, 2022)\nQuestions\n{listed}",
        encoding="utf-8",
    )
    assert [d.id for d in itures.parse_all(file)] == ["wtdc/res/902@2022"]
