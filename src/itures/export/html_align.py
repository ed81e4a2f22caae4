"""From offsets in the source to places in the words of a node, and back.

The words of a node are a slice of the source with debris and note bodies taken out and
blanks changed. So its characters that are no blanks stand in the source in the same
order. All of them are laid out once for a document; each text is then found in them.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from attrs import define, frozen

from itures.model.span import Span

_WORD = re.compile(r"\S+")


@frozen
class Solid:
    """The characters of a source that are neither blank nor set aside."""

    chars: str
    """The characters, in the order of the source."""
    offsets: "array[int]"
    """For each of them where it stands in the source."""

    @classmethod
    def of(cls, text: str, holes: Iterable[Span]) -> "Solid":
        """Lay out a source.

        Args:
            text: the source.
            holes: what is left out, in any order; overlaps do no harm.
        """
        chars: list[str] = []
        offsets = array("q")
        at = 0
        for start, end in [*sorted(holes), (len(text), len(text))]:
            for word in _WORD.finditer(text, at, max(at, start)):
                chars.append(word[0])
                offsets.extend(range(*word.span()))
            at = max(at, end)
        return cls("".join(chars), offsets)

    def find(self, text: str, start: int, end: int, *, last: bool = False) -> "Placed | None":
        """Find a text between two offsets of the source.

        Args:
            text: the words; blanks in them do not count.
            start: where to look from.
            end: where to look to.
            last: whether the words end the stretch; else they begin it.

        Returns:
            Where they stand, or `None` if they do not stand there.
        """
        want = "".join(text.split())
        low, high = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        seek = self.chars.rfind if last else self.chars.find
        first = seek(want, low, high) if want else -1
        return Placed(self, text, first, len(want)) if first >= 0 else None


@define(slots=False)
class Placed:
    """A text, and where it stands in the source."""

    solid: Solid
    text: str
    first: int
    """The rank of its first character among the solid ones."""
    count: int
    """How many solid characters it has."""

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.solid.offsets[self.first]

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.solid.offsets[self.first + self.count - 1] + 1

    @cached_property
    def _places(self) -> list[int]:
        """For each solid character where it stands in the text."""
        return [index for index, char in enumerate(self.text) if not char.isspace()]

    def _rank(self, offset: int) -> int:
        rank = bisect_left(self.solid.offsets, offset) - self.first
        return min(max(rank, 0), self.count)

    def index(self, offset: int) -> int | None:
        """Where in the text a mark at an offset stands; `None` if it stands elsewhere.

        A mark stands behind the word before it, not in front of the next one.
        """
        if not self.start <= offset <= self.end:
            return None
        rank = self._rank(offset)
        return self._places[rank - 1] + 1 if rank else 0

    def stretch(self, span: Span) -> tuple[int, int] | None:
        """What a stretch of the source covers of the text, if anything."""
        left, right = self._rank(span.start), self._rank(span.end)
        return (self._places[left], self._places[right - 1] + 1) if left < right else None
