"""Plain text: the printed words of a document, in reading order, without debris."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from itures.export.order import top_nodes
from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document
from itures.model.letters import Letter, Message
from itures.model.span import Span

_INDENT = "    "
"""What a list is moved in by, for each level below the first."""


def to_text(document: Document) -> str:
    """The printed words of a document as plain text, notes at the end.

    A text that was not understood at all has no tree; it comes out as it was read.
    """
    parts = [words for _at, words in sorted(_parts(document), key=itemgetter(0))]
    parts.append(_join(f"[{note.marker}] {note.text}" for note in document.footnotes))
    text = "\n\n".join(part for part in parts if part) or document.text
    return text if text.endswith("\n") else text + "\n"


def _parts(document: Document) -> Iterator[tuple[int, str]]:
    """The parts, each with the place where it begins."""
    if document.masthead:
        yield document.masthead.span.start, _join(document.masthead.lines)
    elif document.title and not (document.letter or document.message):
        # The title of a contribution may stand below lines of its cover.
        first = document.title.partition("\n")[0]
        yield max(0, document.text.find(first)), document.title
    for body in (document.letter, document.message):
        lines = _letter(body) if body else []
        if lines:
            yield lines[0][0].start, _join(words for _span, words in lines)
    for node in top_nodes(document):
        lines_of = _clause(node) if isinstance(node, Clause) else _section(node, 0)
        yield node.span.start, _join(lines_of)


def _join(lines: Iterable[str | None]) -> str:
    return "\n".join(line for line in lines if line)


def _clause(clause: Clause) -> Iterator[str | None]:
    # In UN texts the opener begins the paragraph, and `text` has it as well.
    runs_on = clause.text is not None and clause.text.startswith(clause.opener)
    label = _mark(clause.label)
    if not runs_on:
        yield label + clause.opener
        label = ""
    yield label + clause.text if clause.text else None
    for item in clause.items:
        yield from _item(item, 0)
    yield clause.tail


def _item(item: Item, depth: int) -> Iterator[str | None]:
    indent = _INDENT * depth
    if item.text or item.label:
        yield indent + _mark(item.label) + (item.text or "")
    yield from _rows(item, indent)
    for below in item.items:
        yield from _item(below, depth + 1)
    yield indent + item.tail if item.tail else None


def _section(section: Section, depth: int) -> Iterator[str | None]:
    indent = _INDENT * depth
    mark = _mark(section.label) if not section.heading else ""
    for line in (section.heading, section.title, section.text):
        if line:
            yield indent + mark + line
            mark = ""
    yield from _rows(section, indent)
    for below in section.items:
        yield from _section(below, depth + bool(section.label and not section.heading))
    yield indent + section.tail if section.tail else None


def _rows(node: Item | Section, indent: str) -> Iterator[str]:
    """The rows of a table, each a line: the lines of a cell are joined by a blank."""
    for row in node.rows or ():
        yield indent + "\t".join(cell.replace("\n", " ") for cell in row)


def _letter(body: Letter | Message) -> list[tuple[Span, str]]:
    """The printed lines and the paragraphs, in the order of the text."""
    lines = [(field.span, field.text) for field in body.fields]
    lines += [(one.span, _mark(one.label) + one.text) for one in body.paragraphs]
    return sorted(lines)


def _mark(label: str | None) -> str:
    """A label with the sign and the tab that ITU prints behind it: `a)`, `1`, `•`."""
    if not label:
        return ""
    return f"{label}\t" if label[0].isdigit() or label == "•" else f"{label})\t"
