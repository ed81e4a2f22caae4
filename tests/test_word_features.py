"""One test for each row of the table in `docs/reference/word-files.md`.

Each builds a tiny file with the feature, and checks what becomes of it. That nothing is
lost is checked of all of them: every word of the file is in the text of all changes.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import itures
import word_sample
from itures.model.blocks import Cell, Reading
from itures.sources.faults import FileFaultError
from word_files import (
    BY,
    box,
    field,
    gone,
    ins,
    lines,
    note,
    note_ref,
    para,
    part,
    read,
    row,
    run,
    table,
    word,
    zipped,
)

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "word-files.md"
ROWS: dict[str, Callable[[], bytes | None]] = {}
"""The rows of the table, and what tests them; what is given back loses no word."""


def feature(name: str) -> Callable[[Callable[[], bytes | None]], Callable[[], bytes | None]]:
    """Note what tests a row."""

    def noted(test: Callable[[], bytes | None]) -> Callable[[], bytes | None]:
        ROWS[name] = test
        return test

    return noted


def solid(text: str) -> str:
    """A text without blanks, soft hyphens, and signs that only a font says what they are."""
    return re.sub(r"[\s\u00ad\uf000-\uf0ff]", "", unicodedata.normalize("NFKC", text))


def words_of(data: bytes) -> list[str]:
    """The words of all stories of a file, found without the reader.

    Of contents in several forms the last is left out: it says the same as the first.
    """
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not re.fullmatch(
                r"word/(document|footnotes|endnotes|comments|header|footer)\.xml", name
            ):
                continue
            root = etree.fromstring(archive.read(name))
            for spare in list(root.iter("{*}Fallback")):
                spare.getparent().remove(spare)
            found += [e.text for e in root.iter("{*}t", "{*}delText") if e.text]
    return found


@feature("footnote text")
def footnotes() -> bytes:
    data = word(para("words", note_ref(1)), footnotes=note(1, "below", "and more"))
    found = read(data)
    assert [found.text[slice(*n.words)] for n in found.notes] == ["below\nand more"]
    return data


@feature("mark of a note, typed or numbered")
def marks() -> bytes:
    double = (
        note_ref(7, "1")
        + run(", ", '<w:rStyle w:val="x1"/>')
        + note_ref(3)
        + run("bis", '<w:rStyle w:val="x1"/>')
    )
    data = word(para("a", double), footnotes=note(7, "x", typed="1") + note(3, "y"))
    found = read(data)
    assert found.text.startswith("a1, 1bis\n")
    assert [(m.marker, m.ref) for m in found.marks] == [("1", "7"), ("1bis", "3")]
    return data


@feature("automatic labels")
def labels() -> bytes:
    data = word(para("one", num=0), para("two", num=1), para("three", style="Listed"))
    assert read(data).text == "a)\tone\ni)\ttwo\nb)\tthree\n"
    return data


@feature("item that was taken out")
def deleted_item() -> bytes:
    out = para(gone(run("two")), num=0, mark=f"<w:del w:id='1' {BY}/>")
    data = word(para("one", num=0), out, para("three", num=0))
    assert lines(read(data)) == ["a)\tone", "b)\tthree"]
    assert lines(read(data, "original")) == ["a)\tone", "b)\ttwo", "c)\tthree"]
    return data


@feature("style names")
def styles() -> bytes:
    data = word(para("RESOLUTION ", run("9", '<w:rStyle w:val="x2"/>'), style="a7"))
    found = read(data)
    assert (found.blocks[0].style, found.runs[0].style) == ("resno", "href")
    return data


@feature("insertions")
def insertions() -> bytes:
    data = word(para("a ", ins(run("new"))))
    assert (read(data).text, read(data, "original").text) == ("a new\n", "a \n")
    assert [(r.change, r.author, r.text) for r in read(data).revisions] == [
        ("insertion", "Ana", "new")
    ]
    return data


@feature("deletions")
def deletions() -> bytes:
    data = word(para("a ", gone(run("old"))))
    assert (read(data).text, read(data, "original").text) == ("a \n", "a old\n")
    assert [(r.change, r.text) for r in read(data).revisions] == [("deletion", "old")]
    return data


@feature("moves")
def moves() -> bytes:
    name = f'w:id="1" w:name="m" {BY}'
    away = f'<w:moveFromRangeStart {name}/><w:moveFrom w:id="2" {BY}>{run("it")}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>'
    here = f'<w:moveToRangeStart {name}/><w:moveTo w:id="2" {BY}>{run("it")}</w:moveTo><w:moveToRangeEnd w:id="1"/>'
    data = word(para(away, "a"), para("b", here))
    assert (read(data).text, read(data, "original").text) == ("a\nbit\n", "ita\nb\n")
    assert [(r.change, r.move) for r in read(data).revisions] == [
        ("move-from", "m"),
        ("move-to", "m"),
    ]
    return data


@feature("comments")
def comments() -> bytes:
    comment = f'<w:comment w:id="0" w:author="Bo">{para("why?")}</w:comment>'
    data = word(para("a", '<w:r><w:commentReference w:id="0"/></w:r>'), comments=comment)
    found = read(data)
    assert [(a.why, found.text[slice(*a.span)]) for a in found.asides] == [("comment", "why?\n")]
    return data


@feature("hyperlinks")
def hyperlinks() -> bytes:
    data = word(
        para(f'<w:hyperlink r:id="k">{run("there")}</w:hyperlink>'),
        links={"k": "http://a.example/"},
    )
    found = read(data)
    assert [(found.text[slice(*link.span)], link.target) for link in found.links] == [
        ("there", "http://a.example/")
    ]
    return data


@feature("content controls")
def controls() -> bytes:
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('block')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('inline')}</w:sdtContent></w:sdt>"
    data = word(block, para("a ", inline))
    assert lines(read(data)) == ["block", "a inline"]
    return data


@feature("text boxes")
def boxes() -> bytes:
    data = word(para("holds it", box("in it")), para("next"))
    assert lines(read(data)) == ["holds it", "in it", "next"]
    return data


@feature("tables")
def tables() -> bytes:
    inner = table(row("x"))
    data = word(table(row("a", "b"), row("c", f"<w:tc>{inner}{para('d')}</w:tc>")))
    found = read(data)
    assert found.text == "a\tb\nc\tx\nd\n"
    assert [block.cell for block in found.blocks] == [
        Cell(0, 0, 0),
        Cell(0, 0, 1),
        Cell(0, 1, 0),
        Cell(1, 0, 0),
        Cell(0, 1, 1),
    ]
    return data


@feature("headers and footers")
def margins() -> bytes:
    data = word(para("a"), header=para("head"), footer=para("foot"))
    found = read(data)
    assert found.text == "a\nhead\nfoot\n"
    assert [a.why for a in found.asides] == ["header", "footer"]
    return data


@feature("no-break hyphen")
def no_break_hyphen() -> bytes:
    data = word(para("<w:r><w:t>ITU</w:t><w:noBreakHyphen/><w:t>T</w:t></w:r>"))
    assert read(data).text == "ITU\u2011T\n"
    return data


@feature("soft hyphen")
def soft_hyphen() -> bytes:
    data = word(para("<w:r><w:t>tele</w:t><w:softHyphen/><w:t>com</w:t></w:r>"))
    assert read(data).text == "tele\u00adcom\n"
    return data


@feature("tabs and breaks")
def tabs() -> bytes:
    data = word(para("MOD\tA/1", "<w:r><w:br/></w:r>", "B"))
    assert read(data).text == "MOD\tA/1\nB\n"
    assert len(read(data).blocks) == 1
    return data


@feature("fields and bookmarks")
def fields() -> bytes:
    mark = '<w:bookmarkStart w:id="0" w:name="_Ref1"/>'
    simple = f'<w:fldSimple w:instr=" STYLEREF href ">{run("9")}</w:fldSimple>'
    data = word(
        para(
            mark,
            "see ",
            field(" REF _Ref1 ", run("a)")),
            " of ",
            simple,
            '<w:bookmarkEnd w:id="0"/>',
        )
    )
    assert read(data).text == "see a) of 9\n"
    return data


@feature("right-to-left runs")
def right_to_left() -> bytes:
    words = "\u0627\u0644\u0642\u0631\u0627\u0631 9"
    data = word(para(run(words, "<w:rtl/>"), run(" ITU-T"), props="<w:bidi/>"))
    assert read(data).text == f"{words} ITU-T\n"
    return data


@feature("Strict files")
def strict() -> bytes:
    link = f'<w:hyperlink r:id="k">{run("x")}</w:hyperlink>'

    def made(*, strict: bool) -> bytes:
        body = (para("one", note_ref(1), num=0), para("two", link, style="a8"))
        to = {"k": "http://a.example/"}
        return word(*body, footnotes=note(1, "n"), header=para("h"), links=to, strict=strict)

    found = read(made(strict=True))
    assert found == read(made(strict=False))
    assert found.text == "a)\tone1\ntwox\n1\tn\nh\n"
    assert len(found.links) == 1
    return made(strict=True)


@feature("old `.doc` files")
def old_files() -> None:
    finding = itures.parse(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).findings[0]
    assert finding.code == "DOC006"
    assert "LibreOffice" in finding.message


@feature("broken archives and parts")
def broken() -> None:
    data = word(para("words"))
    for bad in (
        data[: len(data) // 2],
        zipped({"a": b""}),
        word(extra={"word/document.xml": b"<w:p"}),
    ):
        with pytest.raises(FileFaultError):
            read(bad)


@feature("entities, bombs and other attacks")
def attacks() -> None:
    doctype = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    evil = part("document", f"<w:body>{para('x')}</w:body>").replace("?>", f"?>{doctype}", 1)
    for bad in (evil.encode(), evil.replace("UTF-8", "UTF-16").encode("utf-16"), b" " * 2**23):
        with pytest.raises(FileFaultError):
            read(word(extra={"word/document.xml": bad}))


@feature("hidden words")
def hidden() -> bytes:
    data = word(para("a ", run("unseen", "<w:vanish/>")))
    assert [a.why for a in read(data).asides] == ["hidden"]
    return data


@feature("changes that are drawn")
def drawn() -> bytes:
    data = word(
        para("MOD", style="P"),
        para("a ", run("old", "<w:strike/>"), run("new", '<w:u w:val="single"/>')),
    )
    assert lines(read(data)) == ["MOD", "a new"]
    assert lines(read(data, "original")) == ["MOD", "a old"]
    return data


@feature("formulas and symbols")
def formulas() -> bytes:
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>'
    data = word(para("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", sign, "9"))
    assert read(data).text == "x\u22649\n"
    return data


@feature("macros and embedded objects")
def macros() -> bytes:
    rel = '<Relationship Id="v" Type="x/vbaProject" Target="vbaProject.bin"/>'
    data = word(para("a"), rels=rel, extra={"word/vbaProject.bin": b"\0"})
    assert [remark.code for remark in read(data).remarks] == ["DOC023"]
    return data


@pytest.mark.parametrize("name", ROWS)
def test_feature(name: str) -> None:
    data = ROWS[name]()
    if data is not None:
        check_nothing_is_lost(read(data, "all"), words_of(data))


def check_nothing_is_lost(both: Reading, words: list[str]) -> None:
    there = solid(both.text)
    for piece in words:
        assert solid(piece) in there


def test_every_row_of_the_page_is_tested() -> None:
    page = PAGE.read_text("utf-8")
    rows = re.findall(
        r"^\| ([^|]+?) \|", page[page.index("| in the file |") :].split("\n\n")[0], re.MULTILINE
    )
    assert [name for name in rows if name != "in the file" and set(name) != {"-"}] == list(ROWS)


def test_the_sample_is_what_its_program_writes() -> None:
    assert word_sample.PATH.read_bytes() == word_sample.made()
