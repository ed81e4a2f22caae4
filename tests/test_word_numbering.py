"""The labels that Word prints in front of numbered paragraphs, one case for each rule."""

import tomllib
import zipfile

import pytest
from attrs import field, frozen
from lxml import etree

from itures.notation.files import grammar_folder
from itures.sources.word.numbering import Label, Numbering
from itures.sources.word.numerals import numerals
from itures.sources.xml import Element
from real_texts import CORPUS, PRESENT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@frozen
class Styles:
    """Styles that put their paragraphs in lists."""

    lists: dict[str, tuple[str, int | None]] = field(factory=dict)

    def numbering_of(self, style_id: str) -> tuple[str, int | None] | None:
        return self.lists.get(style_id)


def xml(tag: str, inside: str) -> Element:
    return etree.fromstring(f'<w:{tag} xmlns:w="{W}" xmlns:mc="{MC}">{inside}</w:{tag}>')


def level(place: int, form: str, text: str, more: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{place}">{begin}<w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def family(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def start(place: int, number: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


def p(num_id: int | None = None, ilvl: int | None = None) -> Element:
    """The properties of a paragraph."""
    inside = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    inside += "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    return xml("pPr", f"<w:numPr>{inside}</w:numPr>")


def numbering(*parts: str, styles: Styles | None = None) -> Numbering:
    return Numbering(xml("numbering", "".join(parts)), styles or Styles())


def printed(of: Numbering, *paragraphs: tuple[int, int]) -> list[str | None]:
    """The labels of paragraphs, given by list and level."""
    found = [of.label(p(*one), None, counts=True) for one in paragraphs]
    return [label.text if label else None for label in found]


def legal(**more: str) -> str:
    """Three levels: 1, 1.1, 1.1.1."""
    return family(
        0,
        level(0, "decimal", "%1", more.get("first", "")),
        level(1, "decimal", "%1.%2", more.get("second", "")),
        level(2, "decimal", "%1.%2.%3", more.get("third", "")),
    )


# ------------------------------------------------------------------------- counting


def test_levels_count_and_begin_anew_below_a_higher_one() -> None:
    found = printed(
        numbering(legal(), num(1, 0)), (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)
    )
    assert found == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]


def test_lists_of_one_family_count_on_together() -> None:
    of = numbering(legal(), num(1, 0), num(2, 0))
    assert printed(of, (1, 0), (2, 0), (1, 0)) == ["1", "2", "3"]


def test_families_count_apart() -> None:
    of = numbering(legal(), family(1, level(0, "lowerLetter", "%1)")), num(1, 0), num(2, 1))
    assert printed(of, (1, 0), (2, 0), (1, 0), (2, 0)) == ["1", "a)", "2", "b)"]


def test_a_start_override_sets_the_count_once() -> None:
    of = numbering(legal(), num(1, 0), num(2, 0, start(0, 4)))
    assert printed(of, (1, 0), (2, 0), (1, 0), (2, 0)) == ["1", "4", "5", "6"]


def test_a_start_override_is_the_start_of_its_level_again_and_again() -> None:
    of = numbering(legal(), num(1, 0, start(1, 3)))
    found = printed(of, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    assert found == ["1", "1.3", "1.4", "2", "2.3"]


def test_an_override_can_replace_the_whole_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "(%1)", start=2)}</w:lvlOverride>'
    of = numbering(legal(), num(1, 0), num(2, 0, other))
    assert printed(of, (2, 0), (2, 0), (1, 0)) == ["(II)", "(III)", "4"]


def test_a_level_begins_with_its_start_and_without_one_with_zero() -> None:
    of = numbering(
        family(0, level(0, "decimal", "%1", start=7)),
        family(1, level(0, "decimal", "%1", start=None)),
        num(1, 0),
        num(2, 1),
    )
    assert printed(of, (1, 0), (1, 0), (2, 0), (2, 0)) == ["7", "8", "0", "1"]


def test_a_level_that_never_appeared_counts_as_its_start() -> None:
    of = numbering(legal(), num(1, 0))
    assert printed(of, (1, 2), (1, 2), (1, 0), (1, 2)) == ["1.1.1", "1.1.2", "2", "2.1.1"]


def test_a_level_that_never_restarts() -> None:
    of = numbering(legal(second='<w:lvlRestart w:val="0"/>'), num(1, 0))
    assert printed(of, (1, 0), (1, 1), (1, 0), (1, 1)) == ["1", "1.1", "2", "2.2"]


def test_a_level_that_restarts_behind_one_level_only() -> None:
    of = numbering(legal(third='<w:lvlRestart w:val="1"/>'), num(1, 0))
    found = printed(of, (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2))
    assert found == ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1.1"]


