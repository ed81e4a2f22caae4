"""One printed line of a document, and what it is."""

from typing import Literal

from attrs import frozen

from itures.model.document import Footnote

Role = Literal[
    "number",
    "title",
    "history",
    "enacting",
    "opener",
    "heading",
    "subtitle",
    "text",
    "item",
    "tail",
    "table",
    "field",
    "note",
]
"""What a line is. `subtitle` is the title below a heading, `field` a printed line of a
letter, `note` a footnote that is marked nowhere: it is the one note of its line."""
Part = Literal["head", "front", "clauses", "sections", "annexes", "back", "letter", "notes"]


@frozen
class Line:
    """One printed paragraph."""

    role: Role
    text: str
    part: Part
    """Where in the document it stands."""
    name: str = ""
    """The id of its node; of a field, which one it is."""
    depth: int = 0
    """How many lists it stands in, its own not counted."""
    mark: str | None = None
    """The mark of an item as printed, for example `a)` or `1.1`."""
    label: str | None = None
    """The label of its node in the tree: of a heading it is part of the words."""
    lead: int = 0
    """Characters of an opener that the paragraph begins with, as in UN texts."""
    number: tuple[int, int] | None = None
    """Of a number line: where the number stands in it."""
    notes: tuple[tuple[int, Footnote], ...] = ()
    """The notes that are marked in it, and before which character, in order."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table."""
    language: str | None = None
    """ISO 639-1 code, where it is not that of the document."""
