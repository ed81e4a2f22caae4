"""Word files: tracked changes, in the final text, the original one, and both."""

from itertools import pairwise

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.model.blocks import Reading
from word_files import (
    BY,
    box,
    cell,
    gone,
    ins,
    lines,
    note,
    note_ref,
    para,
    read,
    row,
    run,
    table,
    word,
)

OUT, IN = {"deletion", "move-from"}, {"insertion", "move-to"}
DEL, INS = f"<w:del w:id='3' {BY}/>", f"<w:ins w:id='4' {BY}/>"


def without(reading: Reading, changes: set[str]) -> str:
    """A text of all changes without the words of some of them."""
    kept = [True] * len(reading.text)
    for revision in reading.revisions:
        if revision.change in changes:
            kept[slice(*revision.span)] = [False] * (revision.span.end - revision.span.start)
    return "".join(char for char, stays in zip(reading.text, kept, strict=True) if stays)


def views(data: bytes) -> tuple[Reading, Reading, Reading]:
    """The final text, the original one, and both; they agree."""
    final, original, both = (read(data, view) for view in ("final", "original", "all"))
    assert without(both, OUT) == final.text
    assert without(both, IN) == original.text
    return final, original, both


# ------------------------------------------------------------------ words


def test_what_was_put_in_and_taken_out() -> None:
    final, original, both = views(word(para("a ", gone(run("old")), ins(run("new")), " z")))
    assert (final.text, original.text) == ("a new z\n", "a old z\n")
    assert both.text == "a oldnew z\n"
    assert [(r.change, r.author, r.date, r.text) for r in final.revisions] == [
        ("deletion", "Ana", "2025-03-01T09:00:00Z", "old"),
        ("insertion", "Ana", "2025-03-01T09:00:00Z", "new"),
    ]
    assert [tuple(r.span) for r in final.revisions] == [(2, 2), (2, 5)]
    assert [(a.why, both.text[slice(*a.span)]) for a in both.asides] == [("deletion", "old")]
    assert final.asides == original.asides == ()
    assert [remark.code for remark in final.remarks] == ["DOC022"]


def test_what_was_put_in_and_taken_out_again_is_in_neither_text() -> None:
    final, original, both = views(word(para("a", ins(gone(run("gone"))), "z")))
    assert (final.text, original.text, both.text) == ("az\n", "az\n", "agonez\n")
    assert {(r.change, r.text) for r in final.revisions} == {
        ("insertion", "gone"),
        ("deletion", "gone"),
    }


def test_one_change_in_several_runs_is_one() -> None:
    parts = ins(run("a "), run("b ", "<w:b/>")) + ins(run("c"))
    other = ins(run("d"), by='w:author="Bo"')
    final, _, _ = views(word(para(parts, other)))
    assert [(r.author, r.text) for r in final.revisions] == [("Ana", "a b c"), ("Bo", "d")]


def test_changes_of_looks_are_no_changes() -> None:
    look = f"<w:rPrChange w:id='1' {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    props = f"<w:pPrChange w:id='1' {BY}><w:pPr><w:pStyle w:val='a7'/></w:pPr></w:pPrChange>"
    final, original, _ = views(word(para(run("same", f"<w:b/>{look}"), props=props)))
    assert final.text == original.text == "same\n"
    assert final.revisions == ()
    assert final.blocks[0].style == "normal"
    assert not final.blocks[0].italic


def test_a_move_has_two_ends_and_one_name() -> None:
    away = f"<w:moveFromRangeStart w:id='1' w:name='m7' {BY}/><w:moveFrom w:id='2' {BY}>{run('it ')}</w:moveFrom><w:moveFromRangeEnd w:id='1'/>"
    here = f"<w:moveToRangeStart w:id='3' w:name='m7' {BY}/><w:moveTo w:id='4' {BY}>{run('it ')}</w:moveTo><w:moveToRangeEnd w:id='3'/>"
    final, original, both = views(word(para(away, "a "), para("b ", here)))
    assert (final.text, original.text) == ("a \nb it \n", "it a \nb \n")
    assert [(r.change, r.text, r.move) for r in both.revisions] == [
        ("move-from", "it ", "m7"),
        ("move-to", "it ", "m7"),
    ]
    assert [aside.why for aside in both.asides] == ["move-from"]


