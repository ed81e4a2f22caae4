"""The nodes of a document in one row: clauses, items, sections, paragraphs, notes."""

from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document
from itures.model.letters import Paragraph
from itures.model.places import LineIndex
from itures.model.span import Span

Sort = Literal["title", "clause", "item", "section", "paragraph", "note"]
Part = Literal["head", "front", "preamble", "operative", "section", "annex", "back", "body", "note"]

TITLE = "title"
"""The id of the node of the title, as footnotes name it."""
_UNIT = 3000
"""A section whose words are more characters than this is searched paragraph by paragraph."""


@frozen
class Node:
    """One node, with its own words and without those of the nodes below it."""

    id: str
    parent: str | None
    unit: str
    """The node that is found as one by a search: a clause, a paragraph of an annex."""
    sort: Sort
    part: Part
    types: tuple[str, ...]
    """Of a clause: what it does; of what hangs below it the same."""
    modifiers: tuple[str, ...]
    label: str | None
    heading: str | None
    """The opener of a clause, the heading and the title of a section."""
    text: str
    """The other own words; what stands behind the items below comes last."""
    actors: tuple[str, ...]
    qualifier: str | None
    span: Span
    line: int
    column: int


def nodes(document: Document) -> Iterator[Node]:
    """The nodes of a document: title, tree in the order of the text, notes."""
    every = [*_title(document), *_tree(document), *_notes(document)]
    taken: set[str] = set()
    for node in every:
        if node.id not in taken:  # an id is one node: a broken tree must not break the store
            taken.add(node.id)
            yield node


@frozen
class _Above:
    """What a node hands down to those below it."""

    parent: str | None
    unit: str | None
    part: Part
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def _title(document: Document) -> Iterator[Node]:
    if not document.title:
        return
    head = document.masthead
    span = head.span if head else Span(0, 0)
    first = document.title.split("\n", 1)[0]
    at = document.text.find(first, span.start)
    if at >= 0:
        span = Span(at, at + len(first))
    lines = LineIndex(document.text)
    yield Node(
        TITLE,
        None,
        TITLE,
        "title",
        "head",
        (),
        (),
        None,
        None,
        document.title,
        (),
        None,
        span,
        *lines.place(span.start),
    )


def _tree(document: Document) -> Iterator[Node]:
    lines = LineIndex(document.text)
    parts: tuple[tuple[tuple[Section, ...], Part], ...] = (
        (document.front, "front"),
        (document.sections, "section"),
        (document.annexes, "annex"),
        (document.back, "back"),
    )
    top: list[tuple[Clause | Section | Paragraph, Part]] = [
        (clause, clause.part) for clause in document.clauses
    ]
    top += [(section, part) for sections, part in parts for section in sections]
    for body in (document.letter, document.message):
        top += [(paragraph, "body") for paragraph in (body.paragraphs if body else ())]
    for node, part in sorted(top, key=lambda each: each[0].span.start):
        above = _Above(None, None, part)
        match node:
            case Clause():
                yield from _clause(node, above, lines)
            case Section():
                yield from _section(node, above, lines)
            case Paragraph():
                yield _paragraph(node, lines)


def _clause(clause: Clause, above: _Above, lines: LineIndex) -> Iterator[Node]:
    yield Node(
        clause.id,
        None,
        clause.id,
        "clause",
        above.part,
        clause.types,
        clause.modifiers,
        clause.label,
        clause.opener,
        _words(clause.text, clause.tail),
        clause.actors,
        clause.qualifier,
        clause.span,
        *lines.place(clause.span.start),
    )
    below = _Above(clause.id, clause.id, above.part, clause.types, clause.actors)
    for item in clause.items:
        yield from _item(item, below, lines)


def _item(item: Item, above: _Above, lines: LineIndex) -> Iterator[Node]:
    yield Node(
        item.id,
        above.parent,
        above.unit or item.id,
        "item",
        above.part,
        above.types,
        (),
        item.label,
        None,
        _words(item.text, item.tail, item.rows),
        above.actors,
        None,
        item.span,
        *lines.place(item.span.start),
    )
    for under in item.items:
        yield from _item(under, evolve(above, parent=item.id), lines)


def _section(section: Section, above: _Above, lines: LineIndex) -> Iterator[Node]:
    unit = above.unit
    if unit is None and section.span.end - section.span.start <= _UNIT:
        unit = section.id
    heading = " ".join(filter(None, (section.heading, section.title))) or None
    yield Node(
        section.id,
        above.parent,
        unit or section.id,
        "section",
        above.part,
        (),
        (),
        section.label,
        heading,
        _words(section.text, section.tail, section.rows),
        section.actors or above.actors,
        None,
        section.span,
        *lines.place(section.span.start),
    )
    below = evolve(above, parent=section.id, unit=unit, actors=section.actors or above.actors)
    for under in section.items:
        yield from _section(under, below, lines)


def _paragraph(paragraph: Paragraph, lines: LineIndex) -> Node:
    return Node(
        paragraph.id,
        None,
        paragraph.id,
        "paragraph",
        "body",
        (),
        (),
        paragraph.label,
        None,
        paragraph.text,
        (),
        None,
        paragraph.span,
        *lines.place(paragraph.span.start),
    )


def _notes(document: Document) -> Iterator[Node]:
    lines = LineIndex(document.text)
    for note in document.footnotes:
        yield Node(
            note.id,
            note.anchor.node if note.anchor else None,
            note.id,
            "note",
            "note",
            (),
            (),
            note.marker,
            None,
            note.text,
            (),
            None,
            note.span,
            *lines.place(note.span.start),
        )


def _words(
    text: str | None, tail: str | None, rows: tuple[tuple[str, ...], ...] | None = None
) -> str:
    cells = " ".join(cell for row in rows or () for cell in row)
    return "\n".join(filter(None, (text, cells, tail)))
