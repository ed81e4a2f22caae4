"""The real texts beside the project: where they are, and what is in them.

They are not part of the repository. `ITURES_CORPUS` names their folder; else
`../shared/corpus` is used, if it is there. Tests that need them have the mark `corpus`.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import itures

_BESIDE = Path(__file__).parents[2] / "shared" / "corpus"
CORPUS = Path(os.environ.get("ITURES_CORPUS") or _BESIDE)
PRESENT = CORPUS.is_dir()
ENDINGS = {".txt"}
"""Files of the formats that have a reader."""


@cache
def files() -> tuple[Path, ...]:
    """All texts of the corpus that a reader knows, in order; the expected results are none."""
    found = CORPUS.rglob("*")
    return tuple(sorted(p for p in found if p.suffix in ENDINGS and "expected" not in p.parts))


@cache
def documents() -> tuple[tuple[Path, itures.Document], ...]:
    """Every text of the corpus, read once."""
    return tuple((path, itures.parse(path)) for path in files())


def texts_of(language: str, most: int) -> Iterator[str]:
    """The beginnings of the texts that are in a language."""
    for _, document in documents():
        if document.language == language:
            yield document.text[:most]
