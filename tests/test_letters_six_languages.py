"""Circular letters in all six languages: what is read from one is read from all."""

import io
from pathlib import Path

import docx
import pytest

import itures
from conservation import losses, misplaced
from itures.model.clauses import Section
from itures.model.document import Document
from itures.model.letters import Letter
from six_letters import BR, TSB

SAMPLES = Path(__file__).parents[1] / "samples"
CODES = ("en", "fr", "es", "ru", "zh", "ar")

MEMBERS = ("member-states", "sector-members", "associates", "academia")


def letter(document: Document) -> Letter:
    assert document.kind == "circular-letter"
    assert not list(losses(document))
    assert not list(misplaced(document))
    assert itures.from_json(itures.to_json(document)) == document
    assert document.letter is not None
    return document.letter


def outline(sections: tuple[Section, ...]) -> list[tuple[object, ...]]:
    """The form of some sections: ids, actors, labels; no words."""
    return [(s.id, s.label, s.actors, *outline(s.items)) for s in sections]


@pytest.mark.parametrize("code", CODES)
def test_a_circular_of_the_standardization_bureau(code: str) -> None:
    document = itures.parse_text(TSB[code])
    read = letter(document)
    assert (document.language, document.id) == (code, "tsb/circ/904")
    assert (read.series, read.number) == ("COM 3/EX", "904")
    assert (read.date, read.place) == ("2025-03-14", "geneva")
    assert read.contact is not None
    assert read.contact.name
    assert read.contact.telephone == "+41 22 555 0101"
    assert read.contact.fax == "+41 22 555 0102"
    assert read.contact.email == "tsbsg3@example.org"
    assert read.to == ("administrations", "sector-members", "associates", "academia")
    assert read.copy_to
    assert read.subject
    assert read.subject in TSB[code]
    assert read.salutation
    assert [part.label for part in read.paragraphs] == ["1", "2", "3"]
    assert [deadline.date for deadline in read.deadlines] == ["2025-04-30", "2025-05-01"]
    assert read.closing
    assert read.signed
    assert read.signatory is not None
    assert read.signatory.name
    assert read.signatory.title
    assert read.signatory.name + "\n" + read.signatory.title in TSB[code]
    assert read.enclosures
    assert read.enclosures.endswith("1")
    assert [field.name for field in read.fields][-2:] == ["distribution", "distribution"]
    assert read.links == ("https://www.example.org/form",)
    (annex,) = document.annexes
    assert outline((annex,)) == [
        ("annex-1", "1", (), ("annex-1__1", "•", ()), ("annex-1__2", "•", ())),
    ]
    assert annex.title
    assert next(c.target for c in document.citations) == "tsb/circ/903"
    assert not document.findings


@pytest.mark.parametrize("code", CODES)
def test_a_circular_of_the_radiocommunication_bureau(code: str) -> None:
    document = itures.parse_text(BR[code])
    read = letter(document)
    assert (document.language, document.id) == (code, "br/cace/907")
    assert read.reference
    assert read.reference.endswith("CACE/907")
    assert (read.date, read.place) == ("2024-12-23", None)
    assert read.contact is not None
    assert read.contact.fax == "+41 22 555 01 03"
    assert read.to == ("administrations", "sector-members")
    assert read.salutation is None
    assert read.closing is None
    assert len(read.paragraphs) == 2
    assert [deadline.date for deadline in read.deadlines] == ["2025-02-21", None]
    assert read.signatory is not None
    assert read.signatory.name
    assert read.signatory.title
    assert read.enclosures
    assert [annex.id for annex in document.annexes] == ["annex-a", "annex-b"]
    second = document.annexes[1]
    assert second.title
    assert second.text
    assert [len(item.items) for item in second.items] == [2, 0]


@pytest.mark.parametrize("code", CODES)
def test_the_samples_are_the_same_letter(code: str) -> None:
    document = itures.parse(SAMPLES / f"{code}-circular.txt")
    read = letter(document)
    assert (document.language, document.id) == (code, "gs/cl/26-901")
    assert (read.series, read.number) == ("SPM/ARC", "CL-26/901")
    assert (read.date, read.place, read.to) == ("2026-03-09", "geneva", MEMBERS)
    assert read.contact is not None
    assert read.contact.fax == "+41 22 555 0191"
    assert len(read.paragraphs) == 5
    assert [deadline.date for deadline in read.deadlines] == ["2026-06-30", "2026-08-14"]
    assert read.signatory is not None
    assert read.signatory.title
    first, second = document.annexes
    assert [group.actors for group in first.items] == [
        ("member-states",),
        ("sector-members", "associates", "academia"),
        ("all-stakeholders",),
    ]
    assert [len(group.items) for group in (*first.items, *second.items[:2])] == [2] * 5
    cited = {c.target for c in document.citations if not c.target.startswith("#")}
    assert cited == {"wtsa/res/901@2024", "itu/connect-2030"}


