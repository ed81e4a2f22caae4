"""Messages of Secretaries-General in all six languages, alone and in pairs."""

from pathlib import Path

import pytest

import itures
from conservation import losses, misplaced
from itures.model.document import Document
from itures.model.letters import Event, Message, Speaker
from itures.structure.sentences import sentences

SAMPLES = Path(__file__).parents[1] / "samples"


def message(document: Document) -> Message:
    assert document.kind == "message"
    assert not list(losses(document))
    assert not list(misplaced(document))
    assert itures.from_json(itures.to_json(document)) == document
    assert document.message is not None
    return document.message


NAMES = {"ru": "Одиль Маркетти-Рао", "ar": "أوديل ماركيتي-راو"}


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru", "ar"])
def test_the_samples_are_the_same_message(code: str) -> None:
    document = itures.parse(SAMPLES / f"{code}-message.txt")
    read = message(document)
    assert (document.language, document.id) == (code, None)
    assert document.title == document.text.strip().split("\n")[0]
    assert read.event == Event("WTISD", 2027, "2027-05-17")
    assert read.speaker == Speaker(NAMES.get(code, "Odile Marchetti-Rao"), "secretary-general")
    assert read.theme
    assert read.theme in document.text
    assert [call.actors for call in read.calls] == [
        ("member-states", "sector-members"),
        ("academia",),
    ]
    assert all(call.text.endswith(".") for call in read.calls)
    assert read.closing_wish
    assert read.closing_wish.endswith("!")
    assert read.paragraphs[-1].text.endswith(read.closing_wish)
    assert len(read.paragraphs) == 5
    assert f"https://www.example.org/{code}/wtisd/2027/message.aspx" in read.links
    targets = {c.target for c in document.citations}
    assert {"wtsa/res/901@2024", "itu/connect-2030"} <= targets
    assert {c.node for c in document.citations} == {"p_4"}


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("fr", "URL source : "),
        ("es", "URL de origen: "),
        ("ru", "URL источника: "),
        ("ar", "عنوان المصدر: "),
    ],
)
def test_where_a_page_came_from(code: str, label: str) -> None:
    text = (SAMPLES / f"{code}-message.txt").read_text(encoding="utf-8")
    document = itures.parse_text(text + "\n" + label + "<https://www.example.org/node/901>\n")
    read = message(document)
    assert read.source_url == "https://www.example.org/node/901"
    assert [(d.why, d.text) for d in document.discarded] == [("label", label.strip())]


def test_the_chinese_message_is_read_the_same() -> None:
    text = """\
WTISD 2027：国际电联秘书长韦若兰致辞

我们许多街道的下面，都有多年无人使用的电话线路。

2027年5月17日，国际电联将以“可以传承的网络”为主题庆祝世界电信和信息社会日。

我呼吁成员国和部门成员填写世界电信标准化全会第901号决议（2024年，新德里）所述的表格。我还邀请学术成员试用。

祝愿大家度过愉快的一天！
"""
    read = message(itures.parse_text(text))
    assert read.event == Event("WTISD", 2027, "2027-05-17")
    assert read.theme == "可以传承的网络"
    assert [call.actors for call in read.calls] == [
        ("member-states", "sector-members"),
        ("academia",),
    ]


def test_a_message_of_the_un_in_spanish() -> None:
    text = """\
EL SECRETARIO GENERAL

MENSAJE SOBRE EL DÍA MUNDIAL DE LAS TELECOMUNICACIONES

17 de mayo de 2005

Las líneas viejas nos enseñan mucho, y aún nos sirven cada día.

El lema del Día Mundial de las Telecomunicaciones de este año, "Líneas para todos", nos invita \
a cuidarlas. Insto a los Estados Miembros y a todas las partes interesadas a que las describan.

Quisiera también pedir a los gobiernos y a la sociedad civil que nos escriban.
"""
    document = itures.parse_text(text)
    read = message(document)
    assert document.title == "MENSAJE SOBRE EL DÍA MUNDIAL DE LAS TELECOMUNICACIONES"
    assert read.event == Event("WTD", 2005, "2005-05-17")
    assert read.speaker == Speaker(None, "secretary-general")
    assert read.theme == "Líneas para todos"
    assert [call.actors for call in read.calls] == [
        ("member-states", "all-stakeholders"),
        ("governments", "civil-society"),
    ]


def test_what_others_may_ask_is_no_call() -> None:
    text = """\
Mensaje de la Secretaria General de la UIT, Odile Marchetti-Rao

El Consejo puede instar a los Estados Miembros a que escriban, y puede invitar a las demás partes.

Nosotros celebramos el Día Mundial de la Radio de 2026. Совет.
"""
    read = message(itures.parse_text(text))
    assert read.calls == ()
    assert read.event == Event("WRD", 2026, "2026-02-13")


