"""A page in which notes are looked for, and what a note and its mark are."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import unquote

from attrs import define, field, frozen

from itures.model.span import Span
from itures.sources.html.records import PageLink
from itures.sources.html.stage import Stage
from itures.sources.pen import Paragraph, Stretch

MARKED = re.compile(
    r"[\[(\uff08]?\s*(\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,4}|[A-Za-z]|[ivxl]{1,6})\s*[\])\uff09]?"
)
"""A mark, perhaps in brackets."""
NEAR = 40
"""Characters between a mark and what its note links back to."""
UPWARD = " \t\n\xa0^\u2191"
"""What stands around links back."""
PUNCTUATION = re.compile(r"[\s.:)\]\uff09\u2060]*")
LEAD = re.compile(
    r"[\[(\uff08]?(\d{1,3}|[*\u2020\u2021]{1,4})(?:[\])\uff09]?[.:]?(?=\s)|[\])\uff09])"
)
"""How a note begins, where its mark is neither raised nor linked."""


@frozen
class Pair:
    """A mark and its note."""

    mark: Span
    marker: str
    region: Span
    words: Span
    backs: tuple[Span, ...] = ()


@define
class NotePage:
    """A page in which notes are looked for."""

    stage: Stage
    text: str
    paragraphs: Sequence[Paragraph]
    starts: list[int] = field(init=False)
    """Where its paragraphs begin."""
    inner: list[PageLink] = field(init=False)
    """The links to places of the same page, in the order of the text."""
    links_at: list[int] = field(init=False)
    marked: list[int] = field(init=False)
    """Where what is linked to by marks begins, in the order of the text."""

    def __attrs_post_init__(self) -> None:
        self.starts = [paragraph.start for paragraph in self.paragraphs]
        self.stage.raised.sort(key=lambda stretch: stretch.start)
        inner = (link for link in self.stage.links if self.target_of(link))
        self.inner = sorted(inner, key=lambda link: link.stretch.start)
        self.links_at = [link.stretch.start for link in self.inner]
        marked = (self.target_of(link) for link in self.inner if self.marker_of(link))
        self.marked = sorted(target.start for target in marked if target)

    def marker_of(self, link: PageLink) -> str | None:
        """The mark that a link prints, without brackets."""
        words = self.words_of(link.stretch).strip()
        found = MARKED.fullmatch(words)
        return found[1] if found else (link.number or None if not words else None)

    def target_of(self, link: PageLink) -> Stretch | None:
        """The place of the page that a link leads to."""
        _, sign, ident = link.href.partition("#")
        if not sign or not ident:
            return None
        targets = self.stage.targets
        return targets.get(ident) or targets.get(unquote(ident))

    def words_of(self, stretch: Stretch) -> str:
        """The first words of a stretch."""
        return self.text[stretch.start : min(stretch.end, stretch.start + NEAR)]


def span_of(stretch: Stretch) -> Span:
    """A stretch as the model has it."""
    return Span(stretch.start, stretch.end)


def is_inside(regions: Sequence[Span], at: int) -> bool:
    """Whether a place lies in one of some regions, which are in order."""
    index = bisect_right(regions, at, key=lambda region: region.start) - 1
    return index >= 0 and at < regions[index].end
