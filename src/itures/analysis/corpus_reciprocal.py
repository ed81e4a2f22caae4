"""NET404: texts that could be expected to cite each other, and only one does."""

from collections.abc import Iterator

from itures.analysis.corpus_view import View
from itures.analysis.editions import own
from itures.analysis.remarks import remark
from itures.analysis.whole import Whole
from itures.corpus import moments
from itures.corpus.lineage import Lineage
from itures.errors import UnknownTextError
from itures.model.findings import Finding

_SAME = 0.8
"""The share of words that two titles of one subject have in common, seen from either."""


def non_reciprocal(view: View, whole: Whole) -> Iterator[Finding]:
    """NET404: a text in force cites this one and is not cited by it.

    Expected is that where an earlier edition of this text did cite it, or where both have the
    same title, as texts of two bodies on one subject have.
    """
    head, name = view.document.masthead, own(view.document, view.grammar.registry)
    if head is None or name is None or name.work is None or view.is_over:
        return
    cited = {edge.work for edge in view.edges}
    for source, works in sorted(whole.cited.items()):
        other = _in_force(view, source)
        if name.work not in works or other is None or other.work in {name.work, *cited}:
            continue
        why = _older(view, whole, other.work) or _title(view, whole, source)
        if why and _could(view, other):
            message = f"{source} cites this text and is not cited by it, though {why}"
            yield remark(view.document, "NET404", head.span, message)


CHECKS = {"NET404": non_reciprocal}


def _in_force(view: View, source: str) -> Lineage | None:
    """The lineage of a citing edition, if it is the last one and has not ended."""
    if source.startswith("sha256:"):
        return None
    try:
        lineage = view.corpus.lineage(source)
    except UnknownTextError:
        return None
    is_last = lineage.latest is not None and lineage.latest.id == source
    return lineage if is_last and lineage.ending is None else None


def _could(view: View, other: Lineage) -> bool:
    """Whether the other text was there when this one was adopted."""
    first, mine = other.editions[0].moment, view.moment
    return not (first and mine and moments.surely_after(first, mine))


def _older(view: View, whole: Whole, work: str) -> str | None:
    """Which earlier edition of this text cites a work."""
    mine = view.edition
    editions = view.lineage.editions if view.lineage and mine else ()
    before = [e.id for e in editions if mine and e.order < mine.order]
    found = [e for e in before if work in whole.cited.get(e, ())]
    return f"{found[-1]} cites it" if found else None


def _title(view: View, whole: Whole, source: str) -> str | None:
    """Whether a citing text of another body has the same title."""
    document, titles = view.document, whole.titles
    other = titles.title(source, document.language)
    mine = document.title
    bodies = {each.partition("/")[0] for each in (source, document.id or "")}
    if other is None or mine is None or len(bodies) == 1:
        return None
    one, two = (titles.words(text, document.language) for text in (mine, other))
    alike = len(one & two)
    same = alike >= _SAME * len(one) and alike >= _SAME * len(two) and alike > 1
    return "both have the same title" if same else None
