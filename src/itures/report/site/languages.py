"""The languages of a text side by side, place by place, and where they differ."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from itures.corpus.nodes import Node
from itures.report.pictures import Concordance, ConcordanceRow
from itures.report.site.leaves import parts
from itures.report.site.site import Site
from itures.report.site.templates import File
from itures.report.texts import Text

_ASPECTS = ("types", "items", "actors", "cites")
"""In what the languages of a place are compared."""


@frozen
class Place:
    """A row of the concordance."""

    row: ConcordanceRow
    differ: tuple[str, ...]
    """In what the languages differ."""
    odd: frozenset[tuple[str, str]]
    """Aspect and language of what most of the others do not have."""

    @property
    def known(self) -> frozenset[str]:
        """The languages that have it."""
        return frozenset(self.row.types) | frozenset(self.row.openers) | frozenset(self.row.items)


@frozen
class Row:
    """A place of a text in all languages."""

    place: str
    nodes: Mapping[str, Node]
    """By language; a language that lacks it is not there."""
    depth: int


def language_pages(site: Site) -> Iterator[File]:
    """The list of texts in several languages, and a page for each of them."""
    rows = site.report.concordances
    for part in parts(rows, "languages.html", lambda row: row.text):
        yield site.page(part.path, "languages.html", section="languages", part=part)
    for row in rows:
        text = site.names.texts.get(row.text)
        if text is not None:
            yield _page(site, text, row)


def _page(site: Site, text: Text, concordance: Concordance) -> File:
    nodes = {language: found for language, _, found in site.library.read(text)}
    before, after = site.shelf.neighbours[text.id]
    return site.page(
        f"languages/{text.slug}.html",
        "side_by_side.html",
        section="languages",
        text=text,
        own=site.names.of(text.id),
        languages=[one.language for one in text.languages if one.language in nodes],
        concordance=concordance,
        differences=[
            compared(row, concordance.languages) for row in concordance.rows if not row.same
        ],
        agreed=[compared(row, concordance.languages) for row in concordance.rows if row.same],
        rows=_aligned(nodes),
        different=frozenset(row.node for row in concordance.rows if not row.same),
        paths={one.language: site.path(text, one.language) for one in text.languages},
        before=before,
        after=after,
    )


def compared(row: ConcordanceRow, languages: Sequence[str]) -> Place:
    """A row with what is odd in it.

    Args:
        row: a place.
        languages: those that the text is there in.
    """
    differ: list[str] = []
    odd: set[tuple[str, str]] = set()
    for aspect in _ASPECTS:
        values: Mapping[str, object] = getattr(row, aspect)
        counted = Counter(str(value) for value in values.values())
        if len(counted) > 1:
            differ.append(aspect)
            usual = counted.most_common(1)[0][0]
            odd |= {(aspect, code) for code, value in values.items() if str(value) != usual}
    found = Place(row, tuple(differ), frozenset(odd))
    if not row.same and not differ and found.known >= set(languages):
        return evolve(found, differ=("labels",))  # nothing else is compared
    return found


def _aligned(nodes: Mapping[str, Sequence[Node]]) -> list[Row]:
    """The places of all languages in one order: that of the first, what it lacks in between."""
    order: list[str] = []
    for found in nodes.values():
        at = 0
        known = {place: number for number, place in enumerate(order)}
        for node in found:
            if node.id in known:
                at = order.index(node.id) + 1
            else:
                order.insert(at, node.id)
                at += 1
    by_language = {code: {node.id: node for node in found} for code, found in nodes.items()}
    return [
        Row(place, {code: each[place] for code, each in by_language.items() if place in each},
            place.count("__"))
        for place in order
    ]  # fmt: skip
