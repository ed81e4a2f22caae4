"""What a report says, as plain data: `xref.json` is this, and everything else is made of it.

The names of the fields are the keys of the JSON and the columns of the tables;
`docs/reference/codebook.md` explains each. Texts are named by their identifiers. Where a
list has an order, it is the order of the fields named first; nothing depends on the order
in which files were added.
"""

from attrs import frozen

from itures.analysis.baseline import REPORT_FORMAT
from itures.report.links import Acceptance, Issue, Reference, RuleRow
from itures.report.pictures import (
    ActionRow,
    Actor,
    Concordance,
    Network,
    Overlap,
    Unread,
)
from itures.report.texts import Amendment, Text, Work

FORMAT = REPORT_FORMAT
"""The version of this form."""


@frozen
class File:
    """A file of the corpus."""

    path: str
    """Seen from the folder of the corpus."""
    sha256: str
    text: str
    """The text that it holds."""
    language: str


@frozen
class Provenance:
    """Where a report comes from."""

    as_of: str | None
    """The moment that it speaks of; `None`: of all that the corpus knows."""
    itures: str
    """The version that made it."""
    grammar: str
    """A digest of the grammars."""
    store: int
    """The version of the form of the corpus."""
    enabled: tuple[str, ...]
    """Codes of all rules that were looked for."""
    baseline: str | None
    """The name of the earlier report that it is compared with."""
    complete: tuple[str, ...]
    """What the corpus is declared to hold whole, and other declarations."""
    files: tuple[File, ...]


@frozen
class Counts:
    """The figures of a report."""

    works: int
    texts: int
    """Editions that are there, and texts without an identifier."""
    documents: int
    """Versions in one language."""
    clauses: int
    """Clauses of the leading versions."""
    references: int
    """Citations of the leading versions."""
    characters: int
    """Characters of all documents that are not blank."""
    consumed: int
    """Those of them that are in the tree: the rest was set aside, or not understood."""
    by_status: dict[str, int]
    """References by status: resolved, ambiguous, missing, unresolved, external, internal."""
    by_age: dict[str, int]
    """References by how the cited edition stands to the citing text."""
    by_severity: dict[str, int]
    """Findings that nobody accepted."""
    by_family: dict[str, dict[str, int]]
    """The same, by family of rules (DOC, STR …) and severity."""
    by_change: dict[str, int]
    """Against the baseline: new, persisting, fixed. Empty without a baseline."""
    accepted: int
    clean: tuple[str, ...]
    """The texts with no finding but notes."""


@frozen
class Report:
    """A report: the sections of the page, in order."""

    format: int
    provenance: Provenance
    counts: Counts
    texts: tuple[Text, ...]
    works: tuple[Work, ...]
    amendments: tuple[Amendment, ...]
    references: tuple[Reference, ...]
    issues: tuple[Issue, ...]
    fixed: tuple[str, ...]
    """Fingerprints of the baseline that are gone."""
    accepted: tuple[Acceptance, ...]
    rules: tuple[RuleRow, ...]
    actions: tuple[ActionRow, ...]
    actors: tuple[Actor, ...]
    network: Network
    overlaps: tuple[Overlap, ...]
    concordances: tuple[Concordance, ...]
    unread: tuple[Unread, ...]