def test_a_moved_paragraph_belongs_to_the_move() -> None:
    """The end of the paragraph says it is moved before the range that names the move begins."""
    away = para(
        f"<w:moveFromRangeStart w:id='1' w:name='m' {BY}/><w:moveFrom w:id='2' {BY}>{run('x')}</w:moveFrom>",
        mark=f"<w:moveFrom w:id='5' {BY}/>",
    )
    final, _, _ = views(word(away, "<w:moveFromRangeEnd w:id='1'/>", para("y")))
    assert [(r.text, r.move) for r in final.revisions] == [("x\n", "m")]


# ------------------------------------------------------------------ paragraphs


def test_a_paragraph_whose_end_was_taken_out_joins_the_next() -> None:
    final, original, both = views(word(para("one ", mark=DEL, style="a7"), para("two", style="a8")))
    assert (lines(final), lines(original)) == (["one two"], ["one", "two"])
    assert final.blocks[0].style == "call"
    assert both.text == "one \ntwo\n"
    assert [(b.style, both.text[b.start : b.end]) for b in both.blocks] == [("call", "one \ntwo")]


def test_a_paragraph_whose_end_was_put_in_joins_the_next_in_the_original() -> None:
    final, original, _ = views(word(para("one ", mark=INS), para("two")))
    assert (lines(final), lines(original)) == (["one", "two"], ["one two"])


def test_a_paragraph_that_was_put_in_leaves_no_trace_in_the_original() -> None:
    data = word(para("a"), para(ins(run("new")), mark=INS, num=0), para("b"))
    final, original, _ = views(data)
    assert (final.text, original.text) == ("a\na)\tnew\nb\n", "a\nb\n")
    assert [r.text for r in final.revisions] == ["a)\tnew\n"]


def test_an_item_that_was_taken_out_does_not_count() -> None:
    data = word(
        para("one", num=0),
        para(gone(run("two")), num=0, mark=DEL),
        para("three", num=0),
        para(ins(run("four")), num=0, mark=INS),
        para("five", num=0),
    )
    final, original, both = views(data)
    assert lines(final) == ["a)\tone", "b)\tthree", "c)\tfour", "d)\tfive"]
    assert lines(original) == ["a)\tone", "b)\ttwo", "c)\tthree", "d)\tfive"]
    assert both.text == "a)\tone\nb)\ttwo\nc)\tb)\tthree\nc)\tfour\nd)\tfive\n"
    assert [(r.change, r.text, r.author) for r in both.revisions] == [
        ("deletion", "b)\ttwo\n", "Ana"),
        ("deletion", "c)\t", None),
        ("insertion", "b)\t", None),
        ("insertion", "c)\tfour\n", "Ana"),
    ]


def test_a_label_goes_with_the_end_that_parted_it() -> None:
    _, _, both = views(word(para("one ", mark=DEL, num=0), para("two", num=0)))
    assert both.text == "a)\tone \nb)\ttwo\n"
    assert [(r.change, r.text, r.author) for r in both.revisions] == [("deletion", "\nb)\t", "Ana")]


def test_the_end_before_a_table_stays() -> None:
    final, _, _ = views(word(para("a", mark=DEL), table(row("b")), para("c", mark=DEL)))
    assert final.text == "a\nb\nc\n"


def test_a_box_does_not_part_what_becomes_one() -> None:
    final, _, both = views(word(para("one ", box("boxed"), mark=DEL), para("two")))
    assert lines(final) == ["one two", "boxed"]
    assert both.text == "one \ntwo\nboxed\n"


# ------------------------------------------------------------------ tables


def test_rows_that_were_taken_out_and_put_in() -> None:
    old = row("b", "c", props=DEL)
    new = row("d", "e", props=INS)
    final, original, both = views(word(table(row("a", "z"), old, new, row("y", "x"))))
    assert (final.text, original.text) == ("a\tz\nd\te\ny\tx\n", "a\tz\nb\tc\ny\tx\n")
    assert [block.cell and block.cell.row for block in final.blocks] == [0, 0, 1, 1, 2, 2]
    assert [block.cell and block.cell.row for block in both.blocks] == [0, 0, 1, 1, 2, 2]
    assert [r.text for r in both.revisions] == ["b\tc\n", "d\te\n"]


