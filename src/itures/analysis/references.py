"""REF: findings about what the text cites."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from itures.analysis.editions import Cited, cited, earlier, own
from itures.analysis.printed_slots import printed_slots
from itures.analysis.remarks import quote, remark
from itures.corpus.identity import UNKNOWN, Name, Names
from itures.model.citations import Citation
from itures.model.document import Document
from itures.model.findings import Finding, Severity
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.registry import Registry
from itures.structure.masthead import place_key


def undated(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """REF203: a text that exists in editions is cited without its edition.

    One finding for each expression; the text itself needs no edition to be told.
    """
    registry, identity = grammar.registry, own(document, grammar.registry)
    found: dict[tuple[Span, str], list[str]] = defaultdict(list)
    for one in cited(document, registry):
        dated = registry.bodies.get(one.name.body, {}).get("dated")
        numbered = one.citation.kind in registry.segments
        is_self = identity is not None and identity.stem == one.work
        if dated and numbered and one.edition is None and not is_self:
            found[one.citation.span, one.citation.text].append(one.citation.target)
    for (span, words), targets in found.items():
        message = f"{quote(words)} names no edition of {', '.join(targets)}"
        yield remark(document, "REF203", span, message)


def impossible_edition(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """REF204: the body did not meet in the year, or not at the place, that is cited."""
    registry = grammar.registry
    for one in cited(document, registry):
        yield from _impossible_year(document, registry, one)
    yield from _impossible_places(document, grammar)


def _impossible_year(document: Document, registry: Registry, one: Cited) -> Iterator[Finding]:
    """An error where the table of sessions is complete, else only a note.

    The table may lack early sessions of some bodies, and any that is still to come.
    """
    body, year = one.name.body, one.name.year
    known = sorted(s.year for s in registry.sessions if s.body == body)
    if year is None or not known or year in known:
        return
    complete_from = registry.bodies.get(body, {}).get("sessions_from")
    said = f"{quote(one.citation.text)}: {body}"
    if complete_from and year < complete_from:
        return
    if complete_from and year < known[-1]:
        near = min(known, key=lambda other: abs(other - year))
        message = f"{said} did not meet in {year}; it met in {near}"
        yield remark(document, "REF204", one.citation.span, message)
    else:
        message = f"{said} has no session of {year} in the registry, which may lack it"
        yield remark(document, "REF204", one.citation.span, message, "note")


def _impossible_places(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """Places at which the body did not meet in the cited year.

    A place that is in no list is passed over: it may be spelled in a way not yet known.
    """
    if document.language not in grammar.heads:
        return
    known = {session.place for session in grammar.registry.sessions}
    names = Names(grammar.registry)
    stated: dict[str, dict[tuple[str, str], str]] = {}
    for citation in document.citations:
        target = names.read(citation.target)
        if target is None or target.number is None or target.version is None:
            continue
        if citation.text not in stated:
            every = printed_slots(citation.text, document.language, grammar)
            stated[citation.text] = {
                (one.number, one.year): place_key(one.place) for one in every if one.place
            }
        place = stated[citation.text].get((target.number, target.version))
        if place is not None and place in known:
            yield from _not_there(document, grammar.registry, (citation, target), place)


def _not_there(
    document: Document,
    registry: Registry,
    cites: tuple[Citation, Name],
    place: str,
) -> Iterator[Finding]:
    """A finding if a body did not meet at a place in the year of a target."""
    citation, target = cites
    year = target.year
    where = registry.place_of(target.body, year) if year else None
    said = quote(citation.text)
    if where and where != place:
        message = f"{said}: in {year} {target.body} met in {where}, not in {place}"
        yield remark(document, "REF204", citation.span, message)
    elif year and target.body == UNKNOWN and not registry.bodies_at(place, year):
        message = f"{said}: the registry knows no session in {place} in {year}"
        yield remark(document, "REF204", citation.span, message, "note")


def inconsistent(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """REF209: the same text is cited in different editions.

    Where one clause or one expression lists several editions, that is on purpose, and
    nothing is said about this text anywhere in the document.
    """
    registry, identity = grammar.registry, own(document, grammar.registry)
    self_work = identity.stem if identity else None
    for work, group in _dated_by_work(cited(document, registry)).items():
        about = registry.bodies.get(group[0].name.body, {})
        if work == self_work or about.get("scope") == "session":
            continue
        if not _on_purpose(group):
            yield from _other_editions(document, group)


def _dated_by_work(every: Iterable[Cited]) -> Mapping[str, list[Cited]]:
    found: dict[str, list[Cited]] = defaultdict(list)
    for one in every:
        if one.edition is not None:
            found[one.work].append(one)
    return found


def _on_purpose(group: list[Cited]) -> bool:
    by_place: dict[str, set[str | None]] = defaultdict(set)
    for one in group:
        by_place[one.place].add(one.edition)
    return any(len(editions) > 1 for editions in by_place.values())


def _other_editions(document: Document, group: list[Cited]) -> Iterator[Finding]:
    first = group[0]
    seen = first.citation.span.start
    for one in group[1:]:
        if one.edition != first.edition:
            line = document.text.count("\n", 0, seen) + 1
            message = (
                f"{quote(one.citation.text)} is {one.work} of {one.edition}; "
                f"line {line} cites that of {first.edition}"
            )
            yield remark(document, "REF209", one.citation.span, message)


def self_reference_old_edition(document: Document, grammar: Grammar) -> Iterator[Finding]:
    """REF211: the text cites itself in an older edition.

    In a recital that is often history, told on purpose: there it is only a note.
    """
    identity = own(document, grammar.registry)
    if identity is None:
        return
    work, edition = identity.stem, identity.version
    recitals = {clause.id for clause in document.clauses if clause.part == "preamble"}
    for one in cited(document, grammar.registry):
        if one.work != work or one.edition is None or edition is None:
            continue
        if earlier(one.edition, edition):
            message = (
                f"{quote(one.citation.text)} is this text itself, in its edition "
                f"of {one.edition}; this one is of {edition}"
            )
            severity: Severity | None = "note" if one.place in recitals else None
            yield remark(document, "REF211", one.citation.span, message, severity)


CHECKS = (undated, impossible_edition, inconsistent, self_reference_old_edition)
