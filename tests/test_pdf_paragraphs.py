"""Paragraphs, columns, notes, tables and running heads of PDFs, from the places of words."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.model.blocks import Reading
from itures.sources.pdf.here import read_here
from little_pdf import Page, Setting, lines_of, pdf, typeset

LONG = (
    "that the first of the harbour cables is mended sooner where the tools lie ready, and "
    "where the crews of all islands know how they are handled at sea and in the harbour"
)


def read(pages: Sequence[Page]) -> Reading:
    return read_here(pdf(pages))


def blocks(reading: Reading) -> list[str]:
    return [reading.text[block.start : block.end] for block in reading.blocks]


def asides(reading: Reading) -> list[tuple[str, str]]:
    return [(aside.why, reading.text[slice(*aside.span)]) for aside in reading.asides]


# -------------------------------------------------------------------- paragraphs

WORD = st.text("abcdefghij", min_size=1, max_size=9)
WORDS = st.lists(WORD, min_size=1, max_size=40).map(lambda words: " ".join(words) + ".")
LINES = st.lists(WORD, min_size=36, max_size=60).map(lambda words: " ".join(words) + ".")


@settings(deadline=None, max_examples=40)
@given(st.lists(WORDS, min_size=2, max_size=5))
def test_paragraphs_with_room_between_them_come_back(paragraphs: list[str]) -> None:
    text = [f"{LONG}.", *paragraphs]
    assert blocks(read(typeset(text))) == text


@settings(deadline=None, max_examples=40)
@given(st.lists(LINES, min_size=2, max_size=5))
def test_paragraphs_with_an_indent_come_back(paragraphs: list[str]) -> None:
    text = [f"{LONG}.", *paragraphs]
    assert blocks(read(typeset(text, Setting(gap=0, first=18)))) == text


def test_a_mark_at_a_hanging_indent_begins_a_paragraph() -> None:
    text = [LONG, f"a)\t{LONG};", f"b2)\t{LONG};", "1.1\tto list them.", "•\tand more"]
    assert blocks(read(typeset(text, Setting(gap=0)))) == text


def test_a_mark_with_lines_that_go_on_at_the_margin() -> None:
    first, second, third = lines_of(LONG, 60)
    page = Page().text(70, 700, "a)").text(106, 700, first).text(70, 688, f"{second} xxxxxx")
    page.text(70, 676, third).text(70, 664, "b)").text(106, 664, "that tools are few,")
    assert blocks(read([page])) == [
        f"a)\t{first} {second} xxxxxx {third}",
        "b)\tthat tools are few,",
    ]


def test_a_title_in_the_middle_is_one_paragraph() -> None:
    page = Page().text(70, 500, LONG[:76]).text(70, 488, LONG[77:150])
    middle = 70 + 76 * 3
    for y, words in (
        (700, "Tools for the repair"),
        (688, "of harbour cables"),
        (640, "(Geneva, 2031)"),
    ):
        page.text(middle - len(words) * 3, y, words)
    assert blocks(read([page]))[:2] == ["Tools for the repair of harbour cables", "(Geneva, 2031)"]


def test_an_opener_in_italics_stands_alone() -> None:
    page = Page().text(70, 700, "resolves " + "to ask " * 8 + "of all", 10, "italic")
    page.text(70, 688, "the crews to list their tools and to keep the list at hand")
    assert len(read([page]).blocks) == 2


def test_an_empty_line_is_kept() -> None:
    page = Page().text(70, 700, LONG[:76]).text(70, 688, "and so on").text(70, 640, "the tools")
    assert read([page]).text.endswith("and so on\n\nthe tools\n")


def test_how_far_a_bullet_is_indented_is_kept() -> None:
    page = Page().text(70, 700, LONG[:76]).text(90, 660, "- one").text(110, 640, "- two")
    assert "\n  - one\n" in read([page]).text
    assert "\n    - two\n" in read([page]).text


# -------------------------------------------------------------------- words in two lines


def divided(first: str, second: str, before: str = "") -> Reading:
    page = Page().text(70, 724, before or "the crews of the islands know how the harbour")
    page.text(70, 712, "cables are mended at sea and in every port of the islands and")
    return read([page.text(70, 700, first.rjust(61, "x")).text(70, 688, second)])


def test_a_hyphen_that_divides_a_known_word_is_set_aside() -> None:
    reading = divided(
        " for harbour tele-", "communication as the rest", "the telecommunication of the ports"
    )
    assert asides(reading) == [("hyphen", "-")]
    assert "tele-communication as" in reading.text
    assert not reading.remarks


def test_a_hyphen_of_a_known_word_stays() -> None:
    reading = divided(
        " of a high-", "level meeting of the rest", "the high-level meeting of the ports"
    )
    assert "high-level meeting of the rest" in reading.text
    assert not asides(reading)


def test_a_hyphen_that_may_be_either_is_doubted() -> None:
    reading = divided(" of a sea-", "board of the rest and the others")
    assert "sea-board" in reading.text
    assert [remark.code for remark in reading.remarks] == ["DOC025"]


@pytest.mark.parametrize(
    ("first", "second"),
    [(" in 2030-", "2031 and"), (" of the ITU-", "T as"), (" ICT/", "radio as")],
)
def test_other_joints_have_no_blank(first: str, second: str) -> None:
    assert f"{first}{second}".strip() in divided(first, second + " the rest").text


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    text = [f"{LONG}, {n}." for n in range(40)]
    assert blocks(read(typeset(text))) == text


def test_a_full_line_that_ends_a_page_with_a_stop_is_doubted() -> None:
    full = "that the tools lie ready where crews know them, and are kept"  # 60 characters
    pages = [Page(), Page()]
    for page in pages:
        for n in range(4):
            page.text(70, 700 - 12 * n, full)
    pages[0].text(70, 652, full[:-1] + ";")
    pages[1].text(
        70, 712, "Ports are few and far between on all of the islands, and say"
    ).parts.insert(0, pages[1].parts.pop())
    pages[1].text(70, 652, "so.")
    reading = read(pages)
    assert [remark.code for remark in reading.remarks] == ["DOC025"]
    assert "page 2" in reading.remarks[0].message


# -------------------------------------------------------------------- columns


def columns(*, by_row: bool, full: bool = True) -> Page:
    page = Page().text(
        70, 760, "Tools for the repair of harbour cables of all the islands and ports"
    )
    left = [f"left line {n} of this column is" for n in range(8)]
    right = [f"right line {n} of this one too" for n in range(8)]
    if not full:
        left, right = [f"Port {n}" for n in range(8)], [f"{n} tools" for n in range(8)]
    for n in range(8):
        page.text(70, 700 - 12 * n, left[n])
        if by_row:
            page.text(320, 700 - 12 * n, right[n])
    if not by_row:
        for n in range(8):
            page.text(320, 700 - 12 * n, right[n])
    return page


def test_columns_are_read_one_after_the_other() -> None:
    text = read([columns(by_row=False)]).text
    assert text.index("left line 7") < text.index("right line 0")


def test_columns_are_known_by_full_lines_in_whatever_order_the_file_has_them() -> None:
    text = read([columns(by_row=True)]).text
    assert text.index("left line 7") < text.index("right line 0")


def test_the_rows_of_a_list_are_read_across() -> None:
    rows = blocks(read([columns(by_row=True, full=False)]))[1:]
    assert rows == [f"Port {n}\t{n} tools" for n in range(8)]


# -------------------------------------------------------------------- heads and page numbers


def headed(count: int, head: str, foot: str) -> list[Page]:
    """Pages with their own text each, and something at both edges."""
    pages = []
    for n in range(1, count + 1):
        page = Page().text(70, 800, head.format(n=n), 9).text(290, 30, foot.format(n=n), 9)
        for line in range(20):
            page.text(
                70,
                760 - 12 * line,
                f"line {chr(96 + n)}{chr(97 + line)} of the text, which ends here",
            )
        pages.append(page)
    return pages


@pytest.mark.parametrize("foot", ["{n}", "- {n} -", "{n}/5", "Page {n}"])
def test_heads_and_page_numbers_are_set_aside(foot: str) -> None:
    reading = read(headed(5, "Harbour Union - Resolution 3", foot))
    found = asides(reading)
    assert [text for why, text in found if why == "running-head"].count(
        "Harbour Union - Resolution 3"
    ) == 5
    assert {foot.format(n=n) for n in range(1, 6)} <= {text for _, text in found}
    assert "Union" not in "".join(blocks(reading))


def test_left_and_right_pages_may_have_other_heads() -> None:
    pages = headed(6, "{n}", "")
    for n, page in enumerate(pages, 1):
        page.parts[0] = ""
        if n % 2:
            page.text(70, 800, f"{n}").text(200, 800, "Harbour Union")
        else:
            page.text(70, 800, "Resolution 3").text(400, 800, f"{n}")
    found = asides(read(pages))
    assert [why for why, _ in found] == ["running-head"] * 6


def test_the_number_and_the_head_of_a_second_page_are_set_aside() -> None:
    pages = headed(2, "", "")
    for page in pages:
        page.parts[:2] = []
    pages[1].text(290, 812, "- 2 -").text(280, 800, "HU-31/7")
    assert asides(read(pages)) == [("page-number", "- 2 -"), ("running-head", "HU-31/7")]


def test_headings_of_texts_of_one_page_are_no_heads() -> None:
    pages = headed(5, "", "{n}")
    for n, page in enumerate(pages, 1):
        page.parts[0] = ""
        page.text(230, 800, f"RESOLUTION {n} (Geneva, 2031)")
    text = blocks(read(pages))
    assert [f"RESOLUTION {n} (Geneva, 2031)" for n in range(1, 6)] == [
        t for t in text if "RES" in t
    ]


def test_a_note_on_every_page_is_no_foot() -> None:
    pages = headed(4, "", "{n}")
    for page in pages:
        page.parts[0] = ""
        page.text(70, 500, "the ports").text(124, 504, "1", 6)
        page.text(70, 64, "1", 6).text(76, 60, "These include the smallest.", 8)
    reading = read(pages)
    assert [note.marker for note in reading.notes] == ["1"] * 4
    assert {why for why, _ in asides(reading)} == {"page-number"}


# -------------------------------------------------------------------- notes


def noted(*notes: str, size: float = 8) -> Page:
    page = Page().text(70, 700, LONG[:76]).text(70, 688, "the ports").text(124, 692, "1", 6)
    page.text(130, 688, "and the crews").text(208, 692, "2", 6).text(212, 688, ".")
    for n, words in enumerate(notes):
        page.text(70, 120 - 10 * n, words, size)
    return page


def test_notes_stand_at_the_foot_and_are_tied_to_their_marks() -> None:
    reading = read(
        [
            noted(
                "1 These include the smallest.",
                "2 With their boats, and their sails, and so",
                "all that they carry.",
            )
        ]
    )
    assert reading.knows_notes
    notes = [(note.marker, reading.text[slice(*note.words)]) for note in reading.notes]
    assert notes == [
        ("1", "These include the smallest."),
        ("2", "With their boats, and their sails, and so all that they carry."),
    ]
    assert [mark.ref for mark in reading.marks] == [note.ref for note in reading.notes]
    assert blocks(reading)[-1].endswith("the ports1 and the crews2.")


def test_notes_as_large_as_the_text_are_known_by_their_rule() -> None:
    page = noted("1 These include the smallest.", "2 With their boats.", size=10)
    page.rule(70, 134, 170, 134.6)
    assert [note.marker for note in read([page]).notes] == ["1", "2"]


def test_a_note_may_go_on_on_the_next_page() -> None:
    first = noted("1 These include the smallest.", "2 With their boats, and their sails, and so")
    second = Page().text(70, 700, LONG[:76]).text(70, 688, "and so on.")
    second.text(70, 100, "all that they carry.", 8)
    reading = read([first, second])
    words = reading.text[slice(*reading.notes[1].words)]
    assert words == "With their boats, and their sails, and so all that they carry."


def test_numbers_may_begin_again_on_each_page() -> None:
    pages = [noted(f"1 Note one of page {n}.", f"2 Note two of page {n}.") for n in (1, 2)]
    reading = read(pages)
    refs = {mark.ref: mark.span.start for mark in reading.marks}
    assert len(refs) == 4
    assert [note.ref for note in reading.notes] == list(refs)


def test_a_power_is_no_mark_of_a_note() -> None:
    page = noted("1 These include the smallest.", "2 With their boats.")
    page.text(70, 652, "over 5 km").text(124, 656, "2", 6).text(130, 652, "of sea")
    reading = read([page])
    assert len(reading.marks) == 2
    assert "5 km2 of sea" in reading.text


def test_a_mark_that_is_printed_twice_is_one() -> None:
    reading = read([noted("1 1These include the smallest.", "22 With their boats.")])
    assert [reading.text[slice(*note.words)] for note in reading.notes] == [
        "These include the smallest.",
        "With their boats.",
    ]


# -------------------------------------------------------------------- tables


def ruled() -> Page:
    """A table of two columns and three rows, the last of them one cell wide."""
    page = Page().text(70, 720, LONG[:76])
    for y in (700, 680, 640, 620):
        page.rule(70, y, 400, y + 0.6)
    for x in (70, 400):
        page.rule(x, 620, x + 0.6, 700)
    page.rule(150, 640, 150.6, 700)
    page.text(74, 686, "Port").text(154, 686, "What is there to be mended of it")
    page.text(74, 664, "North").text(154, 666, "all of the cables that lie in the")
    page.text(154, 654, "harbour").text(74, 626, "All others are as they should be")
    return page.text(70, 590, "The table is kept.")


def test_the_cells_of_a_ruled_table_know_their_places() -> None:
    reading = read([ruled()])
    cells = [
        ((block.cell.row, block.cell.column), reading.text[block.start : block.end])
        for block in reading.blocks
        if block.cell
    ]
    assert cells == [
        ((0, 0), "Port"),
        ((0, 1), "What is there to be mended of it"),
        ((1, 0), "North"),
        ((1, 1), "all of the cables that lie in the harbour"),
        ((2, 0), "All others are as they should be"),
    ]
    assert [block.cell is None for block in reading.blocks] == [True, *[False] * 5, True]


def test_a_frame_is_no_table() -> None:
    page = Page().text(74, 700, LONG[:76]).text(74, 688, "and so on.")
    for y in (680, 712):
        page.rule(70, y, 540, y + 0.6)
    for x in (70, 540):
        page.rule(x, 680, x + 0.6, 712)
    assert all(block.cell is None for block in read([page]).blocks)


def test_chinese_lines_are_joined_without_blanks() -> None:
    from itures.sources.pdf.hyphens import Hyphens

    learned = Hyphens()
    assert learned.joint("\u51b3\u8bae", "\u5927\u4f1a").blank == ""
    assert learned.joint("\u7b2c71", "\u53f7").blank == ""
    assert learned.joint("\u7b2c7", "1\u53f7").blank == ""
    assert learned.joint("ITU", "Council").blank == " "
    assert Hyphens(spaced=True).joint("\u7b2c", "71").blank == " "
