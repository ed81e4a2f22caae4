"""Check a folder of grammars whole: every file, every rule, every example.

Reading a text uses what it needs of a grammar and stops at the first fault. This looks
at everything and reports all that is wrong, for those who write grammars.
"""

import re
from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable

from attrs import define, field, frozen

from itures.errors import GrammarError
from itures.notation.check_examples import check_examples
from itures.notation.check_names import check_kinds, check_meanings, check_registry, check_styles
from itures.notation.check_print import check_print
from itures.notation.check_shapes import check_shapes
from itures.notation.faults import Faults
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.notation.registry import Registry
from itures.notation.trigger import can_be_empty

_SHAPES = {
    "terminals.toml": "terminals",
    "labels.toml": "labels",
    "layout.toml": "layout",
}
"""The files of shapes, and the table in each."""
_STYLES = "styles.toml"
_REGISTRY = tuple(f"registry/{name}.toml" for name in Registry.FILES)
_LISTED = re.compile(r"(?:kinds|languages|registry)/[^/]+|(?:docx|numerals|web_pages|word)\.toml")
"""Files that are read because they are there."""


@frozen
class Result:
    """What a check has looked at, and what is wrong."""

    files: int
    """The files that were read."""
    rules: int
    """The rules that were compiled."""
    examples: int
    """The examples and counter-examples that were run."""
    problems: tuple[GrammarError, ...]
    """Everything that is wrong, by file and line."""


def check(grammar: Grammar, languages: Collection[str] = ()) -> Result:
    """Check grammars whole.

    Args:
        grammar: the grammars, of one folder or of several over each other.
        languages: the languages whose rules are compiled and whose examples are run;
            if none are given, all. Every file is read in any case.
    """
    return _Check(grammar, languages or grammar.names("languages")).run()


@define
class _Check:
    """The steps, and what they count."""

    grammar: Grammar
    languages: Collection[str]
    faults: Faults = field(init=False)
    files: int = 0
    rules: int = 0
    examples: int = 0

    def __attrs_post_init__(self) -> None:
        self.faults = Faults(self.grammar)

    def run(self) -> Result:
        readable = self._files()
        for name, table in _SHAPES.items():
            if name in readable:
                self.examples += check_shapes(self.faults, name, table)
        if not readable.issuperset(_REGISTRY):
            return self._result()
        check_registry(self.faults)
        for code in self.languages:
            if _file(code) in readable:
                self._language(code)
        check_kinds(self.faults, readable)
        if _STYLES in readable:
            check_styles(self.faults, _STYLES)
        return self._result()

    def _files(self) -> set[str]:
        """Read every file; the names of those that could be read."""
        readable: set[str] = set()
        for name in self._names():
            with self.faults.kept():
                self.grammar.read(name)
                readable.add(name)
        self.files = len(readable)
        return readable

    def _names(self) -> list[str]:
        """The files to read: those that have to be there, and all that are there."""
        must = {*_SHAPES, *_REGISTRY, _STYLES}
        there = {n for folder in self.grammar.folders for n in _toml_files(folder)}
        may = {name for name in there if _LISTED.fullmatch(name)}
        for name in there - must - may:
            message = "nothing reads this file: is it in the right folder?"
            self.faults.add(name, message)
        return sorted(must | may)

    def _language(self, code: str) -> None:
        """Check one language."""
        name = _file(code)
        self.examples += check_shapes(self.faults, name, "terminals")
        try:
            language = self.grammar.language(code)
            _ = language.shapes
        except GrammarError as fault:
            self.faults.keep_new(fault)
            return
        if language.data.get("language") != code:
            message = f"a file of this name says `language = {code!r}`"
            self.faults.add(name, message, key="language")
            return
        check_meanings(self.faults, language)
        whole = set(self._compile(language))
        self.rules += len(whole)
        self.examples += check_examples(self.faults, language, whole)
        self.examples += check_print(self.faults, language)

    def _compile(self, language: Language) -> Iterator[str]:
        """Compile every rule; the names of those that can be used."""
        for name, (table, _text) in language.rule_strings.items():
            try:
                said = _broken(language, name, table)
            except GrammarError as fault:
                self.faults.keep(fault)
                continue
            if said:
                key = name.rsplit(".", 1)[-1]
                self.faults.add(_file(language.code), said, table, key)
            else:
                yield name

    def _result(self) -> Result:
        return Result(self.files, self.rules, self.examples, self.faults.sorted())


def _broken(language: Language, name: str, table: str) -> str:
    """What is wrong with a rule that can be read, or nothing."""
    rule = language.compiled(name)
    _ = rule.step
    if table.startswith("scans") and can_be_empty(rule.node, language):
        return "the rule can match nothing at all, so it is found everywhere"
    return ""


def _file(code: str) -> str:
    return f"languages/{code}.toml"


def _toml_files(folder: Traversable, above: str = "") -> Iterator[str]:
    """The names of all TOML files below a folder."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _toml_files(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield above + entry.name
