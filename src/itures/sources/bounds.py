"""How much of a text is read: the part that is within the budget."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from itures.model.blocks import Aside, Block, Reading, Remark
from itures.model.budget import Budget
from itures.model.span import Span


def text_edge(text: str, budget: Budget) -> int:
    """Where reading a plain text ends: behind a line; at its end if it is within the budget."""
    edges = [len(text)]
    if len(text) > budget.characters:
        edges.append(text.rfind("\n", 0, budget.characters) + 1 or budget.characters)
    if text.count("\n") > budget.paragraphs:
        edges.append(_behind_lines(text, budget.paragraphs))
    return min(edges)


def _behind_lines(text: str, number: int) -> int:
    at = 0
    for _ in range(number):
        at = text.find("\n", at) + 1
    return at


def edge_of(reading: Reading, budget: Budget) -> int:
    """Where reading a text ends: before a paragraph; at its end if it is within the budget."""
    edges = [len(reading.text) if reading.end is None else reading.end]
    if len(reading.text) > budget.characters:
        behind = (block.start for block in reading.blocks if block.end > budget.characters)
        first = next(behind, budget.characters)
        # One paragraph that is too long by itself is cut.
        before = any(block.end <= first for block in reading.blocks[:1])
        edges.append(min(first, budget.characters) if before else budget.characters)
    if len(reading.blocks) > budget.paragraphs:
        edges.append(reading.blocks[budget.paragraphs].start)
    plain_end = reading.blocks[-1].end if reading.blocks else 0
    if reading.text[plain_end:].strip() and reading.source.media_type == "text/plain":
        edges.append(text_edge(reading.text, budget))
    return min(edges)


def head_of(reading: Reading, end: int) -> Reading:
    """The reading of a text up to an offset; every place in it stays what it is."""
    if end >= len(reading.text):
        return reading
    return evolve(
        reading,
        text=reading.text[:end],
        blocks=tuple(_blocks(reading, end)),
        runs=tuple(run for run in reading.runs if run.span.end <= end),
        marks=tuple(mark for mark in reading.marks if mark.span.end <= end),
        notes=tuple(note for note in reading.notes if note.span.end <= end),
        asides=tuple(_asides(reading.asides, end)),
        links=tuple(link for link in reading.links if link.span.end <= end),
        revisions=tuple(one for one in reading.revisions if one.span.end <= end),
        remarks=tuple(_remarks(reading.remarks, end)),
    )


def _blocks(reading: Reading, end: int) -> Iterator[Block]:
    for block in reading.blocks:
        if block.end <= end:
            yield block
        elif block.start < end:
            words = reading.text[block.start : end].rstrip()
            if words:
                yield evolve(block, end=block.start + len(words))


def _asides(asides: Iterable[Aside], end: int) -> Iterator[Aside]:
    for aside in asides:
        if aside.span.start < end:
            yield evolve(aside, span=Span(aside.span.start, min(aside.span.end, end)))


def _remarks(remarks: Iterable[Remark], end: int) -> Iterator[Remark]:
    """All doubts of the reader: those about what is not read stand at the end."""
    for remark in remarks:
        start, stop = remark.span
        yield evolve(remark, span=Span(min(start, end), min(stop, end)))
