"""What is printed on every page and is no part of the text: running heads, page numbers.

They stand at the edge of the page, at the same height on many pages, and say the same
there, or the number of the page. Left and right pages may differ.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import define

from itures.sources.pdf.edges import EdgeRow, Taken, at_edge, clusters
from itures.sources.pdf.rows import Row

HEAD, NUMBER = "running-head", "page-number"
_DEEPEST = 4
"""Rows at an edge of the page that are looked at."""
_MOST = 0.6
"""The share of pages on which the number of the page must stand for one to be told."""
_SURE = 6
_NEARLY_ALL = 0.8
"""What stands on so many pages, and on nearly all, needs no room between it and the text."""
_ROOM = 1.4
"""The room between a running head and the text, in parts of the size."""
_BARE_ROOM = 1.6
"""The same for a number on a page that has no like."""
_LARGER = 1.06
"""A running head whose number changes is no larger than this, in parts of the text: the
headings of a volume are."""
_SELDOM = 0.8
"""Heads that change with nearly every page are the headings of texts of one page."""
_SMALLER = 0.9
"""What a browser prints at the edges of a page is no larger, in parts of the text."""
_BARE = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlcdm]{1,7})[\W_]*(?:\d{1,4}[\W_]*)?", re.IGNORECASE)
"""A row that is a number, perhaps with the number of pages: `– 3 –`, `3/12`, `iv`."""


def furniture(pages: Sequence[Sequence[Row]], size: float) -> list[Taken]:
    """Running heads and page numbers.

    Args:
        pages: the rows of each page, from the top down.
        size: the size of the text in points.

    Returns:
        For each page the indices of such rows, and what each is.
    """
    found: list[Taken] = [{} for _ in pages]
    for bottom in (True, False):
        for depth in range(_DEEPEST):
            rows = at_edge(pages, found, depth, bottom=bottom)
            fresh = [hit for rows_alike in clusters(rows) for hit in _told(rows_alike, pages, size)]
            known = {id(hit) for hit, _ in fresh}
            rest = [hit for hit in rows if id(hit) not in known]
            fresh += [(hit, HEAD) for hit in _companions(rest, pages, found, size)]
            if not fresh:
                break
            for hit, why in fresh:
                found[hit.page][hit.index] = why
    return found


def _told(
    rows: Sequence[EdgeRow], pages: Sequence[Sequence[Row]], size: float
) -> Iterator[tuple[EdgeRow, str]]:
    """Those of some rows at one height that are no part of the text."""
    group = _Group(rows, len(pages), size)
    for hit in rows:
        if _BARE.fullmatch(hit.text):
            if group.is_numbered(hit) or _is_lone_number(hit, size):
                yield hit, NUMBER
        elif group.repeats(hit):
            yield hit, HEAD


@define(slots=False)
class _Group:
    """Rows of several pages at one height."""

    rows: Sequence[EdgeRow]
    pages: int
    """How many pages the file has."""
    size: float
    """The size of the text."""

    @cached_property
    def step(self) -> int | None:
        """What is added to the index of a page to give its number, if that is printed here."""
        steps = Counter(number - hit.page for hit in self.rows for number in hit.numbers)
        step, count = steps.most_common(1)[0] if steps else (0, 0)
        return step if count > 1 and count >= _MOST * len(self.rows) else None

    @cached_property
    def shapes(self) -> Counter[str]:
        """How often each text occurs, numbers aside."""
        return Counter(hit.shape for hit in self.rows)

    @cached_property
    def texts(self) -> Counter[str]:
        """How often each text occurs."""
        return Counter(hit.text for hit in self.rows)

    @cached_property
    def different(self) -> Counter[str]:
        """How many texts there are of each shape."""
        return Counter(shape for shape, _ in {(hit.shape, hit.text) for hit in self.rows})

    def is_numbered(self, hit: EdgeRow) -> bool:
        """Whether the number of the page stands at an end of a row."""
        return self.step is not None and hit.ends_with(hit.page + self.step)

    def repeats(self, hit: EdgeRow) -> bool:
        """Whether a row with words says what other pages say at the same height."""
        like = self.shapes[hit.shape]
        alike = len(self.shapes) <= len(self.rows) / 2
        apart = hit.room >= _ROOM * self.size
        if self.texts[hit.text] > 1 and alike:
            return apart or like >= max(_SURE, _NEARLY_ALL * self.pages)
        if hit.row.size > _LARGER * self.size or not apart:
            return False
        if self.is_numbered(hit):
            return alike or like > 1
        return alike and like > 1 and self.different[hit.shape] <= _SELDOM * like


def _is_lone_number(hit: EdgeRow, size: float) -> bool:
    """Whether the number of a page is told by that page alone."""
    return hit.page + 1 in hit.numbers and (hit.outside or hit.room >= _BARE_ROOM * size)


def _companions(
    rest: Sequence[EdgeRow],
    pages: Sequence[Sequence[Row]],
    found: Sequence[Taken],
    size: float,
) -> Iterator[EdgeRow]:
    """What stands beside the number of a page, further out than the text of other pages.

    A letter of two pages says only once, on its second page, which letter it is. What a
    browser prints at the edges is smaller than the text, and tells the page below.
    """
    for hit in rest:
        if hit.room < _ROOM * size or hit.row.size > _LARGER * size:
            continue
        beside = hit.index == 1 and found[hit.page].get(0) == NUMBER
        first = hit.index == 0 and hit.page + 1 in hit.numbers
        by_browser = hit.row.size <= _SMALLER * size and _is_by_browser(hit, pages, found)
        if by_browser or (hit.outside and (beside or first)):
            yield hit


def _is_by_browser(hit: EdgeRow, pages: Sequence[Sequence[Row]], found: Sequence[Taken]) -> bool:
    """Whether a browser printed a row: address and `2/3` at the foot, date and title above."""
    last = len(pages[hit.page]) - 1
    if hit.index == last:
        return hit.text.endswith(f"{hit.page + 1}/{len(pages)}")
    foot = pages[hit.page][last]
    return hit.index == 0 and last in found[hit.page] and foot.size == hit.row.size
