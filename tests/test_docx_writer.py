"""Word files: styles, notes, labels, writing direction; and that nothing is lost."""

import io
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import attrs
import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import itures
from cli_run import SAMPLES, run
from grammar_texts import STEADY
from itures.export.docx import to_docx
from itures.export.lines import lines_of
from itures.export.text import to_text
from itures.model.clauses import Section
from itures.model.span import Span
from office_pdf import SOFFICE, convert
from word_parts import W, part, styled, words

TEXT = """RESOLUTION 7 (Rev. Geneva, 2031)

Care of tools

(Rome, 2027; Geneva, 2031)

The World Telecommunication Standardization Assembly (Geneva, 2031),

considering

a)\tthat tools\u00a0rust[footnoteRef:1]*;

[1: *\tOil\u2011free ones do.]

b)\tthat sheds leak,

resolves

1\tto mend

a)\tthe roof;

b)\tthe door;

2\tto oil.

ANNEX 1

List of tools

A hammer.
"""


@pytest.fixture(scope="module")
def tools() -> itures.Document:
    return itures.parse_text(TEXT)


@pytest.fixture(scope="module")
def data(tools: itures.Document) -> bytes:
    return to_docx(tools)


def samples() -> list[Path]:
    return sorted(SAMPLES.glob("*.txt"))


# ------------------------------------------------------------------------- styles


def test_every_line_has_the_style_of_itu(data: bytes) -> None:
    found = styled(data)
    assert found[:4] == [
        ("Res_No", "RESOLUTION 7 (Rev. Geneva, 2031)"),
        ("Res_title", "Care of tools"),
        ("Res_ref", "(Rome, 2027; Geneva, 2031)"),
        (
            "Normal_after_title",
            "The World Telecommunication Standardization Assembly (Geneva, 2031),",
        ),
    ]
    assert ("Call", "considering") in found
    assert ("Normal", "a)\tthat tools\u00a0rust;") in found
    assert ("Normal", "1\tto mend") in found
    assert ("enumlev1", "b)\tthe door;") in found
    assert ("Annex_title", "List of tools") in found
    assert ("Annex_No", "ANNEX 1") in found


def test_the_number_has_the_style_that_the_running_head_looks_for(data: bytes) -> None:
    runs = [
        run
        for run in part(data, "document").iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") == "href"
    ]
    assert [words(run) for run in runs] == ["7"]


def test_other_kinds_have_their_own_styles(tools: itures.Document) -> None:
    found = styled(to_docx(attrs.evolve(tools, kind="decision")))
    assert [style for style, _ in found[:3]] == ["Dec_No", "Dec_title", "Dec_ref"]


def test_python_docx_reads_the_file(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].style.name == "Res_No"
    assert document.core_properties.title == "Care of tools"
    assert document.core_properties.identifier == "wtsa/res/7@2031"
    assert document.core_properties.author == ""


def test_every_style_that_is_used_or_named_is_there(data: bytes) -> None:
    known = {style.get(f"{W}styleId") for style in part(data, "styles").iter(f"{W}style")}
    for name in ("document", "styles", "footnotes", "header1"):
        for tag in ("pStyle", "rStyle", "basedOn", "next"):
            for one in part(data, name).iter(f"{W}{tag}"):
                assert one.get(f"{W}val") in known, (name, tag)


def test_properties_stand_in_the_order_of_the_schema() -> None:
    """Word refuses files in which they do not (ISO/IEC 29500-1, A.1, CT_PPr and CT_RPr)."""
    order = {
        "pPr": ["pStyle", "keepNext", "tabs", "bidi", "spacing", "ind", "jc", "outlineLvl"],
        "rPr": [
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "sz",
            "szCs",
            "vertAlign",
            "rtl",
            "lang",
        ],
        "sectPr": ["headerReference", "pgSz", "pgMar", "titlePg", "bidi"],
        "style": [
            "name",
            "basedOn",
            "next",
            "uiPriority",
            "semiHidden",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
        ],
        "tblPr": ["tblStyle", "bidiVisual", "tblW", "tblInd", "tblBorders", "tblCellMar"],
    }
    for path in samples():
        data = to_docx(itures.parse(path))
        for name in ("document", "styles", "footnotes", "header1"):
            for element in part(data, name).iter(*(f"{W}{tag}" for tag in order)):
                wanted = order[element.tag.removeprefix(W)]
                places = [wanted.index(child.tag.removeprefix(W)) for child in element]
                assert places == sorted(places), etree.tostring(element)


