"""The figures of a report."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from itures.corpus.lineage import Lineage
from itures.report.ages import age_of
from itures.report.data import Counts
from itures.report.finding import Judge
from itures.report.gathering import Gathered
from itures.report.links import Issue
from itures.report.texts import Text

_MILD = {"note"}
"""Severities that a clean text may have."""
_FAMILY = 3
"""Letters of a code that name its family."""


def counts(
    found: Gathered,
    texts: Sequence[Text],
    lineages: Sequence[Lineage],
    issues: Sequence[Issue],
    judge: Judge,
) -> Counts:
    """Count what was found."""
    versions = [version for text in texts for version in text.languages]
    is_open = [issue for issue in issues if issue.accepted is None]
    edges = [one.edge for one in found.cited]
    return Counts(
        works=sum(any(e.loaded for e in lineage.editions) for lineage in lineages),
        texts=len(texts),
        documents=len(versions),
        clauses=sum(version.clauses for version in versions if version.lead),
        references=len(edges),
        characters=sum(version.characters for version in versions),
        consumed=sum(version.consumed for version in versions),
        by_status=_sorted(edge.status for edge in edges),
        by_age=_sorted(age for edge in edges if (age := age_of(edge))),
        by_severity=_sorted(issue.severity for issue in is_open),
        by_family=_families(is_open),
        by_change=_changes(is_open, judge, issues),
        accepted=len(issues) - len(is_open),
        clean=tuple(text.id for text in texts if not set(text.findings) - _MILD),
    )


def _families(issues: Iterable[Issue]) -> dict[str, dict[str, int]]:
    found: dict[str, list[str]] = defaultdict(list)
    for issue in issues:
        found[issue.code[:_FAMILY]].append(issue.severity)
    return {family: _sorted(severities) for family, severities in sorted(found.items())}


def _changes(is_open: Iterable[Issue], judge: Judge, issues: Sequence[Issue]) -> dict[str, int]:
    if judge.before is None:
        return {}
    every = Counter({"new": 0, "persisting": 0, "fixed": len(judge.fixed(issues))})
    every.update(issue.change for issue in is_open if issue.change)
    return dict(every)


def _sorted(every: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(every).items()))
