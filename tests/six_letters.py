"""Two invented letters in all six languages, in the forms that the Bureaux write.

The same letter in each: what is read from one is read from all.
"""

TSB = {
    "en": """\
INTERNATIONAL TELECOMMUNICATION UNION
Telecommunication Standardization Bureau

Geneva, 14 March 2025

Ref: TSB Circular 904, COM 3/EX
Contact: Noor Castellane
Tel: +41 22 555 0101
Fax: +41 22 555 0102
E-mail: tsbsg3@example.org

- To the Administrations of Member States of the Union;
- To ITU-T Sector Members;
- To ITU-T Associates;
- To ITU Academia

Copy:
- To the Director of the Radiocommunication Bureau

Subject: Meeting of the group on old cables

Dear Sir/Madam,

1 Further to TSB Circular 903 of 5 May 2024, I can tell you that the group met.

2 Please send your comments to the Bureau no later than 30 April 2025. The form is on \
https://www.example.org/form (see Annex 1).

3 17 administrations have replied so far. The closing date for the others is 1 May 2025.

Yours faithfully,

(signed)

Odile Marchetti-Rao
Director of the Telecommunication Standardization Bureau

Annex: 1

Distribution:
- Administrations of Member States of the Union

ANNEX 1
(to TSB Circular 904)

List of cables

– the long one;
– the short one.
""",
    "fr": """\
UNION INTERNATIONALE DES TÉLÉCOMMUNICATIONS
Bureau de la normalisation des télécommunications

Genève, le 14 mars 2025

Réf. : Circulaire TSB 904, COM 3/EX
Contact : Noor Castellane
Tél. : +41 22 555 0101
Fax : +41 22 555 0102
E-mail : tsbsg3@example.org

– Aux administrations des États Membres de l'Union;
– Aux Membres du Secteur UIT-T;
– Aux Associés de l'UIT-T;
– Aux établissements universitaires participant aux travaux de l'UIT

Copie :
– Au Directeur du Bureau des radiocommunications

Objet : Réunion du groupe sur les vieux câbles

Madame, Monsieur,

1 Comme suite à la Circulaire TSB 903 du 5 mai 2024, j'ai l'honneur de vous informer que le \
groupe s'est réuni.

2 Veuillez adresser vos observations au Bureau au plus tard le 30 avril 2025. Le formulaire se \
trouve à l'adresse https://www.example.org/form (voir l'Annexe 1).

3 17 administrations ont déjà répondu. La date limite pour les autres est le 1er mai 2025.

Veuillez agréer, Madame, Monsieur, l'assurance de ma haute considération.

(signé)

Odile Marchetti-Rao
Directrice du Bureau de la normalisation des télécommunications

Annexe : 1

Distribution :
– Administrations des États Membres de l'Union

ANNEXE 1
(de la Circulaire TSB 904)

Liste des câbles

– le long;
– le court.
""",
    "es": """\
UNIÓN INTERNACIONAL DE TELECOMUNICACIONES
Oficina de Normalización de las Telecomunicaciones

Ginebra, 14 de marzo de 2025

Ref.: Circular TSB 904, COM 3/EX
Contacto: Noor Castellane
Tel.: +41 22 555 0101
Fax: +41 22 555 0102
Correo-e: tsbsg3@example.org

– A las Administraciones de los Estados Miembros de la Unión;
– A los Miembros de Sector del UIT-T;
– A los Asociados del UIT-T;
– A las Instituciones Académicas de la UIT

Copia:
– Al Director de la Oficina de Radiocomunicaciones

Asunto: Reunión del grupo sobre cables viejos

Muy Señora mía/Muy Señor mío:

1 En relación con la Circular TSB 903 del 5 de mayo de 2024, le comunico que el grupo se ha \
reunido.

2 Sírvase enviar sus comentarios a la Oficina a más tardar el 30 de abril de 2025. El \
formulario está en https://www.example.org/form (véase el Anexo 1).

3 17 administraciones han respondido hasta ahora. La fecha límite para las demás es el 1 de \
mayo de 2025.

Le saluda atentamente,

(firmado)

Odile Marchetti-Rao
Directora de la Oficina de Normalización de las Telecomunicaciones

Anexo: 1

Distribución:
– Administraciones de los Estados Miembros de la Unión

ANEXO 1
(a la Circular TSB 904)

Lista de cables

– el largo;
– el corto.
""",
    "ru": """\
МЕЖДУНАРОДНЫЙ СОЮЗ ЭЛЕКТРОСВЯЗИ
Бюро стандартизации электросвязи

Женева, 14 марта 2025 года

Осн.: Циркуляр 904 БСЭ, COM 3/EX
Контактное лицо: Нур Кастеллан
Тел.: +41 22 555 0101
Факс: +41 22 555 0102
Эл. почта: tsbsg3@example.org

– Администрациям Государств – Членов Союза;
– Членам Сектора МСЭ-Т;
– Ассоциированным членам МСЭ-Т;
– Академическим организациям – Членам МСЭ

Копии:
– Директору Бюро радиосвязи

Предмет: Собрание группы по старым кабелям

Уважаемая госпожа, уважаемый господин,

1 В дополнение к Циркуляру 903 БСЭ от 5 мая 2024 года сообщаю Вам, что группа провела собрание.

2 Просьба направить замечания в Бюро не позднее 30 апреля 2025 года. Форма размещена по адресу \
https://www.example.org/form (см. Приложение 1).

3 17 администраций уже ответили. Предельный срок для остальных – 1 мая 2025 года.

С уважением,

(подпись)

Одиль Маркетти-Рао
Директор Бюро стандартизации электросвязи

Приложение: 1

Рассылка:
– Администрациям Государств – Членов Союза

ПРИЛОЖЕНИЕ 1
(к Циркуляру 904 БСЭ)

Список кабелей

– длинный;
– короткий.
""",
    "zh": """\
国际电信联盟
电信标准化局

2025年3月14日，日内瓦

文号：电信标准化局第904号通函，COM 3/EX
联系人：Noor Castellane
电话：+41 22 555 0101
传真：+41 22 555 0102
电子邮件：tsbsg3@example.org

致：国际电联成员国主管部门、ITU-T部门成员、ITU-T部门准成员和国际电联学术成员

抄送：
无线电通信局主任

事由：旧电缆小组会议

尊敬的先生/女士：

1 继2024年5月5日电信标准化局第903号通函之后，谨通知您，小组已经开会。

2 请不迟于2025年4月30日将意见送交本局。表格见https://www.example.org/form（见附件1）。

3 17个主管部门已经答复。其他主管部门的截止日期为2025年5月1日。

顺致敬意！

[原件已签]

韦若兰
电信标准化局主任

附件：1

分发：
国际电联成员国主管部门

附件1
电缆清单

– 长的；
– 短的。
""",
    "ar": """\
الاتحاد الدولي للاتصالات
مكتب تقييس الاتصالات

جنيف، 14 مارس 2025

المرجع: الرسالة المعممة 904 الصادرة عن مكتب تقييس الاتصالات، COM 3/EX
جهة الاتصال: نور كاستيلان
الهاتف: +41 22 555 0101
الفاكس: +41 22 555 0102
البريد الإلكتروني: tsbsg3@example.org

- إلى إدارات الدول الأعضاء في الاتحاد؛
- إلى أعضاء قطاع تقييس الاتصالات؛
- إلى المنتسبين إلى قطاع تقييس الاتصالات؛
- إلى الهيئات الأكاديمية المنضمة إلى الاتحاد

نسخة إلى:
- إلى مدير مكتب الاتصالات الراديوية

الموضوع: اجتماع الفريق المعني بالكبلات القديمة

حضرات السادة والسيدات،
تحية طيبة وبعد،

1 إلحاقاً بالرسالة المعممة 903 الصادرة عن مكتب تقييس الاتصالات في 5 مايو 2024، أحيطكم علماً بأن \
الفريق قد اجتمع.

2 يرجى إرسال تعليقاتكم إلى المكتب في موعد أقصاه 30 أبريل 2025. والاستمارة متاحة في العنوان \
https://www.example.org/form (انظر الملحق 1).

3 ردت 17 إدارة حتى الآن. والموعد النهائي لبقية الإدارات هو 1 مايو 2025.

وتفضلوا بقبول فائق التقدير والاحترام.

(توقيع)

أوديل ماركيتي-راو
مديرة مكتب تقييس الاتصالات

الملحقات: 1

التوزيع:
- إدارات الدول الأعضاء في الاتحاد

الملحق 1
(للرسالة المعممة 904)

قائمة الكبلات

– الطويل؛
– القصير.
""",
}
"""A circular of the Standardization Bureau: labels, a copy, numbered paragraphs, an annex."""

