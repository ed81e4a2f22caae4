"""A document as the checks see it that need a corpus: what it cites, and its own editions."""

from functools import cached_property

from attrs import frozen

from itures.analysis.remarks import remark
from itures.analysis.rules import RULES
from itures.citations.format import format_id
from itures.corpus.corpus import Corpus
from itures.corpus.edges import Edge
from itures.corpus.lineage import Edition, Lineage
from itures.errors import UnknownTextError
from itures.model.document import Document
from itures.model.findings import Finding, Severity
from itures.notation.grammar import Grammar

LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "note", "note": "note"}
"""One severity less."""
_RECITALS = "preamble"
_ANAPHORA = "anaphora"


@frozen(slots=False)
class View:
    """One document, and what the corpus says of it."""

    document: Document
    grammar: Grammar
    corpus: Corpus
    edges: tuple[Edge, ...]
    """Its citations, resolved."""
    lineage: Lineage | None
    """The editions of its own text that the corpus has, as of its date."""

    @classmethod
    def of(
        cls,
        document: Document,
        grammar: Grammar,
        corpus: Corpus,
        edges: tuple[Edge, ...] | None = None,
    ) -> "View":
        """The view of a document, which need not be in the corpus.

        Args:
            document: the document.
            grammar: the grammars that it was read with.
            corpus: the corpus.
            edges: its citations, where the corpus has them already.
        """
        return cls(
            document,
            grammar,
            corpus,
            corpus.edges_of(document) if edges is None else edges,
            corpus.lineage_of(document),
        )

    @cached_property
    def is_over(self) -> bool:
        """Whether the document is out of force: a later edition is there, or its text ended.

        What has happened since to texts that it cites is nobody's task any more.
        """
        if self.lineage is None:
            return False
        mine = self.edition
        later = bool(mine and self.lineage.after(mine))
        return later or self.lineage.ending is not None

    @cached_property
    def edition(self) -> Edition | None:
        """The edition that the document is, where the corpus has it or has heard of it."""
        if self.lineage is None or not self.document.id:
            return None
        return self.lineage.edition(self.document.id)

    @property
    def moment(self) -> str | None:
        """When the document was adopted, as far as is known: a day, a year or `None`."""
        known, head = self.edition, self.document.masthead
        if known and known.moment:
            return known.moment
        return f"{head.year:04}" if head and head.year else None

    def remark(
        self, code: str, edge: Edge, message: str, severity: Severity | None = None
    ) -> Finding:
        """A finding about a citation: in a recital it is one severity less."""
        grade = severity or RULES[code].severity
        grade = LOWER[grade] if edge.part == _RECITALS else grade
        return remark(self.document, code, edge.span, message, grade)

    def printed(self, text: str) -> str:
        """An identifier as ITU prints it in the language of the document, and itself."""
        if self.document.language not in self.grammar.names("languages"):
            return text
        lineage = self.lineage_of(text)
        first = lineage.editions[0].id if lineage and lineage.editions else text
        known = lineage is not None and lineage.edition(text) is not None
        revised = True if known and (first != text or self.corpus.is_revision(text)) else None
        words = format_id(text, self.document.language, grammar=self.grammar, revised=revised)
        return words if words == text else f"'{words}' ({text})"

    def knows(self, edition: str | None) -> bool:
        """Whether the corpus knows of an edition, as of its date."""
        lineage = self.lineage_of(edition) if edition else None
        return lineage is not None and lineage.edition(edition or "") is not None

    def lineage_of(self, text: str) -> Lineage | None:
        """The editions of a text that the corpus knows of, or `None`."""
        try:
            return self.corpus.lineage(text)
        except UnknownTextError:
            return None


def is_echo(edge: Edge) -> bool:
    """Whether a citation only points back to one that stands before it."""
    return _ANAPHORA in edge.inferred


def session(when: str) -> str:
    """The year of a moment."""
    return when[:4]
