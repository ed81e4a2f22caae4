"""What a report says of texts side by side: overlaps with aligned words, languages."""

from pathlib import Path

import pytest

import itures
from itures.report.building import build
from itures.report.data import Report
from little_corpus import MADE, WHOLE, resolution

SHARED = (
    "that the lamp on a landing stage shall be lit from dusk to dawn wherever a ferry calls"
    " there more than once in every night"
)
PLENI = resolution("pp", 951, 2022, f"> {SHARED} of the season")
SECTOR = resolution(
    "wtsa", 952, 2024, f"> {SHARED.replace('more than once', 'more than twice')}, in all ports"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("beside") / "c.sqlite"
    with itures.Corpus.create(path) as corpus:
        corpus.add([PLENI, SECTOR])
        return build(corpus)


def test_an_overlap_has_its_words_side_by_side(report: Report) -> None:
    (one,) = report.overlaps
    assert (one.left, one.right) == ("wtsa/res/952@2024", "pp/res/951@2022")
    assert one.left_node.startswith("resolves_1")
    assert "more than twice in every night, in all ports" in one.left_quote
    pieces = [(one.left_quote[a:b], one.right_quote[c:d]) for a, b, c, d in one.alike]
    assert len(pieces) == 2
    for left, right in pieces:
        assert left == right
        assert left == left.strip()
    assert pieces[0][0].endswith("calls there more than")
    assert pieces[1][0] == "in every night"
    assert 0.6 < one.similarity < 1
    assert not one.cites


def test_the_words_of_an_overlap_are_on_one_line(tmp_path: Path) -> None:
    text = PLENI.text.replace("shall be lit", "shall\nbe  lit")
    with itures.Corpus.create(tmp_path / "c.sqlite") as corpus:
        corpus.add([itures.parse_text(text), SECTOR])
        report = build(corpus)
    for one in report.overlaps:
        for a, b, c, d in one.alike:
            assert one.left_quote[a:b] == one.right_quote[c:d]
    assert "stage shall be lit from" in report.overlaps[0].right_quote


def changed(path: Path, *changes: tuple[str, str]) -> Path:
    """The Chinese text of the made corpus with other words."""
    text = (MADE / "wtsa-932-2024-zh.txt").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


def test_where_languages_differ_both_tell(tmp_path: Path) -> None:
    other = changed(
        tmp_path / "zh.txt",
        ("2022年，布加勒斯特", "2018年，迪拜"),
        ("成员国和部门成员", "成员国"),
    )
    with itures.Corpus.create(tmp_path / "c.sqlite", complete=WHOLE) as corpus:
        corpus.add([*sorted(MADE.glob("pp-*.txt")), MADE / "wtsa-932-2024.txt", other])
        report = build(corpus)
    (one,) = [one for one in report.concordances if one.text == "wtsa/res/932@2024"]
    assert one.languages == ("en", "zh")
    rows = {row.node: row for row in one.rows}
    assert not rows["recalling_1"].same
    assert rows["recalling_1"].cites["zh"] != rows["recalling_1"].cites["en"]
    assert rows["invites_1"].actors == {
        "en": ("member-states", "sector-members"), "zh": ("member-states",)
    }  # fmt: skip
    assert rows["considering_1"].same
    assert one.differences == 2
    assert one.differences == sum(not row.same for row in one.rows)
    found = [issue for issue in report.issues if issue.code == "LNG702"]
    assert {(issue.text, issue.language) for issue in found} == {("wtsa/res/932@2024", "zh")}
    assert all(issue.path.endswith("zh.txt") for issue in found)
