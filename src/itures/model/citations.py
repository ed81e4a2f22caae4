"""Citations: what the text refers to. They lie beside the tree, tied to it by node id."""

from typing import Literal

import msgspec
from attrs import frozen

from itures.model.span import Span

Status = Literal["unresolved", "resolved", "ambiguous", "missing", "external", "internal"]


@frozen
class Part:
    """One named slot that a grammar rule filled."""

    slot: str
    """The name of the slot, for example `number`."""
    value: str
    """The meaning of the words in a word list, else the words as printed."""
    start: int
    """The offset of its first character."""
    end: int
    """The offset behind its last character."""


@frozen
class Reference:
    """An expression that cites something, found but not yet bound to its targets."""

    family: str
    """The family of citation forms whose rule matched, for example `numbered`."""
    start: int
    """The offset of its first character."""
    end: int
    """The offset behind its last character."""
    parts: tuple[Part, ...]
    """The filled slots, in the order of the text."""


class Citation(msgspec.Struct, frozen=True, rename={"node": "in"}):
    """One target of one citing expression; the members of a list share span and text.

    A msgspec class, alone among the frozen classes here: its JSON key `in` is a word
    that Python reserves, and attrs classes cannot rename a field.
    """

    target: str
    """The identifier of what is cited; `#…` points into the same document."""
    kind: str
    """What is cited: resolution, decision, provision, instrument …"""
    text: str
    """The whole citing expression, without converter debris."""
    node: str | None
    """The id of the innermost node that holds it; `None` outside the tree."""
    span: Span
    """The stretch of the citing expression."""
    inferred: tuple[str, ...]
    """The steps that had to conclude something that is not printed, in order."""
    status: Status
    """Whether the target is known; without a corpus: unresolved, external or internal."""
