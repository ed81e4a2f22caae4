"""What "that resolution" means: the last of its kind that the clause cited."""

from collections.abc import Sequence

from attrs import define, field, frozen

from itures.citations.bind import UNKNOWN


@frozen
class _Cited:
    """One expression that an anaphora can look back to."""

    clause: str | None
    """The clause it stands in."""
    kind: str
    targets: tuple[str, ...]
    """What it cites; nothing if no rule reads it: nothing may jump over that."""


@define
class Memory:
    """What was cited so far."""

    _cited: list[_Cited] = field(factory=list)

    def add(self, node: str | None, kind: str, targets: Sequence[str]) -> None:
        """Remember an expression; without targets it blocks the way back."""
        self._cited.append(_Cited(clause_of(node), kind, tuple(targets)))

    def antecedents(self, node: str | None, kind: str, *, several: bool) -> tuple[str, ...]:
        """What an anaphora at a node means: one text, all of a list, or nothing."""
        clause = clause_of(node)
        for cited in reversed(self._cited):
            if cited.clause != clause:
                break
            if cited.kind == kind:
                known = [text.partition("#")[0] for text in cited.targets if UNKNOWN not in text]
                unique = tuple(dict.fromkeys(known))
                return unique if several else unique[-1:]
        return ()


def clause_of(node: str | None) -> str | None:
    """The clause that a node belongs to: the first piece of its id."""
    return node.split("__", 1)[0] if node else None
