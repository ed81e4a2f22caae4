"""What was read of an Akoma Ntoso file, as a reading has it."""

from collections.abc import Iterable, Iterator

from itures.model.blocks import Block, Cell, Remark, View
from itures.model.revisions import Revision
from itures.model.span import Span
from itures.sources.pen import Paragraph, Stretch


def blocks_of(paragraphs: Iterable[Paragraph], text: str) -> Iterator[Block]:
    """Paragraphs, without the blanks at their ends."""
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        start = paragraph.start + len(words) - len(words.lstrip())
        place, state = paragraph.state.place, paragraph.state
        cell = Cell(place.table.number, place.row, place.column) if place else None
        end = start + len(words.strip())
        yield Block(start, end, state.style, cell, paragraph.is_italic, state.level)


def spans_of(things: list[tuple[Stretch, str]]) -> list[tuple[Span, str]]:
    """What is said of some stretches, in the order of the text; empty ones are left out."""
    found = [(Span(s.start, s.end), said) for s, said in things if s.start < s.end]
    return sorted(found)


def remarks_on(revisions: tuple[Revision, ...], view: View) -> Iterator[Remark]:
    """That there are changes, and which side of them was read."""
    if revisions:
        said = f"the file holds changes; the text was read with those of the view {view!r}"
        yield Remark("DOC022", said, revisions[0].span)