GLUED = {
    "en": "Geneva, 14 March 2025 Ref: TSB Circular 904 Tel: +41 22 555 0101 Fax: +41 22 555 0102 "
    "E-mail: a@example.org - To Administrations of Member States of the Union "
    "Copy: - To ITU-T Sector Members Subject: Cables: a meeting\n\nDear Sir/Madam,\n\nCome.\n",
    "fr": "Genève, le 14 mars 2025 Réf. : Circulaire TSB 904 Tél. : +41 22 555 0101 "
    "Fax : +41 22 555 0102 E-mail : a@example.org – Aux administrations des États Membres de "
    "l'Union Copie : – Aux Membres du Secteur UIT-T Objet : Câbles : une réunion\n\n"
    "Madame, Monsieur,\n\nVenez.\n",
    "es": "Ginebra, 14 de marzo de 2025 Ref.: Circular TSB 904 Tel.: +41 22 555 0101 "
    "Fax: +41 22 555 0102 Correo-e: a@example.org – A las Administraciones de los Estados "
    "Miembros de la Unión Copia: – A los Miembros de Sector del UIT-T Asunto: Cables: una "
    "reunión\n\nMuy Señor mío/Muy Señora mía:\n\nVengan.\n",
    "ru": "Женева, 14 марта 2025 года Осн.: Циркуляр 904 БСЭ Тел.: +41 22 555 0101 "
    "Факс: +41 22 555 0102 Эл. почта: a@example.org –Администрациям Государств – Членов Союза "
    "Копии: –Членам Сектора МСЭ-Т Предмет: Кабели: собрание\n\n"
    "Уважаемая госпожа, уважаемый господин,\n\nПриходите.\n",
    "zh": "日内瓦，2025年3月14日 文号：电信标准化局第904号通函 电话：+41 22 555 0101 "
    "传真：+41 22 555 0102 电子邮件：a@example.org 致：国际电联成员国主管部门 "
    "抄送：ITU-T部门成员 事由：电缆：会议\n\n尊敬的先生/女士：\n\n请来。\n",
    "ar": "جنيف، 14 مارس 2025 المرجع: الرسالة المعممة 904 الصادرة عن مكتب تقييس الاتصالات "
    "الهاتف: +41 22 555 0101 الفاكس: +41 22 555 0102 البريد الإلكتروني: a@example.org "
    "- إلى إدارات الدول الأعضاء في الاتحاد نسخة إلى: - إلى أعضاء قطاع تقييس الاتصالات "
    "الموضوع: الكبلات: اجتماع\n\nحضرات السادة والسيدات،\n\nتعالوا.\n",
}
"""Letterheads that an extractor wrote into one line; the subject has a colon of its own."""


@pytest.mark.parametrize("code", CODES)
def test_a_letterhead_in_one_line(code: str) -> None:
    document = itures.parse_text(GLUED[code])
    read = letter(document)
    assert (document.language, document.id) == (code, "tsb/circ/904")
    assert (read.date, read.place) == ("2025-03-14", "geneva")
    assert read.contact is not None
    assert read.contact.telephone == "+41 22 555 0101"
    assert read.contact.fax == "+41 22 555 0102"
    assert read.contact.email == "a@example.org"
    assert read.to == ("administrations",)
    assert read.copy_to
    assert read.subject
    assert ":" in read.subject.replace("：", ":")
    assert len(read.paragraphs) == 1


def test_a_body_with_two_colons_is_not_cut() -> None:
    text = TSB["fr"].replace("le groupe s'est réuni.", "réf. : ceci, tél. : cela.")
    read = letter(itures.parse_text(text))
    assert [part.label for part in read.paragraphs] == ["1", "2", "3"]
    assert read.reference == "Circulaire TSB 904, COM 3/EX"


