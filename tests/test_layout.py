"""The shapes of `layout.toml` are found wherever they stand, whatever is asked first."""

import re

import pytest

from itures.notation.grammar import load
from itures.notation.needed import before_line_ends, begins_lines, needed_strings
from itures.structure.layout import finds


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("abcd[0-9]+efghi", {"abcd"}),
        ("(?:left|right) hand", {" hand"}),
        ("(?:lefts|rights)", {"lefts", "rights"}),
        ("(?:lefts|r*)", set()),
        ("(?:kite)?s?", set()),
        ("(?:kite)+x", {"kite"}),
        ("(?i:kite)", set()),
        ("(?i)kite", set()),
        ("a|", set()),
    ],
)
def test_strings_that_a_pattern_needs(pattern: str, strings: set[str]) -> None:
    assert needed_strings(pattern) == strings


def test_a_pattern_begins_lines_in_all_its_branches_or_in_none() -> None:
    assert begins_lines("^kite")
    assert not begins_lines("^kite|sail")
    assert not begins_lines("kite")


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"x[-+](?=[ \t]*$)", "-+ \t"),
        (r"x[-+](?=[ ]*$)|y", ""),
        (r"x[-+]?(?=[ \t]*$)", ""),
        (r"x[-\d](?=[ \t]*$)", ""),
        (r"x[-+](?=\s*$)", ""),
        (r"x[-+](?![ \t]*$)", ""),
        (r"x[-+](?=[ \t]*y)", ""),
    ],
)
def test_signs_before_the_line_end_that_a_pattern_asks_for(pattern: str, signs: str) -> None:
    assert before_line_ends(pattern) == signs


@pytest.mark.parametrize(
    "around", ["{}", "x\n{}", "{}\ny", "x\n{}\ny", "x {} y", "x\n\n{}", "{}  \n", "x {}\t"]
)
def test_a_quick_look_hides_nothing(around: str) -> None:
    data = load().read("layout.toml").data["layout"]
    for name, pattern in load().layout.items():
        for example in data[name]["examples"]:
            text = around.format(example)
            plain = re.compile(pattern.pattern, pattern.flags)
            found = [hit.span() for hit in finds(pattern, text)]
            assert found == [hit.span() for hit in plain.finditer(text)], name
