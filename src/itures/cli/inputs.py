"""The inputs of a command: which files are meant, and reading them one by one."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
from attrs import define, field

from itures.cli import exits
from itures.cli.progress import progress
from itures.errors import GrammarError, OutputError, SourceError
from itures.model.document import Document
from itures.notation.grammar import Grammar, load
from itures.pipeline import parse
from itures.sources.reading import READERS

STDIN = "-"
"""The name under which the standard input is asked for and reported."""
_UNREADABLE = "DOC006"
"""The finding that says that a file is no text; there is nothing to show of it."""

Handle = Callable[[str, Document], None]
"""What a command does with the document that was read under a name."""


@define
class Inputs:
    """The inputs of one command, how to read them, and the worst that happened."""

    paths: tuple[str, ...]
    language: str | None = None
    kind: str | None = None
    grammars: tuple[str, ...] = ()
    quiet: bool = False
    verbose: bool = False
    code: int = field(default=exits.FINE, init=False)

    def grammar(self) -> Grammar:
        """The grammars that the inputs are read with; the language asked for is there.

        Raises:
            BadParameter: if there is no grammar for that language.
        """
        grammar = load(*self.grammars)
        known = grammar.names("languages")
        if self.language is not None and self.language not in known:
            raise click.BadParameter(
                f"no grammar for {self.language!r}; there are {', '.join(known)}",
                param_hint="'--lang'",
            )
        return grammar

    def names(self) -> list[str]:
        """The files that are meant: those named, and those in the folders named."""
        if self.paths.count(STDIN) > 1:
            raise click.UsageError("the standard input can be read only once")
        return [name for path in self.paths for name in self._expand(path)]

    def _expand(self, path: str) -> Iterator[str]:
        if path == STDIN or not Path(path).is_dir():
            yield path
            return
        try:
            entries = sorted(Path(path).iterdir())
        except OSError as error:
            self.unread(f"{path}: cannot be read: {error.strerror or error}")
            return
        files = [str(entry) for entry in entries if _is_known(entry)]
        if not files:
            self.unread(f"{path}: no file in this folder that can be read")
        yield from files

    def each(self, handle: Handle, names: Sequence[str] | None = None, *, bar: bool = True) -> None:
        """Read every input and hand the document on; what goes wrong is said, and kept.

        Args:
            handle: what to do with each document, in the order of the inputs.
            names: the files, where the caller has asked for them before.
            bar: whether a progress bar does not get in the way of the output.
        """
        self.grammar()
        names = self.names() if names is None else names
        with progress(len(names), shown=bar and not self.quiet) as advance:
            for name in names:
                self._one(name, handle)
                advance()

    def _one(self, name: str, handle: Handle) -> None:
        try:
            document = self._read(name)
            handle(name, document)
        except SourceError as error:
            self.unread(str(error))
        except (GrammarError, OutputError, click.ClickException, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001  # one bad file does not stop the others
            exits.unexpected(error, name)
            self.code = max(self.code, exits.MISUSE)
        else:
            self._tell(name, document)

    def _read(self, name: str) -> Document:
        document = parse(
            self.source(name),
            language=self.language,
            kind=self.kind,
            grammars=self.grammars,
        )
        for found in document.findings:
            if found.code == _UNREADABLE:
                raise SourceError(f"{name}: {found.message}")
        return document

    def source(self, name: str) -> str | bytes:
        """What stands behind a name: a path, or the bytes of the standard input."""
        return _stdin() if name == STDIN else name

    def _tell(self, name: str, document: Document) -> None:
        if not self.verbose:
            return
        counts = (
            f"{len(document.clauses)} clauses, {len(document.citations)} citations,"
            f" {len(document.findings)} findings"
        )
        exits.complain(f"{name}: {document.kind}, {document.language}, {counts}")

    def unread(self, message: str) -> None:
        """Say that an input could not be read, and go on with the others."""
        exits.complain(message)
        self.code = max(self.code, exits.UNREAD)


def _is_known(path: Path) -> bool:
    """Whether a file in a folder is meant: it has an ending that a reader knows."""
    if path.name.startswith(".") or not path.suffix:
        return False
    return path.suffix.lower() in READERS and path.is_file()


def _stdin() -> bytes:
    if sys.stdin is None:
        raise SourceError(f"{STDIN}: there is no standard input")
    return sys.stdin.buffer.read()
