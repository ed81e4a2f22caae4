"""Word files from strangers: every attack is refused with one error that says what is wrong."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import itures
from itures.model.blocks import Reading
from itures.sources.faults import FileFaultError
from itures.sources.word import package as limits
from itures.sources.word.package import open_package
from word_files import LISTS, STYLES, note, note_ref, para, part, read, row, table, word, zipped

DOCUMENT = "word/document.xml"
ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">{}]>'
LAUGHS = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


def refused(data: bytes) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(FileFaultError) as error:
        read(data)
    return str(error.value)


def declared(doctype: str, content: str = "") -> str:
    """A document with a document type."""
    body = part("document", f"<w:body>{content}</w:body>")
    return body.replace("?>", f"?>{doctype}", 1)


@pytest.mark.parametrize(
    "doctype",
    [
        ENTITIES.format(""),
        ENTITIES.format(LAUGHS),
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://a.example/x.dtd">',
        "<!DOCTYPE w:document>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types(doctype: str, encoding: str) -> None:
    body = declared(doctype, para("<w:r><w:t>&a;</w:t></w:r>" if "ENTITY a" in doctype else "x"))
    data = body.replace("UTF-8", encoding.upper()).encode(encoding)
    assert DOCUMENT in refused(word(extra={DOCUMENT: data}))


@pytest.mark.parametrize("name", ["styles", "numbering", "footnotes", "_rels/document.xml.rels"])
def test_document_types_in_other_parts(name: str) -> None:
    bad = declared(ENTITIES.format(LAUGHS))
    path = f"word/{name}" + ("" if name.endswith(".rels") else ".xml")
    data = word(para("x", note_ref(1), num=0), footnotes=note(1, "n"), extra={path: bad})
    assert path in refused(data)


def test_a_huge_part_in_a_little_file() -> None:
    huge = b"<w:p/>" * (limits.LARGEST_PART // 6 + 1)
    assert "too large" in refused(word(extra={DOCUMENT: huge}))
    assert "200 to 1" in refused(word(extra={DOCUMENT: huge[: 8 * limits.MIB]}))


def test_more_tags_than_a_tree_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itures.sources.word.parts.MOST_NODES", 1000)
    assert "tags" in refused(word(*(para("x") for _ in range(400))))


def test_a_long_text_and_deep_levels() -> None:
    assert "XML" in refused(word(para("".join(map(str, range(1_800_000))))))
    deep = f"{'<w:sdt>' * 300}{para('x')}{'</w:sdt>' * 300}"
    assert "XML" in refused(word(deep))


def test_many_levels_that_are_allowed() -> None:
    nested = para("x")
    for _ in range(60):
        nested = table(row(f"<w:tc>{nested}{para('')}</w:tc>"))
    assert read(word(nested)).text.count("x") == 1
    wrapped = f"{'<w:smartTag>' * 245}{para('x')}{'</w:smartTag>' * 245}"
    assert read(word(wrapped)).text == "x\n"


# ------------------------------------------------------------------ the archive


def test_lies_about_sizes() -> None:
    """The lengths in the list of parts are those that the attacker wrote."""
    data = bytearray(word(para("x")))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(FileFaultError):
        open_package(bytes(data)).read("[Content_Types].xml")


def test_parts_that_share_bytes() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("a", "b"):
            archive.writestr(name, b"x" * 1000)
        archive.filelist[1].header_offset = archive.filelist[0].header_offset
    assert "another part" in refused(file.getvalue())


@pytest.mark.parametrize("name", ["../x", "/x", "a\\b", "C:x", "a/../b", "x\0y"])
def test_unsafe_names(name: str) -> None:
    """The writer mends names itself, so they are put into the bytes afterwards."""
    data = zipped({"Q" * len(name): b"", DOCUMENT: b""})
    assert "unsafe" in refused(data.replace(b"Q" * len(name), name.encode()))


def test_two_parts_of_one_name() -> None:
    data = zipped({"aa": b"1", "bb": b"2"}).replace(b"bb", b"aa")
    assert "two parts" in refused(data)


def test_encrypted_parts_and_other_methods() -> None:
    data = bytearray(zipped({"a": b"1"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(bytes(data))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", b"1")
    assert "method 12" in refused(file.getvalue())


def test_too_many_parts() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(limits.MOST_PARTS + 1):
            archive.writestr(str(number), b"")
    assert "too many parts" in refused(file.getvalue())


def test_too_large_a_file() -> None:
    assert "too large" in refused(b"PK\x03\x04" + bytes(limits.LARGEST_FILE))


def test_the_bound_of_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_TOTAL", 3000)
    assert "too large" in refused(zipped({str(i): bytes(range(250)) * 4 for i in range(4)}))


@pytest.mark.parametrize(
    "target", ["../../etc/passwd", "..\\x.xml", "a/../../../x", "x%00y", "/../x"]
)
def test_targets_outside_the_file(target: str) -> None:
    rel = f'<Relationship Id="s" Type="x/styles" Target="{target}"/>'
    assert "leads out" in refused(word(para("x"), styles="", rels=rel))


def test_targets_that_mean_nothing() -> None:
    rel = '<Relationship Id="s" Type="x/styles" Target="NULL"/>'
    assert read(word(para("x"), styles="", rels=rel)).text == "x\n"
    gone = '<Relationship Id="s" Type="x/styles" Target="gone.xml"/>'
    found = read(word(para("x"), styles="", rels=gone))
    assert [(r.code, "word/gone.xml" in r.message) for r in found.remarks] == [("DOC024", True)]


def test_the_main_part_is_told_by_its_relationship() -> None:
    data = word(para("x"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    moved = {name.replace("word/", "doc/"): content for name, content in parts.items()}
    moved["_rels/.rels"] = parts["_rels/.rels"].replace(b'"word/', b'"/doc/')
    assert read(zipped(moved)).text == "x\n"


def test_external_targets_are_not_fetched_and_macros_are_reported() -> None:
    rel = (
        '<Relationship Id="f" Type="x/footnotes" Target="http://a.example/" TargetMode="External"/>'
        '<Relationship Id="v" Type="x/vbaProject" Target="vbaProject.bin"/>'
        '<Relationship Id="c" Type="x/aFChunk" Target="chunk.html"/>'
    )
    found = read(word(para("x"), rels=rel, extra={"word/vbaProject.bin": b"\0"}))
    assert [remark.code for remark in found.remarks] == ["DOC023", "DOC024"]


# ------------------------------------------------------------------ files of other kinds


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .doc"),
        (b"{\\rtf1 text}", "Rich Text"),
        (
            b'<?xml version="1.0"?><p:package xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
            "flat OPC",
        ),
        (b"", "archive"),
        (b"PK\x03\x04 and no more", "archive"),
        (b"plain words", "archive"),
        (zipped({"a.txt": b"words"}), "main part"),
        (word(extra={DOCUMENT: part("workbook", "")}), "workbook"),
        (word(extra={DOCUMENT: b"<w:document"}), DOCUMENT),
        (word(extra={DOCUMENT: b""}), DOCUMENT),
    ],
)
def test_what_is_no_word_file(data: bytes, says: str) -> None:
    assert says in refused(data)


@pytest.mark.parametrize("ending", [".doc", ".docx", ".rtf"])
def test_a_file_of_another_kind_is_a_finding(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"x{ending}"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    found = itures.parse(file).findings
    assert [(f.code, "LibreOffice" in f.message) for f in found] == [("DOC006", True)]


def test_bytes_without_a_name_are_known() -> None:
    assert "x" in itures.parse(word(para("x"))).text
    assert itures.parse(b"{\\rtf1 x}").findings[0].code == "DOC006"


# ------------------------------------------------------------------ memory


LIMITED = """
import resource, sys, itures
itures.parse(sys.argv[1])
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * resource.getpagesize() + 200 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (most, most))
for path in sys.argv[2:]:
    assert itures.parse(path).findings[0].code == "DOC006", path
