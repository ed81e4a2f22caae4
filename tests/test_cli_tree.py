"""The tree for the terminal, and the plain text."""

import os
import pty
import re
import subprocess
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cli_run import SAMPLES, start
from itures.export.text import to_text
from itures.export.tree import summary, to_tree
from itures.export.visible import one_line, visible
from itures.export.writers import WRITERS, Layout
from itures.model.citations import Citation
from itures.model.clauses import Section
from itures.model.document import Anchor, Document, Footnote
from itures.model.findings import Finding
from itures.model.span import Span
from itures.pipeline import parse, parse_text

ALL = sorted(SAMPLES.glob("*.txt"))
ZH = SAMPLES / "zh-wtsa-901.txt"
EN = SAMPLES / "en-pp-902-2022.txt"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
GUIDES = "├└│─ "
EVIL = "".join(map(chr, [*range(32), *range(127, 160), 0x2028, 0xD800, 0xFEFF]))
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def evil(document: Document) -> Document:
    """The document with bad characters in everything that it prints."""
    bad = f"x{EVIL}{BIDI}y"
    clause = document.clauses[0]
    item = attrs.evolve(clause.items[0], label=bad, text=bad, tail=bad)
    clause = attrs.evolve(
        clause, opener=bad, label=bad, actors=(bad,), items=(item,), tail=bad, text=bad
    )
    span = Span(0, 0)
    rows = ((bad, bad),)
    section = Section(bad, bad, bad, bad, (bad,), bad, span, tail=bad, rows=rows)
    return attrs.evolve(
        document,
        id=bad,
        title=bad,
        languages=(bad,),
        clauses=(clause,),
        annexes=(section,),
        footnotes=(Footnote("fn_1", bad, bad, span, Anchor(item.id, 0)),),
        citations=(Citation(bad, bad, bad, item.id, span, (), "missing"),),
        findings=(Finding(bad, "error", bad, 1, 1, span),),
    )


# ------------------------------------------------------------------ what is in the tree


def test_the_tree_has_all_there_is_to_see() -> None:
    document = parse(ZH)
    tree = to_tree(document, width=200)
    assert tree.startswith("resolution  wtsa/res/901@2024  zh\n接入网退役铜缆")
    for clause in document.clauses:
        assert f"{clause.id}  {clause.opener}" in tree
        for item in clause.items:
            assert f"{item.label}  {item.text[:20]}" in tree if item.text else True
    for citation in document.citations:
        assert f"cites  {citation.target}  {citation.status}" in tree
    for note in document.footnotes:
        assert f"note {note.marker}  {note.text}" in tree
    assert "for  member-states, sector-members, associates, academia" in tree
    assert f"findings  {summary(document.findings)}" in tree
    assert "set aside  1 bookmark" in tree


def test_what_hangs_on_a_node_stands_below_it() -> None:
    lines = to_tree(parse(EN), width=200).splitlines()
    item = next(i for i, one in enumerate(lines) if "── b bis  " in one)
    assert "cites  wtsa/res/54@2022" in lines[item + 1]
    depth = [len(one) - len(one.lstrip(GUIDES)) for one in lines]
    assert depth[item + 1] > depth[item]


def test_a_list_in_a_list_stands_deeper() -> None:
    lines = to_tree(parse(EN), width=200).splitlines()
    depth = {one.lstrip(GUIDES)[:4]: len(one) - len(one.lstrip(GUIDES)) for one in lines}
    assert depth["ii  "] > depth["2  t"]


def test_nothing_that_has_no_node_is_lost() -> None:
    span = Span(0, 1)
    document = attrs.evolve(
        parse(EN),
        footnotes=(
            Footnote("fn_1", "1", "Without a mark.", span, None),
            Footnote("fn_2", "2", "On a node that is not there.", span, Anchor("x_9", 3)),
            Footnote("fn_3", "3", "On the title.", span, Anchor("title", 3)),
        ),
        citations=(
            Citation("pp/res/1", "resolution", "t", None, span, (), "unresolved"),
            Citation("pp/res/2", "resolution", "t", "fn_1", span, (), "unresolved"),
            Citation("pp/res/3", "resolution", "t", "title", span, (), "unresolved"),
        ),
    )
    tree = to_tree(document)
    for said in ("Without a mark.", "On a node", "On the title.", *"123"):
        assert said in tree
    for number in "123":
        assert tree.count(f"pp/res/{number}  ") == 1
    assert tree.index("On the title.") < tree.index("recalling_1")
    assert tree.index("Without a mark.") > tree.index("elsewhere")


