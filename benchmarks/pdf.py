"""How fast PDF files are read: `python -m benchmarks pdf [FILES...]`, in pages a second.

The floor is pdfium's own text of each page, without sizes or places. Without FILES, Word
files of the corpus are turned into PDF by LibreOffice.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pypdfium2

from benchmarks.texts import CORPUS
from itures.model.blocks import Source
from itures.sources.pdf.read import read_pdf

FILES = ("docx-made/04_volume_100_resolutions.docx", "wtsa1-en/T-RES-T.1-2016-MSW-E.docx")
ROUNDS = 3


def floor(data: bytes) -> int:
    """The text of each page; how many pages there are."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)


def made(place: str) -> list[Path]:
    """PDFs of Word files of the corpus, if they and LibreOffice are there."""
    sources = [CORPUS / name for name in FILES if (CORPUS / name).is_file()]
    office = shutil.which("soffice")
    if not sources or not office:
        return []
    profile = f"-env:UserInstallation=file://{place}/profile"
    ask = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", place, *sources]
    subprocess.run(ask, check=True, capture_output=True)
    return sorted(Path(place).glob("*.pdf"))


def table(names: Sequence[str]) -> None:
    """Print the pages a second of each file, and the multiple of the floor."""
    with tempfile.TemporaryDirectory() as place:
        files = [Path(name) for name in names] or made(place)
        if not files:
            print("PDF: name files, or have LibreOffice and the corpus (ITURES_CORPUS)")
            return
        print(
            "PDF                                    pages   read pages/s  pdfium pages/s  multiple"
        )
        for path in files:
            row(path)


def row(path: Path) -> None:
    """Measure one file: both ways in turn, so that the load of the machine falls on both."""
    data = path.read_bytes()
    pages = floor(data)
    tasks: dict[str, Callable[[], object]] = {
        "pdfium": lambda: floor(data),
        "ours": lambda: read_pdf(data, Source(None, "", ""), "final"),
    }
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            # By the clock: files are read in a process of their own, whose CPU time is not ours.
            start = time.perf_counter()
            task()
            times[name].append(time.perf_counter() - start)
    speeds = {name: pages / median(spent) for name, spent in times.items()}
    multiple = median(a / b for a, b in zip(times["ours"], times["pdfium"], strict=True))
    print(
        f"  {path.stem[:34]:<34}{pages:>8}{speeds['ours']:>10.0f}{speeds['pdfium']:>10.0f}"
        f"{multiple:>10.1f}"
    )