def test_cells_that_were_taken_out() -> None:
    old = cell("b", props=f"<w:cellDel w:id='1' {BY}/>")
    final, original, _ = views(word(table(row("a", old, "c"))))
    assert (final.text, original.text) == ("a\tc\n", "a\tb\tc\n")


# ------------------------------------------------------------------ changes that are drawn


def test_drawn_changes_of_proposals() -> None:
    new, old = run("new", '<w:u w:val="single"/>'), run("old", "<w:strike/>")
    noc = para(run("NOC", '<w:u w:val="single"/>'), style="P")
    all_old = para(run("a whole paragraph", "<w:dstrike/>"), num=0)
    data = word(noc, para("a ", old, new), all_old, para("z", num=0))
    final, original, _ = views(data)
    assert lines(final) == ["NOC", "a new", "a)\tz"]
    assert lines(original) == ["NOC", "a old", "a)\ta whole paragraph", "b)\tz"]
    assert {r.author for r in final.revisions} == {None}
    assert [remark.code for remark in final.remarks] == ["DOC022"]


@pytest.mark.parametrize("odd", ["tracked", "no proposal", "a link"])
def test_lines_are_mere_looks_elsewhere(odd: str) -> None:
    lined = run("lined", '<w:u w:val="single"/>')
    if odd == "a link":
        lined = f'<w:hyperlink w:anchor="x">{lined}</w:hyperlink>'
    head = para("MOD", style="" if odd == "no proposal" else "P")
    tracked = para(ins(run("tracked"))) if odd == "tracked" else ""
    found = read(word(head, para(lined), tracked), "original")
    assert "lined" in found.text


# ------------------------------------------------------------------ any changes at all


@frozen
class Words:
    """A run, and the changes that it lies in."""

    text: str
    layers: tuple[str, ...] = ()

    def xml(self) -> str:
        made = note_ref(int(self.text[1:])) if self.text.startswith("#") else run(self.text)
        for layer in reversed(self.layers):
            made = gone(made) if layer == "deletion" else _WRAPS[layer].format(made)
        return made


_WRAPS = {
    "insertion": f"<w:ins w:id='1' {BY}>{{}}</w:ins>",
    "move-from": f"<w:moveFrom w:id='2' {BY}>{{}}</w:moveFrom>",
    "move-to": f"<w:moveTo w:id='3' {BY}>{{}}</w:moveTo>",
}
_MARKS = {
    "insertion": INS,
    "deletion": DEL,
    "move-from": f"<w:moveFrom w:id='6' {BY}/>",
    "move-to": f"<w:moveTo w:id='7' {BY}/>",
}


@frozen
class Para:
    """A paragraph, its list, and the changes that its end lies in."""

    words: tuple[Words, ...]
    style: str = ""
    num: int | None = None
    mark: tuple[str, ...] = ()

    def xml(self) -> str:
        mark = "".join(_MARKS[change] for change in self.mark)
        return para(*(w.xml() for w in self.words), style=self.style, num=self.num, mark=mark)


@frozen
class Rows:
    """A table, and the changes of its rows."""

    rows: tuple[tuple[str, tuple[tuple[Para, ...], ...]], ...]

    def xml(self) -> str:
        return table(
            *(
                row(*(cell(*(p.xml() for p in c)) for c in cells), props=_MARKS.get(change, ""))
                for change, cells in self.rows
            )
        )


