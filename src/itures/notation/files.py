"""Grammar files: reading TOML, and saying where in a file a fault stands."""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from attrs import define

from itures.errors import GrammarError

Table = dict[str, Any]
FORMAT = 1
"""The format of grammar files; each file says it as `format = 1`."""


def grammar_folder() -> Traversable:
    """The folder of grammars: inside the package when installed, beside `src/` in a checkout."""
    packaged = files("itures").joinpath("grammars")
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "grammars"


@define
class GrammarFile:
    """One file of the grammars, with what is needed to point into it."""

    name: str
    """Its path: below the folder that comes with itures, else as its folder was given."""
    raw: str
    """The text of the file."""
    data: Table
    """What the file says."""

    def fault(self, message: str, table: str = "", key: str = "", at: int = 0) -> GrammarError:
        """An error that points at a key of a table, `at` characters into its value."""
        line, column, source = self._place(table, key, at)
        return GrammarError(message, file=self.name, line=line, column=column, source=source)

    def _place(self, table: str, key: str, at: int) -> tuple[int, int, str]:
        lines = self.raw.split("\n")
        head = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]+\s*(?:#.*)?$")
        entry = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=\s*(?P<value>.)")
        index = next((i for i, line in enumerate(lines) if table and head.match(line)), -1)
        for number in range(index + 1, len(lines)):
            if number > index + 1 and lines[number].lstrip().startswith("["):
                break
            found = entry.match(lines[number]) if key else None
            if found:
                return _inside_value(lines, number, found.start("value"), at)
        index = max(index, 0)
        return index + 1, 1, lines[index]


def _inside_value(lines: list[str], number: int, column: int, at: int) -> tuple[int, int, str]:
    """The place `at` characters into the string that opens on a line at a column."""
    if lines[number][column : column + 3] not in {"'''", '"""'}:
        return number + 1, column + 2 + at, lines[number]
    column += 3
    if column == len(lines[number]):  # TOML drops the line end behind the opening quotes
        number, column = number + 1, 0
    while at > len(lines[number]) - column and number + 1 < len(lines):
        at -= len(lines[number]) - column + 1
        number, column = number + 1, 0
    return number + 1, column + at + 1, lines[number]


def read_file(name: str, source: Traversable) -> GrammarFile:
    """Read one grammar file.

    Raises:
        GrammarError: if it is not UTF-8, no TOML, or of another format.
    """
    try:
        raw = source.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GrammarError(
            f"not UTF-8: {error.reason}", file=name, line=1, column=1, source=""
        ) from None
    try:
        data = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(name, raw, str(error)) from None
    file = GrammarFile(name, raw, data)
    if data.get("format") != FORMAT:
        raise file.fault(f"a grammar file says `format = {FORMAT}`", key="format")
    return file


def _not_toml(name: str, raw: str, message: str) -> GrammarError:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    lines = raw.split("\n")
    line, column = (int(place[1]), int(place[2])) if place else (len(lines), 1)
    said = message.split(" (at ", maxsplit=1)[0]
    source = lines[min(line, len(lines)) - 1]
    return GrammarError(f"no TOML: {said}", file=name, line=line, column=column, source=source)


def merge(base: Table, over: Table) -> Table:
    """Put one table over another, table by table; a list or a value replaces."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        merged[key] = (
            merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return merged


def patterns(file: GrammarFile, table: str) -> Mapping[str, str]:
    """The patterns in a table of a file, each compiled once to see that it is one.

    Raises:
        GrammarError: if one of them is no pattern.
    """
    found: dict[str, str] = {}
    for name, entry in file.data.get(table, {}).items():
        try:
            re.compile(entry["pattern"])
        except (re.error, KeyError, TypeError) as error:
            raise file.fault(f"no pattern: {error}", f"{table}.{name}", "pattern") from None
        found[name] = entry["pattern"]
    return found
