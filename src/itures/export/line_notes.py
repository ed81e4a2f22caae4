"""Where the marks of notes stand in the lines of a document."""

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from itures.export.html_align import Solid
from itures.export.line import Line
from itures.model.document import Document, Footnote


@frozen
class Spot:
    """A stretch of the source where the words of a line are looked for."""

    start: int
    end: int
    last: bool = False
    """Whether the words end the stretch; else they begin it."""


@define
class NotePlaces:
    """The notes of one document, each handed out once."""

    document: Document
    _solid: Solid = field(init=False)
    _waiting: dict[str, list[Footnote]] = field(factory=dict, init=False)
    """The notes that no line has yet, by the node that has their mark."""
    _unmarked: list[Footnote] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        document = self.document
        holes = [one.span for one in document.discarded] + [n.span for n in document.footnotes]
        self._solid = Solid.of(document.text, holes)
        for note in document.footnotes:
            if note.anchor is None:
                self._unmarked.append(note)
            else:
                self._waiting.setdefault(note.anchor.node, []).append(note)

    def mark(self, node: str, line: Line, spot: Spot) -> Line:
        """A line with the notes of its node whose marks stand in it."""
        waiting = self._waiting.get(node)
        placed = self._solid.find(line.text, spot.start, spot.end, last=spot.last)
        if not waiting or placed is None:
            return line
        found: list[tuple[int, Footnote]] = []
        for note in list(waiting):
            index = placed.index(note.anchor.offset) if note.anchor else None
            if index is not None:
                found.append((index, note))
                waiting.remove(note)
        return evolve(line, notes=(*line.notes, *sorted(found, key=lambda one: one[0])))

    def behind(self, text: str, spot: Spot) -> int:
        """The offset behind the words of a line; where they are not found, as before."""
        placed = self._solid.find(text, spot.start, spot.end, last=spot.last)
        return placed.end if placed and not spot.last else spot.start

    def where(self, text: str, spot: Spot) -> int | None:
        """The offset of some words, or `None` where they are not found."""
        placed = self._solid.find(text, spot.start, spot.end, last=spot.last)
        return placed.start if placed else None

    def settle(self, node: str, lines: Sequence[Line]) -> Sequence[Line]:
        """Put what is left of the notes of a node at the end of its first line.

        Their marks stand where no words are, in a table for example, or someone has
        changed the words.
        """
        rest = self._waiting.pop(node, []) if lines else []
        if not rest:
            return lines
        first = next((n for n, line in enumerate(lines) if line.role == "title"), 0)
        end = len(lines[first].text)
        notes = (*lines[first].notes, *((end, note) for note in rest))
        return [*lines[:first], evolve(lines[first], notes=notes), *lines[first + 1 :]]

    def loose(self) -> Iterator[Footnote]:
        """The notes that no line has, in the order of the document."""
        left = {id(note) for notes in self._waiting.values() for note in notes}
        left |= {id(note) for note in self._unmarked}
        yield from (note for note in self.document.footnotes if id(note) in left)
