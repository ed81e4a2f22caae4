"""How fast Word files are read: `python -m benchmarks word [FILES...]`.

The floor unpacks and parses the five parts that a reader cannot do without: document,
styles, numbering, footnotes, relationships. Everything is interleaved in one run. What
the others give for their time: python-docx the words of paragraphs with the names of
their styles, docx2python and mammoth the words with list marks or notes.
"""

import sys
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from lxml import etree

from benchmarks.measuring import interleaved, ratio
from benchmarks.texts import CORPUS, HOUSE
from itures.model.blocks import Source
from itures.sources.word.read import read_word

PARTS = ("document", "styles", "numbering", "footnotes", "_rels/document.xml.rels")
FOLDERS = ("docx-made", "itu-word", "wtsa1-en")
LARGE = 150_000
"""Bytes from which a file is read fewer times."""
FEW, MANY = 5, 21
SLOW = 3
"""Rounds of readers that take seconds for a large file."""


def floor(data: bytes) -> None:
    """Unpack and parse the five parts."""
    with ZipFile(BytesIO(data)) as archive:
        there = set(archive.namelist())
        for name in PARTS:
            path = f"word/{name}" if name.endswith(".rels") else f"word/{name}.xml"
            if path in there:
                etree.fromstring(archive.read(path))


def ours(data: bytes) -> None:
    """Everything that the reader gives."""
    read_word(data, Source(None, "", ""), "final")


def python_docx(data: bytes) -> None:
    import docx

    for paragraph in docx.Document(BytesIO(data)).paragraphs:
        assert paragraph.text is not None
        assert paragraph.style is not None


def docx2python(data: bytes) -> None:
    from docx2python import docx2python as read

    with read(BytesIO(data)) as found:
        assert found.text is not None


def mammoth(data: bytes) -> None:
    import mammoth as package

    assert package.convert_to_html(BytesIO(data)).value is not None


OTHERS: dict[str, tuple[str, Callable[[bytes], None]]] = {
    "python-docx": ("docx", python_docx),
    "docx2python": ("docx2python", docx2python),
    "mammoth": ("mammoth", mammoth),
}


def table(names: list[str]) -> None:
    """Print a line for each file: the floor, and each reader as a multiple of it."""
    warnings.simplefilter("ignore")
    files = [Path(name) for name in names] or _files()
    if not files:
        print(f"Word files: none below {CORPUS}; ITURES_CORPUS names their folder")
        return
    others = {name: run for name, (module, run) in OTHERS.items() if find_spec(module)}
    for name in sorted(OTHERS.keys() - others):
        print(f"{name} is not installed: skipped")
    heads = "".join(f"{name:>13}" for name in ("itures", *others))
    print(f"{'Word files, CPU time':<40}{'kB':>6}{'floor ms':>10}{heads}   (x floor)")
    for file in files:
        _line(file, others)


def _files() -> list[Path]:
    found = [file for folder in FOLDERS for file in sorted((CORPUS / folder).glob("*.docx"))]
    return found or sorted((HOUSE / "samples").glob("*.docx"))


def _line(file: Path, others: dict[str, Callable[[bytes], None]]) -> None:
    data = file.read_bytes()
    tasks = {"floor": lambda: floor(data), "itures": lambda: ours(data)}
    for task in tasks.values():
        task()  # imports and compiles what is loaded late
    times = interleaved(FEW if len(data) > LARGE else MANY, tasks)
    figures = [ratio(times, "itures", "floor")]
    for name, run in others.items():
        slow = {"floor": tasks["floor"], name: lambda run=run: run(data)}
        figures.append(ratio(interleaved(SLOW, slow), name, "floor"))
    cells = "".join(f"{figure:13.2f}" for figure in figures)
    name = file.name if len(file.name) <= 38 else f"{file.name[:37]}\u2026"
    print(f"{name:<40}{len(data) // 1000:>6}{median(times['floor']) * 1000:>10.2f}{cells}")
    sys.stdout.flush()
