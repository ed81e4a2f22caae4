"""PDFs that cannot be read, and how one is read all the same: in a process apart."""

import gc
import io
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import itures
from itures.model.blocks import Reading, Source
from itures.sources.faults import FileFaultError
from itures.sources.pdf import read as reader
from itures.sources.pdf.apart import Apart
from itures.sources.pdf.here import read_here
from itures.sources.pdf.worker import LENGTH, Answer, answer, serve
from little_pdf import Page, pdf, typeset

SOURCE = Source("some.pdf", "", "application/pdf")
TEXT = [
    "RESOLUTION 5 (Geneva, 2031)",
    "Tools for the repair of harbour cables",
    "The World Telecommunication Standardization Assembly (Geneva, 2031),",
    "considering",
    "a)\tthat tools are few,",
    "resolves",
    "to list the tools of every port.",
]
GOOD = pdf(typeset(TEXT))


def fault(data: bytes) -> str:
    with pytest.raises(FileFaultError) as found:
        read_here(data)
    return str(found.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([Page()]), "no text"),
        (pdf([Page().picture()]), "run OCR"),
        (pdf(typeset(TEXT), locked=True), "locked with a password"),
        (b"%PDF-1.7\nnothing at all", "damaged"),
        (GOOD[: len(GOOD) // 3], "damaged"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, said: str) -> None:
    assert said in fault(data)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itures.sources.pdf.opening.MOST_PAGES", 1)
    assert "has 2 pages; at most 1" in fault(pdf([Page(), Page()]))


def test_a_page_with_too_many_characters_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itures.sources.pdf.page.MOST_GLYPHS", 20)
    reading = read_here(pdf([Page().text(70, 700, "short"), Page().text(70, 700, "x" * 30)]))
    assert reading.text == "short\n"
    assert [(r.code, r.message) for r in reading.remarks] == [("DOC024", "page 2 cannot be read")]


def test_when_time_is_up_what_was_read_is_given() -> None:
    ticks: Iterator[float] = iter(range(100))
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr("itures.sources.pdf.opening.time.monotonic", lambda: next(ticks))
        reading = read_here(pdf([Page().text(70, 700, f"page {n}") for n in range(4)]), seconds=2)
    assert reading.text == "page 0\npage 1\n"
    assert "last 2 pages were not read" in reading.remarks[0].message


def test_a_scanned_page_among_others_is_told() -> None:
    reading = read_here(pdf([Page().text(70, 700, "the tools"), Page().picture()]))
    assert [r.code for r in reading.remarks] == ["DOC024"]
    assert "page 2: a picture and no text" in reading.remarks[0].message


# -------------------------------------------------------------------- before it is opened


def test_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "some.pdf"
    path.write_bytes(b"PK\x03\x04 something else")
    document = itures.parse(path)
    assert document.kind == "unknown"
    assert [f.code for f in document.findings] == ["DOC006"]
    assert "no PDF" in document.findings[0].message


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_BYTES", 1 << 20)
    with pytest.raises(FileFaultError, match="more than 1 MiB"):
        reader.read_pdf(b"%PDF" + bytes(1 << 20), SOURCE, "final")


def test_without_pypdfium2_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda *_: None)
    with pytest.raises(FileFaultError, match=r"itures\[pdf\]"):
        reader.read_pdf(GOOD, SOURCE, "final")


def test_bytes_without_a_name_are_known_by_their_sign() -> None:
    assert itures.parse(GOOD).id == "wtsa/res/5@2031"


def test_a_pdf_is_read_as_its_text_is(tmp_path: Path) -> None:
    path = tmp_path / "some.PDF"
    path.write_bytes(GOOD)
    document = itures.parse(path)
    assert document.source.media_type == "application/pdf"
    assert [clause.opener for clause in document.clauses] == ["considering", "resolves"]
    assert document.clauses[0].items[0].text == "that tools are few,"


# -------------------------------------------------------------------- the process apart


@pytest.fixture
def apart() -> Iterator[Apart]:
    process = Apart()
    yield process
    process.close()


def test_one_process_reads_all_files(apart: Apart) -> None:
    texts = [apart.read(pdf([Page().text(70, 700, f"file {n}")])).text for n in range(3)]
    assert texts == ["file 0\n", "file 1\n", "file 2\n"]
    with pytest.raises(FileFaultError, match="damaged"):
        apart.read(b"%PDF-1.7\nnothing at all")
    assert apart.read(GOOD) == read_here(GOOD)


def test_threads_take_turns(apart: Apart) -> None:
    files = [pdf([Page().text(70, 700, f"file {n}")]) for n in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert [r.text for r in pool.map(apart.read, files)] == [f"file {n}\n" for n in range(8)]


def test_a_file_that_unfolds_to_gigabytes_ends_its_process_only(apart: Apart) -> None:
    part = b"BT /F1 9 Tf 50 700 Td " + b"(harbour cables and tools) Tj " * 1_500_000 + b"ET"
    packed = zlib.compress(part, 9)
    head = f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode("latin-1")
    plain = pdf([Page()])
    bomb = plain.replace(b"<</Length 0>>stream\n\nendstream", head + packed + b"\nendstream")
    assert len(bomb) < 1 << 20
    with pytest.raises(FileFaultError, match=r"more memory|too long|cannot be read"):
        apart.read(bomb)
    assert apart.read(GOOD).text


def test_a_process_that_takes_too_long_is_ended() -> None:
    sleeper = Apart(command=(sys.executable, "-c", "import time; time.sleep(60)"), seconds=0.2)
    with pytest.raises(FileFaultError, match="too long"):
        sleeper.read(GOOD)


def test_a_process_that_cannot_be_started() -> None:
    with pytest.raises(FileFaultError, match="none could be started"):
        Apart(command=("/no/such/program",)).read(GOOD)


@pytest.mark.parametrize("said", ["", "print('something else entirely')"])
def test_a_process_that_talks_nonsense(said: str) -> None:
    with pytest.raises(FileFaultError, match="breaks the PDF library"):
        Apart(command=(sys.executable, "-c", said)).read(GOOD)


def test_a_fork_starts_a_process_of_its_own(apart: Apart) -> None:
    apart.read(GOOD)
    inherited = apart._process
    assert inherited
    apart._owner = -1  # as a forked process sees it
    assert apart.read(GOOD).text
    assert apart._process is not inherited
    assert inherited.poll() is None  # the other process still needs it
    for pipe in (inherited.stdin, inherited.stdout):
        assert pipe
        pipe.close()
    inherited.wait()


# -------------------------------------------------------------------- inside of it


def test_an_answer_for_what_cannot_be_read() -> None:
    assert (
        answer(b"%PDF-1.7").fault
        == "it is damaged, or no PDF; get a fresh copy, or print it to a new PDF"
    )


@pytest.mark.parametrize(
    ("error", "said"), [(MemoryError(), "memory"), (ValueError(), "ValueError")]
)
def test_no_content_ends_the_process(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Reading:
        raise error

    monkeypatch.setattr("itures.sources.pdf.here.read_here", fail)
    assert said in (answer(GOOD).fault or "")


def test_requests_are_answered_until_there_are_no_more() -> None:
    asked = io.BytesIO(LENGTH.pack(len(GOOD)) + GOOD + LENGTH.pack(3) + b"no!")
    said = io.BytesIO()
    serve(asked, said)
    gc.enable()
    said.seek(0)
    answers = []
    while head := said.read(LENGTH.size):
        answers.append(msgspec.msgpack.decode(said.read(LENGTH.unpack(head)[0]), type=Answer))
    assert answers[0].reading == read_here(GOOD)
    assert answers[1].fault


# -------------------------------------------------------------------- anything at all


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=40))
def test_whatever_is_changed_there_is_a_reading_or_a_fault(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte
    try:
        reading = read_here(bytes(data))
    except FileFaultError:
        return
    assert all(0 <= block.start < block.end <= len(reading.text) for block in reading.blocks)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, len(GOOD)))
def test_wherever_it_is_cut_there_is_a_reading_or_a_fault(end: int) -> None:
    try:
        read_here(GOOD[:end])
    except FileFaultError:
        return


def test_every_doubt_of_the_reader_is_a_rule() -> None:
    from itures.analysis.rules import RULES
    from itures.sources.pdf import here, writing

    assert {here._PARTLY, here._MENDED, writing.UNSURE, here._UNSURE} <= RULES.keys()
