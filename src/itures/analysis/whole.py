"""What checks need that look at all texts of a corpus: made once, when first asked for."""

from collections.abc import Mapping
from functools import cached_property

from attrs import define

from itures.analysis.corpus_network import Network
from itures.analysis.corpus_titles import Titles
from itures.analysis.language_groups import Group, groups
from itures.analysis.overlap import cited_works
from itures.analysis.twins import Index
from itures.corpus.corpus import Corpus
from itures.notation.grammar import Grammar


@define(slots=False, eq=False)
class Whole:
    """A corpus as a whole, as of its date."""

    corpus: Corpus
    grammar: Grammar

    @cached_property
    def network(self) -> Network:
        """Which edition cites which."""
        return Network.of(self.corpus)

    @cached_property
    def index(self) -> Index:
        """The words of all clauses in force."""
        return Index.of(self.corpus, self.grammar)

    @cached_property
    def cited(self) -> Mapping[str, set[str]]:
        """The works that each edition cites."""
        return cited_works(self.corpus)

    @cached_property
    def titles(self) -> Titles:
        """The titles of all editions, by language."""
        return Titles.of(self.corpus, self.grammar)

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The languages that each edition is there in."""
        return {group.edition: group for group in groups(self.corpus)}
