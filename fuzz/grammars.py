"""Grammars: rules and files that are broken, which must be refused with a place."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from fuzz import mutate
from fuzz.inputs import Input
from fuzz.pieces import GRAMMAR, LANGUAGES
from itures.notation.check import check as check_all
from itures.notation.grammar import Grammar
from itures.notation.syntax import parse_rule
from itures.notation.tree import RuleSyntaxError
from small_grammar import ENGLISH, KIND, STYLES, small_grammar

_SIGNS = (
    *(
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "|",
        "=",
        "@",
        "!",
        "'",
        '"',
        " ",
        "@kind",
        "NUMBER",
        "x=",
        "''",
    ),
    *(
        "'a'",
        "{ [ @and ] }",
        "~",
        "\\",
        "\n",
        "\t",
        "@",
        "((((",
        "a.b",
        "#",
        "=@",
        "[]",
        "{}",
        "()",
    ),
)
_FILES = {"languages/en.toml": ENGLISH, "kinds/resolution.toml": KIND, "styles.toml": STYLES}


def make(dice: Random) -> Input:
    """Mostly a rule; now and then a whole file of a little grammar."""
    if dice.random() < 0.85:
        code = dice.choice(LANGUAGES)
        _, rule = dice.choice(list(GRAMMAR.language(code).rule_strings.values()))
        return Input("grammar", _broken(dice, rule), {"what": "rule"})
    name = dice.choice(list(_FILES))
    return Input("grammar", _broken(dice, _FILES[name]), {"what": name})


def _broken(dice: Random, words: str) -> str:
    for _ in range(dice.randint(1, 5)):
        at = dice.randint(0, len(words))
        if dice.random() < 0.7:
            words = words[:at] + dice.choice(_SIGNS) + words[at + dice.choice((0, 0, 1, 3)) :]
        else:
            words = mutate.text(dice, words, 1)
    return words


def check(made: Input) -> Iterator[str]:
    """A rule is read or refused; a file is checked, and each problem has its place."""
    assert isinstance(made.data, str)
    if made.how["what"] == "rule":
        yield from _rule(made.data)
        return
    with tempfile.TemporaryDirectory(prefix="fuzz-grammar-") as place:
        folder = Path(place)
        for name, text in _FILES.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        (folder / made.how["what"]).write_bytes(mutate.encoded(made.data))
        result = check_all(Grammar((_base(), folder)))
        for problem in result.problems:
            if problem.line < 1 or problem.column < 1 or not problem.file:
                yield f"grammar: a problem without a place: {problem!r:.80}"


def _rule(rule: str) -> Iterator[str]:
    try:
        parse_rule(rule)
    except RuleSyntaxError as error:
        if not 0 <= error.at <= len(rule):
            yield f"grammar: the fault lies outside the rule: {error.at}"


@cache
def _base() -> Path:
    """The little grammar, in a folder that stays as long as the process."""
    holder = tempfile.TemporaryDirectory(prefix="fuzz-base-")
    _HOLDERS.append(holder)
    small_grammar(Path(holder.name))
    return Path(holder.name)


_HOLDERS: list[tempfile.TemporaryDirectory[str]] = []
