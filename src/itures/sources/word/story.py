"""What a Word file says, before it is written out as a text: paragraphs and their pieces.

A story is the body, a note, a comment or a running head. Everything in it carries the
tracked changes that it lies in; which text they leave is decided when it is written.
"""

from typing import Literal

from attrs import define, field, frozen

from itures.model.blocks import View
from itures.model.revisions import Change
from itures.sources.xml import Element

OUT = frozenset({"deletion", "move-from"})
"""Changes whose words the final text is without."""
IN = frozenset({"insertion", "move-to"})
"""Changes whose words the original text is without."""


@frozen
class Layer:
    """One tracked change, or one of several elements that make it up."""

    change: Change
    author: str | None = None
    date: str | None = None
    move: str | None = None
    """The name of the move."""


@frozen(eq=False)
class Layers:
    """The tracked changes that something lies in, the outermost first."""

    all: tuple[Layer, ...] = ()
    final: bool = True
    """Whether the final text has it."""
    original: bool = True
    """Whether the original text has it."""

    def __add__(self, layer: Layer) -> "Layers":
        if layer in self.all:
            return self
        return Layers(
            (*self.all, layer),
            self.final and layer.change not in OUT,
            self.original and layer.change not in IN,
        )

    def shown(self, view: View) -> bool:
        """Whether a text has it; that of all changes has everything."""
        return view == "all" or (self.final if view == "final" else self.original)


PLAIN = Layers()


@frozen(eq=False)
class LinkTo:
    """A link that words lie in; every link of the file is one of these."""

    target: str


@frozen
class Format:
    """What a run says of its words, as far as it is of use."""

    style: str | None = None
    """The folded name of its character style."""
    italic: bool | None = None
    """Whether they are italic; `None` leaves it to the paragraph style."""
    hidden: bool | None = None
    """The same for hiding."""
    noting: bool = False
    """Whether it has the style of the marks of notes."""
    raised: bool = False
    """Whether its words are printed as a superscript."""
    change: Change | None = None
    """What underlining or striking out means, where changes are not tracked."""


AS_IT_IS = Format()


@define(eq=False)
class Piece:
    """Words that lie in the same changes and have the same format."""

    text: str
    format: Format
    layers: Layers
    link: LinkTo | None = None


NoteKind = Literal["footnote", "endnote"]


@define(eq=False)
class NoteRef(Piece):
    """The mark of a note; its text is what is typed: all of the mark, or what follows a number."""

    kind: NoteKind = "footnote"
    id: str = ""
    custom: bool = False
    """Whether the mark is typed; else Word numbers it."""
    page: int = 0
    """The page that it stands on, as far as the file tells."""
    bare: bool = False
    """Whether nothing is printed behind it in its run."""


@define(eq=False)
class NoteNumber(Piece):
    """The number of a note, printed in front of its body."""


@define(eq=False)
class NoteRepeat(Piece):
    """A typed mark without a note of its own: the note with this mark is meant again."""


@define(eq=False)
class CommentRef(Piece):
    """Where a comment hangs."""

    id: str = ""


@frozen(eq=False)
class Place:
    """A cell of a table, as the file has it; rows that are deleted count as well."""

    table: int
    row: int
    column: int
    layers: Layers
    """The changes that its row lies in."""


@define(eq=False)
class Paragraph:
    """A paragraph, and what ends it."""

    style: str | None = None
    """The id of its style."""
    place: Place | None = None
    """The cell that it stands in."""
    pieces: list[Piece] = field(factory=list, init=False)
    properties: Element | None = field(default=None, init=False)
    listed: bool = field(default=False, init=False)
    """Whether it says itself what list it is in."""
    outline: int | None = field(default=None, init=False)
    """The level of the heading that it says it is, from 1; 0 is none."""
    section: Element | None = field(default=None, init=False)
    """The properties of the section that it ends."""
    noted: bool = field(default=False, init=False)
    """Whether it may have marks of notes."""
    mark: Layers = field(default=PLAIN, init=False)
    """The changes that its end lies in."""
    joins: bool = field(default=True, init=False)
    """Whether it becomes one with the next where its end is taken out."""
    end: str = field(default="\n", init=False)
    """What is written behind it; between the cells of a row this is a tab."""


@define(eq=False)
class Story:
    """Paragraphs in reading order."""

    paragraphs: list[Paragraph]
    tracked: bool
    """Whether anything in it is a tracked change."""
    last_section: Element | None
    """The properties of its last section."""
    pages: int = 0
    """How many ends of pages the file tells."""
