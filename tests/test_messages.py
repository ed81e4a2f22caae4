"""Messages: event, speaker, theme, calls, pairs and page noise, in texts of our own."""

from pathlib import Path

import itures
from conservation import losses, misplaced
from itures.model.document import Document
from itures.model.letters import Event, Message, Speaker

SAMPLES = Path(__file__).parents[1] / "samples"


def message(document: Document) -> Message:
    assert document.kind == "message"
    assert not list(losses(document))
    assert not list(misplaced(document))
    assert itures.from_json(itures.to_json(document)) == document
    assert document.message is not None
    return document.message


def test_the_sample_in_english() -> None:
    document = itures.parse(SAMPLES / "en-message.txt")
    read = message(document)
    assert document.id is None
    assert document.title == "WTISD 2027: Message from ITU Secretary-General, Odile Marchetti-Rao"
    assert read.event == Event("WTISD", 2027, "2027-05-17")
    assert read.speaker == Speaker("Odile Marchetti-Rao", "secretary-general")
    assert read.theme == "Networks we can hand on"
    assert [call.actors for call in read.calls] == [
        ("member-states", "sector-members"),
        ("academia",),
    ]
    assert read.closing_wish == "I wish you a pleasant and well-documented day!"
    assert len(read.paragraphs) == 5
    assert read.source_url == "https://www.example.org/node/901"
    assert len(read.links) == 2
    assert [d.text for d in document.discarded] == ["Source URL:"]
    assert {c.node for c in document.citations} == {"p_4"}


def test_the_sample_in_two_languages() -> None:
    document = itures.parse(SAMPLES / "en-vi-message.txt")
    read = message(document)
    assert (document.language, document.languages) == ("en", ("en", "vi"))
    assert [list(pair) for pair in document.pairs] == [
        ["en", "vi"],
        ["en", "vi"],
        ["en", "vi"],
        ["vi"],
        ["en", "vi"],
        ["en", "vi"],
    ]
    assert document.pairs[3]["vi"].text.startswith("và mời học sinh")
    assert [call.actors for call in read.calls] == [
        ("member-states", "sector-members"),
        ("academia",),
        ("member-states", "sector-members"),
        ("academia",),
    ]
    (back,) = document.back
    assert (back.heading, [item.label for item in back.items]) == (
        "Related Video Clips",
        ["1", "2"],
    )
    named = [c.node for c in document.citations if c.target == "itu/connect-2030"]
    assert named == ["p_8", "p_9"]


def test_a_message_with_its_lines_apart() -> None:
    text = """\
Home > News > Speeches

For information only
The UN Secretary-General
Message on World Radio Day
13 February 2026

Radio has a long breath, and it needs no wire.

On this day, I urge governments, the private sector and civil society to keep it. \
We therefore invite everyone to listen.

My best wishes to all who listen.

* *** *
"""
    document = itures.parse_text(text)
    read = message(document)
    assert document.title == "Message on World Radio Day"
    assert read.event == Event("WRD", 2026, "2026-02-13")
    assert read.speaker == Speaker(None, "un-secretary-general")
    assert [call.actors for call in read.calls] == [
        ("governments", "private-sector", "civil-society"),
        (),
    ]
    assert read.closing_wish == "My best wishes to all who listen."
    assert [d.why for d in document.discarded] == ["navigation", "ornament"]
    assert len(read.paragraphs) == 3


def test_a_message_in_chinese_with_its_speaker_at_the_end() -> None:
    text = """\
在旧线路的陪伴下，我们走过了许多年。

今年的世界电信和信息社会日以“旧线新生”为主题。我们将在2028年5月17日共同庆祝。

我向我们的成员及其他利益攸关方发出呼吁，请大家记录每一根电缆。我还请各国政府保存档案。

祝愿各位平安！

——国际电信联盟秘书长 韦若兰
"""
    read = message(itures.parse_text(text))
    assert read.event == Event("WTISD", 2028, "2028-05-17")
    assert read.speaker == Speaker("韦若兰", "secretary-general")
    assert read.theme == "旧线新生"
    assert [call.actors for call in read.calls] == [
        ("membership", "all-stakeholders"),
        ("governments",),
    ]
    assert read.closing_wish == "祝愿各位平安！"
    assert len(read.paragraphs) == 4


def test_a_message_in_vietnamese_with_page_noise() -> None:
    text = """\
Skip Ribbon Commands
Trang chủ

Thông điệp của Tổng Thư ký ITU Odile Marchetti-Rao
Tin tức
Thông điệp của Tổng Thư ký ITU Odile Marchetti-Rao

Dưới lòng phố của chúng ta là những đường dây cũ đã nhiều năm không ai sử dụng.

Ngày Viễn thông và Xã hội thông tin Thế giới năm 2027 có chủ đề “Những mạng lưới cũ”. \
Tôi kêu gọi các chính phủ và các bên liên quan hãy ghi chép.

Chúc quý vị mạnh khoẻ!
"""
    document = itures.parse_text(text)
    read = message(document)
    assert document.language == "vi"
    assert read.event == Event("WTISD", 2027, "2027-05-17")
    assert read.speaker == Speaker("Odile Marchetti-Rao", "secretary-general")
    assert read.theme == "Những mạng lưới cũ"
    assert [call.actors for call in read.calls] == [("governments", "all-stakeholders")]
    assert read.closing_wish == "Chúc quý vị mạnh khoẻ!"
    assert [d.why for d in document.discarded] == [
        "page-control",
        "navigation",
        "navigation",
        "repeated-title",
    ]


def test_languages_one_after_the_other_are_paired_too() -> None:
    read = itures.parse(SAMPLES / "en-vi-message.txt")
    pairs = [pair for pair in read.pairs if len(pair) == 2]
    texts = [pair["en"].text for pair in pairs] + [pair["vi"].text for pair in pairs]
    document = itures.parse_text("\n\n".join(texts))
    assert [list(pair) for pair in document.pairs] == [["en", "vi"]] * 5
    assert [pair["vi"].text for pair in document.pairs] == [p["vi"].text for p in pairs]


def test_the_theme_of_another_event_is_not_the_theme() -> None:
    text = """\
Message from Odile Marchetti-Rao, Secretary-General of ITU

I think of the theme "Far away" of the World Telecommunication Development Conference.

We celebrate WTISD-27 under the motto "Close by", and I ask all our members to join in.
"""
    read = message(itures.parse_text(text))
    assert read.theme == "Close by"
    assert read.event == Event("WTISD", 2027, "2027-05-17")
    assert read.speaker == Speaker("Odile Marchetti-Rao", "secretary-general")
    assert [call.actors for call in read.calls] == [("membership",)]


def test_a_resolution_about_the_day_is_no_message() -> None:
    text = (SAMPLES / "en-pp-902-2022.txt").read_text(encoding="utf-8")
    text = text.replace("recalling", "recalling", 1) + (
        "\nWorld Telecommunication and Information Society Day"
    )
    assert itures.parse_text(text).kind == "resolution"
