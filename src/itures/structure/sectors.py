"""The Sector that a body belongs to."""

from itures.notation.registry import Registry

_QUESTION = "question"
"""The family whose texts go without their Sector in those of the Sector's own conference."""


def own_sector(registry: Registry, body: str | None) -> str | None:
    """The Sector whose conference a body is: that of WTSA is ITU-T."""
    family = registry.families.get(_QUESTION)
    return family.home.get(body or "", {}).get("sector") if family else None
