"""Read a page: its words, and what the page itself says of them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field
from lxml import etree

from itures.model.blocks import Aside, Block, Link, Reading, Remark, Run, Source, View
from itures.model.budget import BUDGET, Budget
from itures.model.revisions import Revision
from itures.model.span import Span
from itures.sources.bounds import text_edge
from itures.sources.html.apart import clear_of, joined, shown
from itures.sources.html.charset import decode_page
from itures.sources.html.furniture import covered, find_furniture
from itures.sources.html.notes import find_notes
from itures.sources.html.own import around_own, own_notes
from itures.sources.html.prescan import (
    counts_downward,
    has_struck_changes,
    refuse_hostile,
    refuse_hostile_tags,
)
from itures.sources.html.records import Changed
from itures.sources.html.stage import Stage
from itures.sources.html.tables import settle_tables
from itures.sources.html.walk import Walk
from itures.sources.pen import Paragraph, Stretch
from itures.sources.rest import CUT_SHORT, edge_of_tags, words_in
from itures.sources.text import read_blocks

_CHUNK = 64 * 1024
"""Characters that are given to the parser at once: it ends soon after a refusal."""
_WEB = re.compile(r"https?://[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
_BETWEEN = re.compile(r"\s*")
_MOST_OF_IT = 0.5
"""A part that is hidden from some readers only is text, if it is so much of the page."""


def read_html(data: bytes, source: Source, view: View, budget: Budget = BUDGET) -> Reading:
    """Read a web page, or what a word processor saved as one.

    Args:
        data: the bytes of the file.
        source: where they came from.
        view: which side of changes is wanted.
        budget: how much of it is read.

    Returns:
        The text as a browser shows it, marks of lists included, one line for each
        paragraph; with the notes, links, tables, changes and what is no part of the text.

    Raises:
        FileFaultError: if the bytes are no text, or a page beyond the limits.
    """
    refuse_hostile(data)
    page = decode_page(data)
    refuse_hostile_tags(page.text)
    text = page.text.replace("\r\n", "\n").replace("\r", "\n")
    stage, rest = _played(text, view, budget)
    return _Outcome(stage, source, page.doubt, rest, budget).reading()


def _played(text: str, view: View, budget: Budget) -> tuple[Stage, str | None]:
    """Play a page: a parser reports its elements, and nothing is fetched.

    Returns:
        The page, and the words behind the part of it that is within the budget; `None` if
        all of it is.
    """
    stage = Stage(view, struck=has_struck_changes(text), downward=counts_downward(text))
    walk = Walk(stage)
    parser = etree.HTMLParser(
        target=walk,  # type: ignore[arg-type]  # names and words are never bytes
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
    )
    at = 0
    for end in _edges(text, budget.tags):
        parser.feed(text[at:end].encode("utf-8", "replace"))
        at = end
        if stage.pen.full is not None:
            break
    if text[:at].strip():
        parser.close()
    walk.close()
    return stage, words_in(text[at:]) if at < len(text) else None


def _edges(text: str, most: int) -> Iterator[int]:
    """Where the stretches end that the parser is given: each before a tag, so that none is torn."""
    at = 0
    while at < len(text):
        end = text.find("<", at + _CHUNK)
        end = len(text) if end < 0 else end
        last = edge_of_tags(text, most, at, end)
        if last is not None:
            yield last
            return
        yield end
        most -= text.count("<", at, end)
        at = end


@define
class _Outcome:
    """What a page that was played gives."""

    stage: Stage
    source: Source
    doubt: str | None
    rest: str | None
    """The words that are over the budget; `None` if the whole page was played."""
    budget: Budget
    end: int | None = field(default=None, init=False)
    """Where the part of the text ends that is read, if it is not all of it."""
    paragraphs: list[Paragraph] = field(init=False)
    text: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.paragraphs = settle_tables(self.stage.pen, self.stage.tables)
        self.text = "".join(self.stage.pen.pieces)
        self.end = self.stage.pen.full
        if self.end is None and self.rest is not None:
            self.end = len(self.text)

    def reading(self) -> Reading:
        """The reading of the page."""
        stage = self.stage
        seek = own_notes if stage.documents else find_notes
        notes = seek(stage, self.text, self.paragraphs)
        hidden = joined([*self._hidden(), *notes.asides], self.text)
        notes = shown(notes, hidden, self.text)
        kept = sorted(body.span for body in notes.bodies)
        asides = joined([*hidden, *self._around(hidden, kept)], self.text)
        asides = tuple(clear_of(kept, asides))
        gone = [aside.span for aside in asides]
        apart = joined((Aside(span, "") for span in [*gone, *kept]), self.text)
        blocks = tuple(self._blocks([aside.span for aside in apart]))
        return Reading(
            self.text + (f"{self.rest}\n" if self.rest else ""),
            blocks,
            self.source,
            runs=self._runs(),
            marks=notes.marks,
            notes=notes.bodies,
            asides=asides,
            links=tuple(self._links(gone)),
            revisions=tuple(self._revisions()),
            remarks=tuple(self._remarks()),
            knows_notes=bool(notes.bodies or stage.documents),
            end=self.end,
        )

    def _around(self, hidden: Sequence[Aside], kept: Sequence[Span]) -> Iterable[Aside]:
        """What stands around the text of the page."""
        stage, spans = self.stage, [aside.span for aside in hidden]
        if stage.documents:
            return around_own(stage, self.text)
        found = find_furniture(stage.boxes, self.paragraphs, self.text, spans, kept)
        return (Aside(span, "page-furniture") for span in found)

    def _hidden(self) -> Iterator[Aside]:
        most = _MOST_OF_IT * len(self.text)
        for aside in self.stage.asides:
            span = _span(aside.stretch)
            if span.start < span.end and (aside.sure or span.end - span.start <= most):
                yield Aside(span, aside.why)

    def _blocks(self, gone: Sequence[Span]) -> Iterator[Block]:
        for paragraph in self.paragraphs:
            if covered(gone, paragraph.start, paragraph.end):
                continue
            if paragraph.state.pre:
                yield from self._lines(paragraph)
                continue
            words = self.text[paragraph.start : paragraph.end]
            if not words.strip():  # signs that control a printer, and are blanks here
                continue
            start = paragraph.start + len(words) - len(words.lstrip())
            yield Block(
                start,
                start + len(words.strip()),
                paragraph.state.style,
                paragraph.cell,
                paragraph.is_italic,
                paragraph.state.level,
            )

    def _lines(self, paragraph: Paragraph) -> Iterator[Block]:
        """The paragraphs of a text whose lines are kept: as those of a plain text."""
        words = self.text[paragraph.start : paragraph.end]
        edge = text_edge(words, self.budget)
        if edge < len(words):
            here = paragraph.start + edge
            self.end = here if self.end is None else min(here, self.end)
        for block in read_blocks(words[:edge]):
            start, end = block.start + paragraph.start, block.end + paragraph.start
            yield Block(start, end, paragraph.state.style, paragraph.cell)

    def _runs(self) -> tuple[Run, ...]:
        spans = ((_span(stretch), style) for stretch, style in self.stage.runs if style)
        return tuple(Run(span, style) for span, style in sorted(spans) if span.start < span.end)

    def _links(self, gone: Sequence[Span]) -> Iterator[Link]:
        for link in sorted(self.stage.links, key=lambda link: link.stretch.start):
            span = _span(link.stretch)
            if (
                span.start < span.end
                and len(link.href) <= _LONGEST_ADDRESS
                and _WEB.match(link.href)
                and not covered(gone, *span)
            ):
                yield Link(span, link.href)

    def _revisions(self) -> list[Revision]:
        found = [
            Revision(changed.change, changed.author, changed.date, _span(changed.stretch), words)
            for changed in self.stage.changes
            if (words := self._words(changed))
        ]
        return sorted(found, key=lambda revision: revision.span)

    def _words(self, changed: Changed) -> str:
        if changed.words is None:
            return self.text[changed.stretch.start : changed.stretch.end]
        lines = (" ".join(line.split()) for line in "".join(changed.words).split("\n"))
        return "\n".join(line for line in lines if line)

    def _remarks(self) -> Iterator[Remark]:
        if self.rest == "" and self.end == len(self.text):
            said = CUT_SHORT.format(self.budget.tags)
            yield Remark("DOC026", said, Span(self.end, self.end))
        if self.doubt:
            yield Remark("DOC024", self.doubt, Span(0, 0))
        if first := self._revisions()[:1]:
            how = "lines through and under words" if self.stage.struck else "changes"
            said = f"the page shows {how}; the text was read with those of the view"
            yield Remark("DOC022", f"{said} {self.stage.view!r}", first[0].span)


def _span(stretch: Stretch) -> Span:
    return Span(stretch.start, max(stretch.end, stretch.start))
