"""`--split -o FOLDER/`: a file for each document, named for what it is."""

import os
import re
from pathlib import Path

from attrs import define, field

from itures.cli import exits
from itures.cli.files import encoded, whole_file
from itures.cli.inputs import STDIN
from itures.errors import OutputError
from itures.many.result import Card

_UNSAFE = re.compile(r"[^A-Za-z0-9.@_+-]+")
"""What a file name does not hold on one system or another."""
_LONGEST = 100
"""Characters of a name; a longer one is cut."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?![^.])", re.IGNORECASE)
"""Names that mean a device on Windows, whatever their ending is."""


@define
class Pieces:
    """A folder that gets a file for each document.

    A file has the name of the identifier of its document, `pp-res-71@2022.json`. A second
    document with the same identifier has its language in the name as well, and a third a
    number. What has no identifier is counted: `volume-001.json`.
    """

    folder: Path
    ending: str
    spared: frozenset[str]
    """The real paths of the inputs, which are not written over."""
    code: int = exits.FINE
    _taken: set[str] = field(factory=set, init=False)
    _counts: dict[str, int] = field(factory=dict, init=False)

    def put(self, name: str, document: Card, text: str | bytes) -> None:
        """Write the file of a document; if that fails, the others are still written."""
        path = self.folder / (self._name(name, document) + self.ending)
        if os.path.realpath(path) in self.spared:
            self._unwritten(f"{path}: is an input; it is not written over")
            return
        try:
            with whole_file(path) as file:
                file.write(encoded(text))
        except OutputError as error:
            self._unwritten(str(error))

    def _unwritten(self, message: str) -> None:
        exits.complain(message)
        self.code = exits.UNREAD

    def _name(self, name: str, document: Card) -> str:
        self._counts[name] = number = self._counts.get(name, 0) + 1
        stem = safe(Path("stdin" if name == STDIN else name).stem) or "document"
        own = safe(document.id) if document.id else f"{stem}-{number:03}"
        wanted = [own, f"{own}.{document.language}"]
        free = (base for base in wanted if base.casefold() not in self._taken)
        found = next(free, None)
        again = 2
        while found is None:
            base = f"{wanted[-1]}-{again}"
            found = None if base.casefold() in self._taken else base
            again += 1
        # Two names that differ in case alone are one file on some systems.
        self._taken.add(found.casefold())
        return found


def safe(name: str) -> str:
    """A name as a file name that any system takes: `pp/res/71@2022` is `pp-res-71@2022`."""
    plain = _UNSAFE.sub("-", name).strip("-.")[:_LONGEST].rstrip("-.")
    return f"_{plain}" if _RESERVED.match(plain) else plain