# ------------------------------------------------------------------- notes and labels


def test_notes_are_real_and_have_the_mark_that_is_printed(data: bytes) -> None:
    (reference,) = part(data, "document").iter(f"{W}footnoteReference")
    assert reference.get(f"{W}customMarkFollows") == "1"
    assert reference.getnext().text == "*"
    run = reference.getparent()
    assert words(run.getprevious()) == "that tools\u00a0rust"
    assert words(run.getnext()) == ";"
    (note,) = (
        one
        for one in part(data, "footnotes").iter(f"{W}footnote")
        if one.get(f"{W}id") == reference.get(f"{W}id")
    )
    assert words(note) == "*\tOil\u2011free ones do."
    assert next(note.iter(f"{W}noBreakHyphen")) is not None


def test_the_separators_of_notes_are_there(data: bytes) -> None:
    kinds = [one.get(f"{W}type") for one in part(data, "footnotes").iter(f"{W}footnote")]
    assert kinds == ["separator", "continuationSeparator", None]


def test_a_note_that_is_marked_nowhere_is_kept(tools: itures.Document) -> None:
    (note,) = tools.footnotes
    lost = attrs.evolve(tools, footnotes=(attrs.evolve(note, anchor=None),))
    data = to_docx(lost)
    assert words(part(data, "footnotes")).endswith("*\tOil\u2011free ones do.")
    assert len(list(part(data, "document").iter(f"{W}footnoteReference"))) == 1


def test_a_note_whose_words_were_changed_stays_at_its_node(tools: itures.Document) -> None:
    clause = tools.clauses[0]
    item = attrs.evolve(clause.items[0], text="all new words;")
    clauses = (attrs.evolve(clause, items=(item, *clause.items[1:])), *tools.clauses[1:])
    data = to_docx(attrs.evolve(tools, clauses=clauses))
    (reference,) = part(data, "document").iter(f"{W}footnoteReference")
    assert words(reference.getparent().getparent()) == "a)\tall new words;"


def test_labels_are_typed_and_nothing_is_tracked(data: bytes) -> None:
    root = part(data, "document")
    for tag in ("numPr", "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"):
        assert next(root.iter(f"{W}{tag}"), None) is None


def test_a_label_that_someone_changed_is_printed(tools: itures.Document) -> None:
    clause = tools.clauses[0]
    item = attrs.evolve(clause.items[1], label="c")
    clauses = (attrs.evolve(clause, items=(clause.items[0], item)), *tools.clauses[1:])
    found = styled(to_docx(attrs.evolve(tools, clauses=clauses)))
    assert ("Normal", "c)\tthat sheds leak,") in found


@pytest.mark.parametrize(
    "mark", ["(a)", "a)", "1.", "1.1", "b bis)", "–", "•", "（一）", "一、", "iv)"]
)
def test_marks_are_those_that_are_printed(mark: str) -> None:
    text = f"RESOLUTION 7 (Geneva, 2031)\n\nTools\n\nconsidering\n\n{mark}\tthat tools rust,\n"
    found = styled(to_docx(itures.parse_text(text, language="en")))
    assert any(said.startswith(f"{mark}\t") for _style, said in found), found


# --------------------------------------------------------------- languages, directions


def test_arabic_runs_from_right_to_left_and_names_in_it_do_not() -> None:
    data = to_docx(itures.parse(SAMPLES / "ar-wtsa-901.txt"))
    root = part(data, "document")
    assert root.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    for paragraph in root.iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    turned, others = set(), set()
    for one in root.iter(f"{W}r"):
        said = words(one)
        (turned if one.find(f"{W}rPr/{W}rtl") is not None else others).add(said)
    assert "ITU-T L.1100" in others
    assert not any("ITU" in said for said in turned)
    assert not any("\u0600" <= char <= "\u06ff" for said in others for char in said)
    lang = next(part(data, "styles").iter(f"{W}lang"))
    assert lang.get(f"{W}bidi") == "ar-EG"