def test_a_title_over_two_lines_in_french() -> None:
    text = """\
Le Secrétaire général de l'ONU

Message prononcé à l'occasion de la Journée mondiale
des télécommunications et de la société de l'information

17 mai 2015

Cette année, nous fêtons nos vieilles lignes. Elles nous ont longtemps servis.

Je demande aux gouvernements, au secteur privé et à la société civile d'agir. Nous invitons \
donc chacun à écouter. Je voudrais aussi encourager les jeunes à les dessiner.

Je vous remercie.
"""
    document = itures.parse_text(text)
    read = message(document)
    assert document.title is not None
    assert document.title.split() == text.split("\n\n")[1].split()
    assert read.event == Event("WTISD", 2015, "2015-05-17")
    assert read.speaker == Speaker(None, "un-secretary-general")
    assert [call.actors for call in read.calls] == [
        ("governments", "private-sector", "civil-society"),
        (),
        ("youth",),
    ]


def test_a_french_message_with_its_speaker_at_the_end() -> None:
    text = """\
Accueil > Actualités > Discours

Les vieilles lignes nous apprennent beaucoup, et nous leur devons bien des choses.

Nous célébrerons le 17 mai 2028 la Journée mondiale des télécommunications et de la société de \
l'information, dont le thème est « Au fil du temps ». Je pense au thème « Loin » de la \
Conférence mondiale de développement des télécommunications.

J'encourage nos membres et les autres parties prenantes à décrire chaque câble.

Meilleurs vœux à toutes et à tous.

Odile Marchetti-Rao
Secrétaire générale de l'UIT
"""
    document = itures.parse_text(text)
    read = message(document)
    assert read.event == Event("WTISD", 2028, "2028-05-17")
    assert read.speaker == Speaker("Odile Marchetti-Rao", "secretary-general")
    assert read.theme == "Au fil du temps"
    assert [call.actors for call in read.calls] == [("membership", "all-stakeholders")]
    assert read.closing_wish == "Meilleurs vœux à toutes et à tous."
    assert len(read.paragraphs) == 4
    assert [d.why for d in document.discarded] == ["navigation"]


def test_a_russian_message_with_its_speaker_at_the_end() -> None:
    text = """\
Старые линии учат нас многому, и мы им благодарны.

В этом году Всемирный день радио проходит под девизом «Дальний голос». Мы отметим его \
13 февраля 2026 года.

Обращаюсь с призывом к правительствам и гражданскому обществу сохранить его. Я хотела бы \
призвать всех вас слушать. Совет может призвать Государства-Члены к тому же.

Берегите себя!

— Одиль Маркетти-Рао, Генеральный секретарь МСЭ
"""
    read = message(itures.parse_text(text))
    assert read.event == Event("WRD", 2026, "2026-02-13")
    assert read.speaker == Speaker("Одиль Маркетти-Рао", "secretary-general")
    assert read.theme == "Дальний голос"
    assert [call.actors for call in read.calls] == [("governments", "civil-society"), ()]
    assert read.closing_wish == "Берегите себя!"
    assert len(read.paragraphs) == 4


def test_an_arabic_statement_from_a_web_page() -> None:
    text = """\
الصفحة الرئيسية > الأخبار

بيان من الأمينة العامة للاتحاد أوديل ماركيتي-راو بمناسبة اليوم العالمي للاتصالات ومجتمع المعلومات

جنيف , ١٧ مي ٢٠٢٧

تعلمنا الخطوط القديمة الكثير كل يوم. أليس كذلك؟ بلى.

وإنني أناشد الحكومات والقطاع الخاص والمجتمع المدني أن تحافظ عليها. وأحث جميع أصحاب المصلحة على العمل معاً.

مع أطيب التمنيات للجميع.

روابط ذات صلة
1. كيف يحفظ السجل (https://www.example.org/a)
"""
    document = itures.parse_text(text)
    read = message(document)
    assert read.event == Event("WTISD", 2027, "2027-05-17")
    assert read.speaker == Speaker("أوديل ماركيتي-راو", "secretary-general")
    assert [call.actors for call in read.calls] == [
        ("governments", "private-sector", "civil-society"),
        ("all-stakeholders",),
    ]
    assert read.closing_wish == "مع أطيب التمنيات للجميع."
    assert len(read.paragraphs) == 3
    assert [field.name for field in read.fields] == ["title", "dateline"]
    (back,) = document.back
    assert [item.label for item in back.items] == ["1"]


