"""Building a report: what a corpus says, gathered once and put in order.

The same corpus and the same date give the same report: nothing here asks a clock, the order of
loading, or where the corpus lies.
"""

from collections.abc import Collection
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from attrs import frozen

from itures.analysis import accepted as accepting
from itures.analysis import baseline as earlier
from itures.analysis.checks import Checker
from itures.analysis.rounds import Round
from itures.analysis.rules import RULES
from itures.analysis.rules_akn import AKN
from itures.corpus.corpus import Corpus
from itures.corpus.identity import Names
from itures.corpus.lineage import Lineage, natural
from itures.corpus.moments import last_day
from itures.corpus.recipes import digest_of_grammar
from itures.corpus.schema import VERSION
from itures.notation.grammar import Grammar
from itures.report.acting import action_rows, actors
from itures.report.amending import amendments
from itures.report.comparing import concordance_rows, overlap_rows
from itures.report.counting import counts
from itures.report.data import FORMAT, File, Provenance, Report
from itures.report.finding import Judge
from itures.report.gathering import Gathered, Tell, gather
from itures.report.listing import Desk, histories, references, texts
from itures.report.naming import Naming, slugs
from itures.report.network import network
from itures.report.pictures import Unread

_TABLES = "en"
"""The language of the tables of a report: actors are named in its words."""
_OTHERS = frozenset(rule.code for rule in AKN)
"""Rules for files that no corpus holds."""


def build(
    corpus: Corpus,
    *,
    as_of: str | None = None,
    baseline: str | Path | None = None,
    accepted: str | Path | None = None,
    grammar: Grammar | None = None,
    enable: Collection[str] = (),
    progress: Tell | None = None,
) -> Report:
    """Build the cross-reference report of a corpus.

    Args:
        corpus: the corpus.
        as_of: a date such as `2022-10-14`, or a year: what came later is left out. By default
            the date that the corpus was opened with; if there is none, all counts.
        baseline: the `xref.json` of an earlier report, or the JSON of `itures check`: findings
            are new or persisting, and those that are gone are listed.
        accepted: a list of accepted findings. Entries expire as of the date of the report; a
            report without a date is of the day of its newest text.
        grammar: the grammars; those that the corpus was opened with by default.
        enable: codes, or beginnings of codes, of rules that are off by default.
        progress: is told after each text how many are done, and of how many.

    Raises:
        DateError: if `as_of` is neither a date nor a year.
        SourceError: if `baseline` or `accepted` cannot be read.
        FormatError: if one of them is something else.
        StoreError: if the corpus cannot be read.
    """
    grammar = grammar or corpus.grammar
    checker = Checker.of(grammar, corpus, as_of, enable)
    corpus = checker.corpus or corpus
    today = last_day(checker.now) if checker.now else ""
    registry = accepting.read(str(accepted), today) if accepted else None
    before = earlier.read(str(baseline)) if baseline else None
    name = Path(baseline).name if baseline else None
    with corpus.held():
        lineages = corpus.lineages()
        found = gather(corpus, Round(checker), progress)
        judge = Judge(registry, before, Naming.of(grammar, lineages, found.revised))
        return _Builder(corpus, checker, lineages, found, judge).report(name)


@frozen
class _Builder:
    """Puts together what was gathered."""

    corpus: Corpus
    checker: Checker
    lineages: tuple[Lineage, ...]
    found: Gathered
    judge: Judge

    def report(self, baseline: str | None) -> Report:
        """The whole."""
        found, as_of = self.found, self.corpus.as_of
        naming = self.judge.naming
        lineages = tuple(sorted((e for e in self.lineages if e.editions), key=_by_work))
        slug_of = slugs(sorted(found.entries, key=natural))
        issues = self.judge.issues(found.said)
        names = Names(self.checker.grammar.registry)
        desk = Desk(found, lineages, naming, slug_of, names, as_of)
        rows = action_rows(found, slug_of)
        every = texts(desk, issues)
        enabled = tuple(code for code in RULES if self._is_on(code))
        return Report(
            format=FORMAT,
            provenance=Provenance(
                as_of=as_of,
                itures=_release(),
                grammar=digest_of_grammar(self.checker.grammar),
                store=VERSION,
                enabled=enabled,
                baseline=baseline,
                complete=tuple(sorted(map(str, self.corpus.declarations()))),
                files=_files(found),
            ),
            counts=counts(found, every, lineages, issues, self.judge),
            texts=every,
            works=histories(desk),
            amendments=amendments(found, naming),
            references=references(desk),
            issues=issues,
            fixed=self.judge.fixed(issues),
            accepted=self.judge.acceptances(),
            rules=self.judge.rules(issues, [code for code in RULES if code not in _OTHERS]),
            actions=rows,
            actors=actors(rows, naming, _TABLES),
            network=network(desk),
            overlaps=overlap_rows(self.corpus, self.checker.grammar),
            concordances=concordance_rows(self.corpus),
            unread=tuple(sorted(found.unread, key=_by_place)),
        )

    def _is_on(self, code: str) -> bool:
        on = RULES[code].on or code.startswith(self.checker.enable)
        return on and code not in _OTHERS


def _files(found: Gathered) -> tuple[File, ...]:
    every = [
        File(path, entry.sha256, text, entry.language)
        for text, entry in found.every
        for path in entry.paths
    ]
    return tuple(sorted(every, key=lambda file: (natural(file.path), natural(file.text))))


def _by_work(lineage: Lineage) -> tuple[object, ...]:
    return natural(lineage.work)


def _by_place(one: Unread) -> tuple[object, ...]:
    return natural(one.text), one.language, one.path, one.line, one.column, one.reason


def _release() -> str:
    try:
        return version("itures")
    except PackageNotFoundError:  # a checkout that is not installed
        return "0+unknown"
