"""Zip archives: the files in them that a reader knows, one after the other.

The archive is never unpacked to disk, so the names in it are names and no paths; its
bounds are those of every package, see `package.py`. A Word file is a zip archive as well:
it has a list of content types, and is no archive of files.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from attrs import define, evolve, field, frozen

from itures.errors import SourceError
from itures.model.blocks import Source, View
from itures.model.budget import BUDGET, Budget
from itures.sources.faults import FileFaultError
from itures.sources.reading import Outcome, reader_of
from itures.sources.word.package import LARGEST_TOTAL, MIB, Package, open_package

ENDING = ".zip"
"""How the name of an archive ends, in lower case."""
_MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_TYPES = "[Content_Types].xml"
"""The part that makes a zip archive an office document."""
_HIDDEN = (".", "__MACOSX")
"""How the names of files begin that a system keeps for itself."""


class NamedBytes(BytesIO):
    """The bytes of a file in an archive, as an open file with a name."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def read_archive(data: bytes, source: Source, view: View, budget: Budget = BUDGET) -> Outcome:
    """Read an office document under the name of an archive; an archive is no one document.

    Raises:
        FileFaultError: if it is an archive of files.
    """
    if is_archive(data):
        raise FileFaultError("an archive of files; parse_all and the command line read each")
    reader = reader_of(data)
    return reader.read(data, evolve(source, media_type=reader.media_type), view, budget)


@frozen
class Member:
    """A file in an archive."""

    name: str
    """The path of the archive and, behind a slash, the name in it: `texts.zip/res.docx`."""
    _archive: "Archive"
    _part: str
    _fault: str | None = None

    def open(self) -> NamedBytes:
        """Its bytes, as an open file of its name.

        Raises:
            SourceError: if it is damaged, the bounds of the archive are overrun, or it is
                an archive that cannot be read.
        """
        if self._fault:
            raise SourceError(self._fault)
        return NamedBytes(self._archive.read(self._part), self.name)


def is_archive(data: bytes) -> bool:
    """Whether some bytes are a zip archive of files, and no office document."""
    if not data.startswith((_MAGIC, _EMPTY)):
        return False
    try:
        return _TYPES not in open_package(data)
    except FileFaultError:
        # What is wrong is said when its files are asked for.
        return _TYPES.encode() not in data


def members(data: bytes, path: str, endings: frozenset[str]) -> Iterator[Member]:
    """The files in an archive that can be read, in the order of their names.

    Args:
        data: the bytes of the archive.
        path: its path, or another name for it.
        endings: the endings of the files that can be read, in lower case.

    Yields:
        The files. Those in archives in it are among them; deeper ones are not.

    Raises:
        SourceError: if it is no archive, or damaged, encrypted, or looks like an attack;
            or if there is no file in it that can be read.
    """
    budget = _Budget(LARGEST_TOTAL)
    outer = Archive(path, _opened(data, path), budget)
    found = False
    for member in outer.members(endings, deeper=True):
        found = True
        yield member
    if not found:
        raise SourceError(f"{path}: no file in this archive that can be read")


def _opened(data: bytes, path: str) -> Package:
    try:
        return open_package(data)
    except FileFaultError as fault:
        raise SourceError(f"{path}: {fault}") from None


@define
class _Budget:
    """What an archive and those in it may unpack to, together."""

    left: int

    def take(self, size: int, name: str) -> None:
        """Count some bytes.

        Raises:
            SourceError: if they are more than are left.
        """
        self.left -= size
        if self.left < 0:
            said = f"the archive unpacks to more than {LARGEST_TOTAL // MIB} MiB"
            raise SourceError(f"{name}: {said}; take the files out and read them")


@define(eq=False)
class Archive:
    """An open archive."""

    path: str
    _package: Package
    _budget: _Budget
    _inner: dict[str, "Archive"] = field(factory=dict, init=False)

    def members(self, endings: frozenset[str], *, deeper: bool) -> Iterator[Member]:
        """The files that can be read."""
        for part in sorted(self._package.names()):
            name = PurePosixPath(part)
            if any(piece.startswith(_HIDDEN) for piece in name.parts):
                continue
            ending = name.suffix.lower()
            if ending == ENDING:
                yield from self._nested(part, endings, deeper=deeper)
            elif ending and ending in endings:
                yield Member(f"{self.path}/{part}", self, part)

    def _nested(self, part: str, endings: frozenset[str], *, deeper: bool) -> Iterator[Member]:
        """The files of an archive in this one.

        An archive that cannot be read is a file itself: somebody will ask for it, and
        hear what is wrong.
        """
        path = f"{self.path}/{part}"
        if not deeper:
            fault = f"{path}: an archive in an archive in an archive; take it out and read it"
            yield Member(path, self, part, fault)
            return
        try:
            inner = Archive(path, _opened(self.read(part), path), self._budget)
        except SourceError as error:
            yield Member(path, self, part, str(error))
        else:
            yield from inner.members(endings, deeper=False)

    def read(self, part: str) -> bytes:
        """The bytes of a file.

        Raises:
            SourceError: if it is damaged, or the bounds are overrun.
        """
        try:
            data = self._package.read(part)
        except FileFaultError as fault:
            raise SourceError(f"{self.path}/{part}: {fault}") from None
        self._budget.take(len(data), f"{self.path}/{part}")
        return data
