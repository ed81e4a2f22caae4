"""Which note a raised sign marks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import define, field

from itures.sources.pdf.footnotes import Note, marks_in
from itures.sources.pdf.lines import Line

_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "s"})
"""What a raised 2 or 3 makes a square, a cube or a power of."""


@define
class Marking:
    """The notes of a file, by their marks."""

    notes: Sequence[Note]
    _by_mark: dict[str, list[tuple[int, int]]] = field(init=False)
    """Page and index of the notes that have a mark, in order."""

    def __attrs_post_init__(self) -> None:
        self._by_mark = defaultdict(list)
        for index, note in enumerate(self.notes):
            self._by_mark[note.marker].append((note.page, index))

    def marks(self, line: Line) -> Iterator[tuple[int, int, str, int]]:
        """The marks of notes in a line: where each stands, what it is, and which note it marks."""
        for start, end, marker in marks_in(line):
            note = self._note(line, start, marker)
            if note is not None:
                yield start, end, marker, note

    def _note(self, line: Line, start: int, marker: str) -> int | None:
        """The note of this page, else the last before it, or the first of the next page."""
        notes = self._by_mark.get(marker, [])
        if not notes or _is_power(line.text, start):
            return None
        for page, index in notes:
            if page == line.page:
                return index
        earlier = [index for page, index in notes if page < line.page]
        if earlier and marker.isdigit():  # it is cited again
            return earlier[-1]
        return next((index for page, index in notes if page == line.page + 1), None)


def _is_power(text: str, start: int) -> bool:
    """Whether a raised sign stands behind a unit."""
    before = text[:start].split()
    return bool(before) and text[start - 1].isalpha() and before[-1].strip("(/") in _UNITS
