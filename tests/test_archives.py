"""Zip archives: every file in them that can be read, and nothing that leaves the archive."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import itures
from cli_run import SAMPLES, run
from itures.errors import SourceError
from itures.sources import archives
from itures.sources.archives import is_archive, members

TEXT = (SAMPLES / "en-pp-902-2018.txt").read_bytes()
OTHER = (SAMPLES / "zh-pp-905.txt").read_bytes()
ENDINGS = frozenset({".txt", ".docx", ".zip"})


def packed(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def word() -> bytes:
    from docx import Document

    data = io.BytesIO()
    document = Document()
    for line in TEXT.decode().splitlines()[:9]:
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def names(data: bytes) -> list[str]:
    return [member.name for member in members(data, "x.zip", ENDINGS)]


# ------------------------------------------------------------------ which files


def test_files_that_a_reader_knows_in_order() -> None:
    data = packed({"b/two.txt": b"2", "one.TXT": b"1", "picture.png": b"", "noending": b""})
    assert names(data) == ["x.zip/b/two.txt", "x.zip/one.TXT"]


def test_hidden_files_are_left_out() -> None:
    data = packed({"a.txt": b"", ".b.txt": b"", "__MACOSX/._a.txt": b"", ".git/c.txt": b""})
    assert names(data) == ["x.zip/a.txt"]


def test_the_bytes_of_a_file_and_its_name() -> None:
    (member,) = members(packed({"a.txt": TEXT}), "x.zip", ENDINGS)
    file = member.open()
    assert (file.read(), file.name) == (TEXT, "x.zip/a.txt")


def test_an_archive_in_an_archive_is_read_one_level_deep() -> None:
    deep = packed({"c.txt": b"3", "d.zip": packed({"e.txt": b"4"})})
    data = packed({"a.txt": b"1", "b.zip": deep})
    found = list(members(data, "x.zip", ENDINGS))
    assert [member.name for member in found] == [
        "x.zip/a.txt",
        "x.zip/b.zip/c.txt",
        "x.zip/b.zip/d.zip",
    ]
    with pytest.raises(SourceError, match="an archive in an archive in an archive; take it out"):
        found[2].open()


def test_a_broken_archive_in_an_archive_is_said_when_it_is_asked_for() -> None:
    data = packed({"a.txt": b"1", "b.zip": b"PK nothing"})
    good, bad = members(data, "x.zip", ENDINGS)
    assert good.open().read() == b"1"
    with pytest.raises(SourceError, match=r"x\.zip/b\.zip: .*damaged"):
        bad.open()


def test_an_office_document_is_no_archive() -> None:
    assert not is_archive(word())
    assert is_archive(packed({"a.docx": word()}))
    assert not is_archive(b"RESOLUTION 1")
    assert not is_archive(b"")


# ------------------------------------------------------------------ hostile archives


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "a/../../b.txt", "C:/a.txt"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="unsafe name"):
        names(packed({name: b"x"}))


def test_a_bomb_is_refused() -> None:
    with pytest.raises(SourceError, match="packed more than"):
        names(packed({"a.txt": b"\0" * 20_000_000}))


def test_archives_in_an_archive_share_one_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed({"a.txt": b"x" * 600}, method=zipfile.ZIP_STORED)
    data = packed({"a.zip": inner, "b.zip": inner}, method=zipfile.ZIP_STORED)
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 2 * len(inner) + 1000)
    first, second = members(data, "x.zip", ENDINGS)
    assert len(first.open().read()) == 600
    with pytest.raises(SourceError, match=r"b\.zip/a\.txt: the archive unpacks to more than"):
        second.open()


@pytest.mark.parametrize("cut", [10, 60, 200])
def test_a_damaged_archive_has_a_message(cut: int) -> None:
    data = packed({"a.txt": TEXT})
    with pytest.raises(SourceError, match=r"^x\.zip: "):
        names(data[:-cut])


def test_an_archive_without_readable_files() -> None:
    with pytest.raises(SourceError, match="no file in this archive that can be read"):
        names(packed({"a.png": b"x"}))


# ------------------------------------------------------------------ the library


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "texts.zip"
    inner = packed({"905.txt": OTHER})
    files = {"902.txt": TEXT, "more.zip": inner, "w.docx": word(), "bad.docx": b"PK nothing"}
    path.write_bytes(packed(files))
    return path


def test_parse_all_reads_every_file(archive: Path) -> None:
    found = list(itures.parse_all(archive))
    assert [(document.source.path, document.id) for document in found] == [
        (f"{archive}/902.txt", "pp/res/902@2018"),
        (f"{archive}/bad.docx", None),
        (f"{archive}/more.zip/905.txt", "pp/res/905@2022"),
        (f"{archive}/w.docx", "pp/res/902@2018"),
    ]
    assert [f.code for f in found[1].findings] == ["DOC006"]


def test_parse_all_of_the_bytes_of_an_archive(archive: Path) -> None:
    found = itures.parse_all(archive.read_bytes())
    assert next(found).source.path == "archive/902.txt"


def test_a_volume_in_an_archive_comes_apart(tmp_path: Path) -> None:
    path = tmp_path / "v.zip"
    path.write_bytes(packed({"v.txt": (SAMPLES / "en-volume-911-916.txt").read_bytes()}))
    assert len(list(itures.parse_all(path))) == 7


def test_a_file_that_cannot_be_unpacked_is_a_document_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "v.zip"
    deep = packed({"c.zip": packed({"d.zip": b""})})
    path.write_bytes(packed({"b.zip": deep, "a.txt": TEXT}))
    first, second = itures.parse_all(path)
    assert first.id == "pp/res/902@2018"
    assert (second.kind, second.text) == ("unknown", "")
    assert second.findings[0].code == "DOC006"
    assert "an archive in an archive" in second.findings[0].message


def test_parse_of_an_archive_says_what_to_do(archive: Path) -> None:
    document = itures.parse(archive)
    assert document.kind == "unknown"
    assert document.findings[0].code == "DOC006"
    assert "parse_all" in document.findings[0].message


def test_a_word_file_under_the_name_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "word.zip"
    path.write_bytes(word())
    assert itures.parse(path).id == "pp/res/902@2018"
    (document,) = itures.parse_all(path)
    assert document.id == "pp/res/902@2018"


# ------------------------------------------------------------------ the command line


def test_an_archive_means_the_files_in_it(archive: Path) -> None:
    done = run("identify", "texts.zip", cwd=archive.parent)
    assert done.code == 3  # one file is broken; the others are done
    assert [line.split()[0] for line in done.lines] == [
        "texts.zip/902.txt",
        "texts.zip/more.zip/905.txt",
        "texts.zip/w.docx",
    ]
    assert "texts.zip/bad.docx: " in done.err


def test_an_archive_in_a_folder_is_one_of_its_files(archive: Path) -> None:
    (archive.parent / "z.txt").write_bytes(OTHER)
    done = run("identify", str(archive.parent))
    assert [line.split()[0].rpartition("/")[2] for line in done.lines] == [
        "902.txt",
        "905.txt",
        "w.docx",
        "z.txt",
    ]


def test_a_file_for_each_file_of_an_archive(archive: Path) -> None:
    out = archive.parent / "out"
    done = run("parse", "-t", "text", "-o", f"{out}/", str(archive))
    assert done.code == 3
    assert sorted(path.name for path in out.iterdir()) == ["902.txt", "905.txt", "w.txt"]


def test_findings_of_files_in_an_archive_have_their_names(archive: Path) -> None:
    done = run("check", "texts.zip", cwd=archive.parent)
    assert all(line.startswith("texts.zip/") for line in done.lines if ": " in line)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed({"a.png": b"x"}), "no file in this archive that can be read"),
        (packed({"a.txt": TEXT})[:-30], "damaged"),
        (packed({"../a.txt": TEXT}), "unsafe name"),
        (b"PK\x05\x06" + b"\0" * 18, "no file in this archive that can be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    done = run("parse", "x.zip", cwd=tmp_path)
    assert done.code == 3
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.err.count("\n") == 1


def test_an_archive_is_not_written_over(archive: Path) -> None:
    before = archive.read_bytes()
    done = run("parse", "-t", "ndjson", "-o", str(archive), str(archive))
    assert done.code == 2
    assert "is an input" in done.err
    assert archive.read_bytes() == before
