"""From stories to a page: paragraphs with their labels, marks of notes, and what ends them."""

from collections.abc import Callable
from typing import Any

from attrs import define, field

from itures.model.blocks import Cell
from itures.sources.word.labels import Counter, Labels, Text
from itures.sources.word.notes import Marker
from itures.sources.word.page import Page
from itures.sources.word.story import (
    PLAIN,
    CommentRef,
    Layer,
    Layers,
    NoteKind,
    NoteNumber,
    NoteRef,
    NoteRepeat,
    Paragraph,
    Piece,
    Place,
    Story,
)
from itures.sources.word.styles import Styles
from itures.sources.xml import Element

_GONE, _NEW = PLAIN + Layer("deletion"), PLAIN + Layer("insertion")
"""What changes because something else was changed: a number, nobody's doing."""
_PREFIX: dict[NoteKind, str] = {"footnote": "", "endnote": "en"}
_UNMARKED = Marker("", "")


def ref_of(kind: NoteKind, note_id: str) -> str:
    """The number that ties the mark of a note to its body."""
    return _PREFIX[kind] + note_id


@define
class Writer:
    """Writes stories on a page."""

    page: Page
    styles: Styles
    lists: Callable[[], Element | None]
    """Reads the part that defines the lists, and gives its outermost element."""
    markers: dict[NoteRef, Marker]
    """The printed marks of the notes."""
    comments: list[CommentRef] = field(factory=list, init=False)
    """The comments that were met, in reading order."""
    unknown: list[str] = field(factory=list, init=False)
    """Formats of numbers that are not known."""
    _known: dict[str, str] = field(factory=dict, init=False)
    """The notes that typed marks may mean again: their references by printed mark."""
    _text: Text = field(default="final", init=False)
    """The text whose words are those of the page."""
    _owed: dict[Text, str] = field(factory=dict, init=False)
    """Labels of paragraphs that have begun, of which no word has been written."""
    _mark: Layers = field(default=PLAIN, init=False)
    """The changes that the end of the paragraph before lies in."""
    _marker: Marker = field(default=_UNMARKED, init=False)
    """The mark of the note that is written."""
    _tables: dict[int, dict[int, int]] = field(factory=dict, init=False)
    """The rows that each table has in the text, by their numbers in the file."""
    _numbers: dict[int, int] = field(factory=dict, init=False)
    """The numbers that the tables have in the text, by those in the file."""
    _cells: dict[Place, Cell | None] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._text = "original" if self.page.view == "original" else "final"
        for ref, marker in self.markers.items():
            if ref.layers.shown(self._text):
                self._known.setdefault(self.printed(marker), ref_of(ref.kind, ref.id))

    def printed(self, marker: Marker) -> str:
        """The mark of a note as this text prints it."""
        return marker.final if self._text == "final" else marker.original

    # ------------------------------------------------------------------ paragraphs

    def write(self, story: Story, *, blocks: bool = False, marker: Marker = _UNMARKED) -> None:
        """Write a story.

        Args:
            story: the story.
            blocks: whether its paragraphs are those of the text.
            marker: of a note, its mark.
        """
        self._marker = marker
        if story.tracked:
            self._tracked(story, blocks=blocks)
            return
        counter = Counter(self.lists, self.styles)
        page = self.page
        for paragraph in story.paragraphs:
            page.begin(self.styles.look(paragraph.style))
            if counter.counts(paragraph):
                words = "".join(piece.text for piece in paragraph.pieces)
                page.label(counter.label(paragraph, words), PLAIN)
            self._pieces(paragraph)
            if blocks:
                page.block(self._cell(paragraph.place), paragraph.outline)
            page.end(paragraph.end, PLAIN)
        self.unknown += counter.unknown

    def _pieces(self, paragraph: Paragraph) -> None:
        put = self.page.put
        for piece in paragraph.pieces:
            if type(piece) is Piece:
                put(piece.text, piece.layers, piece.format, piece.link)
            else:
                _SPECIAL[type(piece)](self, piece)

    def _tracked(self, story: Story, *, blocks: bool) -> None:
        """Write a story in which changes are tracked: paragraphs may become one."""
        counters = [Counter(self.lists, self.styles), Counter(self.lists, self.styles)]
        texts: dict[Text, Labels] = {
            "final": Labels("final", counters[0], story.paragraphs),
            "original": Labels("original", counters[1], story.paragraphs),
        }
        own = texts[self._text]
        for index, paragraph in enumerate(story.paragraphs):
            if own.begins(index):
                self.page.begin(self.styles.look(own.last(index).style))
            self._owe(texts, index, paragraph)
            self._changed_pieces(paragraph)
            if blocks and own.last(index) is paragraph:
                self.page.block(self._cell(paragraph.place), paragraph.outline)
            elif blocks:
                self._cell(paragraph.place)
            self.page.end(paragraph.end, paragraph.mark)
            self._mark = paragraph.mark
        self.unknown += counters[0].unknown

    def _changed_pieces(self, paragraph: Paragraph) -> None:
        for piece in paragraph.pieces:
            if self._owed and (piece.text or isinstance(piece, (NoteRef, NoteNumber))):
                self._pay(piece.layers)
            if type(piece) is Piece:
                self.page.put(piece.text, piece.layers, piece.format, piece.link)
            else:
                _SPECIAL[type(piece)](self, piece)
        if self._owed:
            self._pay(paragraph.mark)

    def _cell(self, place: Place | None) -> Cell | None:
        """The cell of a place: tables and rows that the text is without do not count."""
        if place is None:
            return None
        if place not in self._cells:
            self._cells[place] = self._placed(place)
        return self._cells[place]

    def _placed(self, place: Place) -> Cell | None:
        if not place.layers.shown(self._text):
            return None
        rows = self._tables.setdefault(place.table, {})
        table = self._numbers.setdefault(place.table, len(self._numbers))
        return Cell(table, rows.setdefault(place.row, len(rows)), place.column)

    # ------------------------------------------------------------------ labels

    def _owe(self, texts: dict[Text, Labels], index: int, paragraph: Paragraph) -> None:
        """Take the labels of the paragraphs that begin here, in both texts."""
        for text, labels in texts.items():
            if labels.begins(index):
                self._owed[text] = labels.take(index)
        both = paragraph.mark.final and paragraph.mark.original
        if both and len(self._owed) == len(texts):
            self._pay(PLAIN)

    def _pay(self, layers: Layers) -> None:
        """Write the labels that are owed to a text which has what comes next."""
        page, owed = self.page, self._owed
        if not (layers.final and layers.original):
            text: Text = "final" if layers.final else "original"
            if (layers.final or layers.original) and text in owed:
                page.label(owed.pop(text), layers)
            return
        final, original = owed.pop("final", ""), owed.pop("original", "")
        if final == original:
            page.label(final, layers)
        elif final and original:
            page.label(original, _GONE)
            page.label(final, _NEW)
        else:  # what joins or parts paragraphs takes a label away, or makes one
            mark = self._mark
            page.label(original, mark if mark.original and not mark.final else _GONE)
            page.label(final, mark if mark.final and not mark.original else _NEW)

    # ------------------------------------------------------------------ what is no mere words

    def _note(self, ref: NoteRef) -> None:
        marker = self.markers.get(ref, Marker(ref.text, ref.text))
        name = ref_of(ref.kind, ref.id)
        self._known[self.printed(marker)] = name
        for text, layers in _both(marker.final, marker.original, ref.layers):
            self.page.mark(text, layers, ref.format, name)

    def _repeat(self, piece: NoteRepeat) -> None:
        ref = self._known.get(piece.text)
        if ref is None:
            self.page.put(piece.text, piece.layers, piece.format, piece.link)
        else:
            self.page.mark(piece.text, piece.layers, piece.format, ref)

    def _number(self, piece: NoteNumber) -> None:
        marker = self._marker
        final = marker.number_final or marker.final
        original = marker.number_original or marker.original
        for text, layers in _both(final, original, piece.layers):
            self.page.put(text, layers, piece.format, None)

    def _comment(self, piece: CommentRef) -> None:
        self.comments.append(piece)


def _both(final: str, original: str, layers: Layers) -> list[tuple[str, Layers]]:
    """What is printed where the two texts may differ."""
    if final == original or not (layers.final and layers.original):
        return [(final if layers.final else original, layers)]
    return [(original, _GONE), (final, _NEW)]


_SPECIAL: dict[type[Piece], Callable[[Writer, Any], None]] = {
    NoteRef: Writer._note,  # noqa: SLF001
    NoteRepeat: Writer._repeat,  # noqa: SLF001
    NoteNumber: Writer._number,  # noqa: SLF001
    CommentRef: Writer._comment,  # noqa: SLF001
}
