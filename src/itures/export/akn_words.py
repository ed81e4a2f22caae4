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
from itures.notation.language import Language
from itures.notation.matching import Match

_OPENER = "opener"
_NUMBER = "number_line"


def language_of(grammar: Grammar, code: str) -> Language | None:
    """The grammar of a language, or `None` if there is none."""
    try:
        return grammar.language(code) if code in grammar.heads else None
    except GrammarError:
        return None


def operative_types(grammar: Grammar, code: str) -> frozenset[str]:
    """The types of operative clauses, as far as a language has words for them."""
    language = language_of(grammar, code)
    words = language.data.get("words", {}) if language else {}
    return frozenset(words.get("operative", ()))


def _match(pen: Pen, text: str, name: str) -> Match | None:
    language = language_of(pen.grammar, pen.language)
    if language is None or name not in language.rule_strings:
        return None
    return language.compiled(name).match_all(text, 0, len(text))


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
    """What a number line says of kind, number, stage and date, as marks."""
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
