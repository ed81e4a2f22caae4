"""A round through many documents: what each of them says, and then what languages say apart."""

from collections.abc import Iterator

from attrs import define, field, frozen

from itures.analysis.checks import Checker
from itures.analysis.corpus_view import View
from itures.analysis.fingerprints import Located, beside, located
from itures.analysis.languages import Version, concordance, version_of
from itures.corpus.edges import Edge
from itures.model.document import Document


@frozen
class Looked:
    """What a look at one document gave."""

    findings: list[Located]
    view: View | None
    """What the corpus says of it, where there is one."""


@define
class Round:
    """Checks one document after the other; remembers what languages are compared by."""

    checker: Checker
    _versions: dict[str, list[Version]] = field(factory=dict, init=False)

    def look(self, name: str, document: Document, edges: tuple[Edge, ...] | None = None) -> Looked:
        """Check a document.

        Args:
            name: the name that its findings are told under.
            document: the document.
            edges: its citations, where it is in the corpus and they were asked for.
        """
        every, view = self.checker.look(document, edges)
        if document.id:
            self._versions.setdefault(document.id, []).append(version_of(name, document))
        return Looked(located(name, document, every, self.checker.grammar.registry), view)

    def languages(self) -> Iterator[tuple[str, Located]]:
        """What differs between the languages of the texts since this was last asked.

        Yields:
            The name of a document, and a finding about it.
        """
        registry = self.checker.grammar.registry
        for identifier, same in self._versions.items():
            tongues = {version.name: version.language for version in same}
            for name, finding in concordance(same):
                yield name, beside(name, identifier, finding, registry, tongues[name])
        self._versions.clear()
