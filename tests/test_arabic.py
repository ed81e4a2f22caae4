"""Arabic: whole little resolutions give the same tree as their English counterparts."""

import pytest

import itures
from itures.notation.grammar import load
from test_russian import ENGLISH
from twins import SAMPLES, read, shape

ARABIC = """
القرار 906 (المراجَع في بوخارست، 2022)
الفوانيس على الأرصفة
(بوسان، 2014؛ بوخارست، 2022)
إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات (بوخارست، 2022)،
إذ يذكّر
أ )	بالقرار 102 (المراجَع في دبي، 2018) لهذا المؤتمر؛
ب)	بالقرار 1 (المراجع في الحمامات، 2016) للجمعية العالمية لتقييس الاتصالات؛
ج)	بالقرارات 30 و71 و140 (المراجَعة في دبي، 2018) لمؤتمر المندوبين المفوضين،
وقد نظر في
الفوانيس التي عُرضت عليه،
وإذ يلاحظ مع الارتياح
أنها تضيء،
واقتناعاً منه
بأن الزيت غالٍ،
وإذ يساوره بالغ القلق
لأن قرار الجمعية العامة 70/125 لا يذكرها،
يقرر
1	إيقاد الفوانيس:
1.1	عند الغسق؛
2.1	في الضباب؛
2	مراعاة الرقم 145A من الدستور،
يطلب من الأمين العام ويكلّف مدير مكتب تنمية الاتصالات
بالعمل بموجب الفقرة 2 من "يقرر" أعلاه، والملحق 1 بهذا القرار،
يكلّف كذلك المجلس
بعدّها،
يدعو الدول الأعضاء وأعضاء القطاعات، بالتعاون مع جميع أصحاب المصلحة
إلى الاطلاع على المادة 5 من لوائح الاتصالات الدولية وعلى أهداف التنمية المستدامة 8 و9،
يحثّ الإدارات
على قراءة التوصية ITU-T E.108 (2016).
الملحق 1 بالقرار 906 (المراجَع في بوخارست، 2022)
كيف يوقد الفانوس
أ )	يُملأ.
ب)	يُوقد.
"""
HEAD = """القرار 906 (بوخارست، 2022)
عن الفوانيس
إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات (بوخارست، 2022)،
"""


def test_the_sample_is_the_twin_of_the_english_one() -> None:
    english = itures.parse(SAMPLES / "en-wtsa-901.txt")
    arabic = itures.parse(SAMPLES / "ar-wtsa-901.txt")
    assert arabic.language == "ar"
    assert shape(arabic) == shape(english)


def test_a_resolution_has_the_tree_of_its_english_twin() -> None:
    # Numbers with a point are written from the right: 2.1 is the second below 1.
    arabic = read(ARABIC)
    assert [item.label for item in arabic.clauses[5].items[0].items] == ["1.1", "2.1"]
    assert shape(arabic) == shape(read(ENGLISH))
    assert [item.label for item in arabic.clauses[0].items] == ["أ", "ب", "ج"]
    assert {finding.code for finding in arabic.findings} <= {"DOC002"}


@pytest.mark.parametrize(
    ("opener", "types", "modifiers", "actors"),
    [
        ("إذ تشير إلى", ("recalling",), (), ()),
        ("اذ تشير الى", ("recalling",), (), ()),
        ("وإذ تُذكِّر كذلك", ("recalling",), ("further",), ()),
        ("وإذ يضع في اعتباره أيضاً", ("considering",), ("further",), ()),
        ("وإذ تـدرك", ("recognizing",), (), ()),
        ("وإذ تدرك تماماً", ("aware",), (), ()),
        ("وإذ تلاحظ مع القلق", ("noting",), ("with-concern",), ()),
        ("وقد لاحظت", ("noting",), ("having",), ()),
        ("وقد أحاط علما", ("taking-note",), ("having",), ()),
        ("وإذ تعيد أيضا تأكيد", ("reaffirming",), ("further",), ()),
        ("تقرر", ("resolves",), (), ()),
        ("يقرر:", ("resolves",), (), ()),
        ("تقرر كذلك", ("resolves",), ("further",), ()),
        ("تقرر أن تكلف الأمين العام", ("resolves", "instructs"), (), ("secretary-general",)),
        ("يقرر دعوة الإدارات", ("resolves", "invites"), (), ("administrations",)),
        ("تكلّف الأمين العام ومديري المكاتب الثلاثة", ("instructs",), (), ("secretary-general", "directors-of-the-bureaux")),
        ("تكلف مدير مكتب تقييس الاتصالات (TSB)", ("instructs",), (), ("tsb-director",)),
        ("تطلب إلى المجلس", ("requests",), (), ("council",)),
        ("تأذن لمدير مكتب تنمية الاتصالات", ("authorizes",), (), ("bdt-director",)),
        ("تشجع الدول الأعضاء، وأعضاء القطاع", ("encourages",), (), ("member-states", "sector-members")),
        ("\u200fتدعو\u200f الدول \u200fالأعضاء", ("invites",), (), ("member-states",)),
    ],
)  # fmt: skip
def test_openers(
    opener: str, types: tuple[str, ...], modifiers: tuple[str, ...], actors: tuple[str, ...]
) -> None:
    (clause,) = read(f"{HEAD}{opener}\nأن الفوانيس تضيء.").clauses
    assert (clause.types, clause.modifiers, clause.actors) == (types, modifiers, actors)


