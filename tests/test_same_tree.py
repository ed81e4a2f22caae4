"""The comparison of two readings sees what it should see."""

import itures
from same_tree import as_printed, differences

TEXT = """RESOLUTION 3 (Geneva, 2031)

Sharing of tools

The World Telecommunication Standardization Assembly (Geneva, 2031),

considering

a) that tools are few;

b) that Resolution 2 (Geneva, 2031) has a list,

resolves

to share them.
"""


def _differences(old: str, new: str) -> list[str]:
    return differences(itures.parse_text(TEXT), itures.parse_text(TEXT.replace(old, new)))


def test_the_same_text_is_the_same() -> None:
    assert not _differences("", "")


def test_blanks_and_empty_lines_do_not_count() -> None:
    assert not _differences("\n\n", "\n\n\n")
    assert not _differences("a) that", "a)\tthat")


def test_a_word_counts_and_its_place_is_shown() -> None:
    (line,) = _differences("are few", "are many")
    assert line.startswith("clauses[considering_1].items[considering_1__a].text: ")
    assert line.endswith("'that tools are few;' | 'that tools are many;'")


def test_a_lost_item_is_named() -> None:
    assert any("considering_1__b" in line for line in _differences("b) that", "that"))


def test_title_and_citations_count() -> None:
    found = _differences("Resolution 2", "Resolution 4")
    assert any(line.startswith("citations") for line in found)
    assert any(line.startswith("title") for line in _differences("of tools", "of old tools"))


def test_what_a_page_does_not_show_may_be_left_out() -> None:
    one = itures.parse_text(TEXT)
    other = itures.parse_text(TEXT.replace("few", "f\u00adew").replace("Sharing", "SHARING"))
    assert differences(one, other)
    assert not differences(one, other, as_printed)
