"""What came of one of many files."""

from typing import Literal

from attrs import frozen

from itures.errors import FormatError
from itures.export.json import from_json
from itures.model.document import Document

JSON = "json"
"""The form that can be read back."""

Why = Literal["unreadable", "ended", "late", "fault", "lost"]
"""Why there is no document: the file cannot be read; or it ended its process; it took too
long; a fault of itures; its worker was lost again and again."""


@frozen
class Card:
    """What a document is, told without reading it again."""

    kind: str
    """What the document is."""
    language: str
    """ISO 639-1 code of its language."""
    id: str | None
    """Its identifier, if it has one."""
    part: bool
    """Whether it is one of several documents of its file."""
    clauses: int
    """How many clauses it has."""
    citations: int
    """How many citations."""
    findings: int
    """How many findings."""
    said: tuple[tuple[str, str], ...] = ()
    """The findings about the document as a whole: of each code the first message."""


@frozen
class Result:
    """What came of one file, or of one of the documents in it: bytes, or an error."""

    index: int
    """The position of the file among the sources, from 0."""
    source: str | None
    """The name of the file, or `None` for bytes without a name."""
    data: bytes | None = None
    """The document, encoded; `None` if there is an error."""
    error: str | None = None
    """What went wrong, in a sentence without the name of the file."""
    why: Why | None = None
    """The same in one word."""
    part: int = 0
    """Of a file that gives several documents which one it is, from 0."""
    card: Card | None = None
    """What the document is; `None` if there is an error."""
    encoding: str = JSON
    """The form that `data` is in."""

    @property
    def ok(self) -> bool:
        """Whether there is a document."""
        return self.error is None

    @property
    def document(self) -> Document:
        """The document, decoded anew each time it is asked for.

        Raises:
            FormatError: if there is none, or it is not encoded as JSON.
        """
        if self.data is None:
            raise FormatError(f"{self.source}: there is no document: {self.error}")
        if self.encoding != JSON:
            raise FormatError(f"{self.source}: {self.encoding} is not read back, only {JSON} is")
        return from_json(self.data)
