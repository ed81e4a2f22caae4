"""Lines of a PDF: blanks, tabs and signs are told from places on the page."""

import pytest

from itures.model.blocks import Reading
from itures.sources.pdf.here import read_here
from little_pdf import Page, pdf


def read(*pages: Page) -> Reading:
    return read_here(pdf(pages))


def lines(*pages: Page) -> list[str]:
    reading = read(*pages)
    return [reading.text[block.start : block.end] for block in reading.blocks]


def asides(reading: Reading) -> list[tuple[str, str]]:
    return [(aside.why, reading.text[slice(*aside.span)]) for aside in reading.asides]


def test_room_between_words_is_a_blank() -> None:
    page = Page().text(70, 700, "harbour").text(70 + 7 * 6 + 3, 700, "cables")
    assert lines(page) == ["harbour cables"]


def test_letters_that_touch_are_one_word() -> None:
    page = Page().text(70, 700, "har").text(70 + 3 * 6, 700, "bour").text(112, 700, "s", 10, "bold")
    assert lines(page) == ["harbours"]


def test_wide_room_behind_a_mark_is_a_tab() -> None:
    page = Page().text(70, 700, "a)").text(106, 700, "that the tools lie ready")
    assert lines(page) == ["a)\tthat the tools lie ready"]


def test_the_wide_blanks_of_a_justified_line_are_no_tabs() -> None:
    page = Page()
    for x, word in ((70, "the"), (108, "tools"), (158, "lie"), (196, "ready")):
        page.text(x, 700, word)
    page.text(70, 688, "in every port")
    assert lines(page)[0].startswith("the tools lie ready")


def test_words_set_wide_are_words() -> None:
    assert lines(Page().text(70, 700, "HARBOUR CABLES", spread=5)) == ["HARBOUR CABLES"]


def test_letters_printed_twice_for_bold_are_there_once() -> None:
    page = Page().text(70, 700, "tools").text(70.3, 700, "tools")
    assert lines(page) == ["tools"]


def test_lowered_and_raised_signs_stay_in_their_line() -> None:
    page = Page().text(70, 700, "CO").text(82, 697, "2", 6).text(91, 700, "and 5 m")
    page.text(133, 704, "2", 6).text(142, 700, "of tar")
    assert lines(page) == ["CO2 and 5 m2 of tar"]


def test_a_raised_number_without_a_note_stays_in_the_text() -> None:
    page = Page().text(70, 700, "the tools").text(124, 704, "7", 6)
    reading = read(page)
    assert reading.text.startswith("the tools7")
    assert not reading.marks
    assert not reading.knows_notes


@pytest.mark.parametrize("how", [{"mode": 3}, {"color": "1"}])
def test_what_nobody_sees_is_set_aside(how: dict[str, object]) -> None:
    page = Page().text(70, 700, "the tools lie ready").text(70, 600, "secret", **how)
    reading = read(page)
    assert asides(reading) == [("hidden-text", "secret")]
    assert len(reading.blocks) == 1


def test_white_words_on_a_dark_ground_are_seen() -> None:
    page = Page().rule(60, 590, 300, 640).text(70, 600, "the tools", color="1")
    assert lines(page) == ["the tools"]


def test_words_without_ink_over_a_picture_are_its_text() -> None:
    reading = read(Page().picture().text(70, 700, "the tools lie ready", mode=3))
    assert reading.text == "the tools lie ready\n"
    assert [remark.code for remark in reading.remarks] == ["DOC025"]


def test_words_beside_the_page_are_set_aside() -> None:
    page = Page().text(70, 700, "the tools").text(700, 700, "slug")
    assert asides(read(page)) == [("outside-page", "slug")]


def test_words_that_run_up_the_margin_are_set_aside() -> None:
    page = Page().text(70, 700, "the tools lie ready").text(20, 300, "*2031*", matrix="0 1 -1 0")
    assert asides(read(page)) == [("turned-text", "*2031*")]


def test_a_page_that_is_turned_as_a_whole_is_read() -> None:
    page = Page(rotate=90).text(100, 70, "the tools lie ready", matrix="0 1 -1 0")
    page.text(112, 70, "in every port", matrix="0 1 -1 0")
    assert lines(page) == ["the tools lie ready in every port"]


def test_larger_letters_by_the_matrix_count() -> None:
    page = Page().text(70, 700, "PORTS", 1, matrix="20 0 0 20").text(70, 660, "of the islands")
    assert lines(page) == ["PORTS", "of the islands"]


def test_italics_are_known_by_the_font() -> None:
    page = Page().text(70, 700, "resolves", 10, "italic").text(70, 680, "to list the tools")
    assert [block.italic for block in read(page).blocks] == [True, False]


def test_a_leaning_matrix_is_italic() -> None:
    page = Page().text(70, 700, "resolves", matrix="1 0 0.3 1")
    assert read(page).blocks[0].italic


def test_a_link_knows_its_words() -> None:
    page = Page().text(70, 700, "see the list of tools").link((117, 698, 141, 710), "https://e.org")
    reading = read(page)
    (link,) = reading.links
    assert (reading.text[slice(*link.span)], link.target) == ("list", "https://e.org")


def test_a_comment_is_set_aside() -> None:
    page = Page().text(70, 700, "the tools")
    page.comments.append("is this so?")
    assert asides(read(page)) == [("comment", "is this so?")]
