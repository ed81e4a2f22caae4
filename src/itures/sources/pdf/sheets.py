"""What a page of a PDF prints: glyphs with their places, rules, links; no meaning yet.

Places are in points from the lower left corner, and turned so that most of the text of
the page runs from left to right, however the page is turned.
"""

from typing import NamedTuple

from attrs import define, field, frozen


class Glyph(NamedTuple):
    """One character on a page. A tuple, as there are thousands on each page."""

    char: str
    left: float
    right: float
    """Where the next character would stand."""
    base: float
    """The height of its base line."""
    face: int
    """Its face, as an index into `Sheet.faces`."""
    order: int
    """Its place in the content of the page."""


@frozen
class Face:
    """How some characters look."""

    size: float
    """The size in points, all scaling included."""
    italic: bool
    bold: bool
    hidden: bool
    """Whether nothing is to be seen of them: no ink, or white on white."""
    inked: bool
    """Whether it is printed at all: white is, a layer over a scanned page is not."""
    angle: int | None
    """The direction of the text in degrees: 0, 90, 180, 270, or `None` for any other."""


@frozen
class Rule:
    """A thin line, or one side of a frame."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def flat(self) -> bool:
        """Whether it lies: others stand."""
        return self.right - self.left > self.top - self.bottom


@frozen
class Hot:
    """A part of a page that is linked."""

    left: float
    bottom: float
    right: float
    top: float
    target: str
    """The address as the file has it."""


@define
class Sheet:
    """One page."""

    number: int
    """The number of the page in the file, from 1."""
    width: float
    height: float
    faces: list[Face] = field(factory=list)
    glyphs: list[Glyph] = field(factory=list)
    """What runs from left to right."""
    turned: list[str] = field(factory=list)
    """The text that runs in other directions, piece by piece."""
    hidden: list[str] = field(factory=list)
    """The text that nobody sees, piece by piece."""
    outside: list[str] = field(factory=list)
    """The text that stands beside the visible page, piece by piece."""
    rules: list[Rule] = field(factory=list)
    links: list[Hot] = field(factory=list)
    comments: list[str] = field(factory=list)
    """What was written on the page, but not printed."""
    pictures: int = 0
    """How many pictures it holds."""
    unmapped: int = 0
    """How many glyphs have no character."""
    scanned_text: bool = False
    """Whether its text is a layer without ink, as programs put it over a scanned page."""
