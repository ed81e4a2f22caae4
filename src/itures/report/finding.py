"""The findings of a report: accepted or not, new or persisting, rule by rule."""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import define

from itures.analysis import accepted as accepting
from itures.analysis import baseline as earlier
from itures.analysis.rules import RULES
from itures.corpus.edges import Edge
from itures.corpus.lineage import natural
from itures.report.gathering import Said
from itures.report.links import Acceptance, Change, Issue, RuleRow
from itures.report.naming import Naming


@define
class Judge:
    """Knows what was accepted, what was there before, and what could be printed instead."""

    registry: accepting.Registry | None
    before: frozenset[str] | None
    """The fingerprints of an earlier report."""
    naming: Naming

    def issues(self, said: Iterable[Said]) -> tuple[Issue, ...]:
        """The findings, by text, language and place."""
        every = sorted(said, key=_by_place)
        located = [one.located for one in every]
        marked = list(self.registry.mark(located)) if self.registry else located
        reasons = [one.accepted for one in marked]
        return tuple(map(self._issue, every, reasons))

    def _issue(self, said: Said, reason: str | None) -> Issue:
        one, finding = said.located, said.located.finding
        return Issue(
            fingerprint=one.fingerprint,
            code=finding.code,
            severity=finding.severity,
            text=said.text,
            language=said.language,
            path=said.path,
            line=finding.line,
            column=finding.column,
            span=finding.span,
            node=one.node,
            quote=one.quote,
            message=finding.message,
            suggestion=self._suggestion(finding.code, said),
            change=self._change(one.fingerprint) if reason is None else None,
            accepted=reason,
        )

    def _suggestion(self, code: str, said: Said) -> str | None:
        """What the citation that a finding is about would say with the right edition."""
        if said.edge is None or code not in _INSTEAD:
            return None
        return self.naming.printed(_INSTEAD[code](said.edge), said.language)

    def _change(self, fingerprint: str) -> Change | None:
        if self.before is None:
            return None
        return "persisting" if fingerprint in self.before else "new"

    def fixed(self, issues: Iterable[Issue]) -> tuple[str, ...]:
        """The findings of the baseline that are gone."""
        now = [issue.fingerprint for issue in issues]
        return tuple(sorted(earlier.compare(self.before or (), now).fixed))

    def acceptances(self) -> tuple[Acceptance, ...]:
        """The entries of the list of accepted findings, in its order, once all were seen."""
        every = self.registry.used() if self.registry else ()
        return tuple(
            Acceptance(
                rule=entry.rule,
                reason=entry.reason,
                author=entry.author,
                date=entry.date,
                until=entry.until,
                picks=str(entry),
                used=used,
                expired=self.registry is not None and self.registry.expired(entry),
            )
            for entry, used in every
        )

    def rules(self, issues: Sequence[Issue], codes: Iterable[str]) -> tuple[RuleRow, ...]:
        """Each of some rules, with what it found."""
        is_open = [issue for issue in issues if issue.accepted is None]
        found = Counter(issue.code for issue in is_open)
        texts = Counter(code for code, _ in {(issue.code, issue.text) for issue in is_open})
        known = Counter(issue.code for issue in issues if issue.accepted is not None)
        return tuple(
            RuleRow(
                code=code,
                name=RULES[code].name,
                severity=RULES[code].severity,
                about=RULES[code].summary,
                on=RULES[code].on,
                findings=found[code],
                texts=texts[code],
                accepted=known[code],
            )
            for code in codes
        )


def _by_place(said: Said) -> tuple[object, ...]:
    finding = said.located.finding
    return (
        natural(said.text), said.language, said.path, finding.span, finding.code, finding.message,
    )  # fmt: skip


def _then(edge: Edge) -> str | None:
    return edge.then_latest


def _latest(edge: Edge) -> str | None:
    return edge.latest


def _into(edge: Edge) -> str | None:
    return edge.ending.into if edge.ending else None


def _own(edge: Edge) -> str | None:
    return edge.source


_INSTEAD = {
    "REF204": _then,
    "REF211": _own,
    "VER301": _then,
    "VER302": _latest,
    "VER303": _into,
    "VER304": _into,
    "VER305": _then,
}
"""The edition that a citation should name, by the rule that it offends: what was in force when
the text was adopted, what is in force now, what the cited text went into, or the text itself."""