APART = {
    "fr": (
        "Réf:",
        "Contact:",
        "Tél: {} Fax: {} Courriel: {}",
        "À:",
        "États Membres, Membres de Secteur, Associés et établissements universitaires de l'UIT",
        "Objet:",
        "Chères et chers collègues,",
        "Je vous prie d'agréer, chers collègues, l'expression de mes sentiments les meilleurs.",
        "La Secrétaire générale",
    ),
    "es": (
        "Ref.:",
        "Contacto:",
        "Tel.: {} Fax: {} Correo-e: {}",
        "A:",
        "Estados Miembros, Miembros de Sector, Asociados e Instituciones Académicas de la UIT",
        "Asunto:",
        "Estimadas/os colegas:",
        "Un cordial saludo,",
        "La Secretaria General",
    ),
    "ru": (
        "Осн.:",
        "Контактное лицо:",
        "Тел.: {} Факс: {} Эл. почта: {}",
        "Кому:",
        "Государствам-Членам, Членам Секторов, Ассоциированным членам и Академическим организациям",
        "Предмет:",
        "Уважаемые коллеги!",
        "С уважением",
        "Генеральный секретарь",
    ),
    "ar": (
        "المرجع:",
        "جهة الاتصال:",
        "الهاتف: {} الفاكس: {} البريد الإلكتروني: {}",
        "إلى:",
        "الدول الأعضاء في الاتحاد وأعضاء القطاعات والمنتسبين والهيئات الأكاديمية",
        "الموضوع:",
        "الزملاء الأعزاء،",
        "مع خالص التقدير،",
        "الأمينة العامة",
    ),
}
"""Labels, addressees and forms of politeness."""


@pytest.mark.parametrize("code", APART)
def test_labels_and_values_in_lines_of_their_own(code: str) -> None:
    reference, contact, phones, to, members, subject, hail, close, office = APART[code]
    numbers = phones.format("+41 22 555 0104", "+41 22 555 0105", "noor@example.org")
    # The office may stand above the name, and the value in the next line or behind a tab.
    name = {"ru": "Одиль Маркетти-Рао", "ar": "أوديل ماركيتي-راو"}.get(code, "Odile Marchetti-Rao")
    lines = (reference, "CL-25/903", f"{contact}\tNoor Castellane", numbers, to, members, subject)
    text = "\n\n".join((*lines, "Museum 903", hail, "Museum 903.", close, office, name))
    document = itures.parse_text(text, language=code)
    read = letter(document)
    assert document.id == "gs/cl/25-903"
    assert read.reference == "CL-25/903"
    assert read.contact is not None
    assert read.contact.name == "Noor Castellane"
    assert read.contact.telephone == "+41 22 555 0104"
    assert read.contact.fax == "+41 22 555 0105"
    assert read.contact.email == "noor@example.org"
    assert read.to == MEMBERS
    assert (read.subject, read.salutation, read.closing) == ("Museum 903", hail, close)
    assert read.signatory is not None
    assert (read.signatory.name, read.signatory.title) == (name, office)
    assert read.date is None


HEAD = {
    "en": ("Ref: TSB Circular 904\nSubject: Cables\n\nDear Sir/Madam,\n\n", ""),
    "fr": ("Réf. : Circulaire TSB 904\nObjet : Câbles\n\nMadame, Monsieur,\n\n", ""),
    "es": ("Ref.: Circular TSB 904\nAsunto: Cables\n\nMuy Señora mía:\n\n", ""),
    "ru": ("Осн.: Циркуляр 904 БСЭ\nПредмет: Кабели\n\nУважаемые коллеги!\n\n", ""),
    "ar": ("المرجع: النشرة المعممة 904 لمكتب تقييس الاتصالات\nالموضوع: الكبلات\n\nالسادة،\n\n", ""),
}

DAYS = [
    ("en", "Please reply by Monday, 1 June 2026.", "2026-06-01"),
    ("fr", "Veuillez répondre avant le lundi 1er juin 2026.", "2026-06-01"),
    ("fr", "Veuillez répondre le premier juin 2026 au plus tard.", "2026-06-01"),
    ("fr", "veuillez repondre d’ici au 28 fevrier 2026 à minuit.", "2026-02-28"),
    ("fr", "Les dates limites sont les suivantes : 15 sept. 2026.", "2026-09-15"),
    ("es", "Sírvase responder antes del lunes 1º de junio del 2026.", "2026-06-01"),
    ("es", "La fecha límite de inscripción es el primero de junio de 2026.", "2026-06-01"),
    ("es", "responda a más tardar el 9 de setiembre de 2026.", "2026-09-09"),
    ("es", "Las respuestas se enviarán el 1 de junio de 2026 a más tardar.", "2026-06-01"),
    ("ru", "Просьба ответить до понедельника, 1 июня 2026 г.", "2026-06-01"),
    ("ru", "Крайний срок подачи заявок – 30-го сентября 2026 года.", "2026-09-30"),
    (
        "ru",
        "просьба ответить не позднее чем в 18 ч. (по женевскому времени) 2 мая 2026 г.",
        "2026-05-02",
    ),
    ("ar", "يرجى الرد قبل الاثنين 1 يونيو 2026.", "2026-06-01"),
    ("ar", "يرجى الرد بحلول ٣٠ حزيران ٢٠٢٦.", "2026-06-30"),
    ("ar", "يرجى الرد في موعد أقصاه 1 تشرين الأول/أكتوبر 2026.", "2026-10-01"),
    ("ar", "يرجى الرد حتى الأول من كانون الثاني 2026م.", "2026-01-01"),
    ("ar", "والموعد النهائي هو 15 ديسمبر/كانون الأول 2026.", "2026-12-15"),
    ("ar", "يرجى الرد قبل 3 جوان 2026 أو أوائل الصيف.", "2026-06-03"),
]


