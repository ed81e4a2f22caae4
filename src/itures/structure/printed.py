"""The words of a text without what was set aside."""

import re
from bisect import bisect_left, bisect_right
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

    @cached_property
    def _starts(self) -> list[int]:
        """Where the holes begin: plain numbers are found faster than pairs."""
        return [start for start, _ in self.holes]

    def words(self, start: int, end: int) -> str:
        """The printed words between two offsets; line breaks inside become blanks."""
        if self._is_clear(start, end):
            words = self.text[start:end].strip()
        else:
            words = "".join([self.text[a:b] for a, b in self._between(start, end)]).strip()
        return _WRAP.sub(_unwrap, words) if "\n" in words else words

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """What is left between two offsets when the holes are taken out."""
        if self._is_clear(start, end):
            return [(start, end)] if start < end else []
        return self._between(start, end)

    def _between(self, start: int, end: int) -> list[tuple[int, int]]:
        """What is left where there are holes."""
        found: list[tuple[int, int]] = []
        holes, at = self.holes, start
        for index in range(self._from(start), len(holes)):
            left, right = holes[index]
            if left >= end:
                break
            if left > at:
                found.append((at, left))
            at = max(at, right)
        if at < end:
            found.append((at, end))
        return found

    def _from(self, start: int) -> int:
        """The first hole that is not done before an offset, by its place among them."""
        index = bisect_left(self._starts, start)
        return index - 1 if index and self.holes[index - 1][1] > start else index

    def _is_clear(self, start: int, end: int) -> bool:
        """Whether there is no hole between two offsets; most words are such."""
        holes = self.holes
        if not holes:
            return True
        index = bisect_left(self._starts, start)
        if index and holes[index - 1][1] > start:
            return False
        return index == len(holes) or holes[index][0] >= end

    def is_hole(self, at: int) -> bool:
        """Whether the character at an offset was set aside."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and self.holes[index][1] > at

    def holes_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The holes that begin between two offsets."""
        left = bisect_left(self._starts, start)
        return self.holes[left : bisect_left(self._starts, end, left)] if start < end else ()

    def is_whole(self, start: int, end: int) -> bool:
        """Whether no hole begins between two offsets."""
        index = bisect_left(self._starts, start)
        return index == len(self._starts) or self._starts[index] >= end

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without blanks and holes at both ends; empty if nothing is left."""
        text = self.text
        if self._is_clear(start, end):
            if start < end and not (text[start].isspace() or text[end - 1].isspace()):
                return start, end  # as most are
            words = text[start:end]
            bare = words.lstrip()
            if not bare:
                return start, start
            begin = start + len(words) - len(bare)
            return begin, begin + len(bare.rstrip())
        kept = [(a, b) for a, b in self._between(start, end) if text[a:b].strip()]
        if not kept:
            return start, start
        (first, stop), (last, end) = kept[0], kept[-1]
        blanks = len(text[first:stop]) - len(text[first:stop].lstrip())
        return first + blanks, last + len(text[last:end].rstrip())

    def first(self, start: int, end: int) -> int:
        """Where the first printed character between two offsets stands; the start if none does."""
        text, holes, at = self.text, self.holes, start
        index = self._from(start) if holes else 0
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
        text, holes = self.text, self.holes
        behind = bisect_left(self._starts, at) - 1 if holes else -1
        while at > 0:
            while behind >= 0 and holes[behind][0] >= at:
                behind -= 1
            if behind >= 0 and holes[behind][1] == at:
                at = holes[behind][0]
            elif text[at - 1].isspace():
                at -= 1
            else:
                return text[at - 1]
        return ""


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
