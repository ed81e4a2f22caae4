"""The first page, and those that explain: overview, rules, method."""

from collections.abc import Iterator, Mapping, Sequence

from itures.report.links import Issue, RuleRow
from itures.report.site.leaves import parts
from itures.report.site.rule_words import parts_of
from itures.report.site.site import Site
from itures.report.site.templates import File
from itures.report.site.wording import words

_MOST = 50
"""Findings on the first page: more is no list to act on."""
_ISSUES = 500
"""Findings of a page of a rule."""


def overview(site: Site) -> File:
    """The first page."""
    report = site.report
    open_ = [issue for issue in report.issues if not issue.accepted]
    errors = [issue for issue in open_ if issue.severity == "error"]
    # What can be mended at once comes first.
    errors.sort(key=lambda issue: issue.suggestion is None)
    new = [issue for issue in open_ if issue.change == "new"]
    return site.page(
        "index.html",
        "index.html",
        section="index",
        first=_together(errors)[:_MOST],
        errors=len(errors),
        new=new[:_MOST],
        new_in_all=len(new),
        by_status=_ordered(report.counts.by_status, words()["status"]),
        by_age=_ordered(report.counts.by_age, words()["age"]),
        dated=sum(report.counts.by_age.values()),
    )


def _together(issues: Sequence[Issue]) -> list[list[Issue]]:
    """Findings of the same words by the same rule in the same text as one."""
    found: dict[tuple[str, ...], list[Issue]] = {}
    for one in issues:
        found.setdefault((one.text, one.language, one.code, one.quote), []).append(one)
    return list(found.values())


def _ordered(found: Mapping[str, int], order: Mapping[str, object]) -> list[tuple[str, int]]:
    """Figures in the order of a table of words; what that does not have comes last."""
    known = [(key, found[key]) for key in order if key in found]
    return known + [(key, number) for key, number in found.items() if key not in order]


def rule_pages(site: Site) -> Iterator[File]:
    """The list of rules, and a page for each of them."""
    families: dict[str, list[RuleRow]] = {}
    for row in site.report.rules:
        families.setdefault(row.code.rstrip("0123456789"), []).append(row)
    yield site.page("rules.html", "rules.html", section="rules", families=families)
    for row in site.report.rules:
        yield from _rule(site, row)


def _rule(site: Site, row: RuleRow) -> Iterator[File]:
    issues = [one for one in site.shelf.by_rule.get(row.code, ()) if not one.accepted]
    explained = parts_of(row.code)
    for part in parts(issues, site.rule(row.code), lambda one: one.text, _ISSUES):
        texts = _texts([one.text for one in part.rows])
        yield site.page(
            part.path, "rule.html", section="rules", row=row, part=part, explained=explained,
            texts=texts,
        )  # fmt: skip


def _texts(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