def test_a_paragraph_whose_mark_is_deleted_shows_a_number_and_does_not_count() -> None:
    of = numbering(legal(), num(1, 0, start(0, 3)))
    one = [of.label(p(1, 0), None, counts=counts) for counts in (False, True, False, True)]
    assert [label and label.text for label in one] == ["3", "3", "4", "4"]


def test_one_that_does_not_count_leaves_the_levels_below_alone() -> None:
    of = numbering(legal(), num(1, 0))
    assert printed(of, (1, 0), (1, 1)) == ["1", "1.1"]
    assert of.label(p(1, 0), None, counts=False) == Label("2", "\t")
    assert printed(of, (1, 1)) == ["1.2"]


# ---------------------------------------------------------------- which list, which level


def test_a_style_puts_its_paragraphs_in_a_list() -> None:
    styles = Styles({"Listed": ("1", None), "Off": ("0", None)})
    of = numbering(legal(), num(1, 0), styles=styles)
    assert of.label(None, "Listed", counts=True) == Label("1", "\t")
    assert of.label(xml("pPr", ""), "Listed", counts=True) == Label("2", "\t")
    assert of.label(None, "Off", counts=True) is None
    assert of.label(None, None, counts=True) is None
    assert of.label(None, "Other", counts=True) is None


def test_the_level_of_a_style_is_the_one_that_names_it() -> None:
    styles = Styles({"Second": ("1", None), "Third": ("1", 2), "Based": ("1", 1)})
    of = numbering(legal(second='<w:pStyle w:val="Second"/>'), num(1, 0), styles=styles)
    found = [of.label(None, style, counts=True) for style in ("Second", "Third", "Based")]
    assert [label and label.text for label in found] == ["1.1", "1.1.1", "1.2"]


def test_a_paragraph_overrides_the_list_of_its_style_and_can_switch_it_off() -> None:
    of = numbering(
        legal(),
        family(1, level(0, "lowerLetter", "%1)"), level(1, "lowerRoman", "%2)")),
        num(1, 0),
        num(2, 1),
        styles=Styles({"Listed": ("1", None)}),
    )
    assert of.label(p(2), "Listed", counts=True) == Label("a)", "\t")
    assert of.label(p(0), "Listed", counts=True) is None
    assert of.label(p(None, 1), "Listed", counts=True) == Label("1.1", "\t")


def test_lists_that_are_not_there() -> None:
    of = numbering(legal(), num(1, 0), num(2, 9))
    assert printed(of, (3, 0), (2, 0), (1, 7), (-1, 0)) == [None] * 4
    assert Numbering(None, Styles()).label(p(1, 0), None, counts=True) is None
    assert (
        of.label(xml("pPr", '<w:numPr><w:numId w:val="x"/></w:numPr>'), None, counts=True) is None
    )


def test_a_list_with_one_level_only() -> None:
    single = '<w:multiLevelType w:val="singleLevel"/>'
    of = numbering(family(0, level(0, "lowerLetter", "%1)"), more=single), num(1, 0))
    assert printed(of, (1, 0), (1, 3), (1, 0)) == ["a)", "b)", "c)"]


def test_a_list_that_has_its_levels_from_a_style() -> None:
    of = numbering(
        family(0, level(0, "lowerLetter", "(%1)"), more='<w:styleLink w:val="Mine"/>'),
        family(1, more='<w:numStyleLink w:val="Mine"/>'),
        family(2, more='<w:numStyleLink w:val="ByNumber"/>'),
        num(1, 0),
        num(2, 1),
        num(3, 2),
        styles=Styles({"ByNumber": ("1", None)}),
    )
    assert printed(of, (2, 0), (2, 0), (3, 0)) == ["(a)", "(b)", "(a)"]


def test_styles_that_name_each_other_end() -> None:
    of = numbering(
        family(0, more='<w:styleLink w:val="One"/><w:numStyleLink w:val="Two"/>'),
        family(1, more='<w:styleLink w:val="Two"/><w:numStyleLink w:val="One"/>'),
        family(2, more='<w:numStyleLink w:val="Nobody"/>'),
        num(1, 0),
        num(2, 2),
    )
    assert printed(of, (1, 0), (2, 0)) == [None, None]


# ------------------------------------------------------------------------ what is printed


@pytest.mark.parametrize(
    ("name", "suffix"), [("tab", "\t"), ("space", " "), ("nothing", ""), ("odd", "\t")]
)
def test_what_stands_behind_a_label(name: str, suffix: str) -> None:
    of = numbering(family(0, level(0, "decimal", "%1.", f'<w:suff w:val="{name}"/>')), num(1, 0))
    assert of.label(p(1, 0), None, counts=True) == Label("1.", suffix)


def test_a_legal_level_has_decimal_numbers_only() -> None:
    of = numbering(
        family(
            0,
            level(0, "upperRoman", "%1"),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            level(2, "decimal", "%1.%2.%3", '<w:isLgl w:val="0"/>'),
        ),
        num(1, 0),
    )
    assert printed(of, (1, 0), (1, 0), (1, 1), (1, 2)) == ["I", "II", "2.1", "II.1.1"]


