"""The worksheet of consequential amendments: what texts in force say of editions that are not."""

from attrs import frozen

from itures.corpus.lineage import natural
from itures.report.gathering import Cited, Gathered
from itures.report.naming import Naming
from itures.report.texts import Amendment

_STALE = ("VER301", "VER302")
"""Rules for editions that have been revised."""
_ENDED = ("VER303", "VER304")
"""Rules for texts that were suppressed or merged."""


def amendments(found: Gathered, naming: Naming) -> tuple[Amendment, ...]:
    """The lines of the worksheet, text by text.

    What is history on purpose stays as it is, and texts that are out of force are left alone.
    """
    every = [one for one in found.cited if one.code in (*_STALE, *_ENDED)]
    every.sort(key=lambda one: (natural(one.text), one.number))
    return tuple(_Line(one, naming).amendment() for one in every)


@frozen
class _Line:
    one: Cited
    naming: Naming

    def amendment(self) -> Amendment:
        """The line of a citation."""
        edge = self.one.edge
        return Amendment(
            text=self.one.text,
            language=edge.language,
            node=edge.node,
            types=edge.types,
            line=edge.line,
            quote=edge.quote,
            suggestion=self.naming.printed(self._latest, edge.language),
            cited=edge.target or edge.work or edge.written,
            latest=self._latest,
            age=self._age,
        )

    @property
    def _latest(self) -> str | None:
        """The edition that is in force now, of the text or of what it went into."""
        ending = self.one.edge.ending
        if self.one.code in _STALE:
            return self.one.edge.latest
        return ending.into if ending else None

    @property
    def _age(self) -> str:
        edge = self.one.edge
        if self.one.code in _ENDED and edge.ending:
            return edge.ending.how
        return edge.age or ""
