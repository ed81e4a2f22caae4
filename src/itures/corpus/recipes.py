"""How files are read for a corpus, in this process or in another one."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import evolve, frozen

from itures.corpus.sheets import Bundle, Clerk
from itures.errors import SourceError
from itures.model.blocks import View
from itures.model.document import FORMAT, Document
from itures.notation.grammar import Grammar, load
from itures.pipeline import parse_all

_UNREADABLE = "DOC006"
"""The finding that says that a file is no text; there is nothing to store of it."""
_SEVERAL = "application/zip"
"""The media type of a file that holds files of several kinds."""
_FORM = 1
"""Raised when sheets are made in another way: then files are read again."""


@frozen
class Failure:
    """A file that could not be read."""

    message: str
    """What is wrong, and what to do; the name of the file is not in it."""


@frozen
class Recipe:
    """How files are read; the same recipe gives the same rows for the same bytes."""

    language: str | None = None
    """The language, if it is known; else it is told from the text."""
    kind: str | None = None
    """The kind of document, if it is known."""
    revisions: View = "final"
    """Which text of a file with tracked changes."""
    grammars: tuple[str, ...] = ()
    """Folders that add to the grammars or override them."""
    only: tuple[str, ...] = ()
    """The kinds of documents that are stored; none: all."""

    @property
    def grammar(self) -> Grammar:
        """The grammars that files are read with."""
        return load(*self.grammars)

    @property
    def clerk(self) -> Clerk:
        """Who makes rows of documents."""
        return _clerk(self.grammars)

    @property
    def reading(self) -> str:
        """What the rows depend on besides the bytes of the file, as a short key."""
        return _reading(self)

    def bundle(self, documents: Sequence[Document], sha256: str, media_type: str) -> Bundle:
        """The rows of the documents of one file."""
        several = len(documents) > 1
        sheets = tuple(
            self.clerk.sheet(document, part if several else None)
            for part, document in enumerate(documents)
            if not self.only or document.kind in self.only
        )
        return Bundle(sha256, media_type, self.reading, sheets)

    def read(self, path: str) -> Bundle | Failure:
        """Read a file and make rows of it. Nothing that is in a file raises."""
        try:
            return self._read(path)
        except SourceError as error:
            return Failure(str(error).removeprefix(f"{path}: "))
        except OSError as error:
            return Failure(f"cannot be read: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001  # one bad file does not stop the others
            return Failure(f"unexpected {type(error).__name__}: {error}; this is a fault in itures")

    def _read(self, path: str) -> Bundle | Failure:
        documents = [_inside(document, path) for document in self._documents(path)]
        faults = [(d.source.path, said) for d in documents if (said := _unreadable(d))]
        if len(faults) == len(documents):
            return Failure(faults[0][1] if faults else "there is no document in it")
        media_types = {document.source.media_type for document in documents}
        media_type = media_types.pop() if len(media_types) == 1 else _SEVERAL
        readable = [document for document in documents if not _unreadable(document)]
        bundle = self.bundle(readable, digest_of(path), media_type)
        return evolve(bundle, faults=tuple((name or "", said) for name, said in faults))

    def _documents(self, path: str) -> Iterator[Document]:
        """The documents of a file: a volume, or an archive, has several."""
        return parse_all(
            path,
            language=self.language,
            kind=self.kind,
            revisions=self.revisions,
            grammars=self.grammars,
        )


def digest_of(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: if it cannot be read.
    """
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _inside(document: Document, path: str) -> Document:
    """A document whose path is that in an archive, or none: where the file is may change."""
    source = document.source
    name = (source.path or "").removeprefix(path).strip("/") or None
    return evolve(document, source=evolve(source, path=name))


def _unreadable(document: Document) -> str | None:
    """Why there is nothing in a document, if there is not."""
    return next((f.message for f in document.findings if f.code == _UNREADABLE), None)


@cache
def _clerk(grammars: tuple[str, ...]) -> Clerk:
    return Clerk.of(load(*grammars))


@cache
def _reading(recipe: Recipe) -> str:
    digest = hashlib.sha256()
    for piece in (_release(), _FORM, FORMAT, recipe.language, recipe.kind, recipe.revisions):
        digest.update(f"{piece}\0".encode())
    digest.update("\0".join(sorted(set(recipe.only))).encode())
    for name, data in _every(recipe.grammar):
        digest.update(f"{name}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def digest_of_grammar(grammar: Grammar) -> str:
    """What tells grammars apart: a digest of their files, in 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for name, data in _every(grammar):
        digest.update(f"{name}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def _every(grammar: Grammar) -> Iterator[tuple[str, bytes]]:
    """All files of some grammars, by name."""
    for folder in grammar.folders:
        yield from _files(folder)


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """The grammar files below a folder, by name."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield above + entry.name, entry.read_bytes()


def _release() -> str:
    try:
        return version("itures")
    except PackageNotFoundError:  # a checkout that is not installed
        return "0"