def test_levels_without_a_number_print_none() -> None:
    of = numbering(
        family(
            0,
            level(0, "decimal", "%1."),
            level(1, "bullet", "–"),
            level(2, "decimal", "%1.%2%3"),
            level(3, "none", "Note:"),
            level(4, "none", "%5"),
        ),
        num(1, 0),
    )
    found = printed(of, (1, 0), (1, 1), (1, 2), (1, 3), (1, 4))
    assert found == ["1.", "–", "1.1", "Note:", None]


@pytest.mark.parametrize(
    ("char", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf02d", "Symbol", "–"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0fc", "Wingdings", "•"),
        ("\ue123", "Arial", "•"),
        ("·", "Symbol", "•"),
        ("o", "Courier New", "◦"),
        ("o", "Arial", "o"),
        ("—", "Arial", "—"),
    ],
)
def test_bullets_of_symbol_fonts(char: str, font: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    of = numbering(family(0, level(0, "bullet", char, fonts)), num(1, 0))
    assert printed(of, (1, 0)) == [shown]


def test_an_unknown_format_is_decimal_and_is_reported_once() -> None:
    of = numbering(family(0, level(0, "dollarText", "%1.")), num(1, 0))
    assert printed(of, (1, 0), (1, 0)) == ["1.", "2."]
    assert of.unknown == ["dollarText"]


def test_a_format_of_its_own_with_zeros() -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    place = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{choice}<w:lvlText w:val="%1"/></w:lvl>'
    assert printed(numbering(family(0, place), num(1, 0)), (1, 0), (1, 0)) == ["009", "010"]


def test_numbers_in_dashes_ordinals_and_zeros() -> None:
    forms = {"numberInDash": "- 3 -", "ordinal": "3rd", "decimalZero": "03", "hex": "3"}
    for form, label in forms.items():
        assert printed(numbering(family(0, level(0, form, "%1", start=3)), num(1, 0)), (1, 0)) == [
            label
        ]
    endings = [numerals().written(number, "ordinal") for number in (1, 2, 11, 12, 21, 113)]
    assert endings == ["1st", "2nd", "11th", "12th", "21st", "113th"]


EXAMPLES = tomllib.loads(grammar_folder().joinpath("numerals.toml").read_text("utf-8"))["examples"]


@pytest.mark.parametrize("form", EXAMPLES)
def test_examples_of_the_data(form: str) -> None:
    found = {number: numerals().written(int(number), form) for number in EXAMPLES[form]}
    assert found == EXAMPLES[form]


def test_every_format_writes_every_number_and_no_label_is_long() -> None:
    for form in numerals().ways:
        for number in (-1, 0, 1, 9, 10, 100, 101, 1000, 12345, 32767, 2**31 - 1):
            written = numerals().written(number, form)
            assert written is not None
            assert len(written) < 100
    assert numerals().written(3, "no such format") is None


def test_what_a_file_claims_is_bounded() -> None:
    huge = level(10**9, "decimal", "%1") + level(0, "lowerLetter", "x" * 10**6 + "%1", start=10**12)
    of = numbering(family(0, huge), num(1, 0))
    (label,) = printed(of, (1, 0))
    assert label is not None
    assert len(label) <= 255
    assert printed(of, (1, 10**9)) == [None]
    assert "\n" not in (
        printed(numbering(family(0, level(0, "decimal", "a&#10;b&#9;")), num(1, 0)), (1, 0))[0]
        or ""
    )


# ----------------------------------------------------------------------- a whole file


@pytest.mark.corpus
@pytest.mark.skipif(not PRESENT, reason="the real texts are not here")
def test_the_labels_of_a_whole_file() -> None:
    path = CORPUS / "docx-made" / "02_resolution_autonumbered.docx"
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        lists = etree.fromstring(package.read("word/numbering.xml"))
    of = Numbering(lists, Styles({"Autoconsidering": ("5", 0)}))
    found = []
    for paragraph in body.iter(f"{{{W}}}p"):
        own = next(paragraph.iterchildren(f"{{{W}}}pPr"), None)
        style = None if own is None else own.find(f"{{{W}}}pStyle")
        style_id = None if style is None else style.get(f"{{{W}}}val")
        label = of.label(own, style_id, counts=True)
        if label:
            found.append(label.text)
    assert found[:8] == ["a)", "b)", "c)", "d)", "i)", "ii)", "–", "e)"]
    assert found[8:14] == ["a)", "b)", "c)", "a)", "b)", "c)"]
    assert found[14:24] == ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1", "3.2", "4"]
    assert found[24:] == ["一、", "二、", "三、"]
    assert of.unknown == []
