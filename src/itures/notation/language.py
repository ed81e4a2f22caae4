"""One language: its words and rules, compiled when they are first used."""

import difflib
import threading
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import define, field

from itures.errors import GrammarError
from itures.notation import tree
from itures.notation.files import GrammarFile, Table, patterns
from itures.notation.matching import Rule
from itures.notation.scanning import Scanner
from itures.notation.scope import Step
from itures.notation.tree import RuleSyntaxError
from itures.notation.trees import read_rule
from itures.notation.trigger import can_be_empty
from itures.notation.words import Evidence, Phrase, WordList

EVIDENCE: Mapping[str, Evidence] = {
    "words": "itu",
    "words_other": "other",
    "words_unverified": "unverified",
}
"""The tables of words, by what is known of the phrases in them."""

_ONE = threading.RLock()
"""One thread reads rules at a time: what another one is reading would seem to call itself."""
RULE_TABLES = ("rules", "lines", "scans")
"""Tables of rules: building blocks, whole paragraphs, and what is scanned for."""
_BOUND = 4096
"""Beginnings of paragraphs remembered for one language; a document has a few dozen."""


@define(slots=False)
class Language:
    """The grammar of one language, and the scope in which its rules are read."""

    file: GrammarFile
    terminals: Mapping[str, str]
    """The language-neutral shapes, as `re` texts."""
    starts: Mapping[str, tuple[str, ...]]
    """The strings that they can begin with, where their entries say so."""
    steps: dict[tuple[str, bool], Step] = field(factory=dict, init=False, repr=False)
    """What was compiled already: words, shapes and rules, by sign and name."""
    _words: dict[str, WordList] = field(factory=dict, init=False, repr=False)
    _trees: dict[str, tree.Node] = field(factory=dict, init=False, repr=False)
    _rules: dict[str, Rule] = field(factory=dict, init=False, repr=False)
    _scanners: dict[tuple[str, ...], Scanner] = field(factory=dict, init=False, repr=False)
    _lines_at: dict[str, tuple[Rule, ...]] = field(factory=dict, init=False, repr=False)
    _reading: list[str] = field(factory=list, init=False, repr=False)

    @property
    def code(self) -> str:
        """The ISO 639-1 code."""
        return str(self.file.data["language"])

    @property
    def data(self) -> Table:
        """What the file says."""
        return self.file.data

    def words(self, name: str) -> WordList:
        """The word list behind `@name`; empty lists are allowed, unknown ones are not."""
        if name not in self._words:
            self._words[name] = WordList(name, tuple(self._phrases(name)))
        return self._words[name]

    def _phrases(self, name: str) -> list[Phrase]:
        found: list[Phrase] = []
        for table, evidence in EVIDENCE.items():
            entry = self.data.get(table, {}).get(name, {})
            groups = entry.items() if isinstance(entry, dict) else [(name, entry)]
            found.extend(
                Phrase(text, meaning, evidence) for meaning, texts in groups for text in texts
            )
        return found

    @cached_property
    def word_names(self) -> frozenset[str]:
        """The names of all word lists."""
        return frozenset(name for table in EVIDENCE for name in self.data.get(table, {}))

    @cached_property
    def rule_strings(self) -> Mapping[str, tuple[str, str]]:
        """The table and the string of every rule, by name."""
        return {name: (table, text) for table, name, text in _rule_strings(self.data)}

    @cached_property
    def shapes(self) -> Mapping[str, str]:
        """The shapes of this language over the language-neutral ones."""
        return {**self.terminals, **patterns(self.file, "terminals")}

    def terminal(self, name: str) -> str:
        """The `re` text behind `NAME`."""
        return self.shapes[name]

    def terminal_starts(self, name: str) -> tuple[str, ...]:
        """The strings that `NAME` can begin with; empty if its entry does not say."""
        local = self.data.get("terminals", {}).get(name, {})
        return tuple(local.get("starts", self.starts.get(name, ())))

    def rule(self, name: str) -> tree.Node:
        """The tree of the rule `name`.

        Raises:
            GrammarError: if the rule is unknown, breaks the notation or calls itself.
        """
        if name not in self._trees:
            table, text = self.rule_strings[name]
            with _ONE:
                self._reading.append(name)
                try:
                    self._trees[name] = self._read(table, name, text)
                finally:
                    self._reading.pop()
        return self._trees[name]

    def _read(self, table: str, name: str, text: object) -> tree.Node:
        key = name.rsplit(".", 1)[-1]
        if not isinstance(text, str):
            raise self.file.fault("a rule is a string", table, key)
        try:
            node = read_rule(text)
        except RuleSyntaxError as error:
            raise self.file.fault(str(error), table, key, error.at) from None
        for leaf in tree.leaves(node):
            self._check(leaf, table, key)
        for repeat in tree.repeats(node):
            if can_be_empty(repeat.part, self):
                at = next((leaf.at for leaf in tree.leaves(repeat)), 0)
                message = "this can match nothing, so a repeat of it has no end"
                raise self.file.fault(message, table, key, at)
        return node

    def _check(self, leaf: tree.Node, table: str, key: str) -> None:
        """Every name in a rule stands for something, and no rule calls itself."""
        match leaf:
            case tree.Words(name=name, at=at):
                known, sign = self.word_names, "words"
            case tree.Terminal(name=name, at=at):
                known, sign = frozenset(self.shapes), "terminal"
            case tree.Ref(name=name, at=at):
                known, sign = frozenset(self.rule_strings), "rule"
            case _:
                return
        if name not in known:
            raise self._unknown(sign, name, known, (table, key, at))
        if isinstance(leaf, tree.Ref):
            if name in self._reading:
                raise self.file.fault(f"the rule {name!r} calls itself", table, key, at)
            self.rule(name)

    def _unknown(
        self, sign: str, name: str, known: frozenset[str], place: tuple[str, str, int]
    ) -> GrammarError:
        near = difflib.get_close_matches(name, sorted(known), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return self.file.fault(f"no {sign} {name!r}{hint}", *place)

    def compiled(self, name: str) -> Rule:
        """The rule `name`, ready to match."""
        if name not in self._rules:
            self._rules[name] = Rule(name, self.rule(name), self)
        return self._rules[name]

    def get(self, name: str) -> Rule | None:
        """The rule `name`, or nothing: not every language has every rule."""
        return self.compiled(name) if name in self.rule_strings else None

    def lines(self) -> Mapping[str, str]:
        """The rules for whole paragraphs, by name, in the order of the file."""
        entries = self.data.get("lines", {}).items()
        return {name: rule for name, rule in entries if isinstance(rule, str)}

    def lines_at(self, key: str) -> tuple[Rule, ...]:
        """Those of them that may match where a paragraph begins with some characters."""
        known = self._lines_at.get(key)
        if known is None:
            every = map(self.compiled, self.lines())
            known = tuple(rule for rule in every if rule.may_begin(key))
            if len(self._lines_at) > _BOUND:
                self._lines_at.clear()
            self._lines_at[key] = known
        return known

    def lines_of(self, table: str) -> Mapping[str, Rule]:
        """The rules for whole paragraphs of one kind of document, by class of paragraph."""
        names = self.data.get("lines", {}).get(table, {})
        return {name: self.compiled(f"{table}.{name}") for name in names}

    def line_classes(self) -> frozenset[str]:
        """All classes of paragraphs that rules of this language name."""
        tables = [t for t in self.data.get("lines", {}).values() if isinstance(t, dict)]
        return frozenset(self.lines()).union(*tables)

    def scans(self) -> frozenset[str]:
        """The names of the tables of rules that are scanned for."""
        return frozenset(self.data.get("scans", {}))

    def scanner(self, families: tuple[str, ...]) -> Scanner:
        """One scanner for the rules of several tables, in that order."""
        if families not in self._scanners:
            rules = tuple(rule for name in families for rule in self._scan_rules(name))
            self._scanners[families] = Scanner(rules, str(self.data.get("clitics", "")))
        return self._scanners[families]

    def _scan_rules(self, family: str) -> list[Rule]:
        rules = self.data.get("scans", {}).get(family, {})
        return [self.compiled(f"{family}.{key}") for key in rules]


def _rule_strings(data: Table) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for table in RULE_TABLES:
        for name, text in data.get(table, {}).items():
            found.extend(_flat(table, name, text))
    return found


def _flat(table: str, name: str, text: Any) -> list[tuple[str, str, str]]:
    if isinstance(text, dict):
        return [(f"{table}.{name}", f"{name}.{key}", rule) for key, rule in text.items()]
    return [(table, name, str(text))]