def test_an_office_without_a_name_in_arabic() -> None:
    text = """\
رسالة الأمين العام للأمم المتحدة بمناسبة اليوم العالمي للإذاعة

13 شباط/فبراير 2026

للإذاعة نفس طويل، وهي لا تحتاج إلى أسلاك.

وأدعو الجميع إلى الاستماع إليها في هذا اليوم.
"""
    read = message(itures.parse_text(text))
    assert read.event == Event("WRD", 2026, "2026-02-13")
    assert read.speaker == Speaker(None, "un-secretary-general")
    assert [call.actors for call in read.calls] == [()]


TURNS = {
    "en": (
        "Beneath many of our streets lie lines that nobody has used for years, and we remember.",
        "On 17 May 2027 ITU will celebrate World Telecommunication and Information Society Day.",
        "I call on Member States and Sector Members to complete the form, and I thank them all.",
    ),
    "fr": (
        "Sous beaucoup de nos rues se trouvent des lignes que personne n'utilise depuis des années.",
        "Le 17 mai 2027, l'UIT célébrera la Journée mondiale des télécommunications et de la société de l'information.",
        "J'appelle les États Membres et les Membres de Secteur à remplir le formulaire, et je les remercie.",
    ),
    "es": (
        "Bajo muchas de nuestras calles hay líneas que nadie utiliza desde hace muchos años.",
        "El 17 de mayo de 2027 la UIT celebrará el Día Mundial de las Telecomunicaciones y la Sociedad de la Información.",
        "Insto a los Estados Miembros y a los Miembros de Sector a que rellenen el formulario.",
    ),
    "ru": (
        "Под многими нашими улицами лежат линии, которыми никто не пользуется уже много лет.",
        "17 мая 2027 года МСЭ отметит Всемирный день электросвязи и информационного общества.",
        "Я призываю Государства-Члены и Членов Секторов заполнить форму и благодарю их всех.",
    ),
    "zh": (
        "在我们许多街道的下面，都有多年无人使用的电话线路，我们至今仍然记得它们，也希望大家和我们一起记得它们的故事。",
        "2027年5月17日，国际电联将和全世界的成员一起庆祝世界电信和信息社会日，并在日内瓦举办一次小型的展览。",
        "我呼吁成员国和部门成员填写这一表格，同时我也在此感谢他们多年以来为此所做的一切工作和付出的努力。",
    ),
    "ar": (
        "تحت كثير من شوارعنا خطوط لم يستعملها أحد منذ سنوات طويلة، ونحن نتذكرها.",
        "في 17 مايو 2027 سيحتفل الاتحاد باليوم العالمي للاتصالات ومجتمع المعلومات.",
        "أدعو الدول الأعضاء وأعضاء القطاعات إلى ملء الاستمارة، وأشكرهم على كل ما يقومون به.",
    ),
}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("en", "fr"),
        ("fr", "en"),
        ("en", "es"),
        ("fr", "es"),
        ("en", "ru"),
        ("zh", "ru"),
        ("en", "ar"),
        ("ar", "fr"),
    ],
)
def test_two_languages_in_turn(first: str, second: str) -> None:
    turns = zip(TURNS[first], TURNS[second], strict=True)
    document = itures.parse_text("\n\n".join(f"{a}\n\n{b}" for a, b in turns))
    read = message(document)
    assert document.languages == (first, second)
    assert [list(pair) for pair in document.pairs] == [[first, second]] * 3
    assert read.event == Event("WTISD", 2027, "2027-05-17")
    assert [call.actors for call in read.calls] == [("member-states", "sector-members")] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Envíennos mapas. ¡Les deseo un día! ¿Sí?",
            ["Envíennos mapas.", "¡Les deseo un día!", "¿Sí?"],
        ),
        (
            "Dit-il « oui ! » Puis « non ». « Fin. »",
            ["Dit-il « oui ! »", "Puis « non ».", "« Fin. »"],
        ),
        (
            "Текст (Нью-Дели, 2024 г.) Ассамблеи. Все.",
            ["Текст (Нью-Дели, 2024 г.) Ассамблеи.", "Все."],
        ),
        ("С 2024 г. Совет знает. Все.", ["С 2024 г. Совет знает.", "Все."]),
        ("He left. (He did.) Well.", ["He left.", "(He did.)", "Well."]),
        ("أين؟ هنا. نعم.", ["أين؟", "هنا.", "نعم."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == expected


@pytest.mark.parametrize("code", ["fr", "es", "ru", "ar"])
def test_a_resolution_about_the_day_is_no_message(code: str) -> None:
    text = (SAMPLES / f"{code}-wtsa-901.txt").read_text(encoding="utf-8")
    assert itures.parse_text(text + "\n\n" + TURNS[code][1]).kind == "resolution"
