"""Writes the texts of nodes into elements, with the citations and notes in them."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from itures.export.akn_meta import References
from itures.export.akn_plan import Part, Plan, cell_name
from itures.export.akn_slots import Key, Placed, Slots
from itures.export.akn_write import Element, Mark, NoteWriter, Words, sub
from itures.model.clauses import Clause, Section
from itures.model.document import Footnote
from itures.notation.grammar import Grammar


@define
class Pen(NoteWriter):
    """What all writers of parts share."""

    slots: Slots
    references: References
    plan: Plan
    grammar: Grammar
    language: str
    """The language of the document, ISO 639-1."""
    eids: dict[str, str] = field(factory=dict, init=False)
    """The `eId`s of the title and of the notes that were written, by node id."""

    def has(self, key: Key) -> bool:
        """Whether there is such a text."""
        return key in self.slots.texts

    def decorate(self, key: Key, marks: Sequence[Mark]) -> None:
        """Put elements around words, where they cross none that are there."""
        placed = self.slots.texts[key]
        for mark in marks:
            if mark.start < mark.end and placed.wraps(mark.start, mark.end):
                placed.marks.insert(0, mark)

    def inline(self, element: Element, key: Key) -> None:
        """Write a whole text into one element."""
        placed = self.slots.texts[key]
        self._words(placed).write(element, 0, len(placed.slot.text))

    def line(self, element: Element, key: Key, line: tuple[int, int]) -> None:
        """Write one line of a text into an element."""
        self._words(self.slots.texts[key]).write(element, *line)

    def lines(self, key: Key) -> list[tuple[int, int]]:
        """The lines of a text, each a paragraph of the source; none without a text."""
        return list(_lines(self.slots.texts[key].slot.text)) if self.has(key) else []

    def paragraphs(
        self, parent: Element, key: Key, attributes: Mapping[str, str] | None = None
    ) -> None:
        """Write each line of a text as a `p`."""
        for line in self.lines(key):
            self.line(sub(parent, "p", attributes), key, line)

    def strays(self, parent: Element, eid: str) -> None:
        """Write the notes whose marks stand between the texts of a node."""
        notes = self.slots.stray_notes.pop(eid, [])
        if notes:
            paragraph = sub(parent, "p", {"class": "notes"})
            for note in notes:
                self(paragraph, note)

    def _words(self, placed: Placed) -> Words:
        return Words(placed.slot.text, placed.marks, self)

    def __call__(self, element: Element, note: Footnote) -> None:
        """Write a note at its mark."""
        about = {
            "marker": note.marker,
            "placement": "bottom",
            "eId": self.plan.eids.claim(note.id if note.id.isidentifier() else "fn"),
        }
        self.eids.setdefault(note.id, about["eId"])
        paragraph = sub(sub(element, "authorialNote", about), "p")
        self.inline(paragraph, self.slots.note_keys[id(note)])

    def about(self, part: Part) -> dict[str, str]:
        """The attributes of the element of a node: `eId`, types, whom it addresses."""
        node = part.node
        refers: list[str] = []
        if isinstance(node, Clause):
            refers += [self.references.concept(name) for name in node.types]
            refers += [self.references.modifier(name) for name in node.modifiers]
        if isinstance(node, Clause | Section):
            refers += [self.references.actor(actor) for actor in node.actors]
        return {"eId": part.eid} | ({"refersTo": " ".join(refers)} if refers else {})


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def mark_of(label: str) -> str:
    """A label as it is printed: letters with a bracket, numbers and bullets alone."""
    return label if not label or label[0].isdigit() or label == "•" else f"{label})"


def table(parent: Element, part: Part, pen: Pen) -> None:
    """Write the table that a node is, each line of a cell as a `p`; nothing for others."""
    if isinstance(part.node, Clause) or part.node.rows is None:
        return
    found = sub(parent, "table", {"eId": pen.plan.eids.claim(f"{part.eid}__table_1")})
    for number, row in enumerate(part.node.rows or ((),)):
        line = sub(found, "tr")
        for column in range(len(row)):
            pen.paragraphs(sub(line, "td"), (part.eid, cell_name(number, column)))
        if not row:
            sub(sub(line, "td"), "p")
