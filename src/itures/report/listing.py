"""The texts of a report, their editions, and their citations."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from itures.corpus.edges import Edge
from itures.corpus.entries import Entry
from itures.corpus.identity import Names
from itures.corpus.lineage import Lineage, natural
from itures.report.ages import age_of
from itures.report.gathering import Cited, Gathered
from itures.report.links import Issue, Reference
from itures.report.naming import Naming
from itures.report.texts import EditionRow, Text, Work


@frozen(slots=False)
class Desk:
    """What the parts of a report are made from."""

    found: Gathered
    lineages: tuple[Lineage, ...]
    """By work; none is empty."""
    naming: Naming
    slugs: Mapping[str, str]
    """The name of the page of each text."""
    names: Names
    """Takes identifiers apart."""
    as_of: str | None

    @cached_property
    def lineage_of(self) -> Mapping[str, Lineage]:
        """The lineage that an edition is in."""
        return {e.id: lineage for lineage in self.lineages for e in lineage.editions}

    @cached_property
    def cited_by(self) -> Mapping[str, Counter[str]]:
        """By work: how often each other text cites it, in whatever edition."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.found.cited:
            if one.edge.work and not one.edge.same_work:
                found[one.edge.work][one.text] += 1
        return found

    @cached_property
    def cites(self) -> Mapping[str, int]:
        """By text: how often it cites others."""
        every = (one for one in self.found.cited if one.edge.status != "internal")
        return Counter(one.text for one in every if not one.edge.same_work)

    def work_of(self, text: str, entry: Entry) -> str:
        """The work that a text is an edition of; of a text without an identifier itself."""
        lineage = self.lineage_of.get(entry.edition or "")
        return lineage.work if lineage else entry.edition or text


def texts(desk: Desk, issues: Sequence[Issue]) -> tuple[Text, ...]:
    """The texts that are there, in the order of their names."""
    findings: dict[str, Counter[str]] = defaultdict(Counter)
    for issue in issues:
        if issue.accepted is None:
            findings[issue.text][issue.severity] += 1
    every = sorted(desk.found.entries.items(), key=lambda pair: natural(pair[0]))
    return tuple(_text(desk, text, some[0], findings[text]) for text, some in every)


def _text(desk: Desk, text: str, entry: Entry, findings: Counter[str]) -> Text:
    """A text; the leading version of it says what it is called."""
    lineage = desk.lineage_of.get(entry.edition or "")
    edition = lineage.edition(entry.edition or "") if lineage else None
    standing = None
    if lineage and edition and (edition.version is not None or lineage.ending):
        standing = lineage.standing(edition, desk.as_of)
    work = desk.work_of(text, entry)
    cited_by = desk.cited_by.get(work, Counter())
    return Text(
        id=text,
        slug=desk.slugs[text],
        name=desk.naming.name(entry) or text,
        work=work,
        kind=entry.kind,
        body=entry.body,
        number=entry.number,
        title=entry.title,
        year=edition.year if edition and edition.year else entry.year,
        adopted=edition.adopted if edition and edition.adopted else entry.adopted,
        standing=standing,
        languages=tuple(desk.found.versions[text]),
        cites=desk.cites.get(text, 0),
        cited_by=cited_by.total(),
        citing_texts=len(cited_by),
        findings=dict(sorted(findings.items())),
    )


def histories(desk: Desk) -> tuple[Work, ...]:
    """The works, each with its editions."""
    return tuple(_work(desk, lineage) for lineage in desk.lineages)


def _work(desk: Desk, lineage: Lineage) -> Work:
    ending = lineage.ending
    return Work(
        id=lineage.work,
        body=lineage.editions[0].body,
        editions=tuple(
            EditionRow(e.id, e.moment, lineage.standing(e, desk.as_of), e.loaded)
            for e in lineage.editions
        ),
        ending=ending.how if ending else None,
        ended=ending.when if ending else None,
        ended_by=ending.by if ending else None,
        into=ending.into if ending else None,
        cited_by=desk.cited_by.get(lineage.work, Counter()).total(),
    )


def references(desk: Desk) -> tuple[Reference, ...]:
    """The citations, text by text, in the order of each text."""
    every = sorted(desk.found.cited, key=lambda one: (natural(one.text), one.number))
    return tuple(_reference(one, desk.slugs[one.text]) for one in every)


def _reference(one: Cited, slug: str) -> Reference:
    edge: Edge = one.edge
    return Reference(
        id=f"{slug}--{one.number}",
        source=one.text,
        language=edge.language,
        node=edge.node,
        clause=edge.clause,
        types=edge.types,
        part=edge.part,
        line=edge.line,
        column=edge.column,
        span=edge.span,
        quote=edge.quote,
        before=one.before,
        after=one.after,
        written=edge.written,
        kind=edge.kind,
        status=edge.status,
        reason=edge.reason,
        work=edge.work,
        target=edge.target,
        nearest=edge.nearest,
        latest=edge.latest,
        candidates=edge.candidates,
        locator=edge.locator,
        place=edge.place,
        place_status=edge.place_status,
        inferred=edge.inferred,
        effect=edge.effect,
        age=age_of(edge),
        ending=edge.ending.how if edge.ending else None,
        same_work=edge.same_work,
    )
