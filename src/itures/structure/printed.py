"""The words of a text without what was set aside."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from attrs import define

from itures.notation.scanning import is_cjk

_NOTHING = "\u2060"
"""The word joiner: a blank without width."""
_WRAP = re.compile(r"(?:(?<![ \t])[ \t]+)?\n[ \t]*")  # not from the middle of some blanks


@define(slots=False)
class Printed:
    """A text, and the stretches in it that are no part of its words."""

    text: str
    holes: tuple[tuple[int, int], ...]
    """The stretches that were set aside, in order, without overlaps."""

    @cached_property
    def masked(self) -> str:
        """The text with blanks that print nothing in place of what was set aside.

        A rule passes over them as over any blank, and every offset stays what it is.
        """
        out: list[str] = []
        at = 0
        for hole, right in self.holes:
            left = max(at, hole)
            out.append(self.text[at:left] + _NOTHING * (right - left))
            at = max(at, right)
        return "".join([*out, self.text[at:]]) if out else self.text

    def words(self, start: int, end: int) -> str:
        """The printed words between two offsets; line breaks inside become blanks."""
        words = "".join(self.text[a:b] for a, b in self.pieces(start, end))
        return _WRAP.sub(_unwrap, words.strip()) if "\n" in words else words.strip()

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """What is left between two offsets when the holes are taken out."""
        found: list[tuple[int, int]] = []
        at = start
        index = bisect_left(self.holes, (start, start))
        if index and self.holes[index - 1][1] > start:
            index -= 1
        while index < len(self.holes) and (hole := self.holes[index])[0] < end:
            if hole[0] > at:
                found.append((at, hole[0]))
            at = max(at, hole[1])
            index += 1
        if at < end:
            found.append((at, end))
        return found

    def is_hole(self, at: int) -> bool:
        """Whether the character at an offset was set aside."""
        index = bisect_left(self.holes, (at + 1, 0)) - 1
        return index >= 0 and self.holes[index][1] > at

    def holes_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The holes that begin between two offsets."""
        left = bisect_left(self.holes, (start, start))
        return self.holes[left : bisect_left(self.holes, (end, end))]

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without blanks and holes at both ends; empty if nothing is left."""
        left = bisect_left(self.holes, (start, start))
        clear = left == len(self.holes) or self.holes[left][0] >= end
        if clear and not (left and self.holes[left - 1][1] > start):
            words = self.text[start:end]
            bare = words.strip()
            if not bare:
                return start, start
            begin = start + len(words) - len(words.lstrip())
            return begin, begin + len(bare)
        kept = [
            (
                a + len(self.text[a:b]) - len(self.text[a:b].lstrip()),
                a + len(self.text[a:b].rstrip()),
            )
            for a, b in self.pieces(start, end)
            if self.text[a:b].strip()
        ]
        return (kept[0][0], kept[-1][1]) if kept else (start, start)

    def first(self, start: int, end: int) -> int:
        """Where the first printed character between two offsets stands; the start if none does."""
        text, holes, at = self.text, self.holes, start
        index = bisect_left(holes, (start, start))
        if index and holes[index - 1][1] > start:
            index -= 1
        while at < end:
            if index < len(holes) and holes[index][0] <= at:
                at = max(at, holes[index][1])
                index += 1
            elif text[at].isspace():
                at += 1
            else:
                return at
        return start

    def before(self, at: int) -> str:
        """The last printed character before an offset, or nothing."""
        while at > 0:
            hole = self._hole_behind(at)
            if hole is not None:
                at = hole
            elif self.text[at - 1].isspace():
                at -= 1
            else:
                return self.text[at - 1]
        return ""

    def _hole_behind(self, at: int) -> int | None:
        index = bisect_left(self.holes, (at, 0)) - 1
        if index >= 0 and self.holes[index][1] == at:
            return self.holes[index][0]
        return None


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in order, with those that touch or lie in each other made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def _unwrap(found: re.Match[str]) -> str:
    """A line break inside a paragraph: a blank, but nothing between Chinese characters."""
    text = found.string
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    if before and after and is_cjk(before) and is_cjk(after):
        return ""
    # A word that was divided at the end of a line: the hyphen stays, the line end goes.
    return "" if before == "-" and after.islower() else " "
