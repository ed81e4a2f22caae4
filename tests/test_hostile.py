"""What came from a document or a file name does nothing in what is written of it.

Scripts, links, ends of comments and of CDATA, signs of Markdown, formulas, commands of a
terminal and of a CI, lone surrogates, changes of direction, paths: each is put in every place
of a document that a writer prints, and each form is looked at with the eyes of its reader.
"""

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import attrs
import docx
import lxml.html
import pytest
from lxml import etree

import itures
from cli_run import run
from itures.analysis.fingerprints import located as located_in
from itures.analysis.rules import RULES
from itures.cli.pieces import safe
from itures.errors import FormatError, SourceError
from itures.export.findings_markdown import to_markdown_table
from itures.export.github import to_github
from itures.export.rows import to_csv, to_table, to_xlsx
from itures.export.rows_html import to_html as rows_as_html
from itures.export.sarif import to_sarif
from itures.export.visible import UNSAFE
from itures.export.writers import WRITERS, Layout
from itures.model.blocks import Link
from itures.model.span import Span

TEXT = """RESOLUTION 905 (BUCHAREST, 2022)
Kites over quiet valleys
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
considering
a)\tthat kites[footnoteRef:1]1 fly, as Resolution 71 (Rev. Bucharest, 2022) says; [1: 1 Of silk.]
b)\tthat strings break,
resolves to instruct the Secretary-General
1\tto mend the strings;
2\tto report to the council in 2031.
ANNEX 1
Strings
1\tA string is long.
"""
EVIL = {
    "script": "<script>alert(1)</script>",
    "handler": '<img src=x onerror=alert(1)>" onmouseover="alert(1)',
    "javascript": "[x](javascript:alert(1)) <javascript:alert(1)> javascript:alert(1)",
    "cdata": "]]> --> <!-- <![CDATA[ ?> </style></script></title>",
    "markdown": "| `a` ``` *b* [c]: http://x.example \\| # d\n# e\n---\n- f",
    "formula": '=HYPERLINK("http://x.example";"y")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "tab": "\t=1+1",
    "command": "x\n::set-output name=a::b\r\n::error::c %0A::warning::d",
    "terminal": "\x1b[2J\x1b]0;t\x07\x9b31m\x08\x7f\x00",
    "surrogate": "a\ud800b\udfff",
    "override": "a\u202egnp.exe\u202c",
    "isolate": "\u2067never closed",
    "tags": "a\U000e0041\U000e0042",
    "entity": "&lt;b&gt; &#x3c;i> &amp;amp; {{ 7*7 }} {% x %} ${x} %s {0}",
    "path": "../../etc/x\\..\\C:\\NUL",
}
"""What is hostile somewhere, by name."""
NODES = pytest.mark.parametrize("said", EVIL.values(), ids=EVIL)


def hostile(said: str) -> itures.Document:
    """A document in which every string that a file may set says this."""
    clean = itures.parse_text(TEXT)
    assert clean.masthead
    assert len(clean.clauses) == 2
    return attrs.evolve(
        clean,
        title=said,
        masthead=attrs.evolve(
            clean.masthead, lines=(said, *clean.masthead.lines, said), number=said, place=said
        ),
        clauses=tuple(_clause(clause, said) for clause in clean.clauses),
        annexes=tuple(attrs.evolve(a, heading=said, title=said, label=said) for a in clean.annexes),
        footnotes=tuple(attrs.evolve(note, marker=said, text=said) for note in clean.footnotes),
        discarded=(itures.Discarded(Span(0, 1), said, said),),
        links=(Link(Span(0, 3), said), Link(Span(0, 3), "javascript:alert(2)")),
        source=attrs.evolve(clean.source, path=f"{said}.txt"),
    )


def _clause(clause: itures.Clause, said: str) -> itures.Clause:
    items = tuple(
        attrs.evolve(item, label=said, text=f"{said} {item.text}") for item in clause.items
    )
    table = itures.Item(
        f"{clause.id}__table-1", None, said, clause.span, rows=((said, "x"), ("", said))
    )
    return attrs.evolve(
        clause, opener=said, text=said, tail=said, actors=(said,), items=(*items, table)
    )