BR = {
    "en": """\
RADIOCOMMUNICATION BUREAU
(Direct Fax No. +41 22 555 01 03)

Administrative Circular
CACE/907                    23 December 2024

To Administrations of Member States of the ITU and Radiocommunication Sector Members

Subject: Radiocommunication Study Group 9
– Adoption of a draft new Question

At its meeting the Study Group adopted a text. It will be sent to you in good time.

Replies are expected by 2359 hours UTC on 21 February 2025, and the consideration period ends \
before 3 March.

Robertine W. Jonesworth
Director, Radiocommunication Bureau

Annexes: 2

Distribution:
- Administrations of Member States of the ITU
- Chairmen of Study Groups

ANNEX A

Text of the Question

The Assembly has a question.

ANNEX B: A list

Contents:

- first;
  - inner;
  - another;
- second.
""",
    "fr": """\
Bureau des radiocommunications (BR)
(N° de Fax direct +41 22 555 01 03)

Circulaire administrative
CACE/907                    23 décembre 2024

Aux administrations des États Membres de l'UIT et aux Membres du Secteur des radiocommunications

Objet : Commission d'études 9 des radiocommunications
– Adoption d'un projet de nouvelle Question

À sa réunion, la Commission d'études a adopté un texte. Il vous sera envoyé en temps utile.

Les réponses sont attendues au plus tard à 23 h 59 UTC le 21 février 2025, et la période \
d'examen se termine avant le 3 mars.

Robertine W. Jonesworth
Directrice du Bureau des radiocommunications

Annexes : 2

Distribution :
– Administrations des États Membres de l'UIT
– Présidents des Commissions d'études

ANNEXE A

Texte de la Question

L'Assemblée a une question.

ANNEXE B : Une liste

Contenu :

- premier;
  - intérieur;
  - un autre;
- second.
""",
    "es": """\
Oficina de Radiocomunicaciones
(N° de Fax directo +41 22 555 01 03)

Circular Administrativa
CACE/907                    23 de diciembre de 2024

A las Administraciones de los Estados Miembros de la UIT y a los Miembros del Sector de \
Radiocomunicaciones

Asunto: Comisión de Estudio 9 de Radiocomunicaciones
– Adopción de un proyecto de nueva Cuestión

En su reunión, la Comisión de Estudio adoptó un texto. Se le enviará a su debido tiempo.

Se esperan las respuestas a más tardar a las 23:59 horas UTC del 21 de febrero de 2025, y el \
periodo de examen concluye antes del 3 de marzo.

Robertine W. Jonesworth
Directora de la Oficina de Radiocomunicaciones

Anexos: 2

Distribución:
– Administraciones de los Estados Miembros de la UIT
– Presidentes de las Comisiones de Estudio

ANEXO A

Texto de la Cuestión

La Asamblea tiene una cuestión.

ANEXO B: Una lista

Contenido:

- primero;
  - interior;
  - otro;
- segundo.
""",
    "ru": """\
Бюро радиосвязи (БР)
(Прямой факс № +41 22 555 01 03)

Административный циркуляр
CACE/907                    23 декабря 2024 года

Администрациям Государств – Членов МСЭ и Членам Сектора радиосвязи

Предмет: 9-я Исследовательская комиссия по радиосвязи
– Принятие проекта нового Вопроса

На своем собрании Исследовательская комиссия приняла текст. Он будет направлен вам своевременно.

Ответы ожидаются не позднее 23 час. 59 мин. UTC 21 февраля 2025 года, а период рассмотрения \
завершается до 3 марта.

Робертина У. Джонсуорт
Директор Бюро радиосвязи

Приложения: 2

Рассылка:
– Администрациям Государств – Членов МСЭ
– Председателям исследовательских комиссий

ПРИЛОЖЕНИЕ A

Текст Вопроса

У Ассамблеи есть вопрос.

ПРИЛОЖЕНИЕ B: Список

Содержание:

- первый;
  - внутренний;
  - еще один;
- второй.
""",
    "zh": """\
无线电通信局
传真：+41 22 555 01 03

行政通函
CACE/907                    2024年12月23日

致：国际电联成员国主管部门和无线电通信部门成员

事由：无线电通信第9研究组
– 通过一项新课题草案

研究组在会上通过了一份案文。该案文将适时寄送。

答复的截止日期为2025年2月21日，审议期于3月3日前结束。

罗伯廷
无线电通信局主任

附件：2

分发：
- 国际电联成员国主管部门
- 各研究组主席

附件 A

课题案文

全会有一个问题。

附件 B

一份清单

内容：

- 第一；
  - 内部；
  - 另一个；
- 第二。
""",
    "ar": """\
مكتب الاتصالات الراديوية (BR)
(فاكس مباشر رقم +41 22 555 01 03)

الرسالة الإدارية المعممة
CACE/907                    23 ديسمبر 2024

إلى إدارات الدول الأعضاء في الاتحاد وأعضاء قطاع الاتصالات الراديوية

الموضوع: لجنة الدراسات 9 للاتصالات الراديوية
– اعتماد مشروع مسألة جديدة

اعتمدت لجنة الدراسات في اجتماعها نصاً. وسيُرسل إليكم في الوقت المناسب.

ويُنتظر ورود الردود في موعد أقصاه الساعة 23:59 بالتوقيت العالمي المنسق (UTC) من يوم 21 فبراير \
2025، وتنتهي فترة النظر قبل 3 مارس.

روبرتين جونسورث
مديرة مكتب الاتصالات الراديوية

الملحقات: 2

التوزيع:
- إدارات الدول الأعضاء في الاتحاد
- رؤساء لجان الدراسات

الملحق A

نص المسألة

لدى الجمعية مسألة.

الملحق B: قائمة

المحتوى:

- الأول؛
  - الداخلي؛
  - آخر؛
- الثاني.
""",
}
"""A circular of the Radiocommunication Bureau: no salutation, no close, two annexes."""
