"""Notes whose marks link to them: Word, LibreOffice, Google, and most web pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from itures.model.span import Span
from itures.sources.html.note_page import (
    LEAD,
    MARKED,
    NEAR,
    PUNCTUATION,
    UPWARD,
    NotePage,
    Pair,
    span_of,
)
from itures.sources.html.records import PageLink
from itures.sources.pen import Stretch

_LARGEST = 20_000
"""No note is longer than this, in characters."""
_BLANKS = re.compile(r"[\s\u2060]*")
_SIGNS = " \t\n\xa0\u2060.:()[]\uff08\uff09*"
"""What is printed around the mark of a note."""
_TRIED = 20
"""Links in a note that are looked at: a note may be marked many times."""


@frozen
class NoteLinks:
    """Looks for marks that link to their notes."""

    page: NotePage

    def linked(self) -> Iterator[Pair]:
        """Marks that link to their notes."""
        for link in self.page.inner:
            target = self.page.target_of(link)
            if target is None or link.says == "back" or target.start < link.stretch.end:
                continue
            marker = self.page.marker_of(link)
            region = self._region(target) if marker else None
            if marker and region and (pair := self._pair(link, marker, region)):
                yield pair

    def _pair(self, link: PageLink, marker: str, region: Span) -> Pair | None:
        """A mark and its note, if that links back, or begins with the same mark."""
        mark = span_of(self._around(link))
        if region.start < mark.end or region.end - region.start > _LARGEST:
            return None
        inside = self._inside(region)
        tied = any(self._leads_to(back, link) for back in inside)
        ups = [back for back in inside if self._leads_up(back, region)]
        start, lead = self._start(region, marker, ups)
        if not tied and not lead and link.says != "mark":
            return None
        behind = [s for up in ups if (s := span_of(self._around(up))).start >= start]
        end = (
            behind[-1].start
            if behind and not _rest(self.page.text, behind[-1], region)
            else region.end
        )
        end = start + len(self.page.text[start:end].rstrip())
        if start >= end:
            return None
        region, before = self._without_signs(region, start, marker)
        return Pair(mark, marker, region, Span(start, end), (*before, *behind))

    def _leads_up(self, back: PageLink, region: Span) -> bool:
        """Whether a link in a note is no more than a sign that leads back to a mark."""
        target = self.page.target_of(back)
        words = self.page.text[back.stretch.start : back.stretch.end].strip(UPWARD)
        signs = _is_mark(words) or not any(char.isalnum() for char in words)
        return target is not None and target.start < region.start and signs

    def _without_signs(
        self, region: Span, start: int, marker: str
    ) -> tuple[Span, tuple[Span, ...]]:
        """A note, and the stretch of signs before its words, if they are more than its mark."""
        paragraph = self.page.paragraphs[max(bisect_right(self.page.starts, region.start) - 1, 0)]
        label = paragraph.label if paragraph.start == region.start else 0
        # The label of a list that is another mark is none of the note, and a sign as well.
        own = not label or _same(self.page.text[region.start : region.start + label], marker)
        at = region.start + (label if own else 0)
        signs = self.page.text[at:start]
        if own and not signs.strip().replace(marker, "", 2).strip(_SIGNS):
            return region, ()
        if at == region.start:
            region = Span(start, region.end)
        return region, (Span(at, at + len(signs.rstrip())),)

    def _start(self, region: Span, marker: str, backs: Sequence[PageLink]) -> tuple[int, bool]:
        """Where the words of a note begin, and whether its mark stands before them."""
        paragraph = self.page.paragraphs[max(bisect_right(self.page.starts, region.start) - 1, 0)]
        at, lead = region.start, False
        if paragraph.start == at:
            lead = _same(self.page.text[at : at + paragraph.label], marker)
            at += paragraph.label
        for back in backs:
            around = self._around(back)
            words = self.page.text[around.start : around.end].strip(UPWARD)
            if self.page.text[at : around.start].strip(UPWARD) or not _is_mark(words):
                break
            at, lead = self._behind_repeated(around.end, marker), True
        else:
            found = LEAD.match(self.page.text, _blank(self.page.text, at), region.end)
            if not backs and found and found[1] == marker:
                at, lead = found.end(), True
        found = (PUNCTUATION if lead else _BLANKS).match(self.page.text, at, region.end)
        return (found.end() if found else at), lead

    def _behind_repeated(self, at: int, marker: str) -> int:
        """Behind the mark that some word processors print a second time, raised."""
        end = at + len(marker)
        again = any(s.start == at and s.end == end for s in self._raised_at(at))
        return end if again and self.page.text[at:end] == marker else at

    def _raised_at(self, at: int) -> Sequence[Stretch]:
        left = bisect_left(self.page.stage.raised, at, key=lambda stretch: stretch.start)
        right = bisect_right(self.page.stage.raised, at, key=lambda stretch: stretch.start)
        return self.page.stage.raised[left:right]

    def _region(self, target: Stretch) -> Span | None:
        """The stretch of a note, by what is linked to."""
        index = bisect_right(self.page.starts, target.start) - 1
        if index < 0 or self.page.paragraphs[index].end < target.start:
            index += 1
        if index >= len(self.page.paragraphs):
            return None
        paragraph = self.page.paragraphs[index]
        if paragraph.state.level:
            return None
        if target.start <= paragraph.start + paragraph.label and target.end >= paragraph.end:
            return Span(paragraph.start, target.end)
        box = self.page.stage.boxes[paragraph.state.box].stretch
        whole = box.start == paragraph.start and box.end > paragraph.end
        if whole and not self._others(box, target):
            return Span(box.start, box.end)
        return Span(paragraph.start, paragraph.end)

    def _others(self, box: Stretch, target: Stretch) -> bool:
        """Whether a part of the page holds more that is linked to by a mark."""
        if box.end - box.start > _LARGEST:
            return True
        left, right = (
            bisect_left(self.page.marked, box.start),
            bisect_left(self.page.marked, box.end),
        )
        near = (target.start - NEAR, target.start + NEAR + 1)
        return right - left > bisect_left(self.page.marked, near[1]) - bisect_left(
            self.page.marked, near[0]
        )

    def _inside(self, region: Span) -> list[PageLink]:
        """The links in a stretch, the first and the last of them."""
        first = bisect_left(self.page.links_at, region.start)
        last = bisect_left(self.page.links_at, region.end)
        if last - first > 2 * _TRIED:
            return [
                *self.page.inner[first : first + _TRIED],
                *self.page.inner[last - _TRIED : last],
            ]
        return self.page.inner[first:last]

    def _leads_to(self, back: PageLink, link: PageLink) -> bool:
        """Whether a link leads to the place of another."""
        target = self.page.target_of(back)
        if target is None:
            return False
        near = link.stretch.start - NEAR <= target.start <= link.stretch.end
        return near and target.end <= link.stretch.end + NEAR

    def _around(self, link: PageLink) -> Stretch:
        """A link with the raised words around it, if those are no more than its brackets."""
        sup = link.sup
        if sup is None or sup.start > link.stretch.start or sup.end < link.stretch.end:
            return link.stretch
        return sup if MARKED.fullmatch(self.page.words_of(sup).strip()) else link.stretch


def _rest(text: str, span: Span, region: Span) -> str:
    """What stands behind a stretch in a note."""
    return text[span.end : region.end].strip()


def _is_mark(words: str) -> bool:
    return not words or MARKED.fullmatch(words) is not None


def _same(label: str, marker: str) -> bool:
    return label.strip(" \t.()[]") == marker


def _blank(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