@pytest.mark.parametrize(("code", "sentence", "day"), DAYS)
def test_the_days_of_deadlines(code: str, sentence: str, day: str) -> None:
    read = letter(itures.parse_text(HEAD[code][0] + sentence, language=code))
    assert [deadline.date for deadline in read.deadlines] == [day]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "La réunion se tient du 3 juin jusqu'au 5 juin 2026."),
        ("es", "La reunión se celebra del 3 de junio hasta el 5 de junio de 2026."),
        ("ru", "Собрание проводится с 3 до 5 июня 2026 года."),
        ("ru", "Собрание проводится с 30 мая до 5 июня 2026 года."),
        ("ar", "يعقد الاجتماع من 3 يونيو حتى 5 يونيو 2026."),
        ("fr", "Comme suite à la Circulaire du 5 mai 2024, le groupe s'est réuni."),
        ("ru", "В дополнение к Циркуляру от 5 мая 2024 года группа провела собрание."),
    ],
)
def test_a_stretch_of_time_is_no_deadline(code: str, sentence: str) -> None:
    assert letter(itures.parse_text(HEAD[code][0] + sentence, language=code)).deadlines == ()


@pytest.mark.parametrize("code", HEAD)
def test_a_letter_that_breaks_off(code: str) -> None:
    read = letter(itures.parse_text(HEAD[code][0] + "2026", language=code))
    assert read.closing is None
    assert read.signatory is None
    assert [part.text for part in read.paragraphs] == ["2026"]


@pytest.mark.parametrize(
    ("code", "keepers", "words"),
    [
        ("fr", "– Aux Gardiens des câbles", "Gardiens des câbles"),
        ("es", "– A los Guardianes de los cables", "Guardianes de los cables"),
        ("ru", "– Хранителям кабелей", "Хранителям кабелей"),
        ("ar", "- إلى حراس الكبلات", "حراس الكبلات"),
    ],
)
def test_unknown_addressees_are_named_and_doubted(code: str, keepers: str, words: str) -> None:
    document = itures.parse_text(keepers + "\n\n" + HEAD[code][0] + "2026.", language=code)
    read = letter(document)
    assert read.to_text == words
    assert len(read.to) == 1
    assert [f.code for f in document.findings if f.code == "ACT501"] == ["ACT501"]


