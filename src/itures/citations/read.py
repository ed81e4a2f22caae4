"""The citations of a document: found, unfolded, bound, tied to their nodes."""

from collections.abc import Iterable

from attrs import frozen

from itures.citations.bind import UNKNOWN, Bound, Context, bind
from itures.citations.find import SUSPECT, find
from itures.citations.unfold import unfold
from itures.model.citations import Citation, Reference, Status
from itures.model.findings import Finding
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.notation.registry import Registry
from itures.structure.read import Structure


@frozen
class Found:
    """What looking for citations gave."""

    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...]


def read_citations(text: str, structure: Structure, registry: Registry) -> Found:
    """The citations of a text whose structure is known."""
    masthead = structure.head.masthead
    reader = _Reader(structure, Context(masthead.body if masthead else None, registry), LineIndex(text))
    citations: list[Citation] = []
    findings: list[Finding] = []
    for reference in find(text, structure.stretches, structure.grammar, registry.families):
        more, doubts = reader.read(reference)
        citations.extend(more)
        findings.extend(doubts)
    return Found(tuple(citations), tuple(findings))


@frozen
class _Reader:
    structure: Structure
    context: Context
    lines: LineIndex

    def read(self, reference: Reference) -> tuple[list[Citation], list[Finding]]:
        """The citations of one expression, and the doubts about them."""
        words = self.structure.printed.words(reference.start, reference.end)
        if reference.family == SUSPECT:
            message = f"looks like a citation, but no rule reads it: {words}"
            return [], [self._doubt("REF212", message, reference)]
        family = self.context.registry.families[reference.family]
        every = [bind(slots, family, self.context) for slots in unfold(reference, family)]
        status: Status = family.status  # type: ignore[assignment]
        span = Span(reference.start, reference.end)
        node = self.structure.nodes.at(reference.start)
        citations = [
            Citation(bound.target, bound.kind, words, node, span, bound.inferred, status)
            for bound in every
        ]
        return citations, list(self._open(every, reference, words))

    def _open(self, every: Iterable[Bound], reference: Reference, words: str) -> Iterable[Finding]:
        for bound in every:
            if bound.target.startswith(UNKNOWN):
                fit = ", ".join(bound.candidates) or "none"
                message = f"the body of this text cannot be told (candidates: {fit}): {words}"
                yield self._doubt("REF202", message, reference)
                return

    def _doubt(self, code: str, message: str, reference: Reference) -> Finding:
        line, column = self.lines.place(reference.start)
        span = Span(reference.start, reference.end)
        return Finding(code, "warning", message, line, column, span)
