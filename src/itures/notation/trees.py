"""Rule strings and their trees: from the table that comes with itures, else read anew.

To read the notation takes longer than to read a page: pyparsing alone takes a tenth of a
cold start. So the trees of the rules that come with itures are written down, by the string
of the rule: one that has changed since is not found there, and is read. A test sees that
the table says what the notation says; `python -m itures.notation.trees` makes it anew.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from itures.notation import tree
from itures.notation.files import grammar_folder
from itures.notation.tree import Node

TABLE = "trees.json"
"""The file, in the folder of the grammars that come with itures."""
_LEAVES: Mapping[str, Callable[[str, int], Node]] = {
    '"': tree.Literal,
    "@": tree.Words,
    "A": tree.Terminal,
    "a": tree.Ref,
}
"""The leaves, by the sign that they are written down with."""
_PARTS: Mapping[str, Callable[[Node], Node]] = {"[": tree.Maybe, "{": tree.Repeat, "!": tree.Not}
"""What has one part."""


def read_rule(rule: str) -> Node:
    """Read a rule string into its tree.

    Raises:
        RuleSyntaxError: if the string breaks the notation.
    """
    written = _table().get(rule)
    if written is not None:
        return _read(written)
    from itures.notation.syntax import parse_rule  # noqa: PLC0415

    return parse_rule(rule)


@cache
def _table() -> Mapping[str, Any]:
    """The table; empty where there is none."""
    place = grammar_folder().joinpath(TABLE)
    found: Mapping[str, Any] = json.loads(place.read_bytes()) if place.is_file() else {}
    return found


def _read(written: list[Any]) -> Node:
    """The tree that was written down."""
    sign, first, *rest = written
    if sign in _LEAVES:
        return _LEAVES[sign](first, rest[0])
    if sign in _PARTS:
        return _PARTS[sign](_read(first))
    if sign == "=":
        return tree.Slot(first, _read(rest[0]))
    parts = tuple(_read(part) for part in (first, *rest))
    return tree.Choice(parts) if sign == "|" else tree.Sequence(parts)


def write(node: Node) -> list[Any]:
    """A tree, to be written down."""
    match node:
        case tree.Literal(text=name, at=at):
            return ['"', name, at]
        case tree.Words(name=name, at=at):
            return ["@", name, at]
        case tree.Terminal(name=name, at=at):
            return ["A", name, at]
        case tree.Ref(name=name, at=at):
            return ["a", name, at]
        case tree.Slot(name=name, part=part):
            return ["=", name, write(part)]
        case tree.Maybe(part=part):
            return ["[", write(part)]
        case tree.Repeat(part=part):
            return ["{", write(part)]
        case tree.Not(part=part):
            return ["!", write(part)]
        case tree.Choice(parts=parts):
            return ["|", *map(write, parts)]
        case tree.Sequence(parts=parts):
            return [" ", *map(write, parts)]


def shipped() -> Iterator[str]:
    """Every rule that comes with itures, of languages and of kinds."""
    from itures.notation.grammar import load  # noqa: PLC0415

    grammar = load()
    for code in grammar.names("languages"):
        for _table_name, rule in grammar.language(code).rule_strings.values():
            yield rule
    for kind in grammar.kinds.values():
        yield from kind.get("order", {}).values()


def table() -> str:
    """The table as it has to be: a rule in each line, in order."""
    from itures.notation.syntax import parse_rule  # noqa: PLC0415

    rules = sorted(set(shipped()))
    lines = [
        f"{json.dumps(rule, ensure_ascii=False)}:"
        f"{json.dumps(write(parse_rule(rule)), ensure_ascii=False, separators=(',', ':'))}"
        for rule in rules
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    Path(str(grammar_folder().joinpath(TABLE))).write_text(table(), encoding="utf-8")