Part = Para | Rows
LAYERS = st.sampled_from(
    [
        (),
        (),
        ("insertion",),
        ("deletion",),
        ("move-from",),
        ("move-to",),
        ("insertion", "deletion"),
        ("move-to", "deletion"),
    ]
)
WORDS = st.builds(Words, st.text("xyz a", min_size=1, max_size=3), LAYERS)
MARK = st.sampled_from(
    [
        (),
        (),
        (),
        ("insertion",),
        ("deletion",),
        ("move-from",),
        ("move-to",),
        ("insertion", "deletion"),
    ]
)
PARA = st.builds(
    Para,
    st.lists(WORDS, max_size=3).map(tuple),
    st.sampled_from(["", "a7", "a8", "Listed"]),
    st.sampled_from([None, None, 0, 1]),
    MARK,
)
CELL = st.lists(PARA, min_size=1, max_size=2).map(tuple)
ROWS = st.builds(
    Rows,
    st.lists(
        st.tuples(
            st.sampled_from(["", "", "insertion", "deletion"]),
            st.lists(CELL, min_size=1, max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
)
BODY = st.lists(st.one_of(PARA, PARA, PARA, ROWS), min_size=1, max_size=7)


def settled(parts: list[Part]) -> list[Part]:
    """The same parts, the ends that cannot be taken out being plain: those before no paragraph."""
    found: list[Part] = []
    for part, behind in pairwise([*parts, None]):
        if isinstance(part, Rows):
            rows = tuple(
                (change, tuple(tuple(settled(list(c))) for c in cells))
                for change, cells in part.rows
            )
            found.append(Rows(rows))  # type: ignore[arg-type]
        elif isinstance(part, Para) and not isinstance(behind, Para):
            found.append(evolve(part, mark=()))
        elif isinstance(part, Para):
            found.append(part)
    return found


def made(parts: list[Part], out: set[str]) -> list[Part]:
    """What is left once changes are made: done by hand, as Word does it."""

    def kept(layers: tuple[str, ...]) -> bool:
        return not out & set(layers)

    found: list[Part] = []
    before: tuple[Words, ...] = ()
    for part in parts:
        if isinstance(part, Rows):
            rows = [(change, cells) for change, cells in part.rows if kept((change,))]
            if rows:
                found.append(
                    Rows(
                        tuple(
                            ("", tuple(tuple(made(list(c), out)) for c in cells))
                            for _, cells in rows
                        )
                    )
                )  # type: ignore[misc]
            continue
        words = before + tuple(Words(w.text) for w in part.words if kept(w.layers))
        if kept(part.mark):
            found.append(Para(words, part.style, part.num))
            before = ()
        else:
            before = words
    return found


def said(reading: Reading) -> list[tuple[object, ...]]:
    """The blocks of a reading, with their words."""
    holes = [aside.span for aside in reading.asides if aside.why in OUT]
    inside = [any(left <= i < right for left, right in holes) for i in range(len(reading.text))]
    return [
        (
            b.style,
            b.cell,
            b.italic,
            b.level,
            "".join(reading.text[i] for i in range(b.start, b.end) if not inside[i]).strip(),
        )
        for b in reading.blocks
    ]


@settings(max_examples=200)
@given(BODY)
def test_any_changes_are_made_as_word_makes_them(body: list[Part]) -> None:
    parts = settled(body)
    final, original, both = views(word(*(part.xml() for part in parts)))
    for reading, out in ((final, OUT), (original, IN)):
        clean = read(word(*(part.xml() for part in made(parts, out))))
        assert reading.text == clean.text
        assert said(reading) == said(clean)
    assert said(both) == said(final)


@settings(max_examples=80)
@given(BODY, st.lists(st.tuples(LAYERS, st.integers(1, 3)), min_size=1, max_size=4))
def test_any_changes_of_notes(body: list[Part], refs: list[tuple[tuple[str, ...], int]]) -> None:
    marked = [Para((Words("n"), Words(f"#{number}", layers))) for layers, number in refs]
    bodies = "".join(note(number, f"note {number}") for number in (1, 2, 3))
    parts = settled([*marked, *body])
    final, original, both = views(word(*(part.xml() for part in parts), footnotes=bodies))
    for reading, out in ((final, OUT), (original, IN)):
        clean = read(word(*(part.xml() for part in made(parts, out)), footnotes=bodies))
        kept = {(n.marker, n.ref) for n in clean.notes}
        assert [(m.marker, m.ref) for m in reading.marks] == [
            (m.marker, m.ref) for m in clean.marks
        ]
        assert {(n.marker, n.ref) for n in reading.notes} == kept
    assert [(m.marker, m.ref) for m in both.marks] == [(m.marker, m.ref) for m in final.marks]
    assert [(n.marker, n.ref) for n in both.notes] == [(n.marker, n.ref) for n in final.notes]
