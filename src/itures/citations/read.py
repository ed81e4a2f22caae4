"""The citations of a document: found, unfolded, bound, tied to their nodes."""

from collections.abc import Mapping

from attrs import define, evolve, field, frozen

from itures.citations.anaphora import Memory
from itures.citations.bind import UNKNOWN, Bound, bind
from itures.citations.context import Context
from itures.citations.edges import pinned, unbracketed
from itures.citations.elsewhere import settle
from itures.citations.find import SUSPECT, find_in, scanner_of
from itures.citations.strangers import is_strangers
from itures.citations.unfold import FullError, Slots, unfold
from itures.model.citations import Citation, Reference, Status
from itures.model.findings import Finding
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.notation.registry import Family, Registry
from itures.structure.meter import Meter
from itures.structure.printed import Printed
from itures.structure.read import Structure

_KIND, _KINDS = "kind", "kinds"
"""The slots that say what an anaphora, or an unread expression, speaks of."""
_WEAK = frozenset({"body:number-form", "body:number", "body:year-form"})
"""Steps that a text of a body we do not know would pass as well."""


@frozen
class Found:
    """What looking for citations gave."""

    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...]


def read_citations(
    text: str, structure: Structure, registry: Registry, meter: Meter | None = None
) -> Found:
    """The citations of a text whose structure is known, as many as are within the budget."""
    masthead = structure.head.masthead
    context = Context(masthead.body if masthead else structure.body, registry)
    meter = meter or Meter()
    raw = Printed(text, ())
    reader = _Reader(structure, context, LineIndex(text), raw, _notes(structure), meter)
    printed = structure.printed
    masked = printed.masked
    languages = [(structure.grammar, structure.stretches), *structure.foreign]
    every = sorted((stretch, n) for n, (_, own) in enumerate(languages) for stretch in own)
    scanners = [scanner_of(language, registry.families) for language, _ in languages]
    for stretch, language in every:
        if meter.clock.late:
            reader.stop(stretch[0])
            break
        # The body of a note may lie in what was set aside from the running text.
        is_aside = not printed.pieces(*stretch)
        scanned = text if is_aside else masked
        reader.enter(context, reader.raw if is_aside else printed)
        for reference in find_in(scanned, *stretch, scanners[language]):
            if not reader.take(reference):
                return reader.found()
    return reader.found()


