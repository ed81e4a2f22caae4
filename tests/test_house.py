"""The rules of the house, on the installed package: language is data, small parts, plain names.

The order of the floors is import-linter's to check, see `pyproject.toml`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import itures
from grammar_texts import GRAMMAR, LANGUAGES
from itures.notation.words import Phrase

PACKAGE = Path(itures.__file__ or "").parent
MODULES = sorted(PACKAGE.rglob("*.py"))
assert MODULES, "the installed package was not found"

LARGEST_MODULE = 400
LONGEST_FUNCTION = 60
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "core", "base"}
"""Names for modules that say nothing of what is in them."""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_modules_are_small_and_named_for_an_idea() -> None:
    sizes = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > LARGEST_MODULE} == {}
    assert [name_of(path) for path in MODULES if path.stem in DRAWERS] == []


def test_functions_are_small() -> None:
    long = [
        f"{name_of(path)}:{node.lineno}: {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


# ------------------------------------------------------------------ language is data

LETTERS = re.compile(
    "[\u0400-\u052f\u0620-\u064a\u0671-\u06d3\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Letters of Cyrillic, Arabic, Japanese and Chinese script; marks and signs are none."""


def test_no_word_in_another_script() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if LETTERS.search(line)
    ]
    assert found == []


LISTS = ("recital", "past", "operative", "infinitive", "actor", "kind", "kinds", "body", "annex")
"""Word lists whose phrases may stand in grammars only."""


def phrases() -> Iterator[str]:
    """The phrases of those lists in every language, but those that are also identifiers."""
    for code in LANGUAGES:
        language = GRAMMAR.language(code)
        for name in LISTS:
            if name in language.word_names:
                yield from (phrase.text for phrase in language.words(name).phrases)


def identifiers() -> set[str]:
    """Ids that the grammars define: they look like English words and are none."""
    ids = {phrase.meaning for code in LANGUAGES for phrase in _all_phrases(code)}
    ids |= {*GRAMMAR.kinds, *GRAMMAR.registry.bodies, *GRAMMAR.registry.actors}
    for code in LANGUAGES:
        language = GRAMMAR.language(code)
        ids |= {part for name in language.rule_strings for part in name.split(".")}
        ids |= language.word_names
    return ids


def _all_phrases(code: str) -> list[Phrase]:
    language = GRAMMAR.language(code)
    return [phrase for name in language.word_names for phrase in language.words(name).phrases]


OWN = {"calls on", "accepted"}
"""Phrases that head a line, or name a list, in our own output: English, not grammar."""
WORDS = set(phrases()) - OWN
IDS = identifiers()


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The string literals of a module with their lines, without the docstrings."""
    module = ast.parse(path.read_text("utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def test_no_phrase_of_a_grammar_is_a_literal() -> None:
    """A literal may be an id such as `resolution`; it may be no phrase, and hold no long one."""
    long = [phrase for phrase in WORDS if " " in phrase]
    found = [
        f"{name_of(path)}:{line}: {text!r}"
        for path in MODULES
        for line, text in literals(path)
        if (text in WORDS and text not in IDS) or any(phrase in text for phrase in long)
    ]
    assert found == []
