"""How a report names texts: for people, as they are cited; for files, as a short name."""

import re
from collections.abc import Container, Iterable, Mapping
from pathlib import PurePosixPath

from attrs import define, field

from itures.citations.format import format_id
from itures.corpus.entries import Entry
from itures.corpus.lineage import Lineage
from itures.errors import IdentifierError
from itures.notation.grammar import Grammar

_NO_NAME = re.compile(r"[^A-Za-z0-9._-]+")
"""What stands in no name of a file that works everywhere."""
_ACTORS = "actor"
"""The words of a language for those who are addressed."""
_LONGEST = 100
"""Characters of the name of a file: some systems allow 255 bytes, with the folders."""


def slugs(ids: Iterable[str]) -> dict[str, str]:
    """A name for the page of each text: `pp/res/71@2022` becomes `pp-res-71-2022`.

    No two names differ in case alone: some systems take those for one file. Of two that
    would have one name, the later one has a number behind it.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in ids:
        plain = _NO_NAME.sub("-", one).strip("-.")[:_LONGEST] or "text"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        found[one] = name
    return found


@define
class Naming:
    """Prints identifiers as ITU does: with "Rev." where the text is older than the edition."""

    grammar: Grammar
    editions: Mapping[str, Lineage]
    """The lineage that an edition is in."""
    revised: Container[str] = frozenset()
    """Editions whose number line says that they are revisions."""
    _known: dict[tuple[str, str], str | None] = field(factory=dict, init=False)
    _actors: dict[str, str] = field(factory=dict, init=False)

    @classmethod
    def of(cls, grammar: Grammar, lineages: Iterable[Lineage], revised: Container[str]) -> "Naming":
        """The naming of the texts of a corpus."""
        return cls(grammar, {e.id: one for one in lineages for e in one.editions}, revised)

    def printed(self, edition: str | None, language: str) -> str | None:
        """An edition in the words of a language; `None` where there are no words for it."""
        if edition is None or language not in self.grammar.names("languages"):
            return None
        if (edition, language) not in self._known:
            self._known[edition, language] = self._printed(edition, language)
        return self._known[edition, language]

    def name(self, entry: Entry) -> str | None:
        """A text as it is cited in its own language; of one without an identifier its file."""
        if entry.edition is None:
            part = entry.name.partition("/")[2]
            file = PurePosixPath(entry.paths[0]).name if entry.paths else entry.name
            return f"{file} ({part})" if part else file
        return self.printed(entry.edition, entry.language)

    def _printed(self, edition: str, language: str) -> str | None:
        lineage = self.editions.get(edition)
        later = lineage is not None and lineage.editions[0].id != edition
        revised = True if later or edition in self.revised else None
        try:
            words = format_id(edition, language, grammar=self.grammar, revised=revised)
        except IdentifierError:
            return None
        return None if words == edition else words

    def actor(self, actor: str, language: str) -> str:
        """An actor in the words of a language, the first that its grammar has; else its id."""
        if not self._actors:
            phrases = self.grammar.language(language).words(_ACTORS).phrases
            for phrase in phrases:
                self._actors.setdefault(phrase.meaning, phrase.text)
        return self._actors.get(actor, actor)
