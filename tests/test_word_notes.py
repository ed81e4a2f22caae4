"""Word files: notes, their marks, and what is set aside behind the body."""

import pytest

from itures.model.blocks import Reading
from word_files import cell, gone, ins, note, note_ref, para, read, row, run, table, word

RAISED = '<w:rStyle w:val="x1"/>'


def marks(reading: Reading) -> list[tuple[str, str, str | None]]:
    """The printed stretch of each mark, the mark, and what ties it to its body."""
    return [(reading.text[slice(*m.span)], m.marker, m.ref) for m in reading.marks]


def notes(reading: Reading) -> list[tuple[str, str, str | None]]:
    """The mark of each note, its words, and what ties it to its mark."""
    return [(n.marker, reading.text[slice(*n.words)], n.ref) for n in reading.notes]


def test_marks_that_word_numbers() -> None:
    body = para("one", note_ref(5), " two", note_ref(3), ".")
    found = read(word(body, footnotes=note(3, "later") + note(5, "sooner", "and more")))
    assert found.text == "one1 two2.\n1\tsooner\nand more\n2\tlater\n"
    assert marks(found) == [("1", "1", "5"), ("2", "2", "3")]
    assert notes(found) == [("1", "sooner\nand more", "5"), ("2", "later", "3")]
    assert found.knows_notes
    assert len(found.blocks) == 1


def test_typed_marks_are_not_doubled() -> None:
    """As in WTSA-16 Resolution 1: the id is not the mark, and `1, 1bis` stand side by side."""
    double = note_ref(1, "1") + run(", ", RAISED) + note_ref(2) + run("bis", RAISED)
    again = run("2", RAISED)
    bodies = note(1, "first", typed="1") + note(2, "x", typed="1bis") + note(3, "last", typed="2")
    found = read(
        word(para("a", double), para("b", note_ref(3, "2")), para("c", again), footnotes=bodies)
    )
    assert found.text.startswith("a1, 1bis\nb2\nc2\n")
    assert marks(found) == [
        ("1", "1", "1"),
        ("1bis", "1bis", "2"),
        ("2", "2", "3"),
        ("2", "2", "3"),
    ]
    assert notes(found) == [("1", "first", "1"), ("1bis", "x", "2"), ("2", "last", "3")]


def test_raised_digits_without_a_note_are_words() -> None:
    square = run("2", '<w:vertAlign w:val="superscript"/>')
    unknown = run("9", RAISED)
    found = read(word(para("m", square, " x", unknown, note_ref(1)), footnotes=note(1, "n")))
    assert marks(found) == [("1", "1", "1")]


def test_a_typed_mark_ends_with_its_run() -> None:
    bare = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    found = read(word(para("x", bare, "Words"), footnotes=note(1, "n", typed="*")))
    assert found.text == "x*Words\n*\tn\n"
    assert marks(found) == [("*", "*", "1")]
    assert notes(found) == [("*", "n", "1")]


def test_a_mark_that_prints_nothing() -> None:
    empty = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/></w:r>'
    found = read(word(para("x", empty, "Words"), footnotes=note(1, "n", typed="*")))
    assert marks(found) == [("", "", "1")]
    assert [found.text[slice(*n.span)] for n in found.notes] == ["*\tn"]


def test_numbers_begin_anew_in_a_section_that_says_so() -> None:
    anew = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    section = f"<w:sectPr>{anew}</w:sectPr>"
    body = (para("a", note_ref(1), note_ref(2)), para("b", props=section), para("c", note_ref(3)))
    found = read(word(*body, section=anew, footnotes="".join(note(i, "n") for i in (1, 2, 3))))
    assert [mark for _, mark, _ in marks(found)] == ["1", "2", "1"]
    assert [mark for mark, _, _ in notes(found)] == ["1", "2", "1"]


def test_only_marks_that_word_numbers_count() -> None:
    body = para("a", note_ref(1), note_ref(2, "*"), note_ref(3))
    found = read(word(body, footnotes=note(1, "x") + note(2, "y", typed="*") + note(3, "z")))
    assert [mark for _, mark, _ in marks(found)] == ["1", "*", "2"]


def test_numbers_by_page() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    bodies = "".join(note(i, "n") for i in (1, 2, 3))
    body = para("a", note_ref(1), note_ref(2), turn, note_ref(3))
    told = read(word(body, footnotes=bodies, settings=settings))
    assert [mark for _, mark, _ in marks(told)] == ["1", "2", "1"]
    blind = read(word(para(note_ref(1), note_ref(2)), footnotes=bodies, settings=settings))
    assert [remark.code for remark in blind.remarks] == ["DOC020"]


@pytest.mark.parametrize(
    ("form", "start", "printed"),
    [("lowerRoman", 3, "iii"), ("chicago", 2, "\u2020"), ("upperLetter", 1, "A")],
)
def test_forms_of_numbers(form: str, start: int, printed: str) -> None:
    how = f'<w:footnotePr><w:numFmt w:val="{form}"/><w:numStart w:val="{start}"/></w:footnotePr>'
    found = read(word(para(note_ref(1)), section=how, footnotes=note(1, "n")))
    assert marks(found) == [(printed, printed, "1")]


def test_endnotes_are_notes_of_their_own() -> None:
    body = para("a", note_ref(1), note_ref(1, kind="endnote"))
    found = read(word(body, footnotes=note(1, "foot"), endnotes=note(1, "end", kind="endnote")))
    assert found.text == "a1i\n1\tfoot\ni\tend\n"
    assert [ref for _, _, ref in marks(found)] == ["1", "en1"]
    assert notes(found) == [("1", "foot", "1"), ("i", "end", "en1")]


