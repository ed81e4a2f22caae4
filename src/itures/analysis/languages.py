"""LNG: where the texts of one resolution in several languages say different things.

Ids of clauses and actors are the same in every language, so that two texts can be laid
side by side. What most languages say counts; of two, the first one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from itures.analysis.rules import RULES
from itures.model.clauses import Clause
from itures.model.document import Document
from itures.model.findings import Finding, Severity
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.structure.lines import UNKNOWN_TYPE

_INSIDE = "#"
"""What targets inside a document begin with, and what stands before a pinpoint."""
_PARAGRAPHS = ("pp_", "op_")
"""The ids of clauses that are paragraphs, as in UN texts: there one word stands for another
in translation (to stress, to emphasize), which is worth a note only."""


@frozen
class Version:
    """What is compared of a text; it does not keep the text."""

    name: str
    """Where it came from: the findings are told under this name."""
    language: str
    clauses: Mapping[str, Clause]
    cited: Mapping[str, tuple[str, Span]]
    """The targets without pinpoints, each with the clause and the place of its first mention."""
    head: Span
    lines: LineIndex

    def finding(
        self, code: str, message: str, span: Span | None, severity: Severity | None = None
    ) -> Finding:
        """A finding at a place, or at the head of the text; milder than its rule if so said."""
        span = span or self.head
        line, column = self.lines.place(span.start)
        return Finding(code, severity or RULES[code].severity, message, line, column, span)


def version_of(name: str, document: Document) -> Version:
    """What is compared of a document.

    Args:
        name: where it came from.
        document: a document in one language.
    """
    cited: dict[str, tuple[str, Span]] = {}
    for citation in document.citations:
        target = citation.target.partition(_INSIDE)[0]
        if target:
            node = (citation.node or "").partition("__")[0]
            cited.setdefault(target, (node, citation.span))
    head = document.masthead.span if document.masthead else Span(0, 0)
    clauses = {clause.id: clause for clause in document.clauses}
    return Version(name, document.language, clauses, cited, head, LineIndex(document.text))


def concordance(versions: Sequence[Version]) -> Iterator[tuple[str, Finding]]:
    """The findings about the texts of one resolution, each with the name of its text."""
    if len({version.language for version in versions}) < 2:  # noqa: PLR2004
        return
    for version in versions:
        for look in (_clauses, _cited, _kinds):
            for finding in look(version, versions):
                yield version.name, finding


def _most(keys: Iterable[Iterable[str]], versions: Sequence[Version]) -> set[str]:
    """What most texts have; of two texts, what the first one has."""
    lists = [set(found) for found in keys]
    counts = Counter(key for found in lists for key in found)
    half = len(versions) / 2
    return {key for key, n in counts.items() if n > half or (n == half and key in lists[0])}


def _clauses(version: Version, versions: Sequence[Version]) -> Iterator[Finding]:
    """LNG701: the text has a clause more or less than the others."""
    if _same_length(versions):
        return
    common = _most((v.clauses for v in versions), versions)
    for missing in sorted(common - version.clauses.keys()):
        where = _languages(v for v in versions if missing in v.clauses)
        yield version.finding("LNG701", f"there is no clause {missing}, as {where} have it", None)
    for more in sorted(version.clauses.keys() - common):
        span = version.clauses[more].span
        message = f"the clause {more} is in no other language, or in few"
        yield version.finding("LNG701", message, Span(span.start, span.start))


def _cited(version: Version, versions: Sequence[Version]) -> Iterator[Finding]:
    """LNG702: the text cites something else, or another edition, than the others."""
    common = _most((v.cited for v in versions), versions)
    missing = common - version.cited.keys()
    for more in sorted(version.cited.keys() - common):
        work = more.partition("@")[0]
        instead = next((m for m in sorted(missing) if m.partition("@")[0] == work), None)
        missing.discard(instead or "")
        said = f"most languages cite {instead}" if instead else "most languages do not"
        yield version.finding("LNG702", f"cites {more}; {said}", version.cited[more][1])
    for target in sorted(missing):
        first = next(v for v in versions if target in v.cited)
        clause, _ = first.cited[target]
        here = version.clauses.get(clause)
        where = _languages(v for v in versions if target in v.cited)
        message = f"does not cite {target}, as {where} do in {clause or 'their text'}"
        span = Span(here.span.start, here.span.start) if here else None
        yield version.finding("LNG702", message, span)


def _kinds(version: Version, versions: Sequence[Version]) -> Iterator[Finding]:
    """LNG703 and LNG704: a clause addresses others, or is of another type."""
    for clause, same in _beside(version, versions):
        span = Span(clause.span.start, clause.span.start + len(clause.opener))
        for code, said in (("LNG703", _actors), ("LNG704", _types)):
            said_by: dict[str, list[str]] = {}
            for language, theirs in same:
                said_by.setdefault(said(theirs), []).append(language)
            said_by.pop("", None)
            # Of what equally many say, the first text counts.
            usual = max(said_by, key=lambda words: len(said_by[words]), default="")
            if said(clause) and said(clause) != usual:
                languages = ", ".join(said_by[usual])
                message = f"{clause.id} says {said(clause)}; {languages}: {usual}"
                milder: Severity | None = "note" if clause.id.startswith(_PARAGRAPHS) else None
                yield version.finding(code, message, span, milder)


def _beside(
    version: Version, versions: Sequence[Version]
) -> Iterator[tuple[Clause, list[tuple[str, Clause]]]]:
    """Each clause of a text, with the same clause in all texts and their languages."""
    if _same_length(versions):
        for index, clause in enumerate(version.clauses.values()):
            yield clause, [(v.language, [*v.clauses.values()][index]) for v in versions]
        return
    for clause in version.clauses.values():
        same = [v for v in versions if clause.id in v.clauses]
        yield clause, [(v.language, v.clauses[clause.id]) for v in same]


def _same_length(versions: Sequence[Version]) -> bool:
    """Whether all have equally many clauses: then one is of another type, not another clause."""
    return len({len(version.clauses) for version in versions}) == 1


def _actors(clause: Clause) -> str:
    return ", ".join(sorted(clause.actors))


def _types(clause: Clause) -> str:
    return "" if UNKNOWN_TYPE in clause.types else " and ".join(clause.types)


def _languages(versions: Iterable[Version]) -> str:
    return ", ".join(version.language for version in versions)
