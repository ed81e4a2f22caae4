"""The tree in a terminal: nothing jumps where scripts of two directions meet."""

import unicodedata

import pytest

import itures
from cli_run import SAMPLES
from itures.export.isolates import closed, isolated
from itures.export.tree import to_tree

LTR, RTL, END, LEFT = "\u2066", "\u2067", "\u2069", "\u200e"


def tree(name: str, width: int = 80) -> list[str]:
    return to_tree(itures.parse(SAMPLES / f"{name}.txt"), width=width).splitlines()


def columns(line: str) -> int:
    """The columns that a line takes: wide characters two, marks and isolates none."""
    kinds = [(unicodedata.category(c), unicodedata.east_asian_width(c)) for c in line]
    return sum(0 if kind in {"Cf", "Mn"} else 2 if wide in "WF" else 1 for kind, wide in kinds)


def test_each_piece_of_an_arabic_line_is_an_isolate() -> None:
    lines = tree("ar-wtsa-901")
    recalling = next(line for line in lines if "recalling_1" in line)
    assert recalling.startswith(f"├── {LEFT}recalling_1  {RTL}")
    assert recalling.endswith(END)
    label = lines[lines.index(recalling) + 1]
    assert label.startswith(f"│   ├── {LEFT}{RTL}\u0623{END}  {RTL}")


def test_latin_letters_in_an_arabic_line_are_an_isolate_of_their_own() -> None:
    line = next(line for line in tree("ar-wtsa-901", 200) if "L.1100" in line and "\u0623" in line)
    assert f"{LTR}ITU-T L.1100{END}" in line


def test_every_isolate_is_closed_on_its_line_even_where_it_was_cut() -> None:
    lines = tree("ar-wtsa-901")
    cut = [line for line in lines if "…" in line]
    assert cut
    for line in lines:
        opened = sum(line.count(sign) for sign in (LTR, RTL))
        assert opened == line.count(END), line
        assert opened == 0 or LEFT in line, line


@pytest.mark.parametrize("name", ["en-wtsa-901", "zh-wtsa-901", "ru-wtsa-901", "zh-circular"])
def test_other_scripts_get_no_signs_that_are_not_seen(name: str) -> None:
    assert not {LTR, RTL, END, LEFT} & set("".join(tree(name)))


@pytest.mark.parametrize("name", ["ar-wtsa-901", "zh-wtsa-901", "en-wtsa-901"])
def test_lines_are_cut_at_the_last_column(name: str) -> None:
    lines = tree(name)
    assert max(map(columns, lines)) <= 80
    assert {columns(line) for line in lines if line.rstrip(END).endswith("…")} == {80}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("cables", "cables"),
        ("cables \u0623\u0628\u062c and more", f"cables {RTL}\u0623\u0628\u062c{END} and more"),
        ("\u0623\u0628\u062c", f"{RTL}\u0623\u0628\u062c{END}"),
        (
            "\u0623\u0628\u062c\u062f\u0623\u0628 5G (WTDC)",
            f"{RTL}\u0623\u0628\u062c\u062f\u0623\u0628 {LTR}5G (WTDC){END}{END}",
        ),
    ],
)
def test_isolates(text: str, shown: str) -> None:
    assert isolated(text) == shown
    assert closed(shown) == shown


def test_signs_of_a_document_do_not_count() -> None:
    """A document cannot close an isolate of ours: its own are shown as escapes."""
    document = itures.parse_text(
        "RESOLUTION 7 (Dubai, 2018)\nOn \u2069\u2069 cables \u0623\u0628\n"
    )
    made = to_tree(document)
    assert made.count(END) == made.count(RTL)
    assert "\\u2069\\u2069" in made
