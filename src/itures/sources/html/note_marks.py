"""Notes without links: raised marks, and paragraphs that begin with the same ones."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from itures.model.span import Span
from itures.sources.html.note_page import (
    LEAD,
    PUNCTUATION,
    UPWARD,
    NotePage,
    Pair,
    is_inside,
    span_of,
)
from itures.sources.html.page_names import page_names

_PRINTED = re.compile(r"\d{1,3}|[*\u2020\u2021]{1,4}")
"""A mark that needs no link: a raised letter may be anything."""
_POWER = re.compile(r"(?:(?:\d[ \xa0]*|[/\u00b7(])[a-z\u00b5]{1,2}|(?<!\d)10)\Z")
"""What a raised number behind is a power of: a unit, or ten."""
_AROUND = 4
"""Parts of the page around a note whose names may say that it holds notes."""


@frozen
class NoteMarks:
    """Looks for raised marks and their notes."""

    page: NotePage

    def printed(self, taken: set[Span], regions: Sequence[Span]) -> list[Pair]:
        """Raised marks, and the paragraphs that begin with the same."""
        marks = [
            (span, found[0])
            for stretch in self.page.stage.raised
            if (span := span_of(stretch)) not in taken
            and not is_inside(regions, span.start)
            and (found := _PRINTED.fullmatch(self.page.words_of(stretch).strip()))
        ]
        leads: dict[int, tuple[str, int]] = {}
        for span, marker in marks:
            index = bisect_right(self.page.starts, span.start) - 1
            if index >= 0 and not self._before(index, span.start):
                leads[index] = (marker, span.end)
        free = [(span, marker) for span, marker in marks if self._is_inside(span, leads)]
        return list(self._raised(free, leads)) if leads else self._at_the_end(free)

    def _before(self, index: int, at: int) -> str:
        paragraph = self.page.paragraphs[index]
        return self.page.text[paragraph.start + paragraph.label : at].strip()

    def _is_inside(self, span: Span, leads: dict[int, tuple[str, int]]) -> bool:
        index = bisect_right(self.page.starts, span.start) - 1
        power = _POWER.search(self.page.text, max(span.start - 6, 0), span.start)
        return index >= 0 and not power and leads.get(index, ("", -1))[1] != span.end

    def _raised(
        self, marks: Sequence[tuple[Span, str]], leads: dict[int, tuple[str, int]]
    ) -> Iterator[Pair]:
        """Notes whose marks are raised, each with the marks before it that have no other."""
        waiting: dict[str, list[Span]] = {}
        events = [(span.start, marker, span, None) for span, marker in marks]
        notes = [(self.page.starts[i], marker, None, i) for i, (marker, _) in leads.items()]
        for _, marker, span, index in sorted([*events, *notes], key=lambda event: event[0]):
            if span is not None:
                waiting.setdefault(marker, []).append(span)
            elif index is not None:
                for mark in waiting.pop(marker, ()):
                    pair = self._whole(index, leads[index][1], mark, marker)
                    if pair.words.start < pair.words.end:
                        yield pair

    def _whole(self, index: int, at: int, mark: Span, marker: str) -> Pair:
        paragraph = self.page.paragraphs[index]
        found = PUNCTUATION.match(self.page.text, at, paragraph.end)
        start = found.end() if found else at
        return Pair(mark, marker, Span(paragraph.start, paragraph.end), Span(start, paragraph.end))

    def _at_the_end(self, marks: Sequence[tuple[Span, str]]) -> list[Pair]:
        """Notes in a list of their own, below a line or in a part that is named for them."""
        order = list(dict.fromkeys(marker for _, marker in marks))
        if not order:
            return []
        behind = bisect_right(self.page.starts, marks[-1][0].start)
        for first in range(behind, len(self.page.paragraphs) - len(order) + 1):
            if not self._begins_notes(first):
                continue
            leads = self._leads(first, order)
            if len(leads) == len(order):
                return [self._whole(*leads[marker], mark, marker) for mark, marker in marks]
        return []

    def _leads(self, first: int, order: Sequence[str]) -> dict[str, tuple[int, int]]:
        """For each of some marks in order, the paragraph that begins with it, up to a gap."""
        found: dict[str, tuple[int, int]] = {}
        for index, marker in enumerate(order, first):
            lead = self._lead(index)
            if lead is None or lead[0] != marker:
                break
            found[marker] = (index, lead[1])
        return found

    def _begins_notes(self, index: int) -> bool:
        paragraph = self.page.paragraphs[index]
        before = self.page.paragraphs[index - 1].end if index else 0
        at = bisect_left(self.page.stage.rules, before)
        if at < len(self.page.stage.rules) and self.page.stage.rules[at] <= paragraph.start:
            return True
        number = paragraph.state.box
        for _ in range(_AROUND):
            box = self.page.stage.boxes[number]
            if not box.names.isdisjoint(page_names().notes):
                return True
            number = box.around
        return False

    def _lead(self, index: int) -> tuple[str, int] | None:
        """The mark that a paragraph begins with, and where it ends."""
        paragraph = self.page.paragraphs[index]
        found = LEAD.match(self.page.text, paragraph.start, paragraph.end)
        said = found and self.page.text[found.end() : paragraph.end].strip(UPWARD + ".:)]")
        return (found[1], found.end()) if found and said else None
