"""A folder of grammars, read: terminals, registry, kinds, and languages on demand."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import define, field

from itures.errors import GrammarError
from itures.notation.files import GrammarFile, Table, grammar_folder, merge, patterns, read_file
from itures.notation.language import Language
from itures.notation.registry import Registry


@define(slots=False, eq=False)
class Grammar:
    """All that is known about forms and words. Read-only, safe to share between threads."""

    folders: tuple[Traversable, ...]
    """The folder of grammars, and after it those that add to it or override it."""
    _languages: dict[str, Language] = field(factory=dict, init=False, repr=False)
    _files: dict[str, GrammarFile] = field(factory=dict, init=False, repr=False)

    def read(self, name: str) -> GrammarFile:
        """Read one file of the grammars, later folders over earlier ones; each is read once.

        Raises:
            GrammarError: if the file is faulty or in none of the folders.
        """
        if name not in self._files:
            self._files[name] = self._read(name)
        return self._files[name]

    def _read(self, name: str) -> GrammarFile:
        found: GrammarFile | None = None
        for folder in self.folders:
            source = _inside(folder, name)
            if not source.is_file():
                continue
            shipped = folder is self.folders[0]
            more = read_file(name if shipped else str(source), source)
            if found:
                more.data = merge(found.data, more.data)
            found = more
        if found is None:
            raise GrammarError("no such grammar file", file=name, line=1, column=1, source="")
        return found

    def names(self, folder: str) -> tuple[str, ...]:
        """The names, without `.toml`, of the files below a folder of the grammars."""
        found: set[str] = set()
        for root in self.folders:
            place = _inside(root, folder)
            if place.is_dir():
                found.update(entry.name for entry in place.iterdir())
        return tuple(sorted(name[:-5] for name in found if name.endswith(".toml")))

    @cached_property
    def terminals(self) -> Mapping[str, str]:
        """The language-neutral shapes: `re` text by name."""
        return patterns(self.read("terminals.toml"), "terminals")

    @cached_property
    def _starts(self) -> Mapping[str, tuple[str, ...]]:
        entries = self.read("terminals.toml").data.get("terminals", {})
        return {name: tuple(entry.get("starts", ())) for name, entry in entries.items()}

    @cached_property
    def layout(self) -> Mapping[str, re.Pattern[str]]:
        """What converters and pages leave in a text: compiled patterns by name."""
        found = patterns(self.read("layout.toml"), "layout")
        return {name: re.compile(text, re.MULTILINE) for name, text in found.items()}

    @cached_property
    def registry(self) -> Registry:
        """Bodies, sessions, actors and families of citations."""
        return Registry(*(self.read(f"registry/{name}.toml").data for name in Registry.FILES))

    @cached_property
    def kinds(self) -> Mapping[str, Table]:
        """What is known of each kind of document, by name, in the order of preference."""
        found = {name: self.read(f"kinds/{name}.toml").data for name in self.names("kinds")}
        return dict(sorted(found.items(), key=lambda kind: kind[1].get("rank", 0)))

    def language(self, code: str) -> Language:
        """The grammar of one language.

        Raises:
            GrammarError: if there is no such language or its file is faulty.
        """
        if code not in self._languages:
            self._languages[code] = Language(
                self.read(f"languages/{code}.toml"), self.terminals, self._starts
            )
        return self._languages[code]

    @cached_property
    def heads(self) -> Mapping[str, Table]:
        """What tells a language: the head of each language file, without its words.

        Only the part before the first table is read, so that many languages cost little.
        """
        return {code: self._head(code) for code in self.names("languages")}

    def _head(self, code: str) -> Table:
        head: Table = {}
        for folder in self.folders:
            source = _inside(folder, f"languages/{code}.toml")
            if source.is_file():
                raw = source.read_bytes().decode("utf-8", "replace")
                try:
                    head |= tomllib.loads(re.split(r"(?m)^\[", raw, maxsplit=1)[0])
                except tomllib.TOMLDecodeError:
                    read_file(f"languages/{code}.toml", source)  # says what is wrong, and where
        return head


def _inside(folder: Traversable, name: str) -> Traversable:
    for part in name.split("/"):
        folder = folder.joinpath(part)
    return folder


@cache
def load(*extra: str) -> Grammar:
    """The grammars that come with itures, and after them the folders given.

    Args:
        extra: folders that add to the grammars or override them, by path.

    Raises:
        GrammarError: if one of the folders does not exist.
    """
    for folder in extra:
        if not Path(folder).is_dir():
            raise GrammarError("no such folder", file=folder, line=1, column=1, source="")
    return Grammar((grammar_folder(), *(Path(folder) for folder in extra)))