def written(said: str, form: str, layout: Layout | None = None) -> str | bytes:
    return WRITERS[form].write(hostile(said), layout or Layout())


# ------------------------------------------------------------------ documents


@NODES
@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_json_carries_it_and_stands_alone(said: str, form: str) -> None:
    text = written(said, form)
    assert isinstance(text, str)
    assert itures.from_json(text) == hostile(said)
    assert json.loads(text.encode("utf-8"))
    assert text.count("\n") == 1
    assert not set(map(chr, range(32))) & set(text.rstrip("\n"))


@NODES
def test_xml_holds_it_as_words(said: str) -> None:
    text = written(said, "akn")
    assert isinstance(text, str)
    root = etree.fromstring(text)
    spaces = {etree.QName(element).namespace for element in root.iter(etree.Element)}
    assert spaces == {"http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    assert not [e for e in root.iter() if not isinstance(e.tag, str)]
    assert not [f for f in itures.check_akn(text.encode()) if f.code == "AKN801"]
    hrefs = [value for e in root.iter() for name, value in e.items() if name in {"href", "src"}]
    assert not [href for href in hrefs if not href.startswith(("#", "/", "!"))]


def assert_harmless(page: str) -> None:
    """A page has no script of a document, no handler, and no link to a program."""
    root = lxml.html.document_fromstring(page.encode("utf-8"))
    for element in root.iter(etree.Element):
        assert element.tag != "script" or "alert" not in (element.text or "")
        assert element.tag not in {"iframe", "object", "embed", "base", "form", "img", "meta-x"}
        for name, value in element.items():
            assert not name.startswith("on"), (element.tag, name)
            if name in {"href", "src", "action"}:
                assert re.match(r"#|https?://|data:,$", value), value
    assert not UNSAFE.search(re.sub("[\u2066-\u2069]", "", page)), "a character that is not shown"


@NODES
def test_a_page_shows_it(said: str) -> None:
    page = written(said, "html")
    assert isinstance(page, str)
    assert_harmless(page)
    assert "\u202e" not in page
    assert itures.to_html(hostile(said)) == page


@NODES
def test_markdown_prints_it(said: str) -> None:
    tokens = (
        pytest.importorskip("markdown_it")
        .MarkdownIt("gfm-like", {"linkify": False, "html": True})
        .parse(str(written(said, "markdown")))
    )
    every = [inner for token in tokens for inner in (token, *(token.children or ()))]
    kinds = {token.type for token in every if token.content != "<br>"}  # ours, in a cell
    # Those who do not know notes take the second paragraph of one for code: it prints the same.
    assert not kinds & {"html_block", "html_inline", "fence", "code_inline", "image"}
    for token in every:
        if token.type == "link_open":
            # One word of a note is an address beside the file, for those who know no notes.
            assert not re.match(
                r"(?!https?:)[a-z][a-z0-9+.-]*:", str(token.attrGet("href")), re.IGNORECASE
            )
    assert not UNSAFE.search(str(written(said, "markdown")))


@NODES
def test_a_terminal_is_not_commanded(said: str) -> None:
    tree = str(written(said, "tree", Layout(colour=False, terminal=True)))
    assert not UNSAFE.search(re.sub("[\u2066-\u2069]", "", tree))
    for form in ("text", "json", "ndjson", "markdown", "akn", "html"):
        shown = str(written(said, form, Layout(terminal=True)))
        assert not UNSAFE.search(re.sub("[\u2066-\u2069]", "", shown) if form == "html" else shown)
        if "json" in form:
            assert json.loads(shown) == json.loads(str(written(said, form)))


@NODES
def test_a_word_file_runs_nothing(said: str) -> None:
    data = written(said, "docx")
    assert isinstance(data, bytes)
    assert docx.Document(io.BytesIO(data)).paragraphs
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            assert re.fullmatch(r"[\w/.\[\]-]+", name)
            assert ".." not in name
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(part)
                external = [e for e in root.iter() if e.get("TargetMode") == "External"]
                assert not [e for e in external if not e.get("Target", "").startswith("http")]
                codes = [v for e in root.iter() for n, v in e.items() if n.endswith("instr")]
                assert set(codes) <= {" PAGE "}
                assert not [e for e in root.iter() if str(e.tag).endswith("instrText")]


# ------------------------------------------------------------------ rows


def rows(said: str) -> tuple[tuple[str, ...], list[dict[str, object]]]:
    row = {"id": said, "language": said, "text": said, "labels": (said, said)}
    return tuple(row), [row]


@NODES
def test_no_cell_is_a_formula(said: str) -> None:
    text = to_csv(*rows(said))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len(cells) == 8
    for cell in cells:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert not UNSAFE.search(cell)
    text.encode("utf-8")


@NODES
def test_no_sheet_holds_a_formula_or_a_link(said: str) -> None:
    data = to_xlsx({"one": rows(said)})
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            root = etree.fromstring(part)
            tags = {etree.QName(e).localname for e in root.iter(etree.Element)}
            assert not tags & {"f", "hyperlink", "definedNames"} - {"definedNames"}
            assert b"TargetMode" not in part


@NODES
def test_tables_of_rows_are_harmless(said: str) -> None:
    assert_harmless(rows_as_html(said, *rows(said)))
    assert not UNSAFE.search(to_table(*rows(said), 80, colour=False))


# ------------------------------------------------------------------ findings


def located(said: str) -> list[object]:
    """Findings whose file, message and words are hostile."""
    document = itures.parse_text(f"{TEXT}\n{said}")
    finding = itures.Finding("DOC002", "warning", f"set aside: {said}", 1, 1, Span(0, 3))
    registry = itures.load_grammar().registry
    return list(located_in(f"{said}.txt", document, [finding], registry))


@NODES
def test_one_finding_is_one_command_for_github(said: str) -> None:
    lines = to_github(located(said)).splitlines()  # type: ignore[arg-type]
    assert len(lines) == 1
    assert lines[0].startswith("::warning file=")
    properties, _, message = lines[0].removeprefix("::warning ").partition("::")
    assert properties.count(",") == 3
    assert not UNSAFE.search(lines[0]), lines
    assert "set aside" in message


@NODES
def test_sarif_names_a_file_by_an_address(said: str) -> None:
    log = json.loads(to_sarif(located(said), "1"))  # type: ignore[arg-type]
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["artifactLocation"]["uri"])


