"""Links: which words stand where a page is linked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from itures.model.blocks import Link
from itures.model.span import Span
from itures.sources.pdf.lines import Line
from itures.sources.pdf.sheets import Hot, Sheet

_EDGE = 1.0
_BELOW = 2.0
"""Points by which words may stick out of what is linked, at the sides and below."""


@frozen
class Placed:
    """A line, and where it stands in the text."""

    line: Line
    start: int


def links(text: str, placed: Iterable[Placed], sheets: Sequence[Sheet]) -> list[Link]:
    """The links of a file, in the order of its text."""
    by_page: dict[int, list[Placed]] = defaultdict(list)
    for line in placed:
        by_page[line.line.page].append(line)
    found = (
        Link(span, hot.target)
        for sheet in sheets
        for hot in sheet.links
        for span in _spans(hot, by_page[sheet.number])
        if text[span.start : span.end].strip()
    )
    return sorted(found, key=lambda link: link.span)


def _spans(hot: Hot, lines: Iterable[Placed]) -> Iterator[Span]:
    """The words of each line that stand in a part of the page."""
    for placed in lines:
        line = placed.line
        if not hot.bottom - _BELOW <= line.base + line.size / 4 <= hot.top:
            continue
        inside = [
            spot
            for spot in line.spots
            if spot.face and hot.left - _EDGE <= (spot.left + spot.right) / 2 <= hot.right + _EDGE
        ]
        if inside:
            start, end = min(spot.start for spot in inside), max(spot.end for spot in inside)
            yield Span(placed.start + start, placed.start + end)
