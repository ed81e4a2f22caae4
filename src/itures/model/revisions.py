"""Tracked changes: what was put in, taken out and moved, by whom and when."""

from typing import Literal

from attrs import frozen

from itures.model.span import Span

Change = Literal["insertion", "deletion", "move-from", "move-to"]


@frozen
class Revision:
    """One tracked change."""

    change: Change
    """What was done."""
    author: str | None
    """Who did it, as the file says."""
    date: str | None
    """When, as the file says, for example `2024-09-01T10:00:00Z`."""
    span: Span
    """Its words in the text; empty, at their place, where this text is without them."""
    text: str
    """The words, also where the text is without them."""
    move: str | None = None
    """The name of the move, the same for both its ends."""