@pytest.mark.parametrize(
    ("code", "items"),
    [
        ("en", ("- To Member States we say yes;", "- To others we say no.")),
        ("fr", ("– Aux États Membres : oui;", "– Aux autres : non.")),
        ("ru", ("– Членам Сектора скажем да;", "– Странам скажем нет.")),
        ("ar", ("- إلى الدول الأعضاء نعم؛", "- إلى غيرها لا.")),
    ],
)
def test_items_of_the_body_address_nobody(code: str, items: tuple[str, str]) -> None:
    read = letter(itures.parse_text(HEAD[code][0] + "2026:\n\n" + "\n".join(items), language=code))
    assert [part.label for part in read.paragraphs] == [None, "•", "•"]
    assert read.to == ()


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Administrative Circular CACE/907 23 December 2024"),
        ("fr", "Circulaire administrative CACE/907, le 23 décembre 2024"),
        ("es", "Circular Administrativa CACE/907 23 de diciembre de 2024"),
        ("ru", "Административный циркуляр CACE/907 23 декабря 2024 г."),
        ("zh", "CACE/907号行政通函 2024年12月23日"),
        ("ar", "الرسالة الإدارية المعممة CACE/907 في 23 ديسمبر 2024"),
    ],
)
def test_a_number_and_a_date_in_one_line(code: str, line: str) -> None:
    head = BR[code].split("\n\n", 1)[1]
    text = line + "\n\n" + head.split("\n\n", 1)[1]
    document = itures.parse_text(text, language=code)
    read = letter(document)
    assert document.id == "br/cace/907"
    assert read.date == "2024-12-23"
    assert "2024" not in (read.reference or "2024")


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("fr", "Lettre collective TSB 2/16", "tsb/col/2-16"),
        ("fr", "Lettre circulaire 6/LCCE/14", "br/lcce/6-14"),
        ("es", "Carta Colectiva TSB 9", "tsb/col/9"),
        ("es", "Carta Circular No. 58", "gs/cl/58"),
        ("es", "Circular BDT 17", "bdt/circ/17"),
        ("ru", "Коллективное письмо 2/16 БСЭ", "tsb/col/2-16"),
        ("ru", "Циркуляр 17 БРЭ", "bdt/circ/17"),
        ("ru", "Циркулярное письмо CR/244", "br/cr/244"),
        ("ru", "Административный циркуляр CAR/244", "br/car/244"),
        ("ar", "الرسالة المعممة CR/244", "br/cr/244"),
        ("ar", "الرسالة المعممة CCRR/24 الصادرة عن مكتب الاتصالات الراديوية", "br/ccrr/24"),
        ("ar", "النشرة المعممة 199 لمكتب تقييس الاتصالات", "tsb/circ/199"),
        ("ar", "الرسالة الجماعية 2/16 لمكتب تقييس الاتصالات", "tsb/col/2-16"),
        ("ar", "الرسالة المعممة ٩٠٤ لمكتب تقييس الاتصالات", "tsb/circ/904"),
    ],
)
def test_the_series_of_letters(code: str, line: str, expected: str) -> None:
    head = HEAD[code][0].split("\n", 1)[1]
    assert itures.parse_text(line + "\n" + head + "2026.", language=code).id == expected


def test_marks_of_direction_are_no_part_of_a_value() -> None:
    text = TSB["ar"].replace("+41 22 555 0101", "\u200e+41 22 555 0101\u200e")
    text = text.replace("tsbsg3@example.org", "\u202atsbsg3@example.org\u202c")
    read = letter(itures.parse_text(text.replace("TSB", "\u200fTSB")))
    assert read.contact is not None
    assert read.contact.telephone == "+41 22 555 0101"
    assert read.contact.email == "tsbsg3@example.org"


def test_lost_accents_and_small_letters() -> None:
    text = "geneve, le 1er fevrier 2025\nref.: circulaire tsb 904\nobjet: reunion\n"
    document = itures.parse_text(text + "madame, monsieur,\nVeuillez le lire et le renvoyer.\n")
    read = letter(document)
    assert (document.language, document.id) == ("fr", "tsb/circ/904")
    assert (read.date, read.place) == ("2025-02-01", "geneva")
    assert read.salutation == "madame, monsieur,"


TABLES = {
    "en": ("Ref:", "TSB Circular 904", "Tel:", "Fax:", "E-mail:", "Subject:"),
    "fr": ("Réf.:", "Circulaire TSB 904", "Tél.:", "Fax:", "E-mail:", "Objet:"),
    "es": ("Ref.:", "Circular TSB 904", "Tel.:", "Fax:", "Correo-e:", "Asunto:"),
    "ru": ("Осн.:", "Циркуляр 904 БСЭ", "Тел.:", "Факс:", "Эл. почта:", "Предмет:"),
    "ar": (
        "المرجع:",
        "الرسالة المعممة 904 الصادرة عن مكتب تقييس الاتصالات",
        "الهاتف:",
        "الفاكس:",
        "البريد الإلكتروني:",
        "الموضوع:",
    ),
}


