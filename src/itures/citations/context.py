"""What is known around a citation: the document, and what it named before."""

from collections.abc import Mapping

from attrs import field, frozen

from itures.notation.registry import Registry


@frozen
class Context:
    """What the citing document says of itself and of its bodies."""

    body: str | None
    """The body that adopted the citing document."""
    registry: Registry
    before: Mapping[str, str] = field(factory=dict)
    """What the same paragraph named before: slots and values."""

    @property
    def is_apart(self) -> bool:
        """Whether nothing of ITU goes without saying here, as in UN texts."""
        about = self.registry.bodies.get(self.body or "", {})
        return bool(about.get("unversioned"))

    @property
    def speaks_of_itself(self) -> bool:
        """Whether texts without a body are those of the adopting body."""
        about = self.registry.bodies.get(self.body or "", {})
        return bool(about.get("bare_numbers_are_own"))
