"""Writes a text out of elements: blanks as browsers show them, a line for each paragraph."""

import re
from unicodedata import east_asian_width

from attrs import define, field, frozen

from itures.model.blocks import Cell

_BLANKS = " \t\n\r\f"
"""Characters of which any number is one blank; a no-break space is none of them."""
_RUN = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_WIDE = frozenset("FWH")
_HANGUL = range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xAC00, 0xD7B0)
MOST_PARAGRAPHS = 300_000
"""Paragraphs of one file that are told apart, those included that are set aside later; the
Final Acts of a conference have thousands."""


@define
class Stretch:
    """A stretch of the text that begins with the next character that is written."""

    start: int = -1
    end: int = -1

    @property
    def is_empty(self) -> bool:
        """Whether no character stands in it."""
        return self.start >= self.end


@define
class Table:
    """A table of the page, and what tells whether it is one of data or of looks."""

    number: int
    around: "Place | None"
    """The cell that it stands in."""
    says_data: bool = False
    """It has header cells or a caption."""
    says_layout: bool = False
    """Its role is that of no table."""
    holds_parts: bool = False
    """Headings or tables stand in its cells."""
    paragraphs: list[int] = field(factory=list)
    """The numbers of the paragraphs that stand in its cells."""


@frozen(eq=False)
class Place:
    """A cell of a table."""

    table: Table
    row: int
    column: int


@frozen(eq=False)
class State:
    """What holds for the words that come next."""

    italic: bool = False
    linked: bool = False
    pre: bool = False
    soft: bool = False
    """Whether a line break goes on in the same paragraph."""
    font: str = ""
    """The name of the font, in lower case, where it was said."""
    style: str | None = None
    level: int | None = None
    place: Place | None = None
    depth: int = 0
    """How many lists the words stand in, one in the other."""
    box: int = 0
    """The number of the part of the page."""

    def in_box(self, box: int) -> "State":
        """The same in another part of the page; `evolve` takes five times as long."""
        return State(
            *(self.italic, self.linked, self.pre, self.soft, self.font),
            *(self.style, self.level, self.place, self.depth, box),
        )

    def in_cell(self, place: Place) -> "State":
        """The same in a cell, where no list is open."""
        return State(
            *(self.italic, self.linked, self.pre, self.soft, self.font),
            *(self.style, self.level, place, 0, self.box),
        )


@define
class Paragraph:
    """A paragraph, while the page is read."""

    start: int
    end: int
    label: int
    """Characters of the mark that the browser prints before it, with the tab."""
    break_: int
    """The number of the piece of text with the line break before it."""
    until: int
    """The number of the piece behind its last one."""
    state: State
    solid: int = 0
    """Characters of its words, without most blanks."""
    italic: int = 0
    """Those of them in italics."""
    linked: int = 0
    """Those of them that are links."""
    cell: Cell | None = None

    @property
    def is_italic(self) -> bool:
        """Whether all its words are in italics."""
        return 0 < self.solid == self.italic


