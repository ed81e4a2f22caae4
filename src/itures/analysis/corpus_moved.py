"""VER306: clauses that are cited by their place, and have moved or changed since."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from attrs import frozen

from itures.analysis.corpus_view import View
from itures.analysis.remarks import quote
from itures.analysis.shingles import tokens
from itures.corpus.corpus import Corpus
from itures.corpus.edges import Edge
from itures.corpus.nodes import Node, nodes
from itures.corpus.places import Places, Spot
from itures.errors import UnknownTextError
from itures.model.document import Document
from itures.model.findings import Finding

_SAME = 0.75
"""The similarity from which two clauses are one: one word in four may have changed."""
_LONGEST = 1000
"""Tokens of a clause that are compared, its first ones: to compare costs the square of it."""
_SORTS = ("clause", "item")
_PARTS = ("preamble", "operative")


def clause_moved(view: View) -> Iterator[Finding]:
    """VER306: the place that is cited means something else in the last edition."""
    if view.is_over:
        return
    for edge in view.edges:
        newer = edge.latest if edge.latest != edge.target else None
        if newer is None or edge.place_status != "found" or edge.effect or edge.same_work:
            continue
        pair = _pair(view, edge, newer)
        what = _change(pair, edge.place or "", edge.locator or "") if pair else None
        if what:
            message = (
                f"{quote(edge.quote)} means {edge.locator} of {edge.target}; in {newer} {what}"
            )
            yield view.remark("VER306", edge, message)


CHECKS = (clause_moved,)


@frozen(eq=False)
class _Read:
    """An edition: its clauses and items, with all words in and below each."""

    words: dict[str, tuple[int, ...]]
    places: Places

    @classmethod
    def of(cls, document: Document) -> "_Read":
        every = [node for node in nodes(document) if node.sort != "note"]
        spots = [Spot(node.id, node.types, node.part) for node in every]
        words = {node.id: _words(document, node) for node in every if _is_clause(node)}
        return cls(words, Places.of(spots))

    def name(self, node: str) -> str:
        """How a place is cited."""
        return next((name for name, at in self.places.named.items() if at == node), node)


def _is_clause(node: Node) -> bool:
    return node.sort in _SORTS and node.part in _PARTS


def _words(document: Document, node: Node) -> tuple[int, ...]:
    start = node.span.start
    if node.label:
        # A mark that has changed is no change of the words behind it.
        first = (node.text or "")[:12]
        start = max(start, document.text.find(first, start, node.span.end)) if first else start
    every = tokens(document.text, [(start, node.span.end)])
    return tuple(number for number, _ in islice(every, _LONGEST))


def _pair(view: View, edge: Edge, newer: str) -> tuple[_Read, _Read] | None:
    """The cited edition and the newer one, in the same language."""
    for language in dict.fromkeys((view.document.language, None)):
        try:
            old = view.corpus.entry(edge.target or "", language=language)
            new = view.corpus.entry(newer, language=language or old.language)
        except UnknownTextError:
            continue
        if old.language == new.language:
            return _read(view.corpus, old.name, old.language), _read(
                view.corpus, new.name, new.language
            )
    return None


def _change(pair: tuple[_Read, _Read], node: str, locator: str) -> str | None:
    """What has become of a node, or `None` if it is where it was and says what it said."""
    old, new = pair
    words = old.words.get(node)
    if words is None:
        return None  # an annex: whether it changed is not told by one number
    there = new.places.find(locator)
    if there and _alike(words, new.words.get(there, ())) >= _SAME:
        return None
    best = max(new.words, key=lambda each: (_alike(words, new.words[each]), each), default=None)
    if best and _alike(words, new.words[best]) >= _SAME:
        return f"that is {new.name(best)}"
    return "its words are others" if there else "there is no such place, and nothing like it"


@lru_cache(4096)
def _alike(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    both = len(one) + len(other)
    if not both or min(len(one), len(other)) < _SAME / (2 - _SAME) * max(len(one), len(other)):
        return 0.0  # so different in length that they cannot be alike
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _read(corpus: Corpus, name: str, language: str) -> _Read:
    return _Read.of(corpus.document(name, language=language))
