"""The report of the made corpus, with more in it: every section has rows, and some do harm."""

from pathlib import Path

from attrs import evolve

import itures
from cli_run import SAMPLES
from itures.model.span import Span
from itures.report.building import build
from itures.report.data import Report
from itures.report.forms import forms
from itures.report.links import Acceptance, Issue
from itures.report.pictures import Concordance, Overlap, Unread
from itures.report.site.book import pages
from little_corpus import MADE
from made_report import made_corpus

EVIL = "<script>alert(1)</script>\u202e\" onload='x' &amp; ]]> <!-- {{ 7*7 }} \x1b[31m \ud800"
"""Words that must show as they are, and do nothing."""
SHOWN = "<script>alert(1)</script>\\u202e\" onload='x' &amp; ]]> <!-- {{ 7*7 }} \\x1b[31m \\ud800"
"""What a reader sees of them."""
ALIKE = "that the lamps be lit at dusk"


def corpus_of(path: Path, *, backwards: bool = False) -> itures.Corpus:
    """The made texts, and one text in six languages."""
    files = [*sorted(MADE.glob("*.txt")), *sorted(SAMPLES.glob("*-wtsa-901.txt"))]
    return made_corpus(path, reversed(files) if backwards else files)


def fuller(found: Report) -> Report:
    """A report with a row of each kind that the corpus has no cause for."""
    first, second = found.texts[0], found.texts[-1]
    issues = tuple(_issue(number, first.id) for number in range(3))
    return evolve(
        found,
        provenance=evolve(found.provenance, as_of="2026-11-22", baseline=f"last {EVIL}"),
        counts=evolve(found.counts, accepted=1, by_change={"new": 2, "persisting": 1, "fixed": 1}),
        texts=(
            evolve(first, title=EVIL, name=f"Resolution 1 (Here, 2014) {EVIL}"),
            *found.texts[1:],
        ),
        issues=(*issues, *found.issues),
        accepted=(
            Acceptance("VER301", EVIL, "A. Reader", "2026-01-02", None, "all", 1, expired=False),
            Acceptance("REF203", "old", EVIL, "2024-01-02", "2025-01-02", EVIL, 0, expired=True),
        ),
        overlaps=(
            Overlap(
                first.id,
                "resolves_1",
                f"{ALIKE} {EVIL}",
                second.id,
                "resolves_1",
                f"so {ALIKE}",
                "en",
                0.87,
                ((0, len(ALIKE), 3, 3 + len(ALIKE)),),
                cites=True,
            ),
        ),
        concordances=tuple(_differing(one) for one in found.concordances),
        unread=(Unread(first.id, "en", EVIL, 3, 1, "unparsed-block", EVIL, "STR101"),),
    )


def _differing(found: Concordance) -> Concordance:
    """The same with a first place in which a language differs from the others."""
    first = found.rows[0]
    language = found.languages[-1]
    types = {**dict.fromkeys(found.languages, ("noting",)), language: ("noting-further",)}
    rows = (evolve(first, types=types, same=False), *found.rows[1:])
    return evolve(found, rows=rows, differences=found.differences + 1)


def _issue(number: int, text: str) -> Issue:
    return Issue(
        f"fp/{number} {EVIL}", "VER301", "error", text, "en", "a.txt", 1, 1, Span(0, 3),
        "resolves_1", EVIL, f"wrong {EVIL}", EVIL, "new", EVIL if number == 2 else None,
    )  # fmt: skip


def files_of(path: Path) -> dict[str, bytes]:
    """The pages of that report."""
    with corpus_of(path / "c.sqlite") as corpus:
        return dict(pages(fuller(build(corpus)), corpus))


def beside(report: Report) -> dict[str, bytes]:
    """The files that lie beside the pages of a report."""
    return {**dict(forms(report)), "xref.json": b"{}"}