"""
"""Reads a sound file first, so that everything is loaded, then all others in 200 MiB more."""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory is taken")
def test_attacks_take_little_memory(tmp_path: Path) -> None:
    bomb = b'<w:t xmlns:w="x">' + b" " * (80 * limits.MIB)
    attacks = {
        "a": word(para("x")),
        "bomb": word(extra={DOCUMENT: bomb}),
        "laughs": word(extra={DOCUMENT: declared(ENTITIES.format(LAUGHS), "&j;")}),
        "many": zipped({str(number): b"" for number in range(5000)}),
    }
    for name, data in attacks.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    files = sorted(str(file) for file in tmp_path.iterdir())
    subprocess.run([sys.executable, "-c", LIMITED, *files], check=True)


# ------------------------------------------------------------------ broken files

FILE = word(
    para("one ", note_ref(1), num=0),
    table(row("a", "b")),
    footnotes=note(1, "n"),
    styles=STYLES,
    lists=LISTS,
    header=para("h"),
)


def try_to_read(data: bytes) -> None:
    """Read what may be broken: it gives a reading, or the one error."""
    for view in ("final", "all"):
        try:
            found = read(data, view)
        except FileFaultError:
            return
        assert isinstance(found, Reading)
        assert all(b.start < b.end <= len(found.text) for b in found.blocks)


@pytest.mark.parametrize("chunk", range(8))
def test_files_that_are_cut_short_or_flipped(chunk: int) -> None:
    for at in range(chunk, len(FILE), 8 * 3):
        try_to_read(FILE[:at])
        for bit in (0, 5, 7):
            try_to_read(FILE[:at] + bytes([FILE[at] ^ 1 << bit]) + FILE[at + 1 :])


def test_broken_parts_in_a_whole_archive() -> None:
    """The archive is sound, its parts are not: what a program without care writes."""
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        for at in range(0, len(content), 23):
            try_to_read(zipped({**parts, name: content[:at]}))
            try_to_read(zipped({**parts, name: content[:at] + b"0" + content[at + 1 :]}))
            try_to_read(zipped({**parts, name: content[:at] + content[at + 9 :]}))
