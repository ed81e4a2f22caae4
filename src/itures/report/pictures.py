"""What a report says of many texts at once: data, as in `itures.report.data`."""

from attrs import frozen


@frozen
class ActionRow:
    """One action, in the columns of an action plan."""

    id: str
    """`pp-res-71-2022--a01`: the slug of the text and the number of the action in it."""
    text_id: str
    """The text that asks for it."""
    number: str | None
    title: str | None
    body: str | None
    year: int | None
    clause: str
    type: str
    opener: str
    text: str
    responsible: tuple[str, ...]
    collaboration: tuple[str, ...]
    report_to: tuple[str, ...]
    deadline: str | None
    due: str | None
    recurring: str | None
    status: str
    language: str
    line: int
    item: str = ""
    """Number of the text and of the action in it, as action plans number them: `44-01`."""


@frozen
class Node:
    """A work in the citation network, where it stands in the picture, and its measures."""

    id: str
    text: str | None
    """The last edition that is there; `None` if none is."""
    body: str
    cited_by: int
    """Works that cite it …"""
    cites: int
    """… and works that it cites."""
    rank: float
    """PageRank, of all works 1 in sum."""
    cluster: int
    """The number of its cluster of works that cite, and are cited, together; from 0."""
    x: float
    y: float
    """Its place in the picture, from 0 to 1."""


@frozen
class Link:
    """How often one work cites another."""

    source: str
    target: str
    types: dict[str, int]
    """Citations by the type of the clause that they stand in; empty key: outside clauses."""
    stale: int
    """How many of them name an edition that is out of date."""


@frozen
class Network:
    """Which work cites which, in the editions in force."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    bodies: dict[str, dict[str, int]]
    """Citations from body to body."""
    orphans: tuple[str, ...]
    """Works that no other cites."""
    circles: tuple[tuple[str, ...], ...]
    """Groups of works of which each leads to each, the largest first."""


@frozen
class Overlap:
    """Two clauses that say nearly the same: a candidate, no verdict."""

    left: str
    left_node: str
    left_quote: str
    right: str
    right_node: str
    right_quote: str
    language: str
    similarity: float
    """From 0 to 1: the share of the words that both have in the same order."""
    alike: tuple[tuple[int, int, int, int], ...]
    """What is the same: stretches of the two quotes, in code points."""
    cites: bool
    """Whether one of the two texts cites the other."""


@frozen
class ConcordanceRow:
    """A unit of a text, in all languages that are there."""

    node: str
    openers: dict[str, str]
    """The words that it begins with, by language; a language that lacks it is not there."""
    types: dict[str, tuple[str, ...]]
    items: dict[str, int]
    actors: dict[str, tuple[str, ...]]
    cites: dict[str, tuple[str, ...]]
    same: bool
    """Whether all languages agree in it."""


@frozen
class Concordance:
    """The languages of one text side by side."""

    text: str
    languages: tuple[str, ...]
    rows: tuple[ConcordanceRow, ...]
    differences: int


@frozen
class Unread:
    """A stretch that was not understood."""

    text: str
    language: str
    path: str
    line: int
    column: int
    reason: str
    """The name of the rule that found it, `unparsed-block`; or why it was set aside."""
    quote: str
    code: str | None = None
    """The code of that rule; `None` of what was set aside."""


@frozen
class Actor:
    """Somebody who is asked to do something."""

    id: str
    name: str
    """As it is named in the language of the report's tables."""
    texts: dict[str, int]
    """Actions by text."""
    types: dict[str, int]
    """Actions by type of clause."""
