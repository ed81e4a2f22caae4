"""A walk through a part of a Word file: its elements become a story.

Each element has a handler in a table; what has none is transparent, so that words are
never lost to an unknown wrapper. The handlers stand in the modules of what they handle.
"""

from collections.abc import Callable, Mapping

from attrs import define, field

from itures.sources.word.drawn import proposing
from itures.sources.word.fields import Field
from itures.sources.word.formats import Formats
from itures.sources.word.marks import settle_marks
from itures.sources.word.relationships import Relationships
from itures.sources.word.story import (
    AS_IT_IS,
    PLAIN,
    Format,
    Layer,
    Layers,
    LinkTo,
    Paragraph,
    Piece,
    Place,
    Story,
)
from itures.sources.word.styles import Styles
from itures.sources.xml import Element

Handler = Callable[["Walk", Element], None]
"""What reads an element and prints it to the story of a walk."""


def nothing(walk: "Walk", element: Element) -> None:
    """Print nothing."""
    del walk, element


def inside(walk: "Walk", element: Element) -> None:
    """Read what is in an element."""
    handlers = walk.handlers
    for child in element:
        handlers.get(child.tag, inside)(walk, child)


@define
class Table:
    """Where a walk is in a table."""

    number: int
    row: int = -1
    column: int = 0
    layers: Layers = PLAIN
    """The changes that the row lies in."""
    last: Paragraph | None = None
    """The last paragraph of the last cell of the row."""


@define(eq=False)
class Walk:
    """What has been read of a story, and where the walk is."""

    styles: Styles
    relationships: Relationships
    formats: Formats
    handlers: Mapping[object, Handler]
    repeats: bool = True
    """Whether a typed mark may stand for a note that is marked elsewhere as well."""
    paragraphs: list[Paragraph] = field(factory=list, init=False)
    """The paragraphs that have ended."""
    paragraph: Paragraph | None = field(default=None, init=False)
    """The paragraph that is open."""
    section: Element | None = field(default=None, init=False)
    """The properties of the last section."""
    layers: Layers = field(default=PLAIN, init=False)
    """The changes that the walk is in."""
    format: Format = field(default=AS_IT_IS, init=False)
    link: LinkTo | None = field(default=None, init=False)
    fields: list[Field] = field(factory=list, init=False)
    """The fields that have begun and not ended."""
    muted: int = field(default=0, init=False)
    """How many of them are in their codes: what is said there is not printed."""
    lenient: bool = field(default=False, init=False)
    """Whether a field never ended: then no words are taken for its code."""
    pages: int = field(default=0, init=False)
    """How many pages have ended, as Word laid them out last."""
    boxes: list[tuple[Element, Layers]] = field(factory=list, init=False)
    """Text boxes that wait for the paragraph that holds them to end."""
    table: Table | None = field(default=None, init=False)
    tables: int = field(default=0, init=False)
    """How many tables have begun."""
    place: Place | None = field(default=None, init=False)
    """The cell that the walk is in."""
    moves: dict[str, list[tuple[str, str]]] = field(factory=dict, init=False)
    """The moves that are open, by kind of change: id and name."""
    moved: dict[str, str] = field(factory=dict, init=False)
    """The name of the last move of each kind in this paragraph."""
    noted: bool = field(default=False, init=False)
    """Whether the paragraph has marks of notes."""
    _words: list[str] = field(factory=list, init=False)
    """Words of one format, layer and link, which are no piece yet."""
    _of: Format = field(default=AS_IT_IS, init=False)
    _in: Layers = field(default=PLAIN, init=False)
    _to: LinkTo | None = field(default=None, init=False)

    def read(self, root: Element, layers: Layers = PLAIN) -> Story:
        """The story of an element: its paragraphs, and those of the text boxes in it.

        Args:
            root: a body, a note, a comment, a header or a footer.
            layers: the tracked changes that it hangs in.
        """
        self.lenient = False
        self._go(root, layers)
        if any(found.in_code for found in self.fields):
            self.lenient = True
            self._go(root, layers)
        tracked = self.formats.tracked or self.formats.drawn or bool(layers.all)
        return Story(self.paragraphs, tracked, self.section, self.pages)

    def _go(self, root: Element, layers: Layers) -> None:
        self.paragraphs, self.paragraph, self.layers = [], None, layers
        self.format, self.link, self.section, self.boxes = AS_IT_IS, None, None, []
        self.fields, self.muted, self.table, self.place, self.pages = [], 0, None, None, 0
        self._words, self.noted, self._of, self._in, self._to = [], False, AS_IT_IS, layers, None
        inside(self, root)
        self.close()

    # ------------------------------------------------------------------ words

    def say(self, text: str) -> None:
        """Print words."""
        if self.muted:
            return
        if self._of is not self.format or self._in is not self.layers or self._to is not self.link:
            self.flush()
            self._of, self._in, self._to = self.format, self.layers, self.link
        self._words.append(text)

    def flush(self) -> None:
        """Make a piece of the words that were said."""
        if not self._words:
            return
        of, layers, paragraph = self._of, self._in, self.open()
        if of.change is not None and self._to is None and not self.proposes(paragraph):
            layers += Layer(of.change)
        self.noted = self.noted or of.noting
        paragraph.pieces.append(Piece("".join(self._words), of, layers, self._to))
        self._words = []

    def proposes(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph heads a proposal: there underlining means something else."""
        return self.styles.name(paragraph.style) in proposing()

    def add(self, piece: Piece) -> None:
        """Print something that is no mere words."""
        self.flush()
        self.open().pieces.append(piece)

    def within(self, layer: Layer, handler: Handler, element: Element) -> None:
        """Read an element that lies in a tracked change."""
        outer = self.layers
        self.layers = outer + layer
        handler(self, element)
        self.layers = outer

    # ------------------------------------------------------------------ paragraphs

    def open(self) -> Paragraph:
        """The paragraph that words belong to; some files have words outside of any."""
        if self.paragraph is None:
            self.paragraph = Paragraph(self.styles.default, self.place)
            self.paragraph.mark = self.layers
        return self.paragraph

    def shut(self) -> None:
        """End the paragraph that is open."""
        self.flush()
        paragraph = self.paragraph
        if paragraph is None:
            return
        self.paragraph = None
        if self.noted:
            settle_marks(paragraph, repeats=self.repeats)
            paragraph.noted, self.noted = True, False
        self.paragraphs.append(paragraph)
        if self.boxes and paragraph.mark is self.layers:
            self._fill_boxes()

    def close(self) -> None:
        """End what is open; the last paragraph here does not become one with any other."""
        self.shut()
        self._part()
        self._fill_boxes()

    def _part(self) -> None:
        last = self.paragraphs[-1] if self.paragraphs else None
        if last is not None and last.joins:
            last.joins, last.mark = False, self.layers

    def _fill_boxes(self) -> None:
        """Read the text boxes of what was read, behind it."""
        waiting, self.boxes = self.boxes, []
        if not waiting:
            return
        self._part()
        outer = self.layers, self.fields, self.muted, self.link, self.format
        for element, layers in waiting:
            self.fields, self.muted, self.link, self.format = [], 0, None, AS_IT_IS
            self.layers = layers
            self.handlers.get(element.tag, inside)(self, element)
            self.close()
        self.layers, self.fields, self.muted, self.link, self.format = outer
