"""The tree of a resolution: clauses, their items, and the sections around them."""

from typing import Literal

from attrs import frozen

from itures.model.span import Span

PartName = Literal["preamble", "operative"]


@frozen
class Item:
    """A labelled paragraph of a clause, with the list that hangs below it."""

    id: str
    """ASCII, the same in every language, for example `instructs_2__3__a`."""
    label: str | None
    """The printed mark without brackets, dots or tabs; a bullet is `•`; `None` if unmarked."""
    text: str | None
    """The printed words before the first item below, without debris and note marks."""
    span: Span
    """From the mark to the end of the last item below."""
    items: "tuple[Item, ...]" = ()
    """The list below this item."""
    tail: str | None = None
    """The printed words behind the list below."""
    rows: tuple[tuple[str, ...], ...] | None = None
    """The cells of a table, row by row, where this is one."""


@frozen
class Clause:
    """A clause: an opener and what it governs."""

    id: str
    """Counted by first type, for example `considering_2`."""
    part: PartName
    """Whether it stands among the recitals or the operative clauses."""
    type: str
    """The first of `types`."""
    types: tuple[str, ...]
    """What the opener does, language-independent, for example `taking-into-account`."""
    modifiers: tuple[str, ...]
    """`further`, `with-concern`, `having` … as far as the opener prints them."""
    opener: str
    """The whole lead line as printed, actors and qualifier included."""
    label: str | None
    """The printed number of the clause, where the tradition numbers clauses."""
    actors: tuple[str, ...]
    """The ids of those who are addressed, in the order of the text."""
    qualifier: str | None
    """What limits the address, as printed, for example `within its mandate`."""
    text: str | None
    """The single unmarked paragraph, or what stands before the first item."""
    span: Span
    """From the opener to the end of the last item."""
    items: tuple[Item, ...] = ()
    """The items, to any depth."""
    tail: str | None = None
    """What stands behind the last item."""


@frozen
class Section:
    """A part outside the clauses: foreword, annex, section, table, adoption line."""

    id: str
    """For example `front_1`, `annex-1`, `annex-1__2`."""
    label: str | None
    """The printed mark or number."""
    heading: str | None
    """The heading as printed, for example `ANNEX 1`."""
    title: str | None
    """The line under the heading that names the part."""
    actors: tuple[str, ...]
    """The ids of those who are addressed, where a group of paragraphs addresses someone."""
    text: str | None
    """The words before the first item."""
    span: Span
    """From the heading to the end of the last item."""
    items: "tuple[Section, ...]" = ()
    """What stands below."""
    tail: str | None = None
    """The words behind the last item."""
    rows: tuple[tuple[str, ...], ...] | None = None
    """The cells of a table, row by row."""
