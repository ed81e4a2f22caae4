"""Markdown files are read, ours and those that others write."""

from pathlib import Path

import pytest

import itures
from cli_run import run
from itures import Document
from same_tree import differences

SAMPLES = Path(__file__).parent.parent / "samples"
TYPED = """# RESOLUTION 930 (Rev. Doha, 2026)

## On lamps

The Plenipotentiary Conference of the International Telecommunication Union (Doha, 2026),

*recalling*

a) Resolution 71 (Rev. Bucharest, 2022);[^1]
b) **Article 1** of the Constitution,

*resolves*

1. to light <b>lamps</b>;
2. to keep:
   - oil;
   - wicks,

*instructs the Secretary-General*

to report.

[^1]: As read aloud.
"""


def test_markdown_as_people_type_it(tmp_path: Path) -> None:
    document = _read(tmp_path, TYPED)
    assert document.source is not None
    assert document.source.media_type == "text/markdown"
    assert (document.kind, document.id, document.title) == (
        "resolution",
        "pp/res/930@2026",
        "On lamps",
    )
    assert [(c.opener, [i.label for i in c.items]) for c in document.clauses] == [
        ("recalling", ["a", "b"]),
        ("resolves", ["1", "2"]),
        ("instructs the Secretary-General", []),
    ]
    resolves = document.clauses[1]
    assert [i.text for i in resolves.items] == ["to light <b>lamps</b>;", "to keep:"]
    assert [i.text for i in resolves.items[1].items] == ["oil;", "wicks,"]
    assert [(n.marker, n.text) for n in document.footnotes] == [("1", "As read aloud.")]


@pytest.mark.parametrize(
    "name",
    ["ar-wtsa-901", "en-pdf-904", "en-pp-902-2022", "en-wtsa-901", "ru-wtsa-901", "zh-pp-905"],
)
def test_what_we_write_is_read_back(tmp_path: Path, name: str) -> None:
    document = itures.parse(SAMPLES / f"{name}.txt")
    assert differences(document, _read(tmp_path, itures.to_markdown(document))) == []


def test_bytes_that_are_no_text_are_a_finding(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\x00\x01\xff" * 9)
    assert [f.code for f in itures.parse(tmp_path / "x.md").findings] == ["DOC006"]


def test_a_folder_does_not_mean_what_tells_about_it(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# About\n", "utf-8")
    (tmp_path / "r.md").write_text(TYPED, "utf-8")
    done = run("identify", str(tmp_path))
    assert [Path(line.split()[0]).name for line in done.out.splitlines()] == ["r.md"]


def _read(folder: Path, text: str) -> Document:
    (folder / "x.md").write_text(text, "utf-8")
    return itures.parse(folder / "x.md")
