"""STR: findings about the structure of a text."""

from collections.abc import Iterator
from itertools import pairwise

from itures.analysis.documents import is_adopted
from itures.analysis.remarks import quote, remark
from itures.model.clauses import Clause, Item
from itures.model.document import Document
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar

_SEMICOLONS = frozenset(";\uff1b\u061b")
"""Latin, full-width and Arabic: what stands between items, never behind the last."""
_STOPS = frozenset(".!?…\u3002\uff0e\uff61\uff01\uff1f\u061f\u06d4\u0964\u0589")
"""What ends a sentence: Latin, Chinese, Arabic, Urdu, Hindi, Armenian."""
_CLOSERS = "\"'”’»›)]}）］】」』》〉*"
"""What may stand behind the sign that ends a sentence; `*` is left by Markdown."""


def operative_before_preamble(document: Document, _: Grammar) -> Iterator[Finding]:
    """STR104: a recital stands behind an operative clause."""
    for before, after in pairwise(document.clauses):
        if before.part == "operative" and after.part == "preamble":
            recital, other = quote(after.opener), quote(before.opener)
            message = f"the recital {recital} stands behind {other}"
            span = Span(after.span.start, after.span.start + len(after.opener))
            yield remark(document, "STR104", span, message)


def terminator_style(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """STR105: a clause ends with a semicolon, or the text without a full stop."""
    body = document.masthead.body if document.masthead else None
    known = grammar.registry.bodies.get(body or "", {})
    if known and not known.get("clauses_end_with_semicolon"):
        for clause in document.clauses[:-1]:
            if (last := _last_sign(clause)) in _SEMICOLONS:
                span = _where(document, clause, last)
                message = f"the last words of {clause.id} end with {last!r}"
                yield remark(document, "STR105", span, message)
    if document.clauses and not document.sections:
        yield from _end_of_text(document, document.clauses[-1])


def _end_of_text(document: Document, clause: Clause) -> Iterator[Finding]:
    last = _last_sign(clause)
    if last and last not in _STOPS:
        message = f"the last clause ends with {last!r}, not with a full stop"
        yield remark(document, "STR105", _where(document, clause, last), message)


def _last_sign(clause: Clause) -> str:
    """The last printed character, closing quotes and brackets aside."""
    return _last_words(clause).rstrip().rstrip(_CLOSERS).rstrip()[-1:]


def _last_words(node: Clause | Item) -> str:
    if node.tail:
        return node.tail
    return _last_words(node.items[-1]) if node.items else node.text or ""


def _where(document: Document, clause: Clause, sign: str) -> Span:
    """Where the last sign of a clause stands; notes behind it are outside its span."""
    at = document.text.rfind(sign, clause.span.start, clause.span.end)
    return Span(at, at + 1) if at >= 0 else Span(clause.span.end, clause.span.end)


def single_item_labelled(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """STR106: a list has one item only, and that item has the first mark of a list.

    A bullet does not say that another one follows. A mark such as `c` says that others
    were lost before it: that is a matter of the order of marks, not of style.
    """
    single = [
        (node, node.items[0])
        for node in _nodes(document.clauses)
        if len(node.items) == 1 and node.items[0].label
    ]
    firsts = _first_marks(grammar) if single else frozenset()
    for node, item in single:
        label = item.label or ""
        if label.removeprefix(_above(node)).casefold() in firsts:
            span = Span(item.span.start, item.span.start)
            message = f"{node.id} has one item only, yet it is marked {label!r}"
            yield remark(document, "STR106", span, message)


def _first_marks(grammar: Grammar) -> frozenset[str]:
    """The marks that a list can begin with: numbers, and the first of each order."""
    orders = grammar.read("labels.toml").data["orders"]
    return frozenset({"1", "i", *(letters[0] for letters in orders.values())})


def _above(node: Clause | Item) -> str:
    """What a decimal mark such as `2.1` repeats of the mark above it."""
    return f"{node.label}." if node.label else ""


def _nodes(nodes: tuple[Clause, ...] | tuple[Item, ...]) -> Iterator[Clause | Item]:
    """The nodes and all that hangs below them, in the order of the text."""
    for node in nodes:
        yield node
        yield from _nodes(node.items)


def no_operative_clause(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """STR107: the text decides nothing.

    Where words of an opener are unknown, they may be the ones that decide: then nothing
    is said, because STR103 says what is the matter.
    """
    if not is_adopted(document, grammar.registry):
        return
    if any(finding.code == "STR103" for finding in document.findings):
        return
    if any(clause.part == "operative" for clause in document.clauses):
        return
    if document.clauses:
        at = document.clauses[-1].span.end
    else:
        at = document.masthead.span.end if document.masthead else 0
    message = "no operative clause was found: the text decides nothing"
    yield remark(document, "STR107", Span(at, at), message)


CHECKS = (
    operative_before_preamble,
    terminator_style,
    single_item_labelled,
    no_operative_clause,
)
