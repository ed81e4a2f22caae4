"""Chinese: the marks of lists and the numbers that have forms of their own.

The little texts are our own.
"""

import pytest

import itures
from itures import Document

TEXT = """第901号决议（2022年，布加勒斯特）
灯光风筝
全权代表大会（2022年，布加勒斯特），
考虑到
{first}
{second}
做出决议
点灯。
"""


def read(first: str, second: str) -> Document:
    return itures.parse_text(TEXT.format(first=first, second=second))


@pytest.mark.parametrize(
    ("first", "second", "labels", "ids"),
    [
        ("一、", "二、", "一二", "ab"),
        ("1、", "2、", "12", "12"),
        ("（一）", "（二）", "一二", "ab"),
        ("㈠ ", "㈡ ", "一二", ["i", "ii"]),
        ("㈠\t", "㈡\t", "一二", ["i", "ii"]),
        ("①", "②", "12", "12"),
        ("⑴ ", "⑵ ", "12", "12"),
        ("⒈", "⒉", "12", "12"),
        ("⒜ ", "⒝ ", "ab", "ab"),
        ("１）", "２）", "12", "12"),
        ("ａ）", "ｂ）", "ab", "ab"),
    ],
)
def test_marks_of_lists(first: str, second: str, labels: str, ids: str | list[str]) -> None:
    clause = read(f"{first}风筝飞得高；", f"{second}灯光照得远，").clauses[0]
    assert [item.label for item in clause.items] == list(labels)
    assert [item.id for item in clause.items] == [f"considering_1__{each}" for each in ids]
    assert [item.text for item in clause.items] == ["风筝飞得高；", "灯光照得远，"]


def test_signs_in_brackets_are_a_list_below_letters() -> None:
    clause = read("(a) 风筝有两种：\n㈠ 大的；\n㈡ 小的；", "(b) 灯光照得远，").clauses[0]
    assert [[below.id for below in item.items] for item in clause.items] == [
        ["considering_1__a__i", "considering_1__a__ii"],
        [],
    ]


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("第一㈠号决议", "un/ga/res/1(I)"),
        ("1951年1月1日第九〇一㈥号决议", "un/ga/res/901(VI)"),
        ("第九○一（二十一）号决议", "un/ga/res/901(XXI)"),
        ("第九零一(三十)号决议", "un/ga/res/901(XXX)"),
        ("第901 A (十二)号决议", "un/ga/res/901(XII)"),
    ],
)
def test_numbers_of_the_general_assembly_in_chinese_numerals(printed: str, target: str) -> None:
    document = read(f"大会{printed}；", "灯光，")
    assert [citation.target for citation in document.citations] == [target]


def test_a_numeral_without_a_session_is_no_number_of_the_assembly() -> None:
    assert read("第九〇一号决议；", "灯光，").citations == ()