@define
class _Reader:
    """Reads one expression after the other, and remembers what later ones lean on."""

    structure: Structure
    context: Context
    lines: LineIndex
    raw: Printed
    """The text with everything that was set aside."""
    notes: Mapping[str, str]
    """The nodes in which notes are marked, by the id of the note."""
    meter: Meter = field(factory=Meter)
    memory: Memory = field(factory=Memory)
    citations: list[Citation] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    pin: Reference | None = None
    """A place in a text, where that text may be cited right behind it."""
    open: dict[Span, tuple[str, ...]] = field(factory=dict)
    """Where expressions stand whose body could not be told, and who may be meant."""
    here: Printed | None = None
    """The words of the stretch that is read: those of a note are no running words."""

    def enter(self, context: Context, here: Printed) -> None:
        """Begin a paragraph or a note: no expression runs on into it."""
        self.context, self.here, self.pin = context, here, None

    def take(self, reference: Reference) -> bool:
        """Read one expression; whether there is room for more."""
        try:
            self._take(reference)
        except FullError:
            self.stop(reference.start)
            return False
        return True

    def stop(self, at: int) -> None:
        """Say that nothing from an offset on is looked at."""
        span = Span(at, len(self.raw.text))
        message = "over the budget: citations from here on were not looked for"
        self.findings.append(Finding("DOC026", "warning", message, *self.lines.place(at), span))

    def _take(self, reference: Reference) -> None:
        family = self.context.registry.families.get(reference.family)
        reference = unbracketed(reference, self.raw.text)
        reference = pinned(reference, self.pin, family, self.here or self.structure.printed)
        self.pin = None
        if family is None or reference.family == SUSPECT:
            message = "looks like a citation, but no rule reads it"
            self._doubt("REF212", message, reference)
            self._remember(reference, [])
            return
        match family.role:
            case "pinpoint":
                self.pin = reference
            case "mention":
                self._name(reference)
            case "anaphora":
                self._look_back(reference, family)
            case _:
                self._cite(reference, family)

    def _name(self, reference: Reference) -> None:
        """Keep what an expression names for those behind it in the same paragraph."""
        self._carry({part.slot: part.value for part in reference.parts})

    def _carry(self, slots: Mapping[str, str]) -> None:
        if slots:
            before = {**self.context.before, **slots}
            self.context = Context(self.context.body, self.context.registry, before)

    def _cite(self, reference: Reference, family: Family) -> None:
        every = [
            bound
            for slots in self._unfolded(reference, family)
            if (bound := bind(slots, family, self.context))
        ]
        self._carry({p.slot: p.value for p in reference.parts if p.slot in family.carry})
        if not every or self._is_no_citation(reference, every):
            return
        unknown = [bound for bound in every if bound.target.startswith(UNKNOWN)]
        if unknown:
            candidates = unknown[0].candidates
            if not candidates and (self.context.body is None or self.context.is_apart):
                self._no_body(reference, ())
                return
            self.open[Span(reference.start, reference.end)] = candidates
        self._add(reference, family.status, every)

    def _is_no_citation(self, reference: Reference, every: list[Bound]) -> bool:
        """Whether it is a stranger's text, or the running head of this one."""
        own = self.structure.head.id
        if own and self._words(reference).isupper():
            return any(bound.target.partition("#")[0] == own for bound in every)
        return _is_weak(every) and is_strangers(self.structure.printed, reference.start)

    def _look_back(self, reference: Reference, family: Family) -> None:
        """An anaphora cites what was cited last, or it is a finding."""
        several = any(part.slot == _KINDS for part in reference.parts)
        kind = next(part.value for part in reference.parts if part.slot in {_KIND, _KINDS})
        node = self._node(reference)
        antecedents = self.memory.antecedents(node, kind, several=several)
        if not antecedents:
            self._doubt(
                "REF207",
                "nothing cited before it in this clause is meant by",
                reference,
            )
            return
        unfolded = self._unfolded(reference, family, len(antecedents))
        every = [
            bound
            for antecedent in antecedents
            for slots in unfolded
            if (
                bound := bind(
                    {**slots, _KIND: kind, "antecedent": antecedent},
                    family,
                    self.context,
                )
            )
        ]
        self._add(reference, family.status, [evolve(b, inferred=("anaphora",)) for b in every])

    def _unfolded(self, reference: Reference, family: Family, each: int = 1) -> list[Slots]:
        """The slots of each text that an expression cites; each may mean several.

        Raises:
            FullError: if there are more of them than the budget has room for.
        """
        room = self.meter.room(reference.end - reference.start) // max(1, each)
        return unfold(reference, family, room)

    def _add(self, reference: Reference, status: str, every: list[Bound]) -> None:
        self.meter.count(len(every), reference.end - reference.start)
        node = self._node(reference)
        span = Span(reference.start, reference.end)
        words = self._words(reference)
        known: Status = status  # type: ignore[assignment]
        self.citations.extend(
            Citation(bound.target, bound.kind, words, node, span, bound.inferred, known)
            for bound in every
        )
        self._remember(reference, [bound.target for bound in every])

    def _remember(self, reference: Reference, targets: list[str]) -> None:
        kinds = [part.value for part in reference.parts if part.slot == _KIND]
        if kinds:
            self.memory.add(self._node(reference), kinds[-1], targets)

    def found(self) -> Found:
        """The citations, and the doubts about them."""
        citations = settle(self.citations, self.structure.head.id)
        for citation in citations:
            if citation.target.startswith(UNKNOWN) and citation.span in self.open:
                start, end = citation.span.start, citation.span.end
                self._no_body(Reference("", start, end, ()), self.open.pop(citation.span))
        findings = sorted(self.findings, key=lambda finding: finding.span)
        return Found(tuple(citations), tuple(findings))

    def _no_body(self, reference: Reference, candidates: tuple[str, ...]) -> None:
        fit = ", ".join(candidates) or "none"
        message = f"the body of this text cannot be told (candidates: {fit})"
        self._doubt("REF202", message, reference)

    def _doubt(self, code: str, message: str, reference: Reference) -> None:
        line, column = self.lines.place(reference.start)
        span = Span(reference.start, reference.end)
        words = self._words(reference)
        self.findings.append(Finding(code, "warning", f"{message}: {words}", line, column, span))

    def _node(self, reference: Reference) -> str | None:
        """The node that holds an expression; of one in a note, where its mark is."""
        node = self.structure.nodes.at(reference.start)
        return self.notes.get(node, node) if node else None

    def _words(self, reference: Reference) -> str:
        start, end = reference.start, reference.end
        # A note is not among the running words: a citation in it has words of its own.
        return self.structure.printed.words(start, end) or self.raw.words(start, end)


def _notes(structure: Structure) -> dict[str, str]:
    return {note.id: note.anchor.node for note in structure.footnotes if note.anchor}


def _is_weak(every: list[Bound]) -> bool:
    return all(
        bound.target.startswith(UNKNOWN) or not _WEAK.isdisjoint(bound.inferred) for bound in every
    )
