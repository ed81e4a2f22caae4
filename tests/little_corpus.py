"""Small texts of ours for tests of the corpus, and corpora made of them."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import itures
from itures.corpus.recipes import Recipe
from itures.corpus.workers import Result
from itures.model.document import Document

ROOT = Path(__file__).parents[1]
MADE = ROOT / "samples" / "corpus"
"""The made corpus: see its README."""
WHOLE = ("pp", "wtsa", "wtdc")
"""The bodies that it holds whole."""

_BODIES = {
    "pp": "The Plenipotentiary Conference of the International Telecommunication Union",
    "wtsa": "The World Telecommunication Standardization Assembly",
    "wtdc": "The World Telecommunication Development Conference",
}
_OF = {
    "pp": "of the Plenipotentiary Conference",
    "wtsa": "of the World Telecommunication Standardization Assembly",
    "wtdc": "of the World Telecommunication Development Conference",
}
_PLACES = {
    ("pp", 1994): "Kyoto",
    ("pp", 2010): "Guadalajara",
    ("pp", 2014): "Busan",
    ("pp", 2018): "Dubai",
    ("pp", 2022): "Bucharest",
    ("wtsa", 2016): "Hammamet",
    ("wtsa", 2022): "Geneva",
    ("wtsa", 2024): "New Delhi",
    ("wtdc", 2017): "Buenos Aires",
    ("wtdc", 2022): "Kigali",
    ("wtdc", 2025): "Baku",
}


def session(body: str, year: int) -> str:
    """A session as it is printed: `Dubai, 2018`."""
    return f"{_PLACES[body, year]}, {year}"


def cite(body: str, number: int, year: int | None = None) -> str:
    """A citation as it is printed."""
    edition = f" ({session(body, year)})" if year else ""
    return f"Resolution {number}{edition} {_OF[body]}"


@cache
def text(body: str, number: int, year: int, *more: str, kind: str = "RESOLUTION") -> str:
    """A resolution: what it recalls, what it resolves, one line each.

    A line that begins with `> ` is what it resolves; others it recalls.
    """
    recalled = [line for line in more if not line.startswith("> ")]
    resolved = [line[2:] for line in more if line.startswith("> ")] or ["that lamps be lit"]
    where = session(body, year)
    lines = [f"{kind} {number} ({where})", f"Lamps on pier {number}", f"{_BODIES[body]} ({where}),"]
    if recalled:
        marks = (f"{chr(97 + at)})\t" if len(recalled) > 1 else "" for at in range(len(recalled)))
        ends = [";"] * (len(recalled) - 1) + [","]
        lines += ["recalling"]
        lines += [
            f"{mark}{line}{end}" for mark, line, end in zip(marks, recalled, ends, strict=True)
        ]
    lines += ["resolves"]
    numbers = [f"{at}\t" if len(resolved) > 1 else "" for at in range(1, len(resolved) + 1)]
    ends = [";"] * (len(resolved) - 1) + ["."]
    lines += [f"{mark}{line}{end}" for mark, line, end in zip(numbers, resolved, ends, strict=True)]
    return "\n".join(lines) + "\n"


@cache
def resolution(body: str, number: int, year: int, *more: str) -> Document:
    """The same, read."""
    return itures.parse_text(text(body, number, year, *more))


def corpus_of(
    path: Path, documents: Iterable[Document], complete: Iterable[str] = ()
) -> itures.Corpus:
    """A new corpus that holds some documents."""
    corpus = itures.Corpus.create(path, complete=complete)
    corpus.add(list(documents))
    return corpus


def status_of(corpus: itures.Corpus, source: str, target: str) -> tuple[str, str | None]:
    """The status of the one citation of a text by another, and why it has it."""
    (edge,) = [edge for edge in corpus.cites(source) if edge.written == target]
    return edge.status, edge.reason


def dump(corpus: itures.Corpus) -> str:
    """Everything that is in a corpus."""
    return "\n".join(corpus.dump())


def read_or_die(recipe: Recipe, path: str) -> Result:
    """Reads a file as worker processes do, but ends the process where its name says so.

    It stands here because a process that is started finds only modules on its path.
    """
    if "deadly" in path:
        os._exit(3)
    return recipe.read(path)
