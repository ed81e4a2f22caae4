"""Check names across files: what a word list means is in the registry, and the like."""

import difflib
from collections.abc import Collection, Iterable
from typing import Any

from itures.errors import GrammarError
from itures.notation import tree
from itures.notation.faults import Faults
from itures.notation.files import Table
from itures.notation.language import EVIDENCE, Language
from itures.notation.tree import RuleSyntaxError
from itures.notation.trees import read_rule

_REGISTERS = {
    "actor": "actor",
    "body": "body",
    "session_code": "body",
    "ra_mark": "body",
    "place": "place",
}
"""Word lists whose meanings are entries of the registry, and what those are."""
_STYLED = frozenset({"title", "heading", "contents_line"})
"""Classes of paragraphs that only a style gives."""
_CLASSES = frozenset({"item", "text", "table"}) | _STYLED
"""Classes of paragraphs that no line rule names."""
_HINTS = frozenset({"part_title", "after_title", "enumerated"})
"""What a style says of the place of a paragraph."""
_STYLES = ("styles", "styles_unverified")
_SPEAKING = ("evidence", "signs", "openings")
"""The tables of a kind that say how loudly something speaks for it."""
_ANY = "ANY"
"""Any paragraph: the one terminal of orders."""


def check_meanings(faults: Faults, language: Language) -> None:
    """The actors, bodies and places that words of a language mean are registered."""
    file = f"languages/{language.code}.toml"
    registry = faults.grammar.registry
    known: dict[str, Collection[str]] = {
        "actor": registry.actors,
        "body": registry.bodies,
        "place": {session.place for session in registry.sessions},
    }
    for table in EVIDENCE:
        for words, what in _REGISTERS.items():
            for meaning in _meanings(language, table, words):
                # `a+b` means two of them, as in "Directors of TSB and BDT".
                for one in meaning.split("+"):
                    if one not in known[what]:
                        hint = _hint(one, known[what])
                        message = f"no {what} {one!r} in the registry{hint}"
                        faults.add(file, message, f"{table}.{words}", meaning)


def _meanings(language: Language, table: str, words: str) -> Iterable[str]:
    entry = language.data.get(table, {}).get(words, {})
    return entry if isinstance(entry, dict) else ()


def check_registry(faults: Faults) -> None:
    """The bodies of all sessions are registered."""
    registry = faults.grammar.registry
    for number, session in enumerate(registry.sessions_data["sessions"]):
        body = session.get("body")
        if body not in registry.bodies:
            hint = _hint(str(body), registry.bodies)
            message = f"no body {body!r} in the registry{hint}"
            faults.add_entry("registry/sessions.toml", message, "sessions", number)


def check_kinds(faults: Faults, readable: Collection[str]) -> None:
    """The rules of orders can be read, and name known classes of paragraphs."""
    grammar = faults.grammar
    try:
        languages = [grammar.language(code) for code in grammar.names("languages")]
    except GrammarError:
        return  # without the rules of all languages nobody knows the classes
    classes = _CLASSES.union(*(language.line_classes() for language in languages))
    for kind in grammar.names("kinds"):
        name = f"kinds/{kind}.toml"
        if name not in readable:
            continue
        data = grammar.read(name).data
        _worth(faults, name, data)
        for cls in data.get("evidence", {}):
            if cls not in classes:
                message = f"no class of paragraphs {cls!r}{_hint(cls, classes)}"
                faults.add(name, message, "evidence", cls)
        for cls in data.get("needs", ()):
            if cls not in classes:
                faults.add(
                    name, f"no class of paragraphs {cls!r}{_hint(cls, classes)}", key="needs"
                )
        _openings(faults, name, data.get("openings", {}), languages)
        order = data.get("order", {})
        for key, text in order.items():
            _order(faults, (name, key, text), classes.union(order))


def _worth(faults: Faults, name: str, data: Table) -> None:
    """What speaks for a kind is a whole number from 1: nothing can speak against it."""
    for table in _SPEAKING:
        for key, worth in data.get(table, {}).items():
            if not isinstance(worth, int) or worth < 1:
                faults.add(name, f"a whole number from 1 is wanted, not {worth!r}", table, key)


def _openings(
    faults: Faults, name: str, openings: Iterable[str], languages: Iterable[Language]
) -> None:
    """The rules that paragraphs of a kind begin with are rules of a language at least."""
    rules = frozenset().union(*(language.rule_strings for language in languages))
    for rule in openings:
        if rule not in rules:
            faults.add(name, f"no rule {rule!r}{_hint(rule, rules)}", "openings", rule)


def check_styles(faults: Faults, name: str) -> None:
    """The styles speak for known classes of paragraphs and known kinds of documents."""
    grammar = faults.grammar
    try:
        languages = [grammar.language(code) for code in grammar.names("languages")]
    except GrammarError:
        return
    data = grammar.read(name).data
    classes = (_CLASSES | _HINTS).union(*(language.line_classes() for language in languages))
    for table in _STYLES:
        for cls, styles in data.get(table, {}).items():
            if cls not in classes:
                faults.add(name, f"no class of paragraphs {cls!r}{_hint(cls, classes)}", table, cls)
            if any(not style.isalnum() or style != style.lower() for style in styles):
                message = "names of styles are folded to lower-case letters and digits"
                faults.add(name, message, table, cls)


def _order(faults: Faults, rule: tuple[str, str, Any], known: Collection[str]) -> None:
    name, key, text = rule
    try:
        node = read_rule(str(text))
    except RuleSyntaxError as error:
        faults.add(name, str(error), "order", key, error.at)
        return
    for leaf in tree.leaves(node):
        match leaf:
            case tree.Ref(name=asked) if asked in known:
                continue
            case tree.Terminal(name=asked) if asked == _ANY:
                continue
            case tree.Ref(name=asked):
                message = f"no class of paragraphs {asked!r}{_hint(asked, known)}"
            case _:
                message = f"an order is made of classes of paragraphs and {_ANY} only"
        faults.add(name, message, "order", key, leaf.at)


def _hint(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
