"""The inputs of a command: which files are meant, and reading them one by one."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import define, field

from itures.cli import exits
from itures.cli.again import read_again
from itures.cli.progress import progress
from itures.errors import GrammarError, OutputError, SourceError
from itures.model.blocks import View
from itures.model.document import Document
from itures.notation.grammar import Grammar, load
from itures.pipeline import MEMBERS, parse, parse_all
from itures.sources.archives import ENDING, Member, NamedBytes, is_archive, members
from itures.sources.reading import content_of, is_meant

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
    split: bool = False
    """Whether each document of a file that holds several is read on its own."""
    revisions: View = "final"
    """Which text of a file with tracked changes is read."""
    code: int = field(default=exits.FINE, init=False)
    _members: dict[str, Member] = field(factory=dict, init=False)
    """The files in archives, by name."""

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
        """The files that are meant: those named, and those in folders and archives named."""
        if self.paths.count(STDIN) > 1:
            raise click.UsageError("the standard input can be read only once")
        files = [name for path in self.paths for name in self._expand(path)]
        return [name for file in files for name in self._unpack(file)]

    def _unpack(self, path: str) -> Iterator[str]:
        """The files in an archive; any other file is itself."""
        if path == STDIN or Path(path).suffix.lower() != ENDING:
            yield path
            return
        try:
            data, _ = content_of(path)
            if not is_archive(data):  # an office document under another name
                yield path
                return
            found = {member.name: member for member in members(data, path, MEMBERS)}
        except SourceError as error:
            self.unread(str(error))
            return
        self._members |= found
        yield from found

    def _expand(self, path: str) -> Iterator[str]:
        if path == STDIN or not Path(path).is_dir():
            yield path
            return
        try:
            entries = sorted(Path(path).iterdir())
        except OSError as error:
            self.unread(f"{path}: cannot be read: {error.strerror or error}")
            return
        files = [str(entry) for entry in entries if is_meant(entry.name) and entry.is_file()]
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
            for document in self._read(name):
                handle(name, document)
                self._tell(name, document)
        except SourceError as error:
            self.unread(str(error))
        except (GrammarError, OutputError, click.ClickException, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001  # one bad file does not stop the others
            exits.unexpected(error, name)
            self.code = max(self.code, exits.MISUSE)

    def _read(self, name: str) -> Iterator[Document]:
        """The document of a file, or all in it where they are to be split."""
        how: dict[str, Any] = {
            "language": self.language,
            "kind": self.kind,
            "revisions": self.revisions,
            "grammars": self.grammars,
        }
        source = self.source(name)
        again = read_again(name, source)
        if again is not None:
            documents = iter((again,))
        elif self.split:
            documents = parse_all(source, **how)
        else:
            documents = iter((parse(source, **how),))
        for document in documents:
            for found in document.findings:
                if found.code == _UNREADABLE:
                    raise SourceError(f"{name}: {found.message}")
            yield document

    def source(self, name: str) -> str | bytes | NamedBytes:
        """What stands behind a name: a path, a file in an archive, or the standard input.

        Raises:
            SourceError: if a file in an archive cannot be unpacked.
        """
        if name in self._members:
            return self._members[name].open()
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


def _stdin() -> bytes:
    if sys.stdin is None:
        raise SourceError(f"{STDIN}: there is no standard input")
    return sys.stdin.buffer.read()
