"""Read a rule string into its tree: the grammar of the notation itself, in pyparsing."""

from functools import cache
from typing import Any

import pyparsing as pp

from itures.notation import tree
from itures.notation.tree import RuleSyntaxError


def parse_rule(rule: str) -> tree.Node:
    """Read a rule string into its tree.

    Args:
        rule: the rule, for example `'@resolution number=NUMBER [edition]'`.

    Raises:
        RuleSyntaxError: if the string breaks the notation.
    """
    try:
        (node,) = _notation().parse_string(rule, parse_all=True)
    except pp.ParseBaseException as error:
        raise RuleSyntaxError(_advice(rule, error.loc), error.loc) from None
    assert not isinstance(node, str)  # noqa: S101
    return node  # type: ignore[no-any-return]


@cache
def _notation() -> pp.ParserElement:
    choice = pp.Forward()
    atom = pp.Forward()

    def leaf(make: Any, pattern: str, group: int = 0) -> pp.ParserElement:
        def action(_text: str, at: int, tokens: pp.ParseResults) -> Any:
            return make(tokens[0][group:] if group else tokens[0], at)

        return pp.Regex(pattern).set_parse_action(action)

    literal = pp.Regex(r'"(?:[^"\\]|\\.)+"').set_parse_action(
        lambda _text, at, tokens: tree.Literal(tokens[0][1:-1].replace('\\"', '"'), at)
    )
    words = leaf(tree.Words, r"@[a-z][a-z0-9_]*", 1)
    terminal = leaf(tree.Terminal, r"[A-Z][A-Z0-9_]*")
    ref = leaf(tree.Ref, r"[a-z][a-z0-9_]*(?!\s*=)")
    maybe = (pp.Suppress("[") - choice + pp.Suppress("]")).set_parse_action(
        lambda tokens: tree.Maybe(tokens[0])
    )
    repeat = (pp.Suppress("{") - choice + pp.Suppress("}")).set_parse_action(
        lambda tokens: tree.Repeat(tokens[0])
    )
    group = pp.Suppress("(") - choice + pp.Suppress(")")
    barred = (pp.Suppress("!") - atom).set_parse_action(lambda tokens: tree.Not(tokens[0]))
    atom <<= literal | words | terminal | ref | maybe | repeat | group | barred
    name = pp.Regex(r"[a-z][a-z0-9_]*(?=\s*=)")
    slot = (name + pp.Suppress("=") - atom).set_parse_action(
        lambda tokens: tree.Slot(tokens[0], tokens[1])
    )
    sequence = pp.OneOrMore(slot | atom).set_parse_action(
        lambda tokens: tokens[0] if len(tokens) == 1 else tree.Sequence(tuple(tokens))
    )
    choice <<= pp.DelimitedList(sequence, delim="|").set_parse_action(
        lambda tokens: tokens[0] if len(tokens) == 1 else tree.Choice(tuple(tokens))
    )
    return choice.parse_with_tabs()


def _advice(rule: str, at: int) -> str:
    """What is wrong at an offset, in words that help the author of a grammar."""
    if at >= len(rule.rstrip()):
        return "the rule ends too early: a bracket is open, or a part is missing"
    sign = rule[at]
    if sign in ")]}":
        return f"this {sign!r} closes nothing, or closes a bracket of another kind"
    if sign == '"':
        return "this quotation mark has no partner, or there is nothing between the two"
    return (
        f'{sign!r} cannot stand here; parts are "text" @words TERMINAL rule slot= ! [ ] {{ }} ( | )'
    )
