"""Cut a reading into parts: the documents of a volume, each with all that belongs to it.

A part is its own stretch of the text. The notes of a Word file stand behind the whole
body: there each note goes with the part in which it is marked, behind its words, as the
notes of a file do.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from attrs import define, evolve, field

from itures.model.blocks import Aside, Block, Link, Reading, Remark, Run
from itures.model.notes import NoteBody, NoteMark
from itures.model.revisions import Revision
from itures.model.span import Span
from itures.sources.text import lines_of, read_blocks

_PLAIN = "text/plain"
"""The media type of texts whose paragraphs are told from their lines."""


Thing = TypeVar("Thing", Aside, Link, NoteMark, Remark, Revision, Run)
"""What stands somewhere in a text."""


def paragraphs(reading: Reading) -> tuple[Block, ...]:
    """The paragraphs in which a volume is looked through: of a plain text its lines.

    Which lines of a plain text belong together is told from the text as a whole, and a
    volume holds texts of several widths.
    """
    return lines_of(reading.text) if _is_plain(reading) else reading.blocks


def _is_plain(reading: Reading) -> bool:
    return reading.source.media_type == _PLAIN


def body_end(reading: Reading) -> int:
    """Where the body of a text ends: before the notes that a reader put behind it, if any.

    Comments, headers and footers stand there as well.
    """
    if not reading.knows_notes:
        return len(reading.text)
    end = full = len(reading.text.rstrip())
    behind = [note.span for note in reading.notes] + [aside.span for aside in reading.asides]
    for span in sorted(behind, reverse=True):
        if span.end < end:
            break
        end = min(end, len(reading.text[: span.start].rstrip()))
    return end if end < full else len(reading.text)


def parts_of(reading: Reading, bounds: Sequence[int], cuts: Iterable[int] = ()) -> list[Reading]:
    """The parts of a reading, in order.

    Args:
        reading: the reading of a whole file.
        bounds: where the parts begin, in order; the first is 0.
        cuts: offsets at which a paragraph is cut in two: a number line that stands in it.

    Returns:
        The parts. Each character of the text is in exactly one of them. Each has as
        `source.part` its stretch of the body, without the notes behind it.
    """
    body = body_end(reading)
    edges = sorted({*bounds, *cuts})
    spans = [Span(left, right) for left, right in pairwise([*bounds, body]) if left < right]
    behind = _notes_behind(reading, body, spans)
    whole = _Whole(reading, edges)
    return [whole.part([span, *notes]) for span, notes in zip(spans, behind, strict=True)]


def _notes_behind(reading: Reading, body: int, spans: Sequence[Span]) -> list[list[Span]]:
    """For each part, the stretches behind the body that hold the notes marked in it."""
    found: list[list[Span]] = [[] for _ in spans]
    if body == len(reading.text):
        return found
    refs = {note.span.start: note.ref for note in reading.notes if note.span.start >= body}
    asides = {aside.span.start for aside in reading.asides if aside.span.start >= body}
    marked = {mark.ref: mark.span.start for mark in reversed(reading.marks)}
    starts = [span.start for span in spans]
    edges = sorted({body, *refs, *asides, len(reading.text)})
    for left, right in pairwise(edges):
        ref = refs.get(left)
        mark = marked.get(ref) if ref is not None else None
        # Headers and comments, and notes that are marked nowhere, stay with the last part.
        part = bisect_right(starts, mark) - 1 if mark is not None and mark < body else -1
        found[part].append(Span(left, right))
    return found


def _cut(text: str, blocks: Iterable[Block], edges: Sequence[int]) -> Iterable[Block]:
    """Paragraphs, cut in two at each edge that lies inside one."""
    for block in blocks:
        inside = edges[bisect_right(edges, block.start) : bisect_left(edges, block.end)]
        if not inside:
            yield block
            continue
        for left, right in pairwise([block.start, *inside, block.end]):
            words = text[left:right]
            if words.strip():
                start = left + len(words) - len(words.lstrip())
                yield evolve(block, start=start, end=start + len(words.strip()))


@define
class _Whole:
    """A reading from which parts are taken."""

    reading: Reading
    edges: Sequence[int]
    blocks: tuple[Block, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        text = self.reading.text
        self.blocks = tuple(_cut(text, self.reading.blocks, self.edges))

    def part(self, stretches: Sequence[Span]) -> Reading:
        """The reading of some stretches."""
        whole = self.reading
        lengths = (span.end - span.start for span in stretches)
        offsets = list(accumulate(lengths, initial=0))
        move = _Move(stretches, offsets)
        text = "".join(whole.text[span.start : span.end] for span in stretches)
        return evolve(
            whole,
            text=text,
            blocks=self._blocks(text, stretches[0], move),
            source=evolve(whole.source, part=stretches[0]),
            runs=move.all(whole.runs),
            marks=move.all(whole.marks),
            notes=tuple(move.notes(whole.notes)),
            asides=move.all(whole.asides),
            links=move.all(whole.links),
            revisions=move.all(whole.revisions),
            remarks=move.all(whole.remarks),
        )

    def _blocks(self, text: str, span: Span, move: "_Move") -> tuple[Block, ...]:
        if not _is_plain(self.reading):
            return tuple(move.blocks(self.blocks))
        edges = [at - span.start for at in self.edges if span.start < at < span.end]
        return tuple(_cut(text, read_blocks(text), edges))


@define
class _Move:
    """Where the places of a whole are in a part of it."""

    stretches: Sequence[Span]
    offsets: Sequence[int]
    """Where each stretch begins in the part; at last the length of the part."""

    def span(self, span: Span) -> Span | None:
        """Where a stretch of the whole stands here, or `None`; what sticks out is cut off."""
        found = (self._within(number, span) for number in range(len(self.stretches)))
        return next(filter(None, found), None)

    def _within(self, number: int, span: Span) -> Span | None:
        """Where a stretch stands in one of the stretches of the part."""
        stretch, by = self.stretches[number], self.offsets[number] - self.stretches[number].start
        inside = stretch.start <= span.start < stretch.end
        # What is empty, and stands behind the last character, has no stretch but the last.
        last = number == len(self.stretches) - 1 and span.start == span.end == stretch.end
        if not (inside or last or span.start < stretch.start < span.end):
            return None
        return Span(max(span.start, stretch.start) + by, min(span.end, stretch.end) + by)

    def all(self, things: Sequence[Thing]) -> tuple[Thing, ...]:
        """Those of some things that stand here; they are in the order of the text."""
        found: list[Thing] = []
        for number, stretch in enumerate(self.stretches):
            first = bisect_left(things, stretch.start, key=lambda thing: thing.span.end)
            for thing in things[first:]:
                if thing.span.start > stretch.end:
                    break
                span = self._within(number, thing.span)
                if span is not None:
                    found.append(evolve(thing, span=span))
        return tuple(found)

    def blocks(self, blocks: Sequence[Block]) -> Iterable[Block]:
        """The paragraphs that stand here."""
        for number, stretch in enumerate(self.stretches):
            first = bisect_right(blocks, stretch.start, key=lambda block: block.end)
            for block in blocks[first:]:
                if block.start >= stretch.end:
                    break
                span = self._within(number, Span(block.start, block.end))
                if span is not None:
                    yield evolve(block, start=span.start, end=span.end)

    def notes(self, notes: Sequence[NoteBody]) -> Iterable[NoteBody]:
        """The notes that stand here."""
        for note in notes:
            span = self.span(note.span)
            if span is not None:
                yield evolve(note, span=span, words=self.span(note.words) or span)