@NODES
def test_findings_as_markdown_are_one_row(said: str) -> None:
    table = to_markdown_table(located(said))  # type: ignore[arg-type]
    rows = [line for line in table.splitlines() if line.startswith("| 1:1")]
    assert len(rows) == 1
    assert len(re.findall(r"(?<!\\)\|", rows[0])) == 5
    assert "<script" not in table.replace("\\<", "")
    assert not UNSAFE.search(table)


# ------------------------------------------------------------------ files and names


def check_of(text: str) -> list[itures.Finding]:
    return [found for found in itures.check(itures.parse_text(text)) if found.code == "DOC027"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a \u202eb\u202c c", "right-to-left override"),
        ("a \u202db c", "left-to-right override"),
        ("a \u2067b", "right-to-left isolate"),
        ("a \u2067b\u202c", "right-to-left isolate"),
        ("a \u202ab", "left-to-right embedding"),
        ("\u202bא \u2066a\u202c\u2069", "right-to-left embedding"),
    ],
)
def test_a_hidden_direction_is_reported(words: str, name: str) -> None:
    (found,) = check_of(f"{TEXT}\n{words}\n")
    assert name in found.message
    assert found.message.startswith("U+20")
    assert found.code in RULES
    assert found.span.end - found.span.start == 1


@pytest.mark.parametrize(
    "words",
    ["a \u2067b\u2069 c", "a \u202ab\u202c c", "\u200fא\u200e", "\u2067\u202aa\u202c\u2069 \u2069"],
)
def test_honest_directions_are_not(words: str) -> None:
    assert check_of(f"{TEXT}\n{words}\n") == []


def test_each_line_is_reported_once() -> None:
    assert len(check_of(f"{TEXT}\n\u202ea\u202eb\n\u2067c\n")) == 2


