"""What is done to each of many files, in whichever process that is."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from itures.errors import IturesError, SourceError
from itures.export.json import to_json
from itures.export.writers import WRITERS, Layout
from itures.many.result import JSON, Card, Why
from itures.model.blocks import View
from itures.model.budget import BUDGET, Budget
from itures.model.document import Document
from itures.notation.grammar import load
from itures.pipeline import parse, parse_all, parse_text
from itures.sources.archives import NamedBytes
from itures.sources.reading import content_of

Source = str | Path | bytes | BinaryIO
"""What `parse_many` takes, as `parse` does."""

_UNREADABLE = "DOC006"
"""The finding that says that a file is no text; there is nothing of it in the document."""
_WHOLE = "DOC"
"""How the codes of findings begin that are about a document as a whole."""


@frozen
class Sent:
    """A source as it is sent to whoever reads it."""

    index: int
    name: str | None
    data: bytes | None = None
    """Its bytes, unless it is a path, which the reader opens."""
    fault: str | None = None
    """Why its bytes could not be had, if they could not."""

    @property
    def weight(self) -> int:
        """The bytes that are sent."""
        return len(self.data or b"")

    def open(self) -> str | bytes | NamedBytes:
        """What `parse` takes.

        Raises:
            SourceError: if its bytes could not be had.
        """
        if self.fault is not None:
            raise SourceError(self.fault)
        if self.data is None:
            assert self.name is not None  # noqa: S101  # one of the two is there
            return self.name
        return self.data if self.name is None else NamedBytes(self.data, self.name)


def sent(index: int, source: Source) -> Sent:
    """A source, ready to be sent; an open file is read to its end.

    Raises:
        TypeError: if it is no source at all.
    """
    match source:
        case str() | Path():
            return Sent(index, str(source))
        case bytes():
            return Sent(index, None, source)
        case _ if hasattr(source, "read"):
            try:
                data, name = content_of(source)
            except SourceError as error:
                return Sent(index, getattr(source, "name", None), b"", str(error))
            return Sent(index, name, data)
        case _:
            kind = type(source).__name__
            raise TypeError(f"a path, bytes or an open binary file is needed, not {kind}")


@frozen
class Piece:
    """A document as bytes, or why there is none."""

    data: bytes | None
    card: Card | None = None
    error: str | None = None
    why: Why | None = None


@frozen
class Task:
    """How files are read, and what is made of the documents."""

    language: str | None = None
    kind: str | None = None
    revisions: View = "final"
    grammars: tuple[str, ...] = ()
    split: bool = False
    """Whether each document of a file that holds several is read on its own."""
    encode: str = JSON
    """The form of the result, one of `WRITERS`."""
    layout: Layout | None = None
    """How it looks; `None` is the barest way, without a line end behind JSON."""
    budget: Budget = BUDGET
    strict: bool = False
    """Whether a file that can be opened and holds no text is an error as well."""

    def prepare(self) -> None:
        """Load the grammars, and compile that of the language if it is known."""
        grammar = load(*self.grammars)
        _ = grammar.heads, grammar.layout
        parse_text("", language=self.language, grammars=self.grammars)

    def __call__(self, source: Sent) -> tuple[Piece, ...]:
        """What came of a source. Only a fault of itures raises."""
        try:
            return tuple(self._pieces(source))
        except SourceError as error:
            said = str(error).removeprefix(f"{source.name}: ")
        except IturesError as error:
            said = str(error)
        except OSError as error:
            said = f"cannot be read: {error.strerror or error}"
        except MemoryError:
            said = "it takes more memory than there is"
        return (Piece(None, error=said, why="unreadable"),)

    def _pieces(self, source: Sent) -> Iterator[Piece]:
        for document in self._documents(source):
            card = card_of(document)
            said = dict(card.said).get(_UNREADABLE) if self.strict else None
            if said is None:
                yield Piece(self._encoded(document), card)
            else:
                inside = document.source.path != source.name
                where = f"{document.source.path}: " if inside else ""
                yield Piece(None, error=where + said, why="unreadable")

    def _documents(self, source: Sent) -> Iterator[Document]:
        read = parse_all if self.split else _parse_one
        return read(
            source.open(),
            language=self.language,
            kind=self.kind,
            revisions=self.revisions,
            grammars=self.grammars,
            budget=self.budget,
        )

    def _encoded(self, document: Document) -> bytes:
        if self.encode == JSON and self.layout is None:
            return to_json(document).encode()
        written = WRITERS[self.encode].write(document, self.layout or Layout())
        if isinstance(written, bytes):
            return written
        return written.encode("utf-8", "backslashreplace")


def _parse_one(source: str | bytes | NamedBytes, **how: object) -> Iterator[Document]:
    yield parse(source, **how)  # type: ignore[arg-type]


def card_of(document: Document) -> Card:
    """What a document is."""
    whole: dict[str, str] = {}
    for found in document.findings:
        if found.code.startswith(_WHOLE):
            whole.setdefault(found.code, found.message)
    return Card(
        document.kind,
        document.language,
        document.id,
        document.source.part is not None,
        len(document.clauses),
        len(document.citations),
        len(document.findings),
        tuple(whole.items()),
    )
