"""The whole report on one page of Markdown: every section, each of them short."""

from collections.abc import Callable, Sequence

from itures.report.data import Report
from itures.report.forms.markdown import figures, lists, pictures


def summary(report: Report) -> str:
    """The report in Markdown."""
    made = ((name, write(report)) for name, write in _SECTIONS)
    sections = (f"\n## {name}\n\n{words}" for name, words in made if words)
    return "".join(["# Cross-reference report\n", *sections, f"\n## Method\n\n{_METHOD}"])


_METHOD = (
    "Citations are found by grammars, without guessing; what could not be told is in the list"
    " of what was not understood. `itures rule CODE` explains a rule, and"
    " `docs/reference/codebook.md` every column. Nothing here is a verdict on a text.\n"
)
_SECTIONS: Sequence[tuple[str, Callable[[Report], str]]] = (
    ("Where it comes from", figures.where_from),
    ("Summary", figures.figures),
    ("Changes since the baseline", figures.since),
    ("Act on these", lists.act),
    ("Texts", lists.by_text),
    ("Rules", lists.by_rule),
    ("References", lists.references),
    ("Editions", lists.editions),
    ("Actors and actions", pictures.actors),
    ("Network", pictures.network),
    ("Overlap", pictures.overlaps),
    ("Languages", pictures.languages),
    ("Not understood", lists.unread),
    ("Accepted findings", lists.accepted),
)
"""The sections, in order; that of changes is left out where there is nothing to compare with."""
