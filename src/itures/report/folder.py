"""The folder of a report: what in it is ours, and how a new report takes the place of an old.

`SHA256SUMS` lists the files of the report with their digests, in the form that `sha256sum -c`
reads. New files wait in a folder of their own until all are there.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from attrs import define, field

from itures.errors import OutputError

MANIFEST = "SHA256SUMS"
_WAITING = ".itures-report"
"""Where new files wait; no name of a file of a report begins with a dot."""
_SIGN = "xref.json"
"""The file that every report has: a list without it is not ours."""
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<name>.+)")


@define
class ReportFolder:
    """A folder that takes a report; use it in a `with` statement, and `finish` it."""

    path: Path
    _old: Mapping[str, str]
    """The files of the report that is there, with their digests."""
    _new: dict[str, str] = field(factory=dict, init=False)

    @classmethod
    def open(cls, path: str | Path) -> "ReportFolder":
        """Look at a folder, and make it where it is not there.

        Raises:
            OutputError: if it is a file, holds what is no report, or cannot be written.
        """
        folder = Path(path)
        check(folder)
        with _faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
            old = _read(folder / MANIFEST)
            if half := _read(folder / _WAITING / MANIFEST):
                # A run was killed while it put files in their places: those are ours too.
                old |= half
                _write(folder / _WAITING / MANIFEST, old)
                (folder / _WAITING / MANIFEST).replace(folder / MANIFEST)
            shutil.rmtree(folder / _WAITING, ignore_errors=True)
            (folder / _WAITING).mkdir()
        return cls(folder, old)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and not (self._waiting / MANIFEST).exists():
            shutil.rmtree(self._waiting, ignore_errors=True)

    @property
    def _waiting(self) -> Path:
        return self.path / _WAITING

    def put(self, name: str, data: bytes) -> None:
        """Take a file.

        Args:
            name: its name, seen from the folder, with `/` between the parts.
            data: what is in it.

        Raises:
            OutputError: if it cannot be written.
            ValueError: if the name leads out of the folder, or is there already.
        """
        if not _is_inside(name) or name in self._new or name == MANIFEST:
            raise ValueError(f"{name!r} is no name for a file of a report, or given twice")
        place = self._waiting / name
        with _faults(self.path):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        self._new[name] = hashlib.sha256(data).hexdigest()

    def finish(self) -> int:
        """Put all files in their places, and take out what is left of an earlier report.

        Returns:
            How many files the report has.

        Raises:
            OutputError: if a file of somebody else is in the way, or they cannot be written.
        """
        self._make_way()
        with _faults(self.path):
            _write(self._waiting / MANIFEST, self._new)
            for name in self._new:
                (self.path / name).parent.mkdir(parents=True, exist_ok=True)
                (self._waiting / name).replace(self.path / name)
            for name in self._old.keys() - self._new.keys():
                self._take_out(name)
            (self._waiting / MANIFEST).replace(self.path / MANIFEST)
            shutil.rmtree(self._waiting, ignore_errors=True)
        return len(self._new)

    def _make_way(self) -> None:
        """See that no file of somebody else is where a file of the report shall be."""
        for name in self._new:
            place = self.path / name
            if name not in self._old and os.path.lexists(place):
                raise OutputError(f"{place}: is in the way, and is no file of a report; move it")
            if place.is_dir():
                raise OutputError(f"{place}: is a folder, and a file shall be there; move it")

    def _take_out(self, name: str) -> None:
        """Take out a file of the earlier report, unless somebody has changed it since."""
        place = self.path / name
        if place.is_symlink() or not place.is_file():
            return
        if hashlib.sha256(place.read_bytes()).hexdigest() == self._old[name]:
            place.unlink()
            for folder in list(PurePosixPath(name).parents)[:-1]:
                if not any((self.path / folder).iterdir()):
                    (self.path / folder).rmdir()


def check(folder: Path) -> None:
    """See early whether a report can go into a folder, which need not be there.

    Raises:
        OutputError: if it is a file, or holds something and no report.
    """
    with _faults(folder):
        if not os.path.lexists(folder):
            return
        if not folder.is_dir():
            raise OutputError(f"{folder}: is a file; a report needs a folder")
        if not any(each.name != _WAITING for each in folder.iterdir()):
            return
        if not (_read(folder / MANIFEST) or _read(folder / _WAITING / MANIFEST)):
            raise OutputError(
                f"{folder}: holds other files and no report; name a new or an empty folder"
            )


def _read(manifest: Path) -> dict[str, str]:
    """The files that a list names; nothing if there is none, or it is none of ours."""
    try:
        lines = manifest.read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return {}
    every = [match for line in lines if (match := _LINE.fullmatch(line))]
    found = {match["name"]: match["digest"] for match in every if _is_inside(match["name"])}
    return found if _SIGN in found else {}


def _write(manifest: Path, files: Mapping[str, str]) -> None:
    lines = (f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    manifest.write_text("".join(lines), "utf-8", newline="\n")


def _is_inside(name: str) -> bool:
    """Whether a name leads to a file in the folder, and to none that is hidden."""
    parts = name.split("/")
    return "\\" not in name and all(part and not part.startswith(".") for part in parts)


@contextmanager
def _faults(folder: Path) -> Iterator[None]:
    """Turn what the system says into one line that says where.

    Raises:
        OutputError: for everything that the system raises.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{folder}: cannot be written: {reason}") from None
