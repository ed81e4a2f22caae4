"""What the styles of a file say: evidence beside the words, and never against them."""

import pytest
from attrs import evolve

import itures
from conservation import losses, misplaced
from hand_readings import Line, Run, of_reading, read, reading, span_of
from itures.model.blocks import Reading

NUMBER = "RESOLUTION 907 (BUCHAREST, 2022)"
ENACTING = (
    "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),"
)
HEAD: list[Line] = [
    ("resno", NUMBER),
    ("restitle", "Tools for the repair of harbour cables"),
    ("normalaftertitle", ENACTING),
]


def sound(document: itures.Document) -> itures.Document:
    """The document, in which nothing is lost."""
    assert [*losses(document), *misplaced(document)] == []
    return document


def codes(document: itures.Document) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in document.findings]


# ------------------------------------------------------------------ openers


def test_an_unknown_opener_in_the_style_of_openers_is_one() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "humming along"),
        "a)\tthat ropes fray;",
        ("call", "resolves"),
        "to mend.",
        ("call", "whistles to the harbour master"),
        "1\tto come.",
    ]
    document = sound(read(lines))
    assert [(c.type, c.part, c.opener) for c in document.clauses] == [
        ("other", "preamble", "humming along"),
        ("resolves", "operative", "resolves"),
        ("other", "operative", "whistles to the harbour master"),
    ]
    assert codes(document) == ["STR103", "STR103"]


def test_the_first_opener_may_be_unknown() -> None:
    document = sound(read([*HEAD, ("call", "humming"), "that ropes fray,"]))
    assert [c.opener for c in document.clauses] == ["humming"]


def test_a_sentence_in_the_style_of_openers_is_cut_behind_its_opener() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "considering a) that ropes fray,"),
        ("call", "resolves"),
        "to mend.",
    ]
    first = sound(read(lines)).clauses[0]
    assert (first.opener, [item.label for item in first.items]) == ("considering", ["a"])


def test_a_stop_too_many_does_not_hide_an_opener() -> None:
    assert [c.type for c in read([*HEAD, ("call", "resolves;"), "to mend."]).clauses] != []


def test_with_a_style_for_openers_no_other_line_is_taken_for_one() -> None:
    """Without it a short line behind a comma stands like an opener."""
    lines: list[Line] = [
        *HEAD,
        ("call", "considering"),
        "that ropes fray,",
        ("normal", "humming along"),
        "a)\tthat hooks rust,",
        ("call", "resolves"),
        "to mend.",
    ]
    assert [c.type for c in sound(read(lines)).clauses] == ["considering", "resolves"]
    plain = [line if isinstance(line, str) else line[1] for line in lines]
    assert [c.type for c in sound(read(plain)).clauses] == ["considering", "other", "resolves"]


def test_a_known_opener_needs_no_style() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "considering"),
        "that ropes fray,",
        ("normal", "resolves"),
        "to mend.",
    ]
    assert [c.type for c in sound(read(lines)).clauses] == ["considering", "resolves"]


# ------------------------------------------------------------------ the head


def test_the_text_begins_at_its_own_number_line() -> None:
    """On the cover and in the contents it is named as well."""
    lines: list[Line] = [
        ("normal", "Resolution 907 – Tools for the repair of harbour cables"),
        ("normal", "FOREWORD"),
        "Cables break.",
        ("normal", "Table of contents"),
        ("toc1", "RESOLUTION 907 (BUCHAREST, 2022)"),
        *HEAD,
        ("call", "resolves"),
        "to mend.",
    ]
    document = sound(read(lines))
    assert document.masthead is not None
    assert document.masthead.lines[0] == NUMBER
    assert [s.heading for s in document.front] == [None, "FOREWORD", "Table of contents"]
    assert document.title == "Tools for the repair of harbour cables"
    assert document.citations == ()
    plain = [line if isinstance(line, str) else line[1] for line in lines]
    same = sound(itures.parse_text("\n".join(plain)))
    assert (same.id, same.title) == (document.id, document.title)
    assert [s.heading for s in same.front] == [s.heading for s in document.front]


def test_the_number_is_found_by_its_own_style_where_no_rule_reads_the_line() -> None:
    made = reading(
        [
            ("resno", "Res.—907—(held at Bucharest)"),
            ("restitle", "Tools"),
            ("normalaftertitle", ENACTING),
            ("call", "resolves"),
            "to mend.",
        ]
    )
    span = span_of(made, "907")
    styled = of_reading(reading_with(made, Run(span, "href")))
    assert styled.masthead is not None
    assert (styled.id, styled.masthead.number) == ("pp/res/907@2022", "907")
    assert codes(styled) == ["STR109"]
    plain = of_reading(made)
    assert (plain.id, codes(plain)) == (None, ["STR109"])


def reading_with(made: Reading, *runs: Run) -> Reading:
    """A reading with runs."""
    return evolve(made, runs=runs)


