"""How a cited edition stands to the text that cites it, as a report says it."""

from itures.corpus.edges import Edge

STALE = frozenset({"stale-at-adoption", "stale-since"})
"""An edition that is out of date, and should perhaps be another."""
_HISTORY = "history"
_HISTORICAL = "historical"


def age_of(edge: Edge) -> str | None:
    """The age of a citation; `historical` where an old edition is named for what it did then."""
    return _HISTORICAL if edge.effect == _HISTORY and edge.age in STALE else edge.age
