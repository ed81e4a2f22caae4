"""The rows of a report about texts and works: data, as in `itures.report.data`."""

from attrs import frozen


@frozen
class Version:
    """A text in one language: the copy of it that counts."""

    language: str
    title: str | None
    lead: bool
    """Whether its citations count for the text."""
    paths: tuple[str, ...]
    sha256: str
    clauses: int
    citations: int
    characters: int
    """Characters that are not blank …"""
    consumed: int
    """… and those of them that are in the tree."""


@frozen
class Text:
    """An edition that the corpus has, or a text without an identifier."""

    id: str
    slug: str
    """Its name among the pages: `pp-res-71-2022`."""
    name: str
    """As it is cited in its own language: `Resolution 71 (Rev. Bucharest, 2022)`."""
    work: str
    kind: str
    body: str | None
    number: str | None
    title: str | None
    year: int | None
    adopted: str | None
    standing: str | None
    """In force, superseded, suppressed, merged, to come; `None` of texts without editions."""
    languages: tuple[Version, ...]
    """The leading version first."""
    cites: int
    """References to other texts that stand in it."""
    cited_by: int
    """References to it that stand in other texts, in whatever edition of it …"""
    citing_texts: int
    """… and how many texts they stand in."""
    findings: dict[str, int]
    """Findings that nobody accepted, by severity."""


@frozen
class EditionRow:
    """An edition in the history of a work, there or only heard of."""

    id: str
    moment: str | None
    standing: str
    loaded: bool


@frozen
class Work:
    """A text in all its editions, oldest first."""

    id: str
    body: str
    editions: tuple[EditionRow, ...]
    ending: str | None
    """`suppressed` or `merged`, if so …"""
    ended: str | None
    """… when, …"""
    ended_by: str | None
    """… by which text, …"""
    into: str | None
    """… and what it went into."""
    cited_by: int
    """References of other texts, to whatever edition."""


@frozen
class Amendment:
    """A line of the worksheet of consequential amendments: an old edition that is cited."""

    text: str
    language: str
    node: str | None
    types: tuple[str, ...]
    line: int
    quote: str
    """What is printed now."""
    suggestion: str | None
    """What would have to be printed for the edition in force; `None` if there is none."""
    cited: str
    latest: str | None
    age: str
    """stale-at-adoption, stale-since, or that the target was suppressed or merged."""