def test_a_letter_says_what_it_is_about() -> None:
    document = parse(SAMPLES / "zh-circular.txt")
    assert document.letter
    tree = to_tree(document, width=200)
    assert f"reference  {document.letter.reference}" in tree
    assert "date  2026-03-09, geneva" in tree
    assert "to  member-states, sector-members, associates, academia" in tree
    assert "deadline  2026-06-30: " in tree
    for paragraph in document.letter.paragraphs:
        assert f"{paragraph.id}  {paragraph.text[:30]}" in tree


def test_a_message_says_who_is_called_on_and_how_languages_pair() -> None:
    document = parse(SAMPLES / "en-vi-message.txt")
    assert document.message
    tree = to_tree(document, width=200)
    assert "event  WTISD, 2027, 2027-05-17" in tree
    assert "call to  member-states, sector-members: I call on" in tree
    assert f"theme  {document.message.theme}" in tree
    assert f"pairs  {len(document.pairs)} (en, vi), 1 without a partner" in tree


def test_parts_stand_in_the_order_of_the_text() -> None:
    document = parse(EN)
    span = Span(document.clauses[0].span.end, document.clauses[1].span.start)
    between = Section("section_1", None, "BETWEEN", None, (), None, span)
    document = attrs.evolve(document, sections=(between,))
    for out in (to_tree(document), to_text(document)):
        places = [out.index(one) for one in ("recalling", "BETWEEN", "having noted")]
        assert places == sorted(places)


def test_many_findings_are_counted_and_cut() -> None:
    many = [Finding(f"X{i:03}", "note", "m", 1, 1, Span(0, 0)) for i in range(30)]
    tree = to_tree(attrs.evolve(parse_text("x"), findings=tuple(many)))
    assert "30 notes" in tree
    assert "X009" in tree
    assert "X010" not in tree
    assert "20 more" in tree


def test_summary() -> None:
    def found(severity: str) -> Finding:
        return Finding("X", severity, "m", 1, 1, Span(0, 0))  # type: ignore[arg-type]

    assert summary([]) == "no findings"
    assert summary([found("note"), found("error"), found("note")]) == "1 error, 2 notes"


# ------------------------------------------------------------------ how it looks


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_no_line_is_wider_than_the_terminal(path: Path, width: int) -> None:
    tree = to_tree(parse(path), width=width)
    widest = max(map(cell_len, tree.splitlines()))
    assert min(width, 75) - 3 <= widest <= width
    assert tree.endswith("\n")


def test_wide_characters_count_two() -> None:
    title = "决" * 100
    tree = to_tree(attrs.evolve(parse_text("x"), title=title), width=80)
    line = tree.splitlines()[1]
    assert (line, cell_len(line)) == ("决" * 39 + " …", 80)


def test_colours_only_where_they_are_asked_for() -> None:
    document = parse(ZH)
    assert "\x1b" not in to_tree(document)
    coloured = to_tree(document, colour=True)
    assert ANSI.search(coloured)
    plain = "\n".join(one.rstrip() for one in ANSI.sub("", coloured).splitlines())
    assert plain + "\n" == to_tree(document)


def test_a_terminal_gets_colours_and_its_width() -> None:
    assert ANSI.search(on_terminal(str(ZH)))
    assert "\x1b" not in on_terminal(str(ZH), NO_COLOR="1")
    assert "\x1b" not in on_terminal(str(ZH), TERM="dumb")
    wide = on_terminal(str(ZH), NO_COLOR="1", COLUMNS="50").splitlines()
    assert 47 <= max(map(cell_len, wide)) <= 50


def test_no_terminal_gets_no_colours() -> None:
    with start(str(ZH), stdout=subprocess.PIPE, env={"FORCE_COLOR": "1"}) as process:
        out, _err = process.communicate()
    assert b"\x1b" not in out


def test_progress_is_shown_on_a_terminal_for_many_files(tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"{number}.txt").write_bytes(ZH.read_bytes())
    out = str(tmp_path / "out/")
    args = ("parse", str(tmp_path), "-o", out + "/")
    assert "reading" in on_terminal(*args, channel="stderr")
    assert on_terminal(*args, "-q", channel="stderr") == ""
    few = [str(tmp_path / f"{number}.txt") for number in range(3)]
    assert on_terminal("parse", *few, "-o", out + "/", channel="stderr") == ""


def on_terminal(*args: str, channel: str = "stdout", **env: str) -> str:
    """What a terminal gets from `itures` with these arguments."""
    ours, theirs = pty.openpty()
    terminal = {"TERM": "xterm", **env}
    with start(*args, env=terminal, **{channel: theirs}) as process:
        os.close(theirs)
        got = b""
        while chunk := _read(ours):
            got += chunk
    os.close(ours)
    assert process.returncode == 0
    return got.decode().replace("\r\n", "\n")


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # the other end is closed
        return b""


