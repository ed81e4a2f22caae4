"""Real Word files beside the project: nothing in them is lost."""

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

import itures
from conservation import losses, misplaced
from itures.model.blocks import Reading, View
from itures.sources.faults import FileFaultError
from real_texts import CORPUS
from test_word_features import check_nothing_is_lost, words_of
from word_files import read

pytestmark = pytest.mark.corpus
FILES = sorted(CORPUS.rglob("*.docx"))
RESOLUTION = CORPUS / "wtsa1-en" / "T-RES-T.1-2016-MSW-E.docx"
MADE = CORPUS / "docx-made"


def reading(path: Path, view: View = "final") -> Reading:
    return read(path.read_bytes(), view)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_is_in_the_text(path: Path) -> None:
    found = reading(path, "all")
    check_nothing_is_lost(found, words_of(path.read_bytes())[:3000])
    ends = 0
    for block in found.blocks:
        assert ends <= block.start < block.end <= len(found.text)
        ends = block.end


def test_the_notes_of_resolution_1() -> None:
    found = reading(RESOLUTION)
    marked = ["1", "1bis", "2", "2", "3", "4", "5"]
    assert [mark.marker for mark in found.marks] == marked
    assert [mark.ref for mark in found.marks] == ["1", "2", "3", "3", "4", "5", "6"]
    assert [note.marker for note in found.notes] == ["1", "1bis", "2", "3", "4", "5"]
    first = found.text[slice(*found.notes[0].words)]
    assert first.startswith("Previously published (Geneva, 1956")
    assert [found.text[slice(*r.span)] for r in found.runs if r.style == "href"] == ["1"]


def test_labels_that_word_counts() -> None:
    text = reading(MADE / "02_resolution_autonumbered.docx").text
    for line in (
        "a)\tthat open",
        "ii)\tthat a second",
        "e)\tthat the outer",
        "2.1\tto set",
        "4\tto continue",
    ):
        assert f"\n{line}" in text


def test_tracked_changes() -> None:
    path = MADE / "03_proposal_mod_tracked.docx"
    final, original = reading(path), reading(path, "original")
    assert (
        "\n2\tto publish all documents in electronic form;\n3\tto report each year.\n" in final.text
    )
    assert "\n2\tto print all documents;\n3\tto report each year to the Council.\n" in original.text
    assert [(r.move, r.change) for r in final.revisions if r.move] == [("move1", "move-from")]


@pytest.mark.parametrize("view", ["final", "original", "all"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_accounted_for(path: Path, view: View) -> None:
    if path.stem.startswith("04_"):
        pytest.skip("a volume: its documents are read one by one elsewhere")
    document = itures.parse(path, revisions=view)
    assert [*losses(document), *misplaced(document)] == []


@pytest.mark.parametrize(
    "path", [RESOLUTION, *sorted(MADE.glob("0[123]*"))], ids=lambda path: path.stem
)
def test_broken_copies_are_read_or_refused(path: Path) -> None:
    data, luck = path.read_bytes(), random.Random(path.stem)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(40):
        at = luck.randrange(len(data))
        attempt(data[:at])
        attempt(data[:at] + bytes([data[at] ^ 1 << luck.randrange(8)]) + data[at + 1 :])
        main = parts["word/document.xml"]
        at = luck.randrange(len(main))
        cut = main.find(b"<", at), main.find(b">", at + luck.randrange(300)) + 1
        attempt(stored({**parts, "word/document.xml": main[: cut[0]] + main[cut[1] :]}))


def stored(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def attempt(data: bytes) -> None:
    with suppress(FileFaultError):
        assert isinstance(read(data, "all"), Reading)
