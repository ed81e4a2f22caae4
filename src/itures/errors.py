"""The exceptions. Text never raises; misuse, input and output, and broken grammars do."""

from unicodedata import east_asian_width


class IturesError(Exception):
    """The root of all exceptions that itures raises on purpose."""


class SourceError(IturesError):
    """A file is missing, cannot be read, or is of a kind that no reader knows."""


class OutputError(IturesError):
    """A result cannot be written where it was asked for."""


class FormatError(IturesError):
    """A JSON text is no document of the format that this version reads."""


class IdentifierError(IturesError, ValueError):
    """A string is no identifier of the forms that `Identifier.parse` reads."""


class StoreError(IturesError):
    """A corpus cannot be opened, read or written; what was in it before is still there."""


class CrewError(IturesError):
    """There is nobody to work on many files: no process can be started, or a cluster is gone."""


class UnknownTextError(IturesError, LookupError):
    """A text that is asked for is not in the corpus."""


class DateError(IturesError, ValueError):
    """A string is neither a date nor a year."""


class GrammarError(IturesError):
    """A grammar file is faulty.

    The message has the place as `file:line:column`, the line with a caret under the
    fault, and, where a known name is near, a suggestion.
    """

    def __init__(self, message: str, *, file: str, line: int, column: int, source: str) -> None:
        self.file, self.line, self.column, self.source = file, line, column, source
        caret = "".join(_blank(char) for char in source[: column - 1].ljust(column - 1)) + "^"
        super().__init__(f"{file}:{line}:{column}: {message}\n    {source}\n    {caret}")


def _blank(char: str) -> str:
    """A blank as wide as a character is on a terminal."""
    if char == "\t":
        return char
    return "\u3000" if east_asian_width(char) in {"W", "F"} else " "