# ------------------------------------------------------------------ bad characters


@pytest.mark.parametrize("colour", [False, True])
def test_no_character_of_a_document_commands_the_terminal(colour: bool) -> None:
    tree = to_tree(evil(parse(ZH)), width=2000, colour=colour)
    text = ANSI.sub("", tree)
    assert not set(text) & (set(EVIL + BIDI) - {"\n"})
    for shown in (
        r"\x1b",
        r"\x00",
        r"\x9b",
        r"\u202e",
        r"\u2066",
        r"\ud800",
        r"\u2028",
    ):
        assert text.count(shown) >= 15, shown
    assert tree.encode()


@given(st.text(st.characters()))
def test_visible_text_is_harmless_and_says_what_it_hides(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & (set(EVIL + BIDI) - set("\t\n"))
    assert shown.encode().decode() == shown
    assert "\n" not in one_line(text)


def test_visible_leaves_honest_text_alone() -> None:
    honest = "决议 1\tقرار\u200f a\u200db é \U0001f4dc ﷺ\n"
    assert visible(honest) == honest


def test_escapes_say_which_character() -> None:
    assert visible("\x1b\x85\u202e\U000e0041") == r"\x1b\x85\u202e\U000e0041"


# ------------------------------------------------------------------ plain text


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_the_text_has_all_printed_words_in_order(path: Path) -> None:
    """But for notes, which stand at the end, and what is set aside, no word is lost."""
    document = parse(path)
    got = words(to_text(document))
    aside = {
        offset for one in (*document.discarded, *document.footnotes) for offset in range(*one.span)
    }
    kept = [char for offset, char in enumerate(document.text) if offset not in aside]
    text = "".join(kept)
    notes = "".join(f"[{note.marker}] {note.text}" for note in document.footnotes)
    if document.proposals:
        # The title of a proposed text heads its section, above the number line.
        assert Counter(got) == Counter(words(text) + words(notes))
    else:
        assert got == words(text) + words(notes)


def words(text: str) -> str:
    """The letters and digits of a text, without what stands between them.

    Labels are folded to what a reader means, so Cyrillic letters count as Latin ones.
    """
    alike = str.maketrans("асеорху", "aceopxy")
    return "".join(char for char in text.translate(alike) if char.isalnum())


@pytest.mark.parametrize("name", ["zh-wtsa-901", "en-pp-902-2018", "zh-pp-905"])
def test_the_text_reads_as_the_same_document(name: str) -> None:
    first = parse(SAMPLES / f"{name}.txt")
    again = parse_text(to_text(first))
    assert again.id == first.id
    assert again.title == first.title
    assert [c.id for c in again.clauses] == [c.id for c in first.clauses]
    for one, two in zip(first.clauses, again.clauses, strict=True):
        assert (one.types, one.actors, one.opener) == (
            two.types,
            two.actors,
            two.opener,
        )
        assert [i.label for i in one.items] == [i.label for i in two.items]
    targets = [citation.target for citation in first.citations]
    assert [citation.target for citation in again.citations] == targets


def test_lists_are_set_in_and_marked_as_printed() -> None:
    text = to_text(parse(EN))
    assert "\n1\tthat each link have a reserve" in text
    assert "\n    ii)\tfour hours of data service" in text
    assert "\nb bis)\tResolution 54" in text
    assert "[footnoteRef" not in text
    assert "\n\n[1] Settlements that no road" in text


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_every_text_can_be_written_in_every_form(text: str) -> None:
    document = parse_text(text)
    for writer in WRITERS.values():
        written = writer.write(document, Layout())
        if isinstance(written, bytes):
            assert written.startswith(b"PK")
        else:
            # Of a text that holds no words some forms have nothing to say.
            assert written.endswith("\n") or (not written and not words(text))


def test_an_opener_in_the_paragraph_is_not_printed_twice() -> None:
    document = parse(EN)
    clause = attrs.evolve(
        document.clauses[0],
        opener="Decides",
        label="3",
        text="Decides to act;",
        items=(),
    )
    text = to_text(attrs.evolve(document, clauses=(clause,)))
    assert "\n3\tDecides to act;\n" in text
    assert text.count("Decides") == 1


def test_a_table_is_printed_row_by_row() -> None:
    rows = (("a", "b"), ("c", "d"))
    section = Section("annex", None, "Annex", None, (), None, Span(0, 0), rows=rows)
    text = to_text(attrs.evolve(parse_text("x"), front=(), annexes=(section,)))
    assert text == "Annex\na\tb\nc\td\n"


def test_what_was_not_understood_is_printed_as_it_is() -> None:
    document = attrs.evolve(parse_text("no tree"), front=())
    assert to_text(document) == "no tree\n"