def test_notes_in_tables_and_tables_in_notes() -> None:
    inside = table(row("p", "q"))
    body = table(row(cell(para("a", note_ref(1))), "b"))
    found = read(
        word(
            body,
            footnotes=note(1, "n").replace("</w:footnote>", f"{inside}{para('end')}</w:footnote>"),
        )
    )
    assert found.text == "a1\tb\n1\tn\np\tq\nend\n"
    assert notes(found) == [("1", "n\np\tq\nend", "1")]
    assert all(block.end <= 5 for block in found.blocks)


def test_a_note_that_is_marked_twice_stands_once() -> None:
    found = read(word(para("a", note_ref(1)), para("b", note_ref(1)), footnotes=note(1, "n")))
    assert [ref for _, _, ref in marks(found)] == ["1", "1"]
    assert len(found.notes) == 1


def test_what_nothing_marks_is_set_aside() -> None:
    line = note(0, "----", about=' w:type="separator"')
    found = read(word(para("a"), footnotes=line + note(7, "lost")))
    assert found.notes == ()
    assert [a.why for a in found.asides] == ["note-separator", "unmarked-note"]
    assert found.text.endswith("\tlost\n")


def test_marks_of_notes_that_are_not_there() -> None:
    found = read(word(para("a", note_ref(9))))
    assert found.text == "a1\n"
    assert marks(found) == [("1", "1", "9")]


def test_a_note_in_a_note_does_no_harm() -> None:
    found = read(word(para("a", note_ref(1)), footnotes=note(1, "n", note_ref(1) + run(" on"))))
    assert found.text == "a1\n1\tn\n on\n"


# ------------------------------------------------------------------ tracked changes


def test_a_note_that_was_put_in() -> None:
    body = para("a", note_ref(1), " b", ins(note_ref(2)), " c", note_ref(3))
    bodies = note(1, "one") + note(2, ins(run("two"))) + note(3, "three")
    data = word(body, footnotes=bodies)
    assert read(data).text == "a1 b2 c3\n1\tone\n2\ttwo\n3\tthree\n"
    assert read(data, "original").text == "a1 b c2\n1\tone\n2\tthree\n"
    both = read(data, "all")
    assert [marker for _, marker, _ in marks(both)] == ["1", "2", "3"]
    assert [words for _, words, _ in notes(both)] == ["one", "two", "three"]


def test_a_note_that_was_taken_out() -> None:
    body = para("a", gone(note_ref(1)), " b", note_ref(2))
    data = word(body, footnotes=note(1, "one") + note(2, "two"))
    assert read(data).text == "a b1\n1\ttwo\n"
    assert notes(read(data, "all")) == [("1", "two", "2")]
    assert "1\tone\n" in [revision.text for revision in read(data).revisions]


def test_changes_inside_a_note() -> None:
    data = word(
        para("a", note_ref(1)), footnotes=note(1, run("kept ") + ins(run("new")) + gone(run("old")))
    )
    assert read(data).text == "a1\n1\tkept new\n"
    assert read(data, "original").text == "a1\n1\tkept old\n"


# ------------------------------------------------------------------ behind the notes


def test_comments_headers_and_footers_are_set_aside_at_the_end() -> None:
    comment = f'<w:comment w:id="0" {"w:author="}"Ana">{para("why?")}</w:comment>'
    body = para("a", '<w:r><w:commentReference w:id="0"/></w:r>', note_ref(1))
    found = read(
        word(
            body,
            footnotes=note(1, "n"),
            comments=comment,
            header=para("head"),
            footer=para("foot", "3"),
        )
    )
    assert found.text == "a1\n1\tn\nwhy?\nhead\nfoot3\n"
    assert [(a.why, found.text[slice(*a.span)]) for a in found.asides] == [
        ("comment", "why?\n"),
        ("header", "head\n"),
        ("footer", "foot3\n"),
    ]
    assert len(found.blocks) == 1


def test_empty_headers_leave_no_trace() -> None:
    found = read(word(para("a"), header=para(""), footer=para(" ")))
    assert (found.text, found.asides) == ("a\n", ())


def test_marks_that_a_program_wrote_twice() -> None:
    """LibreOffice writes a typed mark before the body, which has it already."""
    twice = note(1, run("2", RAISED) + run("\twords"), typed="2").replace("<w:tab/>", "", 1)
    found = read(word(para("a", note_ref(1, "2")), footnotes=twice))
    assert found.text == "a2\n22\twords\n"
    assert notes(found) == [("2", "words", "1")]


def test_a_typed_mark_and_a_place_for_a_number() -> None:
    """Word puts the typed mark where the number would be: it is not printed twice."""
    typed = note(1, run("* words")).replace("<w:tab/>", "")
    found = read(word(para("a", note_ref(1, "*")), footnotes=typed))
    assert found.text == "a*\n* words\n"
    bare = read(word(para("a", note_ref(1, "*")), footnotes=note(1, "words")))
    assert bare.text == "a*\n*\twords\n"
    assert notes(found) == notes(bare) == [("*", "words", "1")]


def test_a_number_behind_the_mark_is_no_mark() -> None:
    found = read(word(para("a", note_ref(1)), footnotes=note(1, "1 January")))
    assert notes(found) == [("1", "1 January", "1")]
    glued = note(2, "10 words").replace("<w:tab/>", "").replace('<w:rStyle w:val="x1"/>', "")
    found = read(word(para("a", note_ref(2, "1")), footnotes=glued.replace("<w:footnoteRef/>", "")))
    assert notes(found) == [("1", "10 words", "2")]
