"""The report of the made corpus in `samples/`, and corpora of it for the tests of reports."""

from collections.abc import Iterable
from pathlib import Path

import itures
from itures.report.building import build
from itures.report.data import Report
from little_corpus import MADE, WHOLE


def made_corpus(path: Path, files: Iterable[Path] | None = None, jobs: int = 1) -> itures.Corpus:
    """A corpus of the made texts."""
    corpus = itures.Corpus.create(path, complete=WHOLE)
    corpus.add(sorted(MADE.glob("*.txt")) if files is None else files, jobs=jobs)
    return corpus


def report_of(path: Path, **how: object) -> Report:
    """The report of the made corpus."""
    with made_corpus(path / "c.sqlite") as corpus:
        return build(corpus, **how)  # type: ignore[arg-type]
