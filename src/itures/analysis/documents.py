"""DOC: findings about the document as a whole."""

from collections.abc import Iterator

from attrs import frozen

from itures.analysis.remarks import quote, remark
from itures.model.document import Document, Masthead
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.notation.registry import Registry
from itures.structure.masthead import canonical, stated_session

_ADOPTED = frozenset({"resolution", "decision", "recommendation", "opinion"})
"""The kinds of texts that a body adopts in a session."""


@frozen
class _Said:
    """A line, and the number and session that it names."""

    line: str
    number: str | None
    place: str | None
    year: int | None

    def against(self, other: "_Said") -> tuple[str, str] | None:
        """What each says where both name a thing differently, or `None`."""
        pairs = (
            (self.number, other.number),
            (self.place, other.place),
            (self.year, other.year),
        )
        different = [pair for pair in pairs if all(pair) and pair[0] != pair[1]]
        if not different:
            return None
        mine, theirs = zip(*different, strict=True)
        return ", ".join(map(str, mine)), ", ".join(map(str, theirs))


def heading_mismatch(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """DOC004: two lines name different sessions, or an annex another text.

    In the masthead the enacting formula is the measure, because it is part of the
    adopted sentence; the heading of an annex is held against the number line.
    """
    head = document.masthead
    if head is None or document.language not in grammar.heads:
        return
    lines = _Lines(grammar.language(document.language), grammar.registry)
    number = lines.read("number_line", head.lines[0] if head.lines else "")
    enacting = lines.read("enacting", head.enacting or "")
    for other in (number, lines.newest(head)):
        yield from _compare(document, head.span, other, enacting)
    for annex in document.annexes:
        named = lines.read("annex", annex.heading or "")
        yield from _compare(document, annex.span, named, number)


def _compare(
    document: Document, within: Span, one: _Said | None, measure: _Said | None
) -> Iterator[Finding]:
    """A finding if a line contradicts the one that is the measure."""
    said = one.against(measure) if one and measure else None
    if one and measure and said:
        mine = f"{quote(one.line)} says {said[0]}"
        theirs = f"{quote(measure.line)} says {said[1]}"
        span = _find(document, one.line, within)
        yield remark(document, "DOC004", span, f"{mine}, but {theirs}")


def _find(document: Document, line: str, within: Span) -> Span:
    """Where a line stands; the whole stretch if it is broken up there."""
    start = document.text.find(line, within.start, within.end) if line else -1
    return Span(start, start + len(line)) if start >= 0 else within


@frozen
class _Lines:
    """Reads lines of a masthead again: the document holds only what they come to."""

    language: Language
    registry: Registry

    def read(self, rule: str, line: str) -> _Said | None:
        """What a line names, or `None` if the rule does not match it."""
        if not line or rule not in self.language.rule_strings:
            return None
        match = self.language.compiled(rule).match_all(line, 0, len(line))
        if match is None:
            return None
        stated = stated_session(match, self.registry)
        number = match.get("number")
        plain = canonical(number) if number else None
        return _Said(line, plain, stated.place, stated.year)

    def newest(self, head: Masthead) -> _Said | None:
        """The last session of the history line: this edition comes from it."""
        if not head.history:
            return None
        rule = self.language.compiled("history")
        found = (line for line in head.lines if rule.match_all(line, 0, len(line)))
        newest = head.history[-1]
        return _Said(next(found, ""), None, newest.place, newest.year)


def no_enacting_formula(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """DOC005: no line says who adopts the text."""
    head = document.masthead
    if not is_adopted(document, grammar.registry) or (head and head.enacting):
        return
    body = grammar.registry.bodies.get(head.body or "", {}) if head else {}
    if not body.get("enacting", True):
        return
    span = Span(head.span.end, head.span.end) if head else Span(0, 0)
    message = "no line says which body adopts this text, where and when"
    yield remark(document, "DOC005", span, message)


def is_adopted(document: Document, registry: Registry) -> bool:
    """Whether the document is a text of the kind that a conference or a council adopts.

    A text of unknown body counts: without its enacting formula it may say no more. A
    Recommendation of a Sector does not: study groups adopt it, and it has no clauses.
    """
    body = document.masthead.body if document.masthead else None
    return document.kind in _ADOPTED and (body is None or body in registry.bodies)


CHECKS = (heading_mismatch, no_enacting_formula)
