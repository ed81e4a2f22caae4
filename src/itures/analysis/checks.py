"""All findings of a document: of reading it, of looking at it whole, of a corpus beside it."""

from collections.abc import Callable, Collection, Iterator, Mapping

from attrs import define, evolve, field

from itures.analysis import (
    addressed,
    citation_forms,
    corpus_languages,
    corpus_moved,
    corpus_network,
    corpus_reciprocal,
    corpus_references,
    corpus_titles,
    corpus_versions,
    corpus_words,
    demands,
    directions,
    documents,
    references,
    structure,
    versions,
)
from itures.analysis.corpus_view import View
from itures.analysis.rules import RULES
from itures.analysis.whole import Whole
from itures.corpus.corpus import Corpus
from itures.corpus.edges import Edge
from itures.corpus.moments import moment
from itures.model.document import Document
from itures.model.findings import Finding
from itures.notation.grammar import Grammar, load

Check = Callable[[Document, Grammar], Iterator[Finding]]
"""A check yields the findings of one rule, in any order."""

CHECKS: tuple[Check, ...] = (
    *documents.CHECKS,
    *directions.CHECKS,
    *structure.CHECKS,
    *references.CHECKS,
    *versions.CHECKS,
)
"""Every check that needs the whole document; what reading it finds is not here."""
CORPUS_CHECKS = (*corpus_references.CHECKS, *corpus_versions.CHECKS)
"""Every check that needs a document and a corpus."""
WholeCheck = Callable[[View, Whole], Iterator[Finding]]
"""A check that needs a document, and a corpus as a whole."""
WHOLE_CHECKS: Mapping[str, WholeCheck] = {
    **corpus_titles.CHECKS,
    **corpus_network.CHECKS,
    **corpus_reciprocal.CHECKS,
    **corpus_words.CHECKS,
    **corpus_languages.CHECKS,
}
"""The checks that need all texts of a corpus, by code: they are run only if they are wanted."""
IN_CORPUS = frozenset(
    {"REF201", "REF206", "REF210", "VER301", "VER302", "VER303", "VER304", "VER306", "VER307"}
    | {"VER308", *WHOLE_CHECKS}
)
"""The codes of findings that only a corpus can give."""
AT_A_MOMENT = frozenset({"ACT503", "ACT504"})
"""The codes of findings that need a date; the newest text of a corpus gives one as well."""
_AMBIGUOUS = "REF202"
"""What reading says of a citation, and a corpus says better."""
_FORM, _REMIT, _OBSOLETE, _UNHEARD, _MOVED = "REF208", "ACT502", "ACT503", "ACT505", "VER306"


def check(
    document: Document,
    grammar: Grammar | None = None,
    corpus: Corpus | None = None,
    as_of: str | None = None,
    enable: Collection[str] = (),
) -> tuple[Finding, ...]:
    """All findings of a document, by place and then by code, each once.

    Args:
        document: a document as it was parsed; its own findings are among the result.
        grammar: the grammars it was parsed with; those that come with itures by default.
        corpus: the texts that its citations are looked up in; it need not be one of them.
        as_of: a date such as `2022-10-14`, or a year: what came later does not count.
        enable: codes, or beginnings of codes, of rules that are off by default.

    Raises:
        DateError: if `as_of` is neither a date nor a year.
        StoreError: if the corpus cannot be read.
    """
    return Checker.of(grammar or load(), corpus, as_of, enable).check(document)


@define
class Checker:
    """Checks one document after the other against the same corpus."""

    grammar: Grammar
    corpus: Corpus | None
    now: str | None
    """The moment as of which deadlines are over; `None`: nobody knows."""
    enable: tuple[str, ...]
    _whole: Whole | None = field(default=None, init=False)

    @classmethod
    def of(
        cls,
        grammar: Grammar,
        corpus: Corpus | None = None,
        as_of: str | None = None,
        enable: Collection[str] = (),
    ) -> "Checker":
        """A checker; its arguments are those of `check`, which raises what this raises."""
        when = moment(as_of) if as_of else None
        if corpus is not None:
            corpus = evolve(corpus, as_of=when) if when else corpus
            when = corpus.as_of or _newest(corpus)
        checker = cls(grammar, corpus, when, tuple(enable))
        checker._whole = Whole(corpus, grammar) if corpus else None
        return checker

    def check(self, document: Document) -> tuple[Finding, ...]:
        """All findings of a document."""
        return self.look(document)[0]

    def look(
        self, document: Document, edges: tuple[Edge, ...] | None = None
    ) -> tuple[tuple[Finding, ...], View | None]:
        """All findings of a document, and what a corpus says of it, where there is one.

        Args:
            document: the document.
            edges: its citations, where it is in the corpus and they were asked for.
        """
        found = list(document.findings)
        for run in CHECKS:
            found.extend(run(document, self.grammar))
        view = View.of(document, self.grammar, self.corpus, edges) if self.corpus else None
        found.extend(self._asked_for(document, view))
        if view:
            found = _better(found, list(self._in_corpus(view)))
        kept = (one for one in dict.fromkeys(found) if self._wanted(one.code))
        return tuple(sorted(kept, key=_place)), view

    def _asked_for(self, document: Document, view: View | None) -> Iterator[Finding]:
        """What needs a date, and what costs time and is off unless it is wanted."""
        if self.now and not (view and view.is_over):
            yield from demands.expired_deadline(document, self.grammar, self.now)
            if self._wanted(_OBSOLETE):
                yield from addressed.obsolete(document, self.grammar, self.now)
        if self._wanted(_UNHEARD):
            yield from demands.unheard_report(document, self.grammar)
        if self._wanted(_REMIT):
            yield from addressed.out_of_remit(document, self.grammar)
        if self._wanted(_FORM):
            yield from citation_forms.revision_marks(document, self.grammar, view)
            yield from citation_forms.early_abbreviation(document, self.grammar)

    def _in_corpus(self, view: View) -> Iterator[Finding]:
        for run in CORPUS_CHECKS:
            yield from run(view)
        if self._wanted(_MOVED):
            yield from corpus_moved.clause_moved(view)
        for code, look in WHOLE_CHECKS.items():
            if self._whole is not None and self._wanted(code):
                yield from look(view, self._whole)

    def _wanted(self, code: str) -> bool:
        return code not in RULES or RULES[code].on or code.startswith(self.enable)


def _newest(corpus: Corpus) -> str | None:
    """The last moment that a corpus knows of: without a date nothing later is over."""
    return max((e.moment for w in corpus.lineages() for e in w.editions if e.moment), default=None)


def _better(found: list[Finding], more: list[Finding]) -> list[Finding]:
    """The findings of both; where a corpus names candidates, reading need not say it too."""
    known = {one.span for one in more if one.code == _AMBIGUOUS}
    return [one for one in found if one.code != _AMBIGUOUS or one.span not in known] + more


def _place(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.code, finding.span.end, finding.message
