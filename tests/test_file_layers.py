"""What a file says is no part of the words, and which are its notes."""

import pytest
from attrs import evolve

import itures
from conservation import losses, misplaced
from hand_readings import Aside, Line, NoteBody, NoteMark, of_reading, reading, span_of
from itures.analysis.rules import RULES
from itures.model.blocks import Link, Reading, Remark
from itures.model.span import Span
from itures.structure.doubts import _SEVERITY

LINES: list[Line] = [
    "Page 1 of 9",
    "RESOLUTION 907 (BUCHAREST, 2022)1, 2",
    "Tools for the repair of harbour cables",
    "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),",
    "considering",
    "a)\tthat ropes3 fray;",
    "b)\tthat hooks and ropes3 rust in 1949,2 as was said,",
    "resolves",
    "to mend them.",
    "1 Of old.",
    "2 Of late.",
    "3 Of hemp.",
]


def noted() -> Reading:
    """A reading that knows its notes: three, the third of which is marked twice."""
    made = reading(LINES)
    text = made.text
    head = text.index("2022)1, 2") + 5
    ropes = [text.index("ropes3") + 5, text.index("and ropes3") + 9]
    marks = [
        NoteMark(Span(head, head + 1), "1", "7"),
        NoteMark(Span(head + 3, head + 4), "2", "8"),
        *(NoteMark(Span(at, at + 1), "3", "9") for at in ropes),
    ]
    notes = []
    for number, ref in (("1", "7"), ("2", "8"), ("3", "9")):
        start = text.index(f"\n{number} Of") + 1
        end = text.index("\n", start)
        notes.append(NoteBody(Span(start, end), Span(start + 2, end), number, ref))
    page = span_of(made, "Page 1 of 9")
    return evolve(
        made,
        marks=tuple(marks),
        notes=tuple(notes),
        asides=(Aside(page, "page-number"),),
        knows_notes=True,
    )


def sound(document: itures.Document) -> itures.Document:
    """The document, in which nothing is lost."""
    assert [*losses(document), *misplaced(document)] == []
    return document


def test_the_notes_of_a_file_are_those_of_the_document() -> None:
    document = sound(of_reading(noted()))
    assert [(n.marker, n.text, n.anchor and n.anchor.node) for n in document.footnotes] == [
        ("1", "Of old.", "title"),
        ("2", "Of late.", "title"),
        ("3", "Of hemp.", "considering_1__a"),
    ]
    assert document.masthead is not None
    assert document.masthead.lines[0] == "RESOLUTION 907 (BUCHAREST, 2022)"


def test_a_note_is_anchored_where_it_is_marked_first_and_every_mark_is_set_aside() -> None:
    document = sound(of_reading(noted()))
    items = document.clauses[0].items
    assert [item.text for item in items] == [
        "that ropes fray;",
        "that hooks and ropes rust in 1949,2 as was said,",
    ]
    marks = [d.text for d in document.discarded if d.why == "note-mark"]
    assert marks == ["1", ", ", "2", "3", "3"]


def test_a_file_that_knows_its_notes_is_believed() -> None:
    """Without that, the last lines are notes, and `1949,2` has the mark of one."""
    made = noted()
    blind = evolve(made, marks=(), notes=(), knows_notes=True)
    assert of_reading(blind).footnotes == ()
    searched = evolve(made, marks=(), notes=(), asides=(), knows_notes=False)
    assert searched.text == made.text


def test_what_a_file_sets_aside_is_discarded_with_its_reason() -> None:
    document = sound(of_reading(noted()))
    assert document.discarded[0].why == "page-number"
    assert [(f.code, f.severity) for f in document.findings] == [("DOC002", "note")]
    assert document.id == "pp/res/907@2022"


def test_an_aside_may_stand_inside_an_aside_and_inside_a_note() -> None:
    made = noted()
    inside = span_of(made, "hooks and")
    deeper = span_of(made, "and", inside.start)
    in_note = span_of(made, "hemp")
    more = (Aside(inside, "deletion"), Aside(deeper, "comment"), Aside(in_note, "hidden"))
    document = sound(of_reading(evolve(made, asides=(*made.asides, *more))))
    assert document.clauses[0].items[1].text == "that  ropes rust in 1949,2 as was said,"
    assert document.footnotes[2].text == "Of ."
    assert [d.why for d in document.discarded if d.why != "note-mark"] == [
        "page-number",
        "deletion",
        "hidden",
    ]


def test_a_note_that_was_taken_out_whole_is_none() -> None:
    made = noted()
    gone = made.notes[1].span
    mark = made.marks[1].span
    more = (Aside(gone, "deletion"), Aside(mark, "deletion"))
    document = sound(of_reading(evolve(made, asides=(*made.asides, *more))))
    assert [note.marker for note in document.footnotes] == ["1", "3"]


def test_what_a_reader_remarks_is_a_finding() -> None:
    made = noted()
    where = span_of(made, "resolves")
    remarks = (Remark("DOC020", "no numbers of this form are known", where),)
    document = of_reading(evolve(made, remarks=remarks))
    found = [f for f in document.findings if f.code == "DOC020"]
    assert [(f.severity, f.message, f.span, f.line) for f in found] == [
        ("warning", "no numbers of this form are known", where, 8)
    ]


def test_links_and_revisions_are_passed_on() -> None:
    made = noted()
    link = Link(span_of(made, "mend"), "https://example.org/")
    assert of_reading(evolve(made, links=(link,))).links == (link,)


def test_reading_and_the_table_of_rules_agree_on_severities() -> None:
    assert {code: RULES[code].severity for code in _SEVERITY} == _SEVERITY


@pytest.mark.parametrize("sign", ["¼", "⒈", "²", "⅖", "Ⅳ", "①", "㊷", "𝟗", "\u0660"])
@pytest.mark.parametrize("form", ["{})\tso", "({}) so", "{}. so", "{}\tso"])
def test_no_sign_that_looks_like_a_number_is_too_much(sign: str, form: str) -> None:
    """A fraction in the place of a mark was read as a number, and was none."""
    lines: list[Line] = [*LINES[1:5], "a)\tthat ropes fray;", form.format(sign)]
    sound(of_reading(reading(lines)))
