"""How the parts of a Word file belong together: relationships, by id and by kind."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from attrs import define, field, frozen

from itures.sources.faults import FileFaultError
from itures.sources.word.package import Package, is_plain
from itures.sources.word.parts import read_part
from itures.sources.xml import local

MAIN = "officeDocument"
"""The kind of the relationship that names the main part, whatever that is called."""


@frozen
class Relationship:
    """What a part refers to."""

    kind: str
    """The last word of its type, for example `footnotes`: Strict and Transitional agree in it."""
    target: str
    """The address as it stands: of a part, or of something outside."""
    external: bool


@define
class Relationships:
    """What one part refers to."""

    part: str
    """The name of the part; empty for the whole package."""
    by_id: dict[str, Relationship] = field(factory=dict)

    def first(self, kind: str) -> str | None:
        """The name of the first part of a kind.

        Raises:
            FileFaultError: if its address leads out of the package.
        """
        return next(self._of_kind(kind), None)

    def _of_kind(self, kind: str) -> Iterator[str]:
        for found in self.by_id.values():
            if found.kind == kind and not found.external:
                name = self._resolved(found.target)
                if name:
                    yield name

    def named(self, key: str | None) -> str | None:
        """The name of the part that an id stands for."""
        found = self.by_id.get(key or "")
        return self._resolved(found.target) if found and not found.external else None

    def has(self, *kinds: str) -> bool:
        """Whether there is anything of these kinds."""
        return any(found.kind in kinds for found in self.by_id.values())

    def _resolved(self, target: str) -> str | None:
        """The name of the part that an address means; nothing for what is no part."""
        if target.startswith("#") or target.upper() in {"NULL", ""}:
            return None  # a place in the part itself; "NULL" is what some programs write
        folder = self.part.rpartition("/")[0]
        name = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        if _climbs("" if target.startswith("/") else folder, target) or not is_plain(name):
            raise FileFaultError(f"a relationship leads out of the file: {target!r}", self.part)
        return name


def _climbs(folder: str, target: str) -> bool:
    """Whether a path leaves the package on its way."""
    depth = len(folder.split("/")) if folder else 0
    for step in unquote(target).split("/"):
        depth += -1 if step == ".." else step not in {"", "."}
        if depth < 0:
            return True
    return False


def relationships(package: Package, part: str) -> Relationships:
    """What a part refers to; of the whole package, if `part` is empty.

    Raises:
        FileFaultError: if the relationships are damaged.
    """
    folder, _, name = part.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found = Relationships(part)
    for element in read_part(package, path) if path in package else ():
        if local(element) == "Relationship":
            kind = element.get("Type", "").rpartition("/")[2]
            external = element.get("TargetMode") == "External"
            target = Relationship(kind, element.get("Target", ""), external)
            found.by_id.setdefault(element.get("Id", ""), target)
    return found
