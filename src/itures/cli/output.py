"""Where results go: stdout, one file, or a folder with a file for each input."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

import click
from attrs import define, field

from itures.cli import exits
from itures.cli.files import encoded, whole_file
from itures.cli.inputs import STDIN
from itures.cli.pieces import Pieces
from itures.errors import OutputError
from itures.many.result import Card


class Output(Protocol):
    """Takes the results of the inputs, one after the other."""

    code: int
    """The exit code for what could not be written, where that did not end the run."""

    def put(self, name: str, document: Card, text: str | bytes) -> None:
        """Take the result of the input `name`, a text or the bytes of a file.

        Raises:
            OutputError: if it cannot be written.
        """


def write(text: str | bytes) -> None:
    """Write to stdout: same input, same bytes.

    Raises:
        OutputError: if it cannot be written.
    """
    try:
        if sys.stdout is None:
            raise OutputError("standard output: it is closed")
        sys.stdout.buffer.write(encoded(text))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: {error.strerror or error}") from None


@define
class Stdout:
    """Results on stdout."""

    code: int = exits.FINE

    def put(self, name: str, document: Card, text: str | bytes) -> None:
        """Write the result."""
        del name, document
        write(text)


@define
class OneFile:
    """All results in one file, which takes its place when the last of them is there."""

    path: Path
    _stack: ExitStack
    code: int = exits.FINE
    _file: BinaryIO | None = field(default=None, init=False)

    def put(self, name: str, document: Card, text: str | bytes) -> None:
        """Write the result; the first one opens the file."""
        del name, document
        if self._file is None:
            self._file = self._stack.enter_context(whole_file(self.path))
        try:
            self._file.write(encoded(text))
        except OSError as error:
            raise OutputError(f"{self.path}: {error.strerror or error}") from None


@define
class Folder:
    """A file for each input, named like the input."""

    names: dict[str, Path]
    code: int = exits.FINE

    def put(self, name: str, document: Card, text: str | bytes) -> None:
        """Write the file of the input; if that fails, the others are still written."""
        del document
        try:
            with whole_file(self.names[name]) as file:
                file.write(encoded(text))
        except OutputError as error:
            exits.complain(str(error))
            self.code = exits.UNREAD


def is_folder(target: str | None) -> bool:
    """Whether `-o` names a folder: one that is there, or a name with `/` behind it."""
    if target is None:
        return False
    return Path(target).is_dir() or target.endswith(("/", os.sep))


@contextmanager
def open_output(
    target: str | None,
    ending: str,
    inputs: Sequence[str],
    *,
    named: Sequence[str] = (),
    split: bool = False,
) -> Iterator[Output]:
    """Open the output that `-o` asks for.

    Args:
        target: what `-o` says; `None` and `-` are stdout.
        ending: the ending of new files in a folder.
        inputs: the inputs, which no output may overwrite.
        named: the paths that were named for them: archives too may not be overwritten.
        split: whether an input gives several documents.

    Raises:
        OutputError: if a folder cannot be made or a file cannot be written.
        UsageError: if an output would overwrite an input, or two would have one name.
    """
    if target is None or target == STDIN:
        yield Stdout()
    elif is_folder(target) and split:
        _make(Path(target))
        yield Pieces(Path(target), ending, _real((*inputs, *named)))
    elif is_folder(target):
        names = _names(Path(target), ending, inputs)
        _spare(names.values(), (*inputs, *named))
        _make(Path(target))
        yield Folder(names)
    else:
        _spare([Path(target)], (*inputs, *named))
        with ExitStack() as stack:
            yield OneFile(Path(target), stack)


def _names(folder: Path, ending: str, inputs: Sequence[str]) -> dict[str, Path]:
    """The file for each input: `res.docx` becomes `res.json`.

    Where that is the name of two of them, `res.docx.json` and `res.pdf.json`.
    """
    files = [Path("stdin" if name == STDIN else name) for name in inputs]
    stems = Counter(file.stem for file in files)
    short = [file.stem if stems[file.stem] == 1 else file.name for file in files]
    found: dict[Path, str] = {}
    for name, base in zip(inputs, short, strict=True):
        path = folder / (base + ending)
        if path in found and found[path] != name:
            raise click.UsageError(f"{found[path]} and {name} would both become {path}")
        found[path] = name
    return {name: path for path, name in found.items()}


def _spare(outputs: Iterable[Path], inputs: Sequence[str]) -> None:
    """Refuse to write over what is to be read."""
    sources = _real(inputs)
    for path in outputs:
        if os.path.realpath(path) in sources:
            raise click.UsageError(f"{path} is an input; it would be overwritten")


def _real(inputs: Iterable[str]) -> frozenset[str]:
    return frozenset(os.path.realpath(name) for name in inputs if name != STDIN)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from None
