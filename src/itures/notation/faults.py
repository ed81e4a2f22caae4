"""Collect what is wrong in grammar files, each fault with its place."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from attrs import define, field

from itures.errors import GrammarError
from itures.notation.files import GrammarFile, read_file
from itures.notation.grammar import Grammar


@define
class Faults:
    """The faults found so far, and how to say where one is."""

    grammar: Grammar
    _found: dict[str, GrammarError] = field(factory=dict, init=False)
    _layers: dict[str, list[GrammarFile]] = field(factory=dict, init=False)

    def keep(self, fault: GrammarError) -> None:
        """Keep a fault; the same one again, met on another way, is not kept twice."""
        self._found.setdefault(str(fault), fault)

    def keep_new(self, fault: GrammarError) -> None:
        """Keep a fault unless its line has one already, which says more of it."""
        lines = {(known.file, known.line) for known in self._found.values()}
        if (fault.file, fault.line) not in lines:
            self.keep(fault)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the fault that a piece of work ends with, and go on behind it."""
        try:
            yield
        except GrammarError as fault:
            self.keep(fault)

    def add(self, name: str, message: str, table: str = "", key: str = "", at: int = 0) -> None:
        """Keep a fault at a key of a table, `at` characters into its value."""
        layers = self._of(name)
        if not layers:
            self.keep(GrammarError(message, file=name, line=1, column=1, source=""))
            return
        each = [layer.fault(message, table, key, at) for layer in layers]
        # Of files over each other, the one is meant that has the key.
        self.keep(next((one for one in each if key and key in one.source), each[0]))

    def add_entry(self, name: str, message: str, table: str, number: int) -> None:
        """Keep a fault in the entry of this number, from 0, of an array of tables."""
        first, _, rule = table.partition(".")
        forms = (rule, f'"{rule}"', f"'{rule}'")  # a name with a dot in it is quoted
        key = rf"\.(?:{'|'.join(map(re.escape, forms))})" if rule else ""
        head = re.compile(rf"\s*\[\[\s*{re.escape(first)}{key}\s*\]\]")
        for layer in self._of(name):
            lines = layer.raw.split("\n")
            heads = [i for i, line in enumerate(lines) if head.match(line)]
            if number < len(heads):
                at = min(heads[number] + 1, len(lines) - 1)
                self.keep(GrammarError(message, file=name, line=at + 1, column=1, source=lines[at]))
                return
        self.add(name, message, key=first)

    def sorted(self) -> tuple[GrammarError, ...]:
        """All faults, by file and line."""
        faults = self._found.values()
        return tuple(sorted(faults, key=lambda one: (one.file, one.line, one.column)))

    def _of(self, name: str) -> list[GrammarFile]:
        """A file as it stands in each of the folders, the last folder first."""
        if name not in self._layers:
            self._layers[name] = []
            for folder in reversed(self.grammar.folders):
                source = folder.joinpath(name)
                with suppress(GrammarError, OSError):
                    shown = name if folder is self.grammar.folders[0] else str(source)
                    self._layers[name].append(read_file(shown, source))
        return self._layers[name]
