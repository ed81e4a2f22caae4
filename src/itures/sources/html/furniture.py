"""What stands around the text of a page: menus, banners, buttons, trails of links."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import define, field

from itures.model.span import Span
from itures.sources.html.page_names import PageNames, page_names
from itures.sources.html.records import Box
from itures.sources.pen import Paragraph

_WHOLE = frozenset({"article", "body", "form", "html", "main"})
"""Elements that hold the text itself, whatever they are called."""
_OF_DOCUMENT = "doc-"
"""How the roles of parts of a text begin."""
_FEW = 3
"""Links from which a part of the page may be a menu."""
_SHARE = 0.25
"""The share of the words of a page that no part around the text has."""
_LITTLE = 300
"""Characters, fewer than which a part that is named like furniture always is."""
_LONGEST = 600
"""A paragraph of prose that is longer is text, wherever it stands."""
_DENSE = 0.6
"""The share of links among the words of a menu."""
_PROSE = 60
"""Characters beside links from which a paragraph is prose."""
_SENTENCE = 15
_STOPS = ",;:.\u3002\uff1b\uff0c\uff1a\u061b\u060c"
_SEPARATORS = re.compile(r"\s[|\u203a\u00bb\u00b7\u2022/>\u2192\u25b8-]\s")


@define
class _Sum:
    """What the paragraphs of a part of the page add up to."""

    solid: int = 0
    linked: int = 0
    count: int = 0
    links_only: int = 0
    """Paragraphs that are nothing but links."""
    longest: int = 0
    """Characters beside links in the longest paragraph."""
    headings: int = 0

    @property
    def prose(self) -> int:
        """Characters that are no links."""
        return self.solid - self.linked

    def add(self, other: "_Sum") -> None:
        """Add what a part inside holds."""
        self.solid += other.solid
        self.linked += other.linked
        self.count += other.count
        self.links_only += other.links_only
        self.longest = max(self.longest, other.longest)
        self.headings += other.headings


def find_furniture(
    boxes: Sequence[Box],
    paragraphs: Sequence[Paragraph],
    text: str,
    hidden: Sequence[Span],
    kept: Sequence[Span],
) -> list[Span]:
    """The stretches that are no part of the text of a page.

    Args:
        boxes: the parts of the page.
        paragraphs: its paragraphs.
        text: its text.
        hidden: stretches that are known to be none of it, in order, without overlaps.
        kept: stretches that are known to be part of it, such as notes.
    """
    shown = [p for p in paragraphs if not covered(hidden, p.start, p.end)]
    if not shown:
        return []
    page = _Page(boxes, shown, text, kept)
    named = page.named()
    page.find_text(named)
    return [*named, *page.menus(named), *page.trails(named)]


def covered(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of some spans, which are in order and do not overlap, holds a stretch."""
    index = bisect_right(spans, start, key=lambda span: span.start) - 1
    return index >= 0 and end <= spans[index].end


@define
class _Page:
    boxes: Sequence[Box]
    paragraphs: Sequence[Paragraph]
    text: str
    kept: Sequence[Span]
    sums: list[_Sum] = field(init=False)
    names: PageNames = field(factory=page_names, init=False)
    first: int = 0
    """Where the text begins: with its first paragraph of prose."""
    last: int = 0
    """Where it ends: with the last one."""

    def __attrs_post_init__(self) -> None:
        self.sums = [_Sum(headings=box.headings) for box in self.boxes]
        for paragraph in self.paragraphs:
            self.sums[paragraph.state.box].add(_sum(paragraph))
        for index in range(len(self.boxes) - 1, 0, -1):
            self.sums[self.boxes[index].around].add(self.sums[index])

    def named(self) -> list[Span]:
        """The outermost parts that are furniture by what they are or are called."""
        return list(_outermost(self._spans(self._is_named)))

    def _spans(self, wanted: Callable[[int], bool]) -> Iterator[Span]:
        for index, box in enumerate(self.boxes):
            span = Span(box.stretch.start, box.stretch.end)
            if index and self.sums[index].count and wanted(index) and not self._is_kept(span):
                yield span

    def _is_kept(self, span: Span) -> bool:
        index = bisect_left(self.kept, span.start, key=lambda kept: kept.start)
        return index < len(self.kept) and self.kept[index].start < span.end

    def _is_named(self, index: int) -> bool:
        box, found = self.boxes[index], self.sums[index]
        if box.role.startswith(_OF_DOCUMENT):
            return False
        prose = self.sums[0].prose
        if box.tag == "nav" or box.role == "navigation":
            return 2 * found.prose <= prose or found.prose < _LITTLE
        small = found.prose <= max(_LITTLE, _SHARE * prose) and found.longest <= _LONGEST
        if not small:
            return False
        if box.tag == "header":
            menu = found.links_only >= _FEW and found.linked >= _DENSE * found.solid
            return not box.in_text and (menu or not found.headings)
        if box.tag == "footer":
            return not box.in_text
        if box.tag in {"aside", "dialog", "search"} or box.role in self.names.roles:
            return True
        called = not box.names.isdisjoint(self.names.furniture)
        return called and box.tag not in _WHOLE and not found.headings

    def find_text(self, named: Sequence[Span]) -> None:
        """Find where the text begins and ends."""
        prose = [
            p for p in self.paragraphs if self._is_prose(p) and not covered(named, p.start, p.end)
        ]
        self.first = prose[0].start if prose else 0
        self.last = prose[-1].end if prose else len(self.text)

    def _is_prose(self, paragraph: Paragraph) -> bool:
        beside = paragraph.solid - paragraph.linked
        ends = self.text[paragraph.start : paragraph.end].rstrip()[-1:] in _STOPS
        return beside >= _PROSE or (beside >= _SENTENCE and ends)

    def _is_around(self, span: Span) -> bool:
        """Whether a stretch lies before the text or behind it."""
        return span.end <= self.first or span.start >= self.last

    def menus(self, named: Sequence[Span]) -> list[Span]:
        """The outermost parts around the text that hold hardly anything but links."""
        found = (span for span in self._spans(self._is_menu) if self._is_around(span))
        return [s for s in _outermost(found) if not covered(named, s.start, s.end)]

    def _is_menu(self, index: int) -> bool:
        found = self.sums[index]
        return (
            self.boxes[index].tag not in _WHOLE
            and found.links_only >= _FEW
            and found.links_only >= _DENSE * found.count
            and found.linked >= _DENSE * found.solid
            and not found.headings
        )

    def trails(self, named: Sequence[Span]) -> list[Span]:
        """Lines of links around the text, with signs between them: Home | Contact."""
        return [
            span
            for p in self.paragraphs
            if p.linked >= _DENSE * p.solid
            and p.solid != p.linked
            and self._is_around(span := Span(p.start, p.end))
            and _SEPARATORS.search(self.text, p.start + p.label, p.end)
            and self.text[p.start : p.end].rstrip()[-1:] not in _STOPS
            and not covered(named, p.start, p.end)
            and not self._is_kept(span)
        ]


def _sum(paragraph: Paragraph) -> _Sum:
    only = paragraph.linked > 0 and paragraph.linked == paragraph.solid
    beside = paragraph.solid - paragraph.linked
    return _Sum(paragraph.solid, paragraph.linked, 1, int(only), beside)


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that lie in no other; they come with the outer ones first."""
    end = -1
    for span in spans:
        if span.end > end:
            yield span
            end = span.end
