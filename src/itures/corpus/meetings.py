"""Which sessions there were, and which of them the corpus holds whole."""

from collections.abc import Iterable

from attrs import frozen

from itures.corpus.identity import Name
from itures.notation.registry import Registry


@frozen
class Complete:
    """A body, perhaps one kind of its texts, of which some or all sessions are held whole."""

    subject: str
    """A body, `pp`, or a body and a kind, `pp/res`."""
    session: str
    """A year, a range of years `2010..2022`, the number of a session; empty: all of them."""

    def covers(self, name: Name) -> bool:
        """Whether a text would be in the corpus if it existed."""
        if self.subject not in {name.body, f"{name.body}/{name.kind}"}:
            return False
        if not self.session:
            return True
        session = name.version or (name.number or "").partition("-")[0]
        first, _, last = self.session.partition("..")
        if not last:
            return session == first
        return session.isdecimal() and int(first) <= int(session) <= int(last)


@frozen
class Meetings:
    """What is known of sessions."""

    registry: Registry
    complete: tuple[Complete, ...] = ()

    def holds_all(self, name: Name) -> bool:
        """Whether the corpus says that it would hold a text."""
        return any(each.covers(name) for each in self.complete)

    def impossible(self, name: Name) -> bool:
        """Whether the body surely did not meet in the year of an edition.

        That is sure only where the registry says since when it knows all sessions, and for
        years before the last that it knows.
        """
        year, known = name.year, self._years(name.body)
        since = self.registry.bodies.get(name.body, {}).get("sessions_from")
        if year is None or since is None or not known or year in known:
            return False
        return bool(since <= year < known[-1])

    def _years(self, body: str) -> list[int]:
        return sorted(session.year for session in self.registry.sessions if session.body == body)


def covering(every: Iterable[tuple[str, str]]) -> tuple[Complete, ...]:
    """What is held whole, from pairs of subject and session."""
    return tuple(Complete(subject, session) for subject, session in sorted(every))