@define
class Pen:
    """Collects words, and says at which offsets they stand."""

    at: int = 0
    """The offset of the next character."""
    pieces: list[str] = field(factory=list)
    paragraphs: list[Paragraph] = field(factory=list)
    state: State = field(factory=State)
    keeps_tabs: bool = False
    """Whether a tab between words is one of the text, and no blank."""
    full: int | None = None
    """Where the first paragraph begins that is one too many: words behind it are in none."""
    _open: Paragraph | None = None
    _gap: str = ""
    """A blank, or line breaks, that wait for the words behind them."""
    _last: str = ""
    _label: str = ""
    _waiting: list[Stretch] = field(factory=list)
    _before_label: int = 0
    """How many of the waiting stretches begin before the mark."""

    def say(self, words: str) -> None:
        """Write words; blanks run together."""
        if self.state.pre:
            self.raw(words)
            return
        body = words.strip(_BLANKS)
        if not body or (self._open is None and not body.strip()):
            if words:
                self._blank(words)
            return
        if words[0] in _BLANKS:
            self._blank(words[: len(words) - len(words.lstrip(_BLANKS))])
        self._write(_RUN.sub(self._between, body))
        if words[-1] in _BLANKS:
            self._blank(words[len(words.rstrip(_BLANKS)) :])

    def raw(self, words: str) -> None:
        """Write words as they are, with their blanks."""
        if words and (self._open or words.strip()):
            self._write(words)

    def _blank(self, blanks: str) -> None:
        if tabs := self._tabs(blanks):
            self.tab(tabs)
        elif not self._gap:
            self._gap = "\n" if "\n" in blanks else " "

    def _tabs(self, blanks: str) -> int:
        """How many tabs are in a run of blanks; those behind a line break only set it in."""
        return blanks.partition("\n")[0].count("\t") if self.keeps_tabs else 0

    def _between(self, found: re.Match[str]) -> str:
        """What a run of blanks between two words is in the text."""
        text = found.string
        if tabs := self._tabs(found[0]):
            return "\t" * tabs
        if "\n" in found[0] and _is_wide(text[found.start() - 1]) and _is_wide(text[found.end()]):
            return ""
        return " "

    def tab(self, count: int = 1) -> None:
        """Write tabs, in place of any blank before and behind them."""
        if self._open:
            self._gap = "\t" * count

    def line(self) -> None:
        """Break a line: in the paragraph, or, a second time, behind it."""
        if self._gap == "\v" or not self.state.soft:
            self.end_paragraph()
        elif self._open:
            self._gap = "\v"

    def label(self, mark: str) -> None:
        """Have a mark stand before the next words, with a tab."""
        if not self._label:
            self._before_label = len(self._waiting)
        self._label += f"{mark}\t"

    def drop_label(self) -> None:
        """Forget a mark behind which no words stand."""
        self._label = ""

    def pay_label(self) -> None:
        """Write a mark behind which no words stand, as words."""
        if self._label:
            mark, self._label = self._label.strip(), ""
            self._write(mark)

    def _write(self, words: str) -> None:
        if self._open is None:
            self._begin()
        elif self._gap:
            self._close_gap(words)
        for stretch in self._waiting:
            stretch.start = self.at
        self._waiting.clear()
        self._put(words)
        self._last = words[-1]
        self._count(words)

    def _count(self, words: str) -> None:
        paragraph, state = self._open, self.state
        if paragraph is None:
            return
        solid = len(words) - words.count(" ") - words.count("\xa0") - words.count("\t")
        paragraph.solid += solid
        if state.italic:
            paragraph.italic += solid
        if state.linked:
            paragraph.linked += solid

    def _put(self, words: str) -> None:
        self.pieces.append(words)
        self.at += len(words)

    def _begin(self) -> None:
        if self.full is None and len(self.paragraphs) >= MOST_PARAGRAPHS:
            self.full = self.at
        self._gap = ""
        if self._label:
            for stretch in self._waiting[: self._before_label]:
                stretch.start = self.at
            del self._waiting[: self._before_label]
        self._open = Paragraph(
            self.at, self.at, len(self._label), len(self.pieces) - 1, 0, self.state
        )
        if self._label:
            self._put(self._label)
            self._label = ""

    def _close_gap(self, words: str) -> None:
        gap, self._gap = self._gap, ""
        if gap == "\n":  # a line break of the source: a blank, but none in Chinese
            gap = "" if _is_wide(self._last) and _is_wide(words[0]) else " "
        self._put("\n" if gap == "\v" else gap)

    def end_paragraph(self) -> None:
        """End the paragraph, if there are words in one."""
        paragraph, self._open = self._open, None
        self._gap = ""
        if paragraph is None:
            return
        paragraph.end = self.at
        paragraph.until = len(self.pieces)
        self._put("\n")
        if paragraph.solid and self.full is None:
            self.paragraphs.append(paragraph)
            table = paragraph.state.place
            if table:
                table.table.paragraphs.append(len(self.paragraphs) - 1)

    @property
    def count(self) -> int:
        """How many paragraphs have begun."""
        return len(self.paragraphs) + (self._open is not None)

    @property
    def is_inside(self) -> bool:
        """Whether words stand before this place in the same paragraph."""
        return self._open is not None

    def open(self) -> Stretch:
        """A stretch that begins with the next character."""
        stretch = Stretch()
        self._waiting.append(stretch)
        return stretch

    def close(self, stretch: Stretch) -> None:
        """End a stretch; stretches end in the order opposite to that in which they begin."""
        if stretch.start < 0:
            if self._waiting and self._waiting[-1] is stretch:
                self._waiting.pop()
                self._before_label = min(self._before_label, len(self._waiting))
            stretch.start = self.at
        stretch.end = max(self.at - self._behind_words, stretch.start)

    @property
    def _behind_words(self) -> int:
        """Characters between the last words and the place of the next ones."""
        return 1 if self._open is None and self.pieces and self.pieces[-1] == "\n" else 0


def _is_wide(char: str) -> bool:
    """Whether a line break beside a character leaves no blank (CSS Text 3, 4.1.3)."""
    if not char or char < "\u1100" or east_asian_width(char) not in _WIDE:
        return False
    return not any(ord(char) in hangul for hangul in _HANGUL)