@pytest.mark.parametrize(
    "name",
    [
        *EVIL.values(),
        "../../x",
        "/etc/passwd",
        "a\0b",
        "x" * 5000,
        "CON",
        "nul.txt",
        "com1.a",
        ".",
        "",
    ],
)
def test_a_name_is_one_of_a_file_anywhere(name: str) -> None:
    made = safe(name)
    assert re.fullmatch(r"[A-Za-z0-9@_+][A-Za-z0-9.@_+-]*|", made)
    assert len(made) <= 101
    assert ".." not in made.strip(".") or "/" not in made
    assert made.partition(".")[0].upper() not in {"CON", "NUL", "COM1", "AUX", "PRN", "LPT1"}


def test_split_stays_in_its_folder(tmp_path: Path) -> None:
    """An identifier comes from a file, and so does the name of a file of the output."""
    source = tmp_path / "in.json"
    for number, name in enumerate(["../../x", "/x", "a\0b", "x" * 4000, "con", "\ud800"]):
        document = attrs.evolve(itures.parse_text(TEXT), id=name)
        source.write_text(itures.to_json(document), encoding="utf-8")
        folder = tmp_path / f"out{number}"
        done = run("parse", "--split", str(source), "-o", f"{folder}/")
        assert done.code == 0, done.err
        (made,) = folder.iterdir()
        assert made.is_file()
    assert {entry.name for entry in tmp_path.iterdir()} == {
        "in.json",
        *(f"out{n}" for n in range(6)),
    }


@pytest.mark.parametrize(
    "name", ["../../x.txt", "/x.txt", "..\\x.txt", "a\0b.txt", "C:\\x.txt", "x/" * 200 + "x.txt"]
)
def test_members_of_archives_are_read_and_never_unpacked(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.txt", TEXT)
        info = zipfile.ZipInfo("n")
        info.filename = name
        archive.writestr(info, TEXT)
    try:
        found = list(itures.parse_all(path))
    except SourceError:
        return
    assert found
    folder = tmp_path / "out"
    done = run("parse", "--split", str(path), "-o", f"{folder}/")
    assert done.code in {0, 3}
    assert {entry.name for entry in tmp_path.iterdir()} <= {"a.zip", "out"}
    assert not UNSAFE.search(done.err)


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_a_name_that_is_no_utf8_is_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\xfe\x1b[2J.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    for form in ("text", "json", "sarif", "github", "markdown"):
        done = run("check", "--format", form, os.fsdecode(path))
        assert done.code == 0, done.err
        assert "\x1b" not in done.out + done.err
        done.out.encode("utf-8")


def jsons() -> Iterator[str]:
    whole = json.loads(itures.to_json(itures.parse_text(TEXT)))
    for key in ("title", "text", "language", "id"):
        yield json.dumps(whole | {key: "a\ud800b"})
        yield json.dumps(whole | {key: "\u202e\x1b"})


@pytest.mark.parametrize("text", list(jsons()))
def test_surrogates_in_json_are_carried_through_every_form(text: str) -> None:
    try:
        document = itures.from_json(text)
    except FormatError:
        return
    itures.check(document)
    for writer in WRITERS.values():
        data = writer.write(document, Layout())
        assert data if isinstance(data, bytes) else data.encode("utf-8")


def test_a_terminal_gets_escapes_and_a_file_the_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("Kites", "K\x1b[2Jites \u202e"), encoding="utf-8")
    piped = run("parse", "-t", "text", str(path)).out
    with mock.patch("itures.cli.parse._is_terminal", return_value=True):
        shown = run("parse", "-t", "text", str(path)).out
    assert "\x1b[2J" in piped
    assert "\x1b" not in shown
    assert r"K\x1b[2Jites \u202e" in shown


@pytest.mark.parametrize("words", ["javascript:alert(1)", "data:x (y)", 'vbscript:x "y"'])
def test_a_note_is_no_address_for_those_who_do_not_know_notes(words: str) -> None:
    clean = itures.parse_text(TEXT)
    note = attrs.evolve(clean.footnotes[0], text=words)
    text = itures.to_markdown(attrs.evolve(clean, footnotes=(note,)))
    # Without the rule of markdown-it against programs: other readers have none.
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    reader.validateLink = lambda _address: True
    tokens = [inner for token in reader.parse(text) for inner in token.children or ()]
    assert tokens
    assert not [token for token in tokens if token.type == "link_open"]