@pytest.mark.parametrize(
    ("printed", "targets"),
    [
        ("القرار 5 (المراجَع في بوينس آيرس، 2017)", ["wtdc/res/5@2017"]),
        ("القـرار\u200f 5 (المراجع في بوينس آيرس، 2017)", ["wtdc/res/5@2017"]),
        ("القرار ٥ (المراجع في بوينس آيرس، ٢٠١٧)", ["wtdc/res/5@2017"]),
        ("ووفقاً للقرار 1 الصادر عن الجمعية العالمية لتقييس الاتصالات", ["wtsa/res/1"]),
        ("وبالقرار 35 (Rev.WRC-23)", ["wrc/res/35@2023"]),
        ("بالمقرر 5 (المراجَع في بوسان، 2014)", ["pp/dec/5@2014"]),
        ("القرار 101 (المراجَع في غوادالاخارا، 2010بوسان، 2014)", ["pp/res/101@2014"]),
        ("طبقاً للرقم 162 من القواعد العامة لمؤتمرات الاتحاد وجمعياته واجتماعاته", ["gr/162"]),
        ("المادتين 14 و15 من الاتفاقية", ["cv/art/14", "cv/art/15"]),
        ("الأرقام 71-69 من القواعد العامة", ["gr/71", "gr/70", "gr/69"]),
        ("القرار رقم 56/183", ["un/ga/res/56-183"]),
        ("قراريها 70/125 و71/243", ["un/ga/res/70-125", "un/ga/res/71-243"]),
        ("قرار مجلس الأمن 2202 (2015)", ["un/sc/res/2202"]),
        ("خطي العمل C2 وC5", ["wsis/al/C2", "wsis/al/C5"]),
        ("التوصيـة ITU-T E.119", ["itu-t/rec/E.119"]),
        ("الرسالة المعممة CR/387", ["br/cr/387"]),
        ("الملحق 1 بالقرار 71 (المراجَع في دبي، 2018)", ["pp/res/71@2018#annex-1"]),
        ("عدم الاستقرار 12 عاماً", []),
        ("المادة 9 من الاتفاقية المتعلقة بالحقوق", []),
    ],
)  # fmt: skip
def test_citations(printed: str, targets: list[str]) -> None:
    document = read(f"{HEAD}وإذ يلاحظ\nأن هنا {printed}، وما بعده.")
    assert [citation.target for citation in document.citations] == targets


def test_letters_follow_the_abjad_order() -> None:
    letters = ["أ )", "ب)", "ج)", "د )", "هـ )", "و )", "ز )", "\u200fح)"]
    items = "".join(f"{letter}\tالفانوس؛\n" for letter in letters)
    (clause,) = read(f"{HEAD}وإذ يلاحظ\n{items}").clauses
    assert [item.id for item in clause.items] == [f"noting_1__{letter}" for letter in "abcdefgh"]


def test_arabic_digits_are_digits() -> None:
    (clause,) = read(f"{HEAD}يقرر\n١\tإيقاد الفوانيس؛\n٢\tعدّها.").clauses
    assert [(item.id, item.label) for item in clause.items] == [
        ("resolves_1__1", "1"),
        ("resolves_1__2", "2"),
    ]


def test_no_opener_is_marked_as_seen_in_an_itu_text() -> None:
    language = load().language("ar")
    for name in ("recital", "operative", "past", "adverbial", "infinitive"):
        assert "itu" not in {phrase.evidence for phrase in language.words(name).phrases}
