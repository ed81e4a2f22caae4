"""Russian: whole little resolutions give the same tree as their English counterparts."""

import pytest

import itures
from itures.analysis.checks import check
from itures.notation.grammar import load
from twins import SAMPLES, read, shape

ENGLISH = """
RESOLUTION 906 (REV. BUCHAREST, 2022)
Lanterns on jetties
(Busan, 2014; Bucharest, 2022)
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
recalling
a)	Resolution 102 (Rev. Dubai, 2018) of this conference;
b)	Resolution 1 (Rev. Hammamet, 2016) of the World Telecommunication Standardization Assembly;
c)	Resolutions 30, 71 and 140 (Rev. Dubai, 2018) of the Plenipotentiary Conference,
having considered
the lanterns that were shown to it,
noting with satisfaction
that they burn,
convinced
that oil is dear,
deeply concerned
that UNGA Resolution 70/125 does not name it,
resolves
1	to light lanterns:
1.1	at dusk;
1.2	in fog;
2	to keep No. 145A of the Constitution in view,
requests the Secretary-General and instructs the Director of the Telecommunication Development Bureau
to act on resolves 2 above, and on Annex 1 to this resolution,
further instructs the Council
to count them,
invites Member States and Sector Members, in cooperation with all stakeholders
to look at Article 5 of the International Telecommunication Regulations and at SDGs 8 and 9,
urges administrations
to read Recommendation ITU-T E.108 (2016).
ANNEX 1 TO RESOLUTION 906 (REV. BUCHAREST, 2022)
How to light a lantern
a)	Fill it.
b)	Light it.
"""

RUSSIAN = """
РЕЗОЛЮЦИЯ 906 (ПЕРЕСМ. БУХАРЕСТ, 2022 Г.)
Фонари на причалах
(Пусан, 2014 г.; Бухарест, 2022 г.)
Полномочная конференция Международного союза электросвязи (Бухарест, 2022 г.),
напоминая
а)	Резолюцию 102 (Пересм. Дубай, 2018 г.) настоящей Конференции;
b)	Резолюцию 1 (Пересм. Хаммамет, 2016 г.) Всемирной ассамблеи по стандартизации электросвязи;
с)	Резолюции 30, 71 и 140 (Пересм. Дубай, 2018 г.) Полномочной конференции,
рассмотрев
показанные ей фонари,
с удовлетворением отмечая,
что они горят,
будучи убеждена,
что масло дорого,
будучи глубоко обеспокоена тем, что
о нем не говорится в резолюции 70/125 Генеральной Ассамблеи,
решает
1	зажигать фонари:
1.1	в сумерках;
1.2	в тумане;
2	не упускать из виду п. 145А Устава,
просит Генерального секретаря и поручает Директору Бюро развития электросвязи
действовать согласно пункту 2 раздела решает, выше, и Приложению 1 к настоящей Резолюции,
далее поручает Совету
сосчитать их,
предлагает Государствам-Членам и Членам Секторов, в сотрудничестве со всеми заинтересованными сторонами
обратиться к Статье 5 Регламента международной электросвязи и к ЦУР 8 и 9,
настоятельно призывает администрации
прочесть Рекомендацию МСЭ-Т Е.108 (2016 г.).
ПРИЛОЖЕНИЕ 1 К РЕЗОЛЮЦИИ 906 (ПЕРЕСМ. БУХАРЕСТ, 2022 Г.)
Как зажечь фонарь
a)	Наполнить его.
b)	Зажечь его.
"""


HEAD = """РЕЗОЛЮЦИЯ 906 (Бухарест, 2022 г.)
О фонарях
Полномочная конференция Международного союза электросвязи (Бухарест, 2022 г.),
"""


def test_the_sample_is_the_twin_of_the_english_one() -> None:
    english = itures.parse(SAMPLES / "en-wtsa-901.txt")
    russian = itures.parse(SAMPLES / "ru-wtsa-901.txt")
    assert russian.language == "ru"
    assert shape(russian) == shape(english)


def test_a_resolution_has_the_tree_of_its_english_twin() -> None:
    russian = read(RUSSIAN)
    assert shape(russian) == shape(read(ENGLISH))
    assert [item.label for item in russian.clauses[0].items] == ["a", "b", "c"]
    assert {finding.code for finding in russian.findings} <= {"DOC002"}


def test_a_decision_decides() -> None:
    text = (
        "РЕШЕНИЕ 907 (С19)\nО фонарях\nСовет,\nучитывая,\nчто темно,\n"
        "решает,\nчто фонари следует зажечь."
    )
    document = read(text)
    assert (document.kind, document.id) == ("decision", "council/dec/907@2019")
    assert [clause.type for clause in document.clauses] == ["considering", "decides"]