def test_a_title_may_have_many_paragraphs_and_look_like_anything() -> None:
    lines: list[Line] = [
        ("resno", NUMBER),
        ("restitle", "Tools"),
        ("restitle", "for"),
        ("restitle", "the repair"),
        ("restitle", "of cables"),
        ("normalaftertitle", ENACTING),
        ("call", "resolves"),
        "to mend.",
    ]
    assert sound(read(lines)).title == "Tools\nfor\nthe repair\nof cables"


def test_a_title_below_its_number_in_one_paragraph() -> None:
    lines: list[Line] = [
        ("resno", f"{NUMBER}\nTools for repair"),
        ("normalaftertitle", ENACTING),
        ("call", "resolves"),
        "to mend.",
        ("annexnotitle", "ANNEX 2\nThe tools"),
        "They are many.",
    ]
    document = sound(read(lines))
    assert document.title == "Tools for repair"
    assert [(a.id, a.heading, a.title) for a in document.annexes] == [
        ("annex-2", "ANNEX 2", "The tools")
    ]


# ------------------------------------------------------------------ disagreement


def test_the_words_are_believed_and_a_finding_says_so() -> None:
    lines: list[Line] = [("call", NUMBER), *HEAD[1:], ("resref", "resolves"), "to mend."]
    document = sound(read(lines))
    assert document.id == "pp/res/907@2022"
    assert [c.type for c in document.clauses] == ["resolves"]
    assert [(f.code, f.severity, f.message) for f in document.findings] == [
        ("STR109", "note", "the style 'call' says opener, the words say number-line"),
        ("STR109", "note", "the style 'resref' says history, the words say opener"),
    ]


@pytest.mark.parametrize("style", [None, "normal", "listparagraph", "enumlev1", "myown"])
def test_other_styles_say_nothing(style: str | None) -> None:
    lines: list[Line] = [
        (style, NUMBER),
        (style, ENACTING),
        (style, "resolves"),
        (style, "to mend."),
    ]
    document = sound(read(lines))
    assert (document.id, codes(document)) == ("pp/res/907@2022", [])


# ------------------------------------------------------------------ annexes, lists


def test_an_annex_by_its_style() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "to mend.",
        ("appendixno", "Things to carry"),
        ("appendixtitle", "For the crew. For all"),
        ("normalaftertitle", "Ropes"),
    ]
    document = sound(read(lines))
    (annex,) = document.annexes
    assert (annex.id, annex.heading, annex.title, annex.text) == (
        "appendix-1",
        "Things to carry",
        "For the crew. For all",
        "Ropes",
    )
    assert codes(document) == ["STR109"]


def test_bullets_hang_as_far_in_as_their_styles_say() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        "to carry:",
        ("enumlev1", "•\thooks"),
        ("enumlev1", "•\tropes:"),
        ("enumlev2", "•\tof hemp"),
        ("enumlev2", "•\tof steel"),
        ("enumlev1", "•\tlamps"),
        "in every boat.",
    ]
    clause = sound(read(lines)).clauses[0]
    assert [(item.text, [below.text for below in item.items]) for item in clause.items] == [
        ("hooks", []),
        ("ropes:", ["of hemp", "of steel"]),
        ("lamps", []),
    ]
    assert clause.tail == "in every boat."


def test_a_second_paragraph_of_an_item_by_its_style() -> None:
    lines: list[Line] = [
        *HEAD,
        ("call", "resolves"),
        ("enumlev1", "1\tto mend ropes."),
        ("enumlev1", "Ropes are long."),
        ("enumlev1", "2\tto mend lamps."),
        ("enumlev1", "Lamps are bright."),
        "Nothing else.",
    ]
    document = sound(read(lines))
    assert [item.text for item in document.clauses[0].items] == [
        "to mend ropes.\nRopes are long.",
        "to mend lamps.\nLamps are bright.",
    ]
    assert [section.text for section in document.back] == ["Nothing else."]


# ------------------------------------------------------------------ italics


def slanted(*lines: tuple[str, bool]) -> itures.Document:
    """A text in which some paragraphs are in italics, without styles."""
    made = reading([*(line[1] for line in HEAD), *(words for words, _ in lines)])
    known = dict(lines)
    blocks = tuple(
        evolve(block, italic=known.get(made.text[block.start : block.end], False))
        for block in made.blocks
    )
    return sound(of_reading(evolve(made, blocks=blocks)))


def test_an_unknown_line_in_italics_is_an_opener_where_openers_are() -> None:
    lines = [
        ("considering", True),
        ("that ropes fray.", False),
        ("Humming, with all the crews of the harbour and of the islands, a very old song", True),
        ("that lamps go out,", False),
    ]
    assert [c.type for c in slanted(*lines).clauses] == ["considering", "other"]
    upright = [(words, index == 0) for index, (words, _) in enumerate(lines)]
    assert [c.type for c in slanted(*upright).clauses] == ["considering"]


def test_a_sentence_in_italics_is_none() -> None:
    lines = [("considering", True), ("that ropes fray.", False), ("Ropes are long.", True)]
    assert [c.type for c in slanted(*lines).clauses] == ["considering"]