@pytest.mark.parametrize("code", TABLES)
def test_a_letterhead_in_the_tables_of_a_word_file(code: str) -> None:
    reference, number, phone, fax, mail, subject = TABLES[code]
    seats = [line for line in TSB[code].split("\n") if line[:1] in {"-", "–"}][:2]
    after = TSB[code].split("\n\n", 1)[1]
    body = after[after.index("\n1 ") :].split("\n\n")
    written = docx.Document()
    for line in TSB[code].split("\n")[1:4]:
        written.add_paragraph(line)
    table = written.add_table(rows=4, cols=3)
    values = (
        (reference, number),
        (phone, "+41 22 555 0101"),
        (fax, "+41 22 555 0102"),
        (mail, "a@example.org"),
    )
    for row, cells in zip(table.rows, values, strict=True):
        row.cells[0].text, row.cells[1].text = cells
    table.cell(0, 2).text = seats[0]
    table.cell(0, 2).add_paragraph(seats[1])
    about = written.add_table(rows=1, cols=2)
    about.cell(0, 0).text, about.cell(0, 1).text = subject, "Museum 904"
    hail = next(line for line in reversed(TSB[code].split("\n1 ")[0].split("\n")) if line)
    for line in (hail, *body):
        written.add_paragraph(line.strip("\n"))
    file = io.BytesIO()
    written.save(file)
    file.seek(0)
    document = itures.parse(file)
    read = letter(document)
    assert (document.language, document.id) == (code, "tsb/circ/904")
    assert (read.date, read.place) == ("2025-03-14", "geneva")
    assert read.contact is not None
    assert read.contact.telephone == "+41 22 555 0101"
    assert read.contact.email == "a@example.org"
    assert read.to == ("administrations", "sector-members")
    assert read.subject == "Museum 904"
    assert [deadline.date for deadline in read.deadlines] == ["2025-04-30", "2025-05-01"]
    assert read.closing


def test_fields_that_an_extractor_ran_together() -> None:
    text = """\
Бюро стандартизации электросвязи
Женева, 24 марта 2031 года
Осн.:
Циркуляр 979 БСЭ –Администрациям Государств – Членов Союза
–Членам Сектора МСЭ-Т
Тел.:
Факс: +41 22 555 0105
Эл. почта: a@example.orgКопии:
–Директору Бюро радиосвязи
Предмет: Встреча
Уважаемая госпожа,уважаемый господин,
Заявки принимаются до 2 мая 2031 года.
"""
    document = itures.parse_text(text)
    read = letter(document)
    assert document.id == "tsb/circ/979"
    assert read.reference == "Циркуляр 979 БСЭ"
    assert read.contact is not None
    assert (read.contact.telephone, read.contact.fax) == (None, "+41 22 555 0105")
    assert read.contact.email == "a@example.org"
    assert read.to == ("administrations", "sector-members")
    assert read.copy_to == "Директору Бюро радиосвязи"
    assert read.salutation == "Уважаемая госпожа,уважаемый господин,"


def test_an_office_a_place_and_addressees_in_one_line() -> None:
    text = """\
Oficina de Normalización de las Telecomunicaciones Ginebra, 14 de noviembre de 2031 \
Ref.: Carta Colectiva TSB 9/SG3RG-LAC Tel.: +41 22 555 0101 Correo-e: a@example.org \
A los Miembros de Sector Asunto: Reunión

Muy Señor mío:

Vengan.
"""
    document = itures.parse_text(text, language="es")
    read = letter(document)
    assert document.id == "tsb/col/9"
    assert read.issuer == "Oficina de Normalización de las Telecomunicaciones"
    assert (read.date, read.place) == ("2031-11-14", "geneva")
    assert read.contact is not None
    assert read.contact.email == "a@example.org"
    assert read.to == ("sector-members",)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "* To Member States"),
        ("fr", "* Aux États Membres"),
        ("es", "A:- Estados Miembros"),
        ("ru", "• Государствам-Членам"),
        ("ar", "* إلى الدول الأعضاء"),
    ],
)
def test_signs_before_an_addressee(code: str, line: str) -> None:
    read = letter(itures.parse_text(line + "\n" + HEAD[code][0] + "2026.", language=code))
    assert read.to == ("member-states",)


def test_numbers_and_addresses_keep_their_order_in_arabic_pages() -> None:
    document = itures.parse(SAMPLES / "ar-circular.txt")
    page = itures.to_html(document)
    assert '<bdi dir="ltr">+41 22 555 0190</bdi>' in page
    mail = next(line for line in page.split("\n") if 'class="email"' in line)
    assert '<bdi dir="ltr">exhibit901@example.org</bdi>' in mail
    assert 'dir="rtl"' not in mail


@pytest.mark.parametrize("code", ["fr", "es", "ru", "ar"])
def test_a_resolution_stays_a_resolution(code: str) -> None:
    text = (SAMPLES / f"{code}-wtsa-901.txt").read_text(encoding="utf-8")
    assert itures.parse_text(text + "\n\n" + TSB[code]).kind == "resolution"
    assert itures.parse_text(TSB[code] + "\n\n" + text).kind == "circular-letter"
