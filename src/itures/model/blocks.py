"""What a source reader gives: the text, its paragraphs, and what the file says of them."""

from typing import Literal

from attrs import frozen

from itures.model.notes import NoteBody, NoteMark
from itures.model.revisions import Revision
from itures.model.span import Span

View = Literal["final", "original", "all"]
"""Which text of a file with tracked changes is wanted: with all changes made, with none,
or with both, the words taken out being set aside."""


@frozen
class Cell:
    """Where a paragraph stands in a table."""

    table: int
    """The number of the table in the text, from 0; a table in a cell has its own."""
    row: int
    """The row, from 0."""
    column: int
    """The column, from 0; a cell over several columns stands in the first of them."""


@frozen
class Block:
    """One paragraph of the source, as the reader found it."""

    start: int
    """The offset of its first character in the text."""
    end: int
    """The offset behind its last character; blanks at both ends are left out."""
    style: str | None = None
    """The name of its paragraph style, folded to lower-case letters and digits."""
    cell: Cell | None = None
    """Where it stands in a table, if it does."""
    italic: bool = False
    """Whether all its words are in italics."""
    level: int | None = None
    """The level of the heading that it is, from 1, where the file says so."""


@frozen
class Run:
    """A stretch with a character style of its own."""

    span: Span
    style: str
    """The name of the character style, folded as those of paragraphs are."""


@frozen
class Aside:
    """A stretch that a reader knows to be no part of the words: a running head, a comment."""

    span: Span
    why: str
    """What it is, in kebab-case: `running-head`, `page-number`, `comment` …"""


@frozen
class Link:
    """A link of the file."""

    span: Span
    """The words that are linked."""
    target: str
    """The address as the file has it; not to be trusted."""


@frozen
class Remark:
    """A doubt of a reader, which becomes a finding."""

    code: str
    message: str
    span: Span


@frozen
class Source:
    """Where a text came from."""

    path: str | None
    """The path as it was given, or `None` for text that came from no file."""
    sha256: str
    """The SHA-256 of the bytes that were read, in hexadecimal."""
    media_type: str
    """The media type of the file, for example `text/plain`."""
    part: Span | None = None
    """Of a file that holds several documents, the stretch of its text that is this one."""


@frozen
class Reading:
    """The outcome of a source reader: the text once, and what the file says of it."""

    text: str
    """The source as read: byte-order mark dropped, line ends made `\\n`."""
    blocks: tuple[Block, ...]
    """The paragraphs, in reading order; they do not overlap."""
    source: Source
    """Where the text came from."""
    runs: tuple[Run, ...] = ()
    """Stretches with a character style that says something, in the order of the text."""
    marks: tuple[NoteMark, ...] = ()
    """The marks of notes, where the file knows them."""
    notes: tuple[NoteBody, ...] = ()
    """The bodies of the notes, where the file knows them."""
    asides: tuple[Aside, ...] = ()
    """What is no part of the words, in the order of the text."""
    links: tuple[Link, ...] = ()
    """The links, in the order of the text."""
    revisions: tuple[Revision, ...] = ()
    """The tracked changes, in the order of the text."""
    remarks: tuple[Remark, ...] = ()
    """Doubts, in the order of the text."""
    knows_notes: bool = False
    """Whether the file itself says what is a note: then none is looked for in the words."""
    end: int | None = None
    """Where the part ends that its reader read, as an offset: the words behind it are over
    the budget. `None`: all was read."""
