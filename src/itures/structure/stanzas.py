"""Stanzas: the paragraphs of letters and messages, their classes, marks and ids."""

from collections.abc import Iterable, Sequence

from itures.model.letters import Paragraph
from itures.model.span import Span
from itures.structure.desk import Desk
from itures.structure.lines import ITEM, TEXT, Line
from itures.structure.marks import mark_at
from itures.structure.outline import outline

_LONGEST = 400
"""No line of a letterhead is longer than this, in characters."""
_LISTED = frozenset({"addressed"})
"""Classes of lines that look like items, and below a letterhead are items."""


def classify(desk: Desk, table: str) -> list[Line]:
    """The classes of all paragraphs, by the line rules for one kind of document."""
    stretches = [desk.printed.trim(block.start, block.end) for block in desk.blocks]
    return [class_of(desk, table, start, end) for start, end in stretches if start < end]


def class_of(desk: Desk, table: str, start: int, end: int) -> Line:
    """The class of one stretch."""
    mark = mark_at(desk.clauses.lists.labels, desk.printed, start, end)
    if end - start <= _LONGEST:
        for name, rule in desk.rules_at(start, end).lines_of(table).items():
            found = rule.match_all(desk.text, start, end)
            if found:
                return Line(name, start, end, found, mark if name in _LISTED else None)
    return Line(ITEM if mark else TEXT, start, end, None, mark)


def paragraphs(desk: Desk, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Running text as paragraphs, with the marks that are marks of a list."""
    marks = [line.mark for line in lines if line.mark and not _is_date(desk, line)]
    labels = {placed.mark.start: placed for placed in outline(marks)}
    made: list[Paragraph] = []
    for number, line in enumerate(lines, 1):
        placed = labels.get(line.start)
        begin = placed.mark.end if placed else line.start
        words = desk.printed.words(begin, line.end)
        label = placed.reading.label if placed else None
        made.append(Paragraph(f"p_{number}", label, words, Span(line.start, line.end)))
    return tuple(made)


def _is_date(desk: Desk, line: Line) -> bool:
    """Whether what looks like a mark is the day of a date: `17 May …`."""
    scanner = desk.rules_at(line.start, line.end).scanner(("date",))
    return scanner.at(desk.text, line.start, line.end) is not None


def spans(parts: Iterable[Paragraph]) -> list[tuple[int, int, str]]:
    """The stretches of paragraphs, with their ids."""
    return [(part.span.start, part.span.end, part.id) for part in parts]
