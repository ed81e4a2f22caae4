"""Read a source: which reader a file needs, and what went wrong."""

import hashlib
import re
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from itures.errors import SourceError
from itures.model.blocks import Reading, Source, View
from itures.model.budget import BUDGET, Budget
from itures.model.document import Document
from itures.sources.bounds import text_edge
from itures.sources.decoding import bytewise, decode
from itures.sources.faults import FileFaultError
from itures.sources.text import read_blocks


@frozen
class Reader:
    """How files of one format are read."""

    media_type: str
    home: str
    """The module and the function that read it, as `module:function`: loaded when needed,
    because what reads XML or PDF is slow to load."""

    def read(self, data: bytes, source: Source, view: View, budget: Budget = BUDGET) -> "Outcome":
        """Read the bytes of a file; what cannot be read is a problem, never an error."""
        module, _, function = self.home.partition(":")
        try:
            found: Outcome = getattr(import_module(module), function)(data, source, view, budget)
        except FileFaultError as fault:
            return Problem(Reading(bytewise(data), (), source), str(fault))
        return found


@frozen
class Problem:
    """A source that could be opened, but not be read as a text."""

    reading: Reading
    """One character for each byte, so that nothing is lost."""
    message: str
    """What is wrong, and what to do."""


Outcome = Reading | Problem | Document
"""What reading gives: a text; or what is wrong; or a document that had been read
before, and was written in a form that holds all of it."""


def read_text(data: bytes, source: Source, view: View, budget: Budget = BUDGET) -> Outcome:
    """Read the bytes of a plain text; no paragraphs are made of what is over the budget."""
    del view
    decoded = decode(data)
    if decoded.problem:
        return Problem(Reading(decoded.text, (), source), decoded.problem)
    text = decoded.text
    return Reading(text, read_blocks(text[: text_edge(text, budget)]), source)


TEXT = Reader("text/plain", "itures.sources.reading:read_text")
AKN = Reader("application/akn+xml", "itures.sources.akn:read_akn")
WORD = Reader(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "itures.sources.word.read:read_word",
)
"""Word files; it says of old ones, and of Rich Text, how to save them anew."""
PDF = Reader("application/pdf", "itures.sources.pdf.read:read_pdf")
HTML = Reader("text/html", "itures.sources.html.reader:read_html")
MARKDOWN = Reader("text/markdown", "itures.sources.markdown:read_markdown")
ARCHIVE = Reader("application/zip", "itures.sources.archives:read_archive")
READERS = {
    ".txt": TEXT,
    ".text": TEXT,
    "": TEXT,
    ".xml": AKN,
    ".akn": AKN,
    ".zip": ARCHIVE,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf"), WORD),
}
"""The readers, by the ending of the file name, in lower case."""
_LOCK = "~$"
"""What the names of files begin with that Word keeps beside an open one."""
_ABOUT = "readme"
"""The name of files that tell about their folder."""


def is_meant(name: str) -> bool:
    """Whether a file of a folder is meant when the folder is: a reader knows its ending.

    Args:
        name: the name, without the folder.
    """
    path = Path(name)
    known = bool(path.suffix) and path.suffix.lower() in READERS
    return known and not name.startswith((".", _LOCK)) and path.stem.lower() != _ABOUT


MAGIC: tuple[tuple[bytes, Reader], ...] = (
    (b"PK\x03\x04", WORD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", WORD),
    (b"{\\rtf", WORD),
    (b"%PDF", PDF),
)
"""The readers of what has no name, by the bytes that their files begin with."""
_HEAD = 4096
"""Bytes that are looked at to tell the format of what has no name."""
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
"""How a web page begins."""


def _unread(name: str | None, error: OSError) -> SourceError:
    return SourceError(f"{name}: cannot be read: {error.strerror or error}")


def read_path(path: str | Path, view: View = "final") -> Outcome:
    """Read a file.

    Raises:
        SourceError: if it is missing, a folder, not permitted, or of an unknown format.
    """
    return read_bytes(*_at(path), view)


def content_of(source: str | Path | bytes | BinaryIO) -> tuple[bytes, str | None]:
    """The bytes of a file, and its name if it has one.

    Raises:
        SourceError: if it is missing, a folder, not permitted, or open in text mode.
    """
    match source:
        case bytes():
            return source, None
        case str() | Path():
            return _at(source)
        case _:
            return _in(source)


def _at(path: str | Path) -> tuple[bytes, str]:
    name = str(path)
    try:
        return Path(path).read_bytes(), name
    except FileNotFoundError:
        raise SourceError(f"{name}: no such file") from None
    except IsADirectoryError:
        raise SourceError(f"{name}: this is a folder; name the files in it") from None
    except OSError as error:
        raise _unread(name, error) from None


def read_file(file: BinaryIO, view: View = "final", budget: Budget = BUDGET) -> Outcome:
    """Read an open file.

    Raises:
        SourceError: if it was opened in text mode, or reading fails.
    """
    return read_bytes(*_in(file), view, budget)


def _in(file: BinaryIO) -> tuple[bytes, str | None]:
    name = getattr(file, "name", None)
    try:
        data = file.read()
    except OSError as error:
        raise _unread(name, error) from None
    if not isinstance(data, bytes):
        raise SourceError(f"{name}: open the file in binary mode, with 'rb'")
    return data, name if isinstance(name, str) else None


def read_bytes(
    data: bytes, path: str | None, view: View = "final", budget: Budget = BUDGET
) -> Outcome:
    """Read the bytes of a file.

    Raises:
        SourceError: if no reader knows the ending of the path.
    """
    reader = _reader(path) if path is not None else reader_of(data)
    source = Source(path, hashlib.sha256(data).hexdigest(), reader.media_type)
    return reader.read(data, source, view, budget)


def reader_of(data: bytes) -> Reader:
    """The reader of bytes without a name."""
    if data.lstrip()[:1] == b"<" and b"<akomaNtoso" in data[:_HEAD]:
        return AKN
    if _PAGE.match(data[:_HEAD].replace(b"\0", b"")):  # the nulls of UTF-16
        return HTML
    return next((reader for magic, reader in MAGIC if data.startswith(magic)), TEXT)


def read_string(text: str, budget: Budget = BUDGET) -> Reading:
    r"""Read a string: line ends are made `\n`, nothing else changes."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = read_blocks(text[: text_edge(text, budget)])
    return Reading(text, blocks, Source(None, digest, TEXT.media_type))


def _reader(path: str) -> Reader:
    suffix = Path(path).suffix.lower()
    if suffix in READERS or suffix[1:].isdigit():
        return READERS.get(suffix, TEXT)
    known = ", ".join(sorted(ending for ending in READERS if ending))
    raise SourceError(f"{path}: no reader for {suffix!r} files; known are {known}")
