"""The reference form of a rule: a pyparsing expression, made from the same tree.

It is never used to scan a text. It is what the working form is measured against: both
must find the same slots at the same places.
"""

from collections.abc import Callable
from typing import Any

import pyparsing as pp

from itures.model.citations import Part
from itures.notation import tree
from itures.notation.matching import Match, Rule
from itures.notation.scope import Scope, value_of
from itures.notation.widen import GAP, widen


def expression(node: tree.Node, scope: Scope) -> pp.ParserElement:
    """The pyparsing expression of a tree; its tokens are the `Part`s of the slots."""
    return _build(node, scope).leave_whitespace().parse_with_tabs()


Matcher = Callable[[str, int, int], Match | None]


def matcher(rule: Rule) -> Matcher:
    """What matches the rule at an offset with the reference form, at most up to an end."""
    located = pp.Located(expression(rule.node, rule.scope)).leave_whitespace()

    def match(text: str, start: int, end: int) -> Match | None:
        try:
            stop, tokens = located._parse(text[:end], start)  # noqa: SLF001
        except pp.ParseBaseException:
            return None
        if stop == start:
            return None
        parts = tuple(part for part in tokens["value"] if isinstance(part, Part))
        return Match(rule.name, start, stop, parts)

    return match


def _build(node: tree.Node, scope: Scope) -> pp.ParserElement:
    match node:
        case tree.Literal(text=text):
            return _shape(widen(text))
        case tree.Words(name=name):
            return _shape(scope.words(name).pattern)
        case tree.Terminal(name=name):
            return _shape(scope.terminal(name))
        case tree.Ref(name=name):
            return _build(scope.rule(name), scope)
        case tree.Slot(name=name, part=part):
            return _slot(name, part, scope)
        case tree.Maybe(part=part):
            return pp.Opt(_build(part, scope))
        case tree.Repeat(part=part):
            return pp.ZeroOrMore(_gap() + _build(part, scope))
        case tree.Not(part=part):
            return pp.NotAny(_build(part, scope))
        case tree.Sequence(parts=parts):
            return pp.And([_in_line(p, scope, first=i == 0) for i, p in enumerate(parts)])
        case tree.Choice(parts=parts):
            return pp.MatchFirst([_build(part, scope) for part in parts])


def _shape(pattern: str) -> pp.ParserElement:
    return pp.Regex(pattern).suppress()


def _gap() -> pp.ParserElement:
    return pp.Regex(GAP).suppress()


def _in_line(part: tree.Node, scope: Scope, *, first: bool) -> pp.ParserElement:
    if first or isinstance(part, tree.Repeat):
        return _build(part, scope)
    if isinstance(part, tree.Maybe):
        return pp.Opt(_gap() + _build(part.part, scope))
    if isinstance(part, tree.Not):
        return pp.NotAny(_gap() + _build(part.part, scope))
    return _gap() + _build(part, scope)


def _slot(name: str, part: tree.Node, scope: Scope) -> pp.ParserElement:
    value = value_of(part, scope)

    def action(text: str, _at: int, tokens: pp.ParseResults) -> Any:
        start, end = tokens["locn_start"], tokens["locn_end"]
        return [Part(name, value(text[start:end]), start, end), *tokens["value"]]

    return pp.Located(_build(part, scope)).add_parse_action(action)
