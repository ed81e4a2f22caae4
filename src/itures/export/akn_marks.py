"""From offsets in the source to places in the words of a node.

The words of a node are a slice of the source with debris and note bodies taken out and
blanks changed. So its characters that are no blanks stand in the source in the same
order, and that is all that is needed to find the way from one to the other.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from attrs import frozen

from itures.structure.printed import Printed


@frozen
class Slot:
    """One text of the tree that can hold citations and note marks."""

    node: str | None
    """The id of the node it belongs to; `title`; `None` in the masthead."""
    name: str
    """Which of its texts: `text`, `tail`, `opener`, `heading`, `title`, or a line."""
    text: str
    offsets: Sequence[int] = ()
    """For each character where it stands in the source; empty if it was not found."""

    def index(self, offset: int) -> int | None:
        """Where in the text the words from `offset` on begin; `None` if they do not.

        Behind a blank: a mark stands at the end of the word before it.
        """
        if not self.covers(offset):
            return None
        index = bisect_left(self.offsets, offset)
        while index and self.text[index - 1].isspace():
            index -= 1
        return index

    def covers(self, offset: int) -> bool:
        """Whether an offset lies in the text, or directly at its end."""
        return bool(self.offsets) and self.offsets[0] <= offset <= self.offsets[-1] + 1

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """What a stretch of the source covers of the text, without blanks around it."""
        if not self.offsets or end <= self.offsets[0] or start > self.offsets[-1]:
            return None
        left = bisect_left(self.offsets, start)
        right = bisect_right(self.offsets, end - 1)
        while left < right and self.text[left].isspace():
            left += 1
        while left < right and self.text[right - 1].isspace():
            right -= 1
        return (left, right) if left < right else None


@frozen
class Aligner:
    """Finds the words of nodes in the source."""

    printed: Printed
    """The source, and what was set aside in it."""

    def slot(
        self,
        node: str | None,
        name: str,
        text: str,
        start: int,
        end: int,
        *,
        last: bool = False,
    ) -> Slot:
        """A text that stands between two offsets of the source.

        Args:
            node: the id of the node.
            name: which of its texts.
            text: the words.
            start: where to look from.
            end: where to look to.
            last: whether the words end the stretch; else they begin it.
        """
        if not text or text.isspace():
            return Slot(node, name, text)
        # A file may say anything of where its words stand.
        pieces = self.printed.pieces(max(start, 0), min(end, len(self.printed.text)))
        offsets = self._as_printed(text, *pieces[0], last=last) if len(pieces) == 1 else None
        return Slot(node, name, text, offsets or self._spread(text, pieces, last=last))

    def _as_printed(self, text: str, start: int, end: int, *, last: bool) -> range | None:
        """The offsets of a text that stands at one end of a stretch letter for letter."""
        source = self.printed.text[start:end]
        bare = source.rstrip() if last else source.lstrip()
        at = start + (len(bare) - len(text) if last else len(source) - len(bare))
        there = self.printed.text[at : at + len(text)] if at >= start else ""
        same = bool(text) and there.replace("\n", " ") == text == text.strip()
        return range(at, at + len(text)) if same and at + len(text) <= end else None

    def _spread(
        self, text: str, pieces: Iterable[tuple[int, int]], *, last: bool
    ) -> tuple[int, ...]:
        """The offsets of a text whose blanks are others; none if it is not there."""
        positions: list[int] = []
        for left, right in pieces:
            for word in _WORD.finditer(self.printed.text, left, right):
                positions.extend(range(*word.span()))
        flat = "".join(["".join(self.printed.text[a:b].split()) for a, b in pieces])
        want = "".join(text.split())
        at = flat.rfind(want) if last else flat.find(want)
        return _spread(text, positions[at : at + len(want)]) if at >= 0 else ()


_WORD = re.compile(r"\S+")


def _spread(text: str, found: list[int]) -> tuple[int, ...]:
    """The offset of every character: a blank stands behind the character before it."""
    offsets: list[int] = []
    at = 0
    for word in _WORD.finditer(text):
        # Blanks that a break left out must not count past the next word.
        before = offsets[-1] if offsets else found[0]
        blanks = range(before + 1, before + 1 + word.start() - len(offsets))
        offsets.extend([min(blank, found[at]) for blank in blanks])
        offsets.extend(found[at : at + word.end() - word.start()])
        at += word.end() - word.start()
    after = offsets[-1] + 1
    return (*offsets, *range(after, after + len(text) - len(offsets)))
