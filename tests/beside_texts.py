"""Made texts that lie side by side in a corpus, for the rules that compare them."""

from collections.abc import Iterable
from pathlib import Path

import itures
from itures.analysis.checks import Checker
from itures.model.document import Document
from itures.model.findings import Finding
from itures.notation.grammar import load
from little_corpus import corpus_of

HEADS = {
    "pp": "The Plenipotentiary Conference of the International Telecommunication Union",
    "wtsa": "The World Telecommunication Standardization Assembly",
    "wtdc": "The World Telecommunication Development Conference",
}
OF = {
    "pp": "of the Plenipotentiary Conference",
    "wtsa": "of the World Telecommunication Standardization Assembly",
    "wtdc": "of the World Telecommunication Development Conference",
}
SHED = (
    "to keep in every port that has a harbour cable a shed with the tools for its repair, and to "
    "give the key of that shed to one person who lives near the quay and whose name is known"
)
"""A clause long enough to be compared."""
PLAIN = ("resolves", "that lamps be lit.")


def text(body: str, number: int, session: str, title: str, *lines: str) -> str:
    """A resolution; the session is as printed: `Rev. Dubai, 2018`."""
    head = f"RESOLUTION {number} ({session.upper()})"
    return "\n".join([head, title, f"{HEADS[body]} ({session.removeprefix('Rev. ')}),", *lines])


def read(*given: tuple[object, ...]) -> list[Document]:
    """Such resolutions, read."""
    return [itures.parse_text(text(*one)) for one in given]  # type: ignore[arg-type]


def findings(
    path: Path,
    documents: Iterable[Document],
    code: str,
    *,
    of: str | None = None,
    as_of: str | None = None,
    grammars: tuple[str, ...] = (),
) -> list[Finding]:
    """The findings of one rule in a corpus of some documents, or in one of its texts."""
    with corpus_of(path / f"{len(list(path.iterdir()))}.sqlite", documents) as corpus:
        checker = Checker.of(load(*grammars), corpus, as_of, (code,))
        return [
            one
            for entry in corpus.documents()
            if of in {None, entry.name}
            for one in checker.check(corpus.document_of(entry))
            if one.code == code
        ]
