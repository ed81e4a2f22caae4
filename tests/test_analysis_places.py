"""Lines and columns."""

from hypothesis import given
from hypothesis import strategies as st

from itures.model.places import LineIndex


def test_places_count_from_one_in_code_points():
    lines = LineIndex("ab\n\n第𝟙x")
    assert [lines.place(offset) for offset in range(8)] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 2), (3, 3), (3, 4),
    ]  # fmt: skip


def test_an_empty_text_has_one_line():
    assert LineIndex("").place(0) == (1, 1)


def test_other_line_ends_end_no_line():
    assert LineIndex("a\x0b\x0c\u2028\x85\rb").place(6) == (1, 7)


@given(st.text(st.sampled_from("a第\n𝟙"), max_size=60), st.data())
def test_a_place_leads_back_to_its_offset(text, data):
    offset = data.draw(st.integers(0, len(text)))
    line, column = LineIndex(text).place(offset)
    before = text.split("\n")[: line - 1]
    assert sum(len(words) + 1 for words in before) + column - 1 == offset
    assert line == text.count("\n", 0, offset) + 1
