"""DUP and NET403: clauses of other texts that say the same in the same words."""

from collections.abc import Iterator

from itures.analysis.corpus_view import View
from itures.analysis.overlap import is_of_sector, is_over_sectors
from itures.analysis.remarks import quote, remark
from itures.analysis.twins import Index, Text, Twin
from itures.analysis.whole import Whole
from itures.corpus.lineage import natural
from itures.model.findings import Finding

_NEAR = 0.8
"""The similarity from which a clause is a near duplicate: one word in five differs."""
_WHOLE = 0.95
"""The share of a clause that is a copy of it all: a number or an article may differ."""
_OPENING = frozenset("\"'“”„«‟‘「『")
"""Signs with which quoted words begin."""


def duplicates(view: View, whole: Whole) -> Iterator[Finding]:
    """DUP601: a clause that says nearly the same as one of another text in force.

    It is told of the later of the two texts.
    """
    for twins in _by_unit(view, whole.index):
        near = [
            each
            for each in twins
            if each.similarity >= _NEAR and _is_later(each) and not _copied(view, each)
        ]
        if near:
            yield _told(view, "DUP601", near, "says nearly the same as")


def copies(view: View, whole: Whole) -> Iterator[Finding]:
    """DUP602: a clause, or a long run of it, word for word from the Plenipotentiary Conference."""
    for twins in _by_unit(view, whole.index) if _is_of_sector(view) else ():
        found = [each for each in twins if _copied(view, each)]
        if found:
            yield _told(view, "DUP602", found, "has the words of")


def uncited(view: View, whole: Whole) -> Iterator[Finding]:
    """NET403: a text of a Sector overlaps a text of the Plenipotentiary Conference, uncited.

    One finding for each of these texts, at the clause that is most alike.
    """
    works = {edge.work for edge in view.edges}
    best: dict[str, Twin] = {}
    for twins in _by_unit(view, whole.index) if _is_of_sector(view) else ():
        for each in twins:
            best_yet = best.get(each.other.work)
            if not best_yet or each.similarity > best_yet.similarity:
                best[each.other.work] = each
    for work, twin in sorted(best.items()):
        if _is_between(view, twin) and work not in works:
            message = (
                f"{twin.unit.node} is {twin.similarity:.0%} alike to {twin.other.id} "
                f"{twin.twin.node}, and {work} is not cited: {_words(twin)}"
            )
            yield remark(view.document, "NET403", twin.unit.span, message)


CHECKS = {"DUP601": duplicates, "DUP602": copies, "NET403": uncited}


def _is_of_sector(view: View) -> bool:
    head = view.document.masthead
    return is_of_sector((head.body if head else None) or "", view.grammar.registry)


def _by_unit(view: View, index: Index) -> Iterator[list[Twin]]:
    """The twins of each clause of a text in force, but those that it quotes."""
    document = view.document
    text = Text.of(document.id, document.language, view.moment, index.names)
    if text is None or view.is_over:
        return
    cited = {(edge.node, edge.work) for edge in view.edges}
    found: dict[str, list[Twin]] = {}
    for twin in index.twins(text, document):
        if (twin.unit.node, twin.other.work) not in cited and not _is_quoted(view, twin):
            found.setdefault(twin.unit.node, []).append(twin)
    yield from found.values()


def _is_quoted(view: View, twin: Twin) -> bool:
    """Whether the longest run that is the same stands in quotation marks."""
    start = twin.longest_block()[0].start
    return view.document.text[:start].rstrip()[-1:] in _OPENING


def _copied(view: View, twin: Twin) -> bool:
    return _is_between(view, twin) and (twin.covered >= _WHOLE or twin.is_long)


def _is_between(view: View, twin: Twin) -> bool:
    """Whether a text of a Sector has words of one that Sectors should not repeat."""
    registry = view.grammar.registry
    return is_of_sector(twin.text.body, registry) and is_over_sectors(twin.other.body, registry)


def _is_later(twin: Twin) -> bool:
    mine, theirs = twin.text, twin.other
    return (mine.moment[:4], natural(mine.id)) > (theirs.moment[:4], natural(theirs.id))


def _told(view: View, code: str, twins: list[Twin], verb: str) -> Finding:
    first = twins[0]
    others = len({each.other.work for each in twins}) - 1
    more = f", and as {others} more" if others else ""
    message = (
        f"{first.unit.node} {verb} {first.other.id} {first.twin.node}{more} "
        f"({first.similarity:.0%} alike): {_words(first)}"
    )
    return remark(view.document, code, first.unit.span, message)


def _words(twin: Twin) -> str:
    """The longest run that is the same, as it is printed in the text."""
    return quote(twin.unit.words(twin.longest_block()[0]))
