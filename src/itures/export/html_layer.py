"""What lies beside the tree, put back into its words: citations, addresses, notes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from attrs import define, evolve, field, frozen

from itures.errors import IdentifierError
from itures.export.html_align import Placed, Solid
from itures.export.html_anchors import Anchors
from itures.export.html_direction import Direction
from itures.export.html_words import Link, Mark, Note, Words, safe_url
from itures.export.line_marks import Marks
from itures.export.locate import locate
from itures.model.blocks import Link as FileLink
from itures.model.citations import Citation
from itures.model.document import Document, Footnote
from itures.model.identifiers import Identifier
from itures.model.span import Span
from itures.structure.links import trimmed

Linker = Callable[[Citation], str | None]
"""Says where a citation leads, if it leads anywhere."""
_WEB = re.compile(r"(?i)(?<![a-z0-9@/.-])(?:https?://|www\.)[!#-;=?-~]+")


@frozen(eq=False)
class Expression:
    """One citing expression, with all that it cites."""

    span: Span
    citations: tuple[Citation, ...]
    anchor: str
    """The id of its words on the page."""


@define
class Layer:
    """The citations, addresses and notes of a document, and which of them are placed."""

    document: Document
    anchors: Anchors
    link: Linker
    around: Direction
    """The direction of the document."""
    labels: Marks
    """The marks of items as they are printed."""
    solid: Solid = field(init=False)
    """The words of the tree."""
    expressions: list[Expression] = field(init=False)
    """The citing expressions, in the order of the text."""
    shown: set[str] = field(factory=set, init=False)
    """The ids of the expressions that have words on the page."""
    notes: dict[int, Note] = field(factory=dict, init=False)
    """What is shown of each note, by its place among the notes."""
    _starts: list[int] = field(init=False)
    _anchored: dict[str, list[int]] = field(init=False)
    """By node the notes that are marked in it and have not been placed yet."""
    _cited_in: dict[str | None, list[Expression]] = field(init=False)
    """By node the expressions that stand in it."""

    def __attrs_post_init__(self) -> None:
        document = self.document
        for note in document.footnotes:  # before other ids: theirs must stay what they are
            self.anchors.node(note)
        holes = [d.span for d in document.discarded] + [n.span for n in document.footnotes]
        self.solid = Solid.of(document.text, holes)
        ordered = sorted(document.citations, key=lambda one: (one.span.start, -one.span.end))
        self.expressions = [
            Expression(span, tuple(group), self.anchors.claim(f"cite_{number}"))
            for number, (span, group) in enumerate(groupby(ordered, lambda one: one.span), 1)
        ]
        self._starts = [one.span.start for one in self.expressions]
        self._anchored = defaultdict(list)
        for number, note in enumerate(document.footnotes):
            if note.anchor:
                self._anchored[note.anchor.node].append(number)
        self._cited_in = defaultdict(list)
        for expression in self.expressions:
            self._cited_in[expression.citations[0].node].append(expression)
        self._read_notes()

    def _read_notes(self) -> None:
        """The words of the notes: only what was set aside is no part of them."""
        text = self.document.text if self.document.footnotes else ""
        solid = Solid.of(text, [d.span for d in self.document.discarded])
        for number, note in enumerate(self.document.footnotes):
            placed = solid.find(note.text, *note.span, last=True)
            self.notes[number] = self._note(note, self.links(note.text, placed))

    def _note(self, note: Footnote, links: Sequence[Link]) -> Note:
        anchor = self.anchors.given(note)
        back = self.anchors.claim(f"{anchor}_mark") if note.anchor else None
        popover = self.anchors.claim(f"{anchor}_here")
        bare = [evolve(link, anchor=None) for link in links]
        lines = (Words(note.text, each).lines(self.around) for each in (links, bare))
        return Note(note.marker, anchor, back, popover, *lines)

    # -------------------------------------------------------------- citations

    def links(self, text: str, placed: Placed | None, node: str | None = None) -> list[Link]:
        """The links in a text, in order, without overlaps; citations go first.

        Args:
            text: the words.
            placed: where they stand in the source; `None` if they do not.
            node: the node that they belong to.
        """
        found: list[Link] = []
        stretches = self._stretches(placed) if placed else self._looked_up(text, node)
        for expression, start, end in stretches:
            if not found or found[-1].end <= start:
                found += self._members(expression, text, start, end)
                self.shown.add(expression.anchor)
        for link in self._web(text, placed):
            at = bisect_left(found, link.start, key=lambda other: other.end)
            # An end is no start: what ends where the address begins is no hindrance.
            at += at < len(found) and found[at].end == link.start
            if at == len(found) or link.end <= found[at].start:
                found.insert(at, link)
        return found

    def _stretches(self, placed: Placed) -> Iterator[tuple[Expression, int, int]]:
        """The expressions in a text, and where their words stand in it."""
        low = bisect_left(self._starts, placed.start)
        high = bisect_left(self._starts, placed.end)
        # An expression that begins before the text ends before it, or goes on in it.
        for expression in self.expressions[max(low - 1, 0) : high]:
            stretch = placed.stretch(expression.span)
            if stretch:
                yield expression, *stretch

    def _looked_up(self, text: str, node: str | None) -> Iterator[tuple[Expression, int, int]]:
        """The same for words that are not in the source: someone has changed the tree."""
        at = 0
        for expression in self._cited_in.get(node, ()) if node else ():
            words = expression.citations[0].text
            start = text.find(words, at) if words else -1
            if start >= 0:
                at = start + len(words)
                yield expression, start, at

    def _members(self, expression: Expression, text: str, start: int, end: int) -> Iterator[Link]:
        """One link for each member of a list, around its number where that is printed."""
        anchor = expression.anchor if expression.anchor not in self.shown else None
        citations = expression.citations
        stretches = _numbers(text, start, end, citations)
        if len(citations) == 1 or not stretches:
            title = "; ".join(_title(citation) for citation in citations)
            url = next(filter(None, map(self.url, citations)), None)
            yield Link(start, end, f"cite {citations[0].status}", url, title, anchor)
            return
        for (left, right), citation in zip(stretches, citations, strict=True):
            classes = f"cite {citation.status}"
            yield Link(left, right, classes, self.url(citation), _title(citation), anchor)
            anchor = None

    def url(self, citation: Citation) -> str | None:
        """Where a citation leads: to a node of this document, or where the caller says."""
        target, _, locator = citation.target.partition("#")
        if not target:
            node = self.anchors.of([locate(self.document, locator)])
            if node:
                return f"#{node}"
        return safe_url(self.link(citation))

    # -------------------------------------------------------------- addresses

    def _web(self, text: str, placed: Placed | None) -> Iterator[Link]:
        """The addresses that a text prints, and those that its file has behind words."""
        for link in self._behind(placed) if placed else ():
            stretch = placed.stretch(link.span) if placed else None
            url = safe_url(link.target) if ":" in link.target else None
            if stretch and url:
                yield Link(*stretch, "web", url, link.target)
        for found in _WEB.finditer(text):
            address = trimmed(found[0])
            url = safe_url(address if ":" in address else f"https://{address}")
            if url:
                yield Link(found.start(), found.start() + len(address), "web", url, address)

    def _behind(self, placed: Placed) -> Iterable[FileLink]:
        """The links of the file that begin in a text."""
        links = self.document.links
        low = bisect_left(links, placed.start, key=lambda link: link.span.start)
        high = bisect_left(links, placed.end, key=lambda link: link.span.start)
        return links[low:high]

    # -------------------------------------------------------------- notes

    def marks(
        self, node: str | None, texts: Sequence[tuple[str, Placed | None]]
    ) -> list[list[Mark]]:
        """The note marks in the texts of a node, text by text.

        A mark that stands where no words are goes behind the first words of its node.
        """
        found: list[list[Mark]] = [[] for _ in texts]
        for number in self._anchored.pop(node or "", ()):
            note = self.document.footnotes[number]
            assert note.anchor is not None  # noqa: S101 - else it is not among these
            at = note.anchor.offset
            places = ((i, placed.index(at)) for i, (_, placed) in enumerate(texts) if placed)
            place = next(((i, index) for i, index in places if index is not None), None)
            place = place or next(((i, len(text)) for i, (text, _) in enumerate(texts)), None)
            if place is None:
                self._anchored[node or ""].append(number)
                continue
            found[place[0]].append(Mark(place[1], self.notes[number]))
        return found

    def strays(self) -> Iterable[int]:
        """The notes whose mark is nowhere on the page, by their place among the notes."""
        unmarked = [i for i, note in enumerate(self.document.footnotes) if note.anchor is None]
        return sorted([*unmarked, *(i for numbers in self._anchored.values() for i in numbers)])


def _title(citation: Citation) -> str:
    return f"{citation.target} ({citation.status})"


def _numbers(
    text: str, start: int, end: int, citations: Sequence[Citation]
) -> list[tuple[int, int]]:
    """Where the numbers of the members of a list are printed; nothing if not all are."""
    found: list[tuple[int, int]] = []
    at = start
    for citation in citations:
        number = re.escape(_number(citation.target))
        match = re.compile(rf"(?<![0-9A-Za-z]){number}(?![0-9A-Za-z])").search(text, at, end)
        if match is None or not number:
            return []
        found.append(match.span())
        at = match.end()
    return found


def _number(target: str) -> str:
    """What is printed of a target in a list: its number, or the last step of its place."""
    work, _, locator = target.partition("#")
    if locator:
        return locator.rpartition("/")[2]
    try:
        return Identifier.parse(work).number or ""
    except IdentifierError:
        return ""