def test_chinese_has_its_font_and_language() -> None:
    data = to_docx(itures.parse(SAMPLES / "zh-wtsa-901.txt"))
    styles = part(data, "styles")
    assert next(styles.iter(f"{W}lang")).get(f"{W}eastAsia") == "zh-CN"
    assert next(styles.iter(f"{W}rFonts")).get(f"{W}eastAsia") == "SimSun"
    hints = [fonts.get(f"{W}hint") for fonts in part(data, "document").iter(f"{W}rFonts")]
    assert set(hints) == {"eastAsia"}


def test_paragraphs_of_another_language_say_so() -> None:
    data = to_docx(itures.parse(SAMPLES / "en-vi-message.txt"))
    tags = {lang.get(f"{W}val") for lang in part(data, "document").iter(f"{W}lang")}
    assert tags == {"vi-VN"}


# ------------------------------------------------------------------------- the whole


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path) -> None:
    """The words of the file are those of the plain text, which takes them from the tree."""
    document = itures.parse(path)
    data = to_docx(document)
    body = " ".join(said for _style, said in styled(data))
    notes = words(part(data, "footnotes"))
    plain = to_text(attrs.evolve(document, footnotes=()))
    assert _letters(body) == _letters(plain)
    for note in document.footnotes:
        assert _letters(note.text) <= _letters(notes)


def _letters(text: str) -> Counter[str]:
    """The words of a text without marks, which a Word file prints as the source did."""
    return Counter(word for word in text.split() if len(word) > 2 and word[-1] not in ").")


def test_the_same_document_gives_the_same_bytes(tools: itures.Document, data: bytes) -> None:
    assert to_docx(tools) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_tables(tools: itures.Document) -> None:
    rows = (("Tool", "Age"), ("Saw",), ("Two\nlines", "3"))
    table = Section("annex-1__2", None, None, None, (), None, Span(0, 0), rows=rows)
    annex = attrs.evolve(tools.annexes[0], items=(table, table))
    data = to_docx(attrs.evolve(tools, annexes=(annex,)))
    first, second = docx.Document(io.BytesIO(data)).tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["Tool", "Age"],
        ["Saw", ""],
        ["Two\nlines", "3"],
    ]
    body = next(part(data, "document").iter(f"{W}body"))
    kinds = [child.tag.removeprefix(W) for child in body]
    assert kinds[-5:] == ["tbl", "p", "tbl", "p", "sectPr"]
    assert len(second.columns) == 2


def test_a_table_that_word_cannot_hold_becomes_lines(tools: itures.Document) -> None:
    table = Section("x", None, None, None, (), None, Span(0, 0), rows=(("a",) * 64,))
    data = to_docx(attrs.evolve(tools, annexes=(table,)))
    assert ("Table_text", "\t".join("a" * 64)) in styled(data)


def test_a_text_that_was_not_understood_is_there() -> None:
    said = [text for _style, text in styled(to_docx(itures.parse_text("One.\n\nTwo.\n")))]
    assert said == ["One.", "Two."]
    assert to_docx(itures.parse_text(""))


def test_characters_that_xml_cannot_hold_are_visible() -> None:
    data = to_docx(itures.parse_text("bell \x07, half \ud800, <w:p> & \ufffe."))
    assert [said for _s, said in styled(data)] == ["bell \\x07, half \\ud800, <w:p> & \\ufffe."]


@given(text=st.text(max_size=200), label=st.text(min_size=1, max_size=5))
@STEADY
def test_any_words_give_a_file(text: str, label: str) -> None:
    document = itures.parse_text(TEXT.replace("that sheds leak", text))
    clause = document.clauses[0]
    first = attrs.evolve(clause.items[0], label=label)
    clauses = (attrs.evolve(clause, items=(first, *clause.items[1:])), *document.clauses[1:])
    data = to_docx(attrs.evolve(document, clauses=clauses))
    assert docx.Document(io.BytesIO(data)).paragraphs


