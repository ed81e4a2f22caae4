"""What a source reader gives: paragraphs in reading order."""

from attrs import frozen


@frozen
class Block:
    """One paragraph of the source, as the reader found it."""

    start: int
    """The offset of its first character in the text."""
    end: int
    """The offset behind its last character; blanks at both ends are left out."""
    style: str | None = None
    """The name of its paragraph style, folded, where the format has styles."""


@frozen
class Source:
    """Where a text came from."""

    path: str | None
    """The path as it was given, or `None` for text that came from no file."""
    sha256: str
    """The SHA-256 of the bytes that were read, in hexadecimal."""
    media_type: str
    """The media type of the file, for example `text/plain`."""


@frozen
class Reading:
    """The outcome of a source reader: the text once, and its paragraphs."""

    text: str
    """The source as read: byte-order mark dropped, line ends made `\\n`."""
    blocks: tuple[Block, ...]
    """The paragraphs, in reading order; they do not overlap."""
    source: Source
    """Where the text came from."""
