"""REF208: citations and abbreviations that are not written as ITU writes them."""

import re
from collections.abc import Iterator

from itures.analysis.corpus_view import View
from itures.analysis.editions import cited
from itures.analysis.printed_slots import Slots, printed_slots
from itures.analysis.remarks import quote, remark
from itures.corpus.identity import Name
from itures.model.document import Document
from itures.model.findings import Finding
from itures.model.identifiers import Identifier
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.language import Language
from itures.notation.printing import is_revised

_LISTS = ("body", "actor")
"""The lists of those who have a name and an abbreviation."""
_EXPLAINED = re.compile(r"(?<=[\s\u3400-\u9fff])[(\uff08]([A-Z][A-Za-z-]{1,9})[)\uff09]")
"""An abbreviation of Latin letters in brackets of its own."""
_NAME = 110
"""Characters of the longest name that is looked for before such a bracket."""


def revision_marks(document: Document, grammar: Grammar, view: View | None) -> Iterator[Finding]:
    """REF208: a revision is cited without the mark of one, or a first edition with it.

    Told where the registry or the corpus knows how old the text is.
    """
    read: dict[str, dict[tuple[str, str], Slots]] = {}
    told: set[tuple[Span, str]] = set()
    for one in cited(document, grammar.registry):
        words, name = one.citation.text, one.name
        if words not in read:
            every = printed_slots(words, document.language, grammar)
            read[words] = {(slots.number, slots.year): slots for slots in every}
        slots = read[words].get((name.number or "", name.version or ""))
        key = (one.citation.span, name.stem)
        wrong = _wrong_mark(slots, name, grammar, view) if slots and slots.place else None
        if wrong and key not in told:
            told.add(key)
            message = f"{quote(words)}: {name.edition} {wrong}"
            yield remark(document, "REF208", one.citation.span, message)


def _wrong_mark(slots: Slots, name: Name, grammar: Grammar, view: View | None) -> str | None:
    """What is wrong with the mark of a revision, or with its absence."""
    if not slots.revised:
        lacks = "is a revision, and the mark of one lacks"
        return lacks if _is_older(name, grammar, view) else None
    first = "is the first edition, and has the mark of a revision"
    return first if view and _is_first(name, view) else None


def _is_first(name: Name, view: View) -> bool:
    """Whether the corpus has an edition that says itself that it is no revision."""
    lineage = view.lineage_of(name.edition or "")
    known = lineage.edition(name.edition or "") if lineage else None
    if lineage is None or known is None or not known.loaded or lineage.editions[0] != known:
        return False
    head = view.corpus.document(known.id).masthead
    return head is not None and not head.revised and len(head.history) <= 1


def _is_older(name: Name, grammar: Grammar, view: View | None) -> bool:
    """Whether a text was there before an edition of it."""
    if name.edition is None:
        return False
    if is_revised(Identifier.parse(name.edition), grammar.registry):
        return True
    lineage = view.lineage_of(name.edition) if view else None
    known = lineage.edition(name.edition) if lineage else None
    return bool(lineage and known and lineage.editions[0].order < known.order)


def early_abbreviation(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """REF208: an abbreviation stands before the place where the text explains it."""
    if document.language not in grammar.heads or not document.clauses:
        return
    language, text = grammar.language(document.language), document.text
    begin, end = document.clauses[0].span.start, document.clauses[-1].span.end
    # What is cited is named as it is named; and a note may be read in any order.
    aside = [note.span for note in document.footnotes]
    aside += [citation.span for citation in document.citations]
    told: set[str] = set()
    for bracket in _EXPLAINED.finditer(text, begin, end):
        short = bracket[1]
        if short in told or not _explains(text, bracket.start(), short, language):
            continue
        told.add(short)
        used = next(_uses(text, short, begin, bracket.start(), aside), None)
        if used is not None:
            line = text.count("\n", 0, bracket.start()) + 1
            message = f"{quote(short)} is used here and explained in line {line}"
            yield remark(document, "REF208", used, message)


def _explains(text: str, at: int, short: str, language: Language) -> bool:
    """Whether the words before a bracket are the name of what the abbreviation in it means."""
    before = text[max(0, at - _NAME) : at].rstrip()
    for name in _LISTS:
        words = language.words(name)
        meaning = words.meaning(short)
        starts = [0, *(found.end() for found in re.finditer(r"\s|(?=[\u3400-\u9fff])", before))]
        if meaning and any(words.meaning(before[start:]) == meaning for start in starts):
            return True
    return False


def _uses(text: str, short: str, begin: int, end: int, aside: list[Span]) -> Iterator[Span]:
    """The places before an end where an abbreviation stands, some stretches aside."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w])", text[begin:end]):
        span = Span(begin + found.start(), begin + found.end())
        if not any(one.start <= span.start < one.end for one in aside):
            yield span
