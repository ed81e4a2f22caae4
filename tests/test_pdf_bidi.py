"""Lines that run from right to left are put into the order of reading."""

import pytest

from itures.sources.pdf.bidi import reading_order, turned_brackets

ALEF, BEH, TEH = "\u0627", "\u0628", "\u062a"
WORD = ALEF + BEH + TEH


def read(shown: str, *, leftward: bool = True) -> str:
    """What a line says that shows these signs from left to right."""
    order = reading_order(shown, leftward=leftward)
    return "".join(turned_brackets([shown[index] for index in order]))


def shown(*parts: str) -> str:
    """How a page shows parts that are read one after the other: rightward ones as they are."""
    return "".join(p if p.isascii() and p.strip("() ") else p[::-1] for p in reversed(parts))


def test_letters_are_turned_round() -> None:
    assert read(WORD[::-1]) == WORD


@pytest.mark.parametrize("inside", ["2024", "ITU-T", "ITU-T E.119", "A/RES/74/107", "1.5"])
def test_latin_words_and_numbers_keep_their_order(inside: str) -> None:
    assert read(shown(WORD, " ", inside, " ", BEH)) == f"{WORD} {inside} {BEH}"


def test_a_range_of_years_is_read_from_the_right() -> None:
    assert read("2027-2024 " + WORD[::-1]) == f"{WORD} 2024-2027"


def test_a_number_is_read_before_its_unit() -> None:
    assert read("MHz 470 " + WORD[::-1]) == f"{WORD} 470 MHz"


@pytest.mark.parametrize("pair", ["()", ")("])
def test_brackets_are_turned_to_what_they_bracket(pair: str) -> None:
    # Files differ in which of the two they hold for a bracket that is shown mirrored.
    line = f"{pair[0]}{BEH}{TEH}{pair[1]} {WORD[::-1]}"
    assert read(line) == f"{WORD} ({TEH}{BEH})"


def test_two_bracketed_latin_words_are_read_from_the_right() -> None:
    assert read("[b-X] (cable) " + WORD[::-1]) == f"{WORD} (cable) [b-X]"


def test_brackets_inside_a_latin_run_stay() -> None:
    assert read("E.119 (2017/04) " + WORD[::-1]) == f"{WORD} E.119 (2017/04)"


def test_the_bracket_of_a_mark_closes() -> None:
    assert read(f"{WORD[::-1]}\t( {ALEF}") == f"{ALEF} )\t{WORD}"


def test_a_tab_is_no_part_of_a_run() -> None:
    assert read(f"ITU\t2.1\t{WORD[::-1]}") == f"{WORD}\t2.1\tITU"


def test_a_leftward_word_in_a_rightward_line() -> None:
    line = f"the word {WORD[::-1]} is short"
    assert read(line, leftward=False) == f"the word {WORD} is short"
