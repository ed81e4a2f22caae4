"""The words of openers and number lines, read again with the rules of their language.

The tree says whom a clause addresses, not with which words. The grammar knows.
"""

from collections.abc import Iterator

from itures.errors import GrammarError
from itures.export.akn_pen import Pen
from itures.export.akn_write import Mark
from itures.model.clauses import Clause
from itures.model.document import Masthead
from itures.notation.grammar import Grammar
from itures.notation.matching import Match

_OPENER = "opener"
_NUMBER = "number_line"


def operative_types(grammar: Grammar) -> frozenset[str]:
    """The types that operative clauses can have, in any language."""
    found: set[str] = set()
    for language in grammar.names("languages"):
        words = grammar.read(f"languages/{language}.toml").data.get("words", {})
        found.update(words.get("operative", {}))
    return frozenset(found)


def _match(pen: Pen, text: str, name: str) -> Match | None:
    try:
        rule = pen.grammar.language(pen.language).compiled(name)
    except (GrammarError, KeyError):
        return None
    return rule.match_all(text, 0, len(text))


def opener_marks(pen: Pen, key: tuple[str, str], clause: Clause) -> None:
    """Put `role`, `organization` and the qualifier around their words in an opener."""
    pen.decorate(key, list(_opener(pen, clause)))


def _opener(pen: Pen, clause: Clause) -> Iterator[Mark]:
    if clause.qualifier:
        at = clause.opener.rfind(clause.qualifier)
        if at >= 0:
            yield Mark(at, at + len(clause.qualifier), "inline", {"name": "qualifier"})
    if not clause.actors:
        return
    found = _match(pen, clause.opener, _OPENER)
    for part in found.parts if found else ():
        if part.slot == "actor" and part.value in clause.actors:
            about = {"refersTo": pen.references.actor(part.value)}
            tag = "role" if part.value in pen.references.actors else "organization"
            yield Mark(part.start, part.end, tag, about)


def number_marks(pen: Pen, text: str, masthead: Masthead, dated: str) -> list[Mark]:
    """Put `docType`, `docNumber`, `docStage` and `docDate` around their words in a number line."""
    found = _match(pen, text, _NUMBER)
    marks: dict[str, Mark] = {}
    for part in found.parts if found else ():
        stretch = (part.start, part.end)
        if part.slot == "kind":
            marks.setdefault(part.slot, Mark(*stretch, "docType", {}))
        elif part.slot == "number":
            marks.setdefault(part.slot, Mark(*stretch, "docNumber", {}))
        elif part.slot == "revised":
            marks.setdefault(part.slot, Mark(*stretch, "docStage", {}))
        elif part.slot == "year":
            marks[part.slot] = Mark(*stretch, "docDate", {"date": dated})
    if not found and masthead.number and (at := text.find(masthead.number)) >= 0:
        marks["number"] = Mark(at, at + len(masthead.number), "docNumber", {})
    return list(marks.values())
