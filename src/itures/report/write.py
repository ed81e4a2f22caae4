"""Writing a report into a folder: all of it or nothing, and nothing of anybody else's."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import evolve

from itures.corpus.corpus import Corpus
from itures.report.data import Report
from itures.report.folder import ReportFolder
from itures.report.xref_json import to_json

File = tuple[str, bytes]
"""The name of a file, seen from the folder of the report, and what is in it."""
Renderer = Callable[[Report, Corpus], Iterator[File]]
"""Makes some of the files of a report."""
Tell = Callable[[str], None]
"""Is told the name of each file when it is there."""


def _json(report: Report, _: Corpus) -> Iterator[File]:
    yield "xref.json", to_json(report).encode("utf-8", "backslashreplace")


def _forms(report: Report, _: Corpus) -> Iterator[File]:
    # Here, because tables and templates are slow to load.
    from itures.report.forms import forms  # noqa: PLC0415

    return forms(report)


def _pages(report: Report, corpus: Corpus) -> Iterator[File]:
    from itures.report.site.book import pages  # noqa: PLC0415

    return pages(report, corpus)


RENDERERS: Sequence[Renderer] = (_json, _forms, _pages)
"""What a report is made of, in the order in which it is written."""


def write(
    report: Report,
    corpus: Corpus,
    folder: str | Path,
    *,
    progress: Tell | None = None,
) -> int:
    """Write a report into a folder: pages, tables, graphs, and `xref.json`.

    All files are made first, beside what is there, and then put in their places. So where the
    disk is full or the process is killed, an earlier report is still whole. Files of an
    earlier report that are not in this one are taken out; `SHA256SUMS` says which are of the
    report, and only what is listed there is ever replaced or taken out.

    Args:
        report: the report.
        corpus: the corpus that it was made from.
        folder: the folder; it is made where it is not there.
        progress: is told the name of each file.

    Returns:
        How many files there are.

    Raises:
        OutputError: if it cannot be written there, or something else is there.
        StoreError: if the corpus cannot be read.
    """
    corpus = evolve(corpus, as_of=report.provenance.as_of)
    with corpus.held(), ReportFolder.open(folder) as target:
        for render in RENDERERS:
            for name, data in render(report, corpus):
                target.put(name, data)
                if progress:
                    progress(name)
        return target.finish()
