"""What a document prints, line by line, and what each line is.

Forms that a person reads - Word, Markdown - differ in how they say that a line is a
heading or an item, and agree in everything that stands here.
"""

from collections.abc import Iterator

from attrs import define, evolve, field

from itures.export.line import Line, Part, Role
from itures.export.line_marks import Marks
from itures.export.line_notes import NotePlaces, Spot
from itures.export.masthead_lines import masthead_lines
from itures.export.order import top_nodes
from itures.export.tree_lines import TreeReader, paragraphs
from itures.model.document import Document
from itures.model.letters import Field, Letter, Message, Paragraph
from itures.notation.grammar import Grammar, load


def lines_of(document: Document, grammar: Grammar | None = None) -> tuple[Line, ...]:
    """The lines of a document, in reading order, notes that are marked nowhere at the end.

    A text that was not understood at all has no tree; its lines are those that were read.

    Args:
        document: the document.
        grammar: where words and marks are looked up; else the grammars of itures.
    """
    found = tuple(_Reader(document, grammar or load()).read())
    if found or not document.text.strip():
        return found
    return tuple(
        Line("text", line.strip(), "front") for line in document.text.split("\n") if line.strip()
    )


@define
class _Reader:
    """Collects the lines of one document."""

    document: Document
    grammar: Grammar
    marks: Marks = field(init=False)
    notes: NotePlaces = field(init=False)
    parts: dict[int, Part] = field(factory=dict, init=False)
    """The part of each outermost node, by identity: ids of a stranger may be the same."""

    def __attrs_post_init__(self) -> None:
        self.marks = Marks(self.document, self.grammar)
        self.notes = NotePlaces(self.document)
        names: tuple[Part, ...] = ("front", "clauses", "sections", "annexes", "back")
        for name in names:
            self.parts |= {id(node): name for node in getattr(self.document, name)}

    def read(self) -> Iterator[Line]:
        document = self.document
        blocks: list[tuple[int, list[Line]]] = [(self._start(), list(self._head()))]
        for letter in (document.letter, document.message):
            blocks += self._letter(letter) if letter else ()
        for node in top_nodes(document):
            tree = TreeReader(self.marks, self.notes, self.parts[id(node)])
            blocks.append((node.span.start, list(tree.lines(node))))
        for _start, lines in sorted(blocks, key=lambda block: block[0]):
            yield from lines
        for note in self.notes.loose():
            mark = note.marker or None
            yield Line("note", note.text, "notes", note.id, mark=mark, notes=((0, note),))

    def _start(self) -> int:
        """Where the masthead begins; of a title alone, where it stands."""
        document = self.document
        if document.masthead:
            return document.masthead.span.start
        spot = Spot(0, len(document.text))
        return self.notes.where(document.title or "", spot) or 0

    def _head(self) -> Iterator[Line]:
        document = self.document
        if document.masthead is None:
            if document.title and not (document.letter or document.message):
                spot = Spot(0, len(document.text))
                yield from self.notes.settle("title", [self._one("title", document.title, spot)])
            return
        at = document.masthead.span.start
        lines: list[Line] = []
        for role, text, number in masthead_lines(document, self.grammar):
            spot = Spot(at, document.masthead.span.end)
            line = self._one(role, text, spot)
            at = self.notes.behind(text, spot)
            lines.append(evolve(line, number=number))
        yield from self.notes.settle("title", lines)

    def _one(self, role: Role, text: str, spot: Spot) -> Line:
        return self.notes.mark("title", Line(role, text, "head"), spot)

    def _letter(self, letter: Letter | Message) -> Iterator[tuple[int, list[Line]]]:
        for line in letter.fields:
            yield line.span.start, [self._field(line)]
        for paragraph in letter.paragraphs:
            yield paragraph.span.start, list(self._paragraph(paragraph))

    def _field(self, line: Field) -> Line:
        return Line("field", line.text, "letter", line.name)

    def _paragraph(self, one: Paragraph) -> Iterator[Line]:
        role: Role = "item" if one.label else "text"
        mark = self.marks.printed(one.label, one.span)
        language = next(
            (
                language
                for pair in self.document.pairs
                for language, segment in pair.items()
                if segment.span.start < one.span.end and one.span.start < segment.span.end
            ),
            None,
        )
        line = Line(role, one.text, "letter", one.id, mark=mark, language=language)
        yield from self.notes.settle(one.id, paragraphs(line, Spot(*one.span), self.notes))
