"""Which paragraphs a text has once tracked changes are made, and the labels Word prints.

Where the end of a paragraph is taken out it becomes one with the next; what is left has
the list and the style of the last, whose end it keeps. Only what is left counts.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from attrs import define, field

from itures.sources.word.numbering import Label, Numbering
from itures.sources.word.story import Paragraph
from itures.sources.word.styles import Styles
from itures.sources.xml import Element

Text = Literal["final", "original"]
"""One of the two texts that a file with tracked changes holds."""
_CLOSED = (".", ")", "]", ":", "\u3001", "\uff0e", "\uff09")
"""A label that ends so is told from the words behind it by a blank alone."""


@define
class Counter:
    """Counts the paragraphs of one story that are in lists; most stories have none."""

    lists: Callable[[], Element | None]
    """Reads the part that defines the lists, and gives its outermost element."""
    styles: Styles
    _numbering: Numbering | None = field(default=None, init=False)

    @property
    def unknown(self) -> list[str]:
        """Formats of numbers that are not known."""
        return self._numbering.unknown if self._numbering else []

    def label(self, paragraph: Paragraph, words: str) -> str:
        """The label of the next paragraph with what is behind it; empty if it has none.

        Args:
            paragraph: the paragraph.
            words: what is typed in it; a label that is typed as well is not printed twice.
        """
        if self._numbering is None:
            self._numbering = Numbering(self.lists(), self.styles)
        label = self._numbering.label(paragraph.properties, paragraph.style, counts=True)
        if label is None or _is_typed(label, words.lstrip()):
            return ""
        return label.text + label.suffix

    def counts(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph may be in a list."""
        return paragraph.listed or self.styles.look(paragraph.style).listed


def _is_typed(label: Label, words: str) -> bool:
    if not words.startswith(label.text):
        return False
    behind = words[len(label.text) : len(label.text) + 1]
    return behind == "\t" or (behind.isspace() and label.text.endswith(_CLOSED))


@define
class Labels:
    """The labels of the paragraphs of one story, in one text."""

    text: Text
    counter: Counter
    paragraphs: Sequence[Paragraph]
    _last: list[int] = field(factory=list, init=False)
    """For each paragraph, the one whose end it keeps."""

    def __attrs_post_init__(self) -> None:
        last = len(self.paragraphs) - 1
        self._last = [last] * len(self.paragraphs)
        for index in range(last, -1, -1):
            paragraph = self.paragraphs[index]
            if not paragraph.joins or paragraph.mark.shown(self.text):
                last = index
            self._last[index] = last

    def begins(self, index: int) -> bool:
        """Whether a paragraph of this text begins with the one at a place."""
        return index == 0 or self._last[index - 1] != self._last[index]

    def last(self, index: int) -> Paragraph:
        """The paragraph whose list and style the one at a place has in this text."""
        return self.paragraphs[self._last[index]]

    def take(self, index: int) -> str:
        """The label of the paragraph that begins at a place, with what is behind it."""
        last = self.last(index)
        if not last.mark.shown(self.text) or not self.counter.counts(last):
            return ""  # all of it is taken out: it is no paragraph of this text
        return self.counter.label(last, self._words(index))

    def _words(self, index: int) -> str:
        return "".join(
            piece.text
            for paragraph in self.paragraphs[index : self._last[index] + 1]
            for piece in paragraph.pieces
            if piece.layers.shown(self.text)
        )