@pytest.mark.parametrize(
    ("opener", "types", "modifiers", "actors"),
    [
        ("учитывая ,", ("considering",), (), ()),
        ("УЧИТЫВАЯ ДАЛЕЕ", ("considering",), ("further",), ()),
        ("отмечая вместе с тем", ("noting",), ("further",), ()),
        ("отмечая, кроме того, что", ("noting",), ("further",), ()),
        ("вновь подтверждая", ("reaffirming",), (), ()),
        ("с удовлетворением отметив", ("noting",), ("having", "with-satisfaction"), ()),
        ("приняв к сведению", ("taking-note",), ("having",), ()),
        ("считая весьма важным", ("emphasizing",), (), ()),
        ("решает, что", ("resolves",), (), ()),
        ("решает далее", ("resolves",), ("further",), ()),
        ("решает поручить Директорам трех Бюро", ("resolves", "instructs"), (), ("directors-of-the-bureaux",)),
        ("решает, поручает Совету МСЭ", ("resolves", "instructs"), (), ("council",)),
        ("решает настоятельно призвать администрации", ("resolves", "urges"), (), ("administrations",)),
        ("поручает Генеральному секретарю и Директорам Бюро", ("instructs",), (), ("secretary-general", "directors-of-the-bureaux")),
        ("поручает Директору БСЭ в сотрудничестве с Директором БР", ("instructs",), (), ("tsb-director",)),
        ("предлагает исследовательским комиссиям МСЭ-T", ("invites",), (), ("itu-t-study-groups",)),
        ("предлагает Консультативной группе по радиосвязи", ("invites",), (), ("rag",)),
        ("призывает Государства – Члены и всех заинтересованных сторон", ("calls-upon",), (), ("member-states", "all-stakeholders")),
    ],
)  # fmt: skip
def test_openers(
    opener: str, types: tuple[str, ...], modifiers: tuple[str, ...], actors: tuple[str, ...]
) -> None:
    text = f"{HEAD}{opener}\nфонари светят."
    (clause,) = read(text).clauses
    assert (clause.types, clause.modifiers, clause.actors) == (types, modifiers, actors)


@pytest.mark.parametrize(
    ("printed", "targets"),
    [
        ("Резолюция 21 (Пересм.\u00a0Пусан, 2014\u00a0г.)", ["pp/res/21@2014"]),
        ("Резолюции 101 (ПЕРЕСМ. ГВАДАЛАХАРА, 2010ПУСАН, 2014 Г.)", ["pp/res/101@2014"]),
        ("Резолюции 1 ВАСЭ", ["wtsa/res/1"]),
        ("Резолюцией 35 (Пересм. ВКР-23)", ["wrc/res/35@2023"]),
        ("Решению 482 (C01, последнее изменение С20)", ["council/dec/482@2020"]),
        ("пп. 197Н и 197I настоящей Конвенции", ["cv/197H", "cv/197I"]),
        ("п. 5.388А", ["rr/5.388A"]),
        ("Приложением 30В к Регламенту радиосвязи", ["rr/app/30B"]),
        ("А/RES/31/139", ["un/ga/res/31-139"]),
        ("A/RES/31/139", ["un/ga/res/31-139"]),
        ("резолюция 2202 (2015) Совета Безопасности", ["un/sc/res/2202"]),
        ("пункты 27 с) и 50 d) Тунисской программы", ["wsis/tunis-agenda/27c", "wsis/tunis-agenda/50d"]),
        ("Направление деятельности С5", ["wsis/al/C5"]),
        ("Рекомендация МСЭ-Т Y4102/Y.2074 (2015 г.)", ["itu-t/rec/Y.4102/Y.2074@2015"]),
        ("Приложение 1 к Резолюции 71 (Пересм. Дубай, 2018 г.)", ["pp/res/71@2018#annex-1"]),
        ("пункт 2 раздела решает Резолюции 58 (Пересм. Пусан, 2014 г.)", ["pp/res/58@2014#resolves/2"]),
        ("высокое разрешение изображений", []),
        ("решение задачи 13", []),
        ("Статья 9 Конвенции Организации Объединенных Наций о правах", []),
    ],
)  # fmt: skip
def test_citations(printed: str, targets: list[str]) -> None:
    text = f"{HEAD}отмечая\nчто здесь {printed}, и далее."
    assert [citation.target for citation in read(text).citations] == targets


def test_a_flattened_revision_is_reported() -> None:
    document = read(
        RUSSIAN.replace("(ПЕРЕСМ. БУХАРЕСТ, 2022 Г.)", "(ПЕРЕСМ. ПУСАН, 2014БУХАРЕСТ, 2022 Г.)", 1)
    )
    assert document.id == "pp/res/906@2022"
    found = [finding for finding in check(document, load()) if finding.code == "VER309"]
    assert [finding.line for finding in found] == [1]


def test_the_forms_with_a_case_ending_are_marked_as_unverified() -> None:
    words = load().language("ru").words("actor")
    evidence = {phrase.text: phrase.evidence for phrase in words.phrases}
    assert evidence["Директору Бюро развития электросвязи"] == "itu"
    assert evidence["Директор* Бюро развития электросвязи"] == "unverified"