def test_deep_lists_do_not_break() -> None:
    item = itures.Item("x", "a", "end", Span(0, 0))
    for _ in range(3000):
        item = itures.Item("x", "a", None, Span(0, 0), (item,), "tail")
    document = itures.parse_text(TEXT)
    deep = attrs.evolve(document.clauses[0], items=(item,))
    found = styled(to_docx(attrs.evolve(document, clauses=(deep,))))
    assert sum(style == "enumlev3" for style, _ in found) > 3000


def test_notes_stand_in_the_lines_where_they_are_marked(tools: itures.Document) -> None:
    marked = [(line.text[:at], note.marker) for line in lines_of(tools) for at, note in line.notes]
    assert marked == [("that tools\u00a0rust", "*")]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.timeout(300)
def test_libreoffice_prints_the_files(tmp_path: Path) -> None:
    files = []
    for name in ("en-wtsa-901", "zh-circular", "ar-wtsa-901"):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(to_docx(itures.parse(SAMPLES / f"{name}.txt")))
        files.append(path)
    pdfs = convert(files, tmp_path)
    printed = [
        subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
        for pdf in pdfs
    ]
    english, chinese, arabic = (one.stdout.decode() for one in printed)
    assert "RESOLUTION 901 (New Delhi, 2024)" in english
    assert "1 Copper cables that no longer carry" in " ".join(english.split())
    assert "参展须知" in chinese
    assert "ITU-T L.1100" in arabic


# ------------------------------------------------------------------- the command line


def test_a_word_file_from_the_command_line(tmp_path: Path) -> None:
    target = tmp_path / "tools.docx"
    done = run("parse", str(SAMPLES / "en-wtsa-901.txt"), "-o", str(target))
    assert (done.code, done.out, done.err) == (0, "", "")
    assert styled(target.read_bytes())[4] == ("Res_No", "RESOLUTION 901 (New Delhi, 2024)")


def test_a_folder_of_word_files(tmp_path: Path) -> None:
    names = [str(SAMPLES / f"{name}.txt") for name in ("en-message", "zh-pp-905")]
    assert run("parse", "-t", "docx", *names, "-o", f"{tmp_path}/out/").code == 0
    assert {entry.name for entry in (tmp_path / "out").iterdir()} == {
        "en-message.docx",
        "zh-pp-905.docx",
    }
    done = run("parse", "-t", "docx", *names, "-o", str(tmp_path / "both.docx"))
    assert done.code == 2
    assert "do not fit in one docx" in done.err


def test_bytes_go_to_another_program_and_not_to_a_terminal() -> None:
    command = [
        sys.executable,
        "-m",
        "itures",
        "parse",
        "-t",
        "docx",
        str(SAMPLES / "en-message.txt"),
    ]
    piped = subprocess.run(command, check=True, capture_output=True)
    assert piped.stdout.startswith(b"PK\x03\x04")
    leader, terminal = pty.openpty()
    shown = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, check=False)
    os.close(terminal)
    os.close(leader)
    assert shown.returncode == 2
    assert b"-o OUT.docx" in shown.stderr


def test_json_that_was_mended_becomes_a_word_file(tmp_path: Path) -> None:
    source = tmp_path / "mended.json"
    text = itures.to_json(itures.parse_text(TEXT)).replace("that sheds leak", "that sheds burn")
    source.write_text(text, "utf-8")
    target = tmp_path / "mended.docx"
    assert run("parse", str(source), "-o", str(target)).code == 0
    assert ("Normal", "b)\tthat sheds burn,") in styled(target.read_bytes())
    piped = run("parse", "-", "-t", "text", stdin=text.encode())
    assert "that sheds burn" in piped.out
    assert run("identify", str(source)).out.split()[1:4] == ["resolution", "en", "wtsa/res/7@2031"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("{", "1:2: no JSON"),
        ('{"format": 9}', "$.format: 9 is not 1"),
        ('{"format": 1}', "missing required field"),
    ],
)
def test_json_that_is_not_ours(tmp_path: Path, said: str, message: str) -> None:
    source = tmp_path / "odd.json"
    source.write_text(said, "utf-8")
    done = run("parse", str(source))
    assert done.code == 3
    assert done.out == ""
    assert f"{source}: " in done.err
    assert message in done.err
    assert run("parse", str(tmp_path / "none.json")).err.endswith("none.json: no such file\n")
