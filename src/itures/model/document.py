"""The document: everything that was read out of one text."""

from typing import Literal

from attrs import frozen

from itures.model.blocks import Link, Source
from itures.model.citations import Citation
from itures.model.clauses import Clause, Section
from itures.model.findings import Finding
from itures.model.letters import Letter, Message, Pair
from itures.model.proposals import Proposal
from itures.model.revisions import Revision
from itures.model.span import Span

FORMAT = 1
"""The number of the JSON format; raised when a key changes its meaning or goes away."""

Kind = Literal[
    "resolution",
    "decision",
    "recommendation",
    "opinion",
    "question",
    "circular-letter",
    "message",
    "proposal",
    "unknown",
]


@frozen
class Session:
    """One meeting that adopted or revised the text."""

    year: int
    """The year of the session as printed."""
    place: str | None
    """The key of the place in the registry, or a slug of the printed name."""


@frozen
class Masthead:
    """The lines from the number line to the enacting formula."""

    body: str | None
    """The key of the adopting body in the registry, for example `wtsa`."""
    number: str | None
    """The number as printed."""
    place: str | None
    """The key of the place of the session."""
    year: int | None
    """The year of the session."""
    revised: bool
    """Whether the number line says that this is a revision."""
    history: tuple[Session, ...]
    """The sessions of the history line, oldest first, as printed."""
    lines: tuple[str, ...]
    """The printed lines, in reading order."""
    enacting: str | None
    """The enacting formula as printed: who adopts the text."""
    span: Span
    """From the number line to the end of the last line."""


@frozen
class Anchor:
    """Where a footnote is marked."""

    node: str
    """The id of the node that holds the mark; `title` for the title."""
    offset: int
    """The offset of the mark in the text."""


@frozen
class Footnote:
    """A note and its mark."""

    id: str
    """For example `fn_1`: counted through the document."""
    marker: str
    """The mark as printed, for example `1` or `*`."""
    text: str
    """The words of the note, without the mark."""
    span: Span
    """The stretch of the note's body in the text."""
    anchor: Anchor | None
    """Where the note is marked, or `None` if no mark was found."""


@frozen
class Discarded:
    """A stretch that is no part of the document's words, and why."""

    span: Span
    """Where it stands."""
    why: str
    """What it is, for example `bookmark`."""
    text: str
    """The stretch as read."""


@frozen
class Document:
    """One text, read. The tree, the layers beside it, and what was set aside."""

    format: int
    """The number of the JSON format."""
    kind: Kind
    """What the document is."""
    language: str
    """ISO 639-1 code of the language, `und` where it could not be told."""
    languages: tuple[str, ...]
    """All the languages, where there are several, else one."""
    id: str | None
    """The identifier of this edition, or `None` where the text does not say enough."""
    title: str | None
    """The title as printed."""
    masthead: Masthead | None
    """Number, session and enacting formula; `None` for texts without a number line."""
    text: str
    """The source as read; every span counts in it."""
    front: tuple[Section, ...]
    """What stands before the masthead: foreword, cover."""
    clauses: tuple[Clause, ...]
    """Recitals and operative clauses, in the order of the text."""
    sections: tuple[Section, ...]
    """Numbered sections of a text that is built of sections."""
    annexes: tuple[Section, ...]
    """Annexes, appendices, attachments."""
    back: tuple[Section, ...]
    """What stands behind: adoption line, votes, reasons."""
    letter: Letter | None
    """The letterhead and the body of a circular letter; `None` for other kinds."""
    message: Message | None
    """The body of a message, and what it is about; `None` for other kinds."""
    pairs: tuple[Pair, ...]
    """The paragraphs of interleaved languages side by side, else nothing."""
    footnotes: tuple[Footnote, ...]
    """The notes, in the order of their marks."""
    citations: tuple[Citation, ...]
    """What the text cites, in the order of the text."""
    discarded: tuple[Discarded, ...]
    """What was set aside, in the order of the text."""
    findings: tuple[Finding, ...]
    """Doubts, in the order of the text."""
    source: Source
    """Where the text came from."""
    links: tuple[Link, ...] = ()
    """The links of the file, in the order of the text."""
    revisions: tuple[Revision, ...] = ()
    """The tracked changes of the file, in the order of the text."""
    proposals: tuple[Proposal, ...] = ()
    """What a proposal proposes, one after the other; nothing for other kinds."""

    def clauses_of(self, clause_type: str) -> tuple[Clause, ...]:
        """The clauses that have this type among their types, in the order of the text."""
        return tuple(clause for clause in self.clauses if clause_type in clause.types)
