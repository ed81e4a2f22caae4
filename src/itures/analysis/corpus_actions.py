"""The actions of a whole corpus: what the texts that are in force ask for."""

from collections.abc import Iterator

from itures.analysis.actions import Action, actions
from itures.corpus.corpus import Corpus
from itures.corpus.entries import Entry

PROPOSED = "proposal"
"""The kind of texts that nobody has adopted: what they ask for, nobody has to do."""


def in_force(corpus: Corpus, entry: Entry) -> bool:
    """Whether a text is in force as of the date of the corpus, as far as that is known."""
    if entry.kind == PROPOSED:
        return False
    lineage = corpus.lineage(entry.edition) if entry.edition else None
    edition = lineage.edition(entry.edition or "") if lineage else None
    if lineage is None or edition is None:
        return True
    return lineage.standing(edition, corpus.as_of) == "in force"


def actions_in_force(corpus: Corpus) -> Iterator[tuple[Entry, Action]]:
    """The actions of the texts in force, text by text, each read in its leading language.

    Args:
        corpus: the corpus, as of a date.
    """
    for entry in corpus.documents(lead=True):
        if in_force(corpus, entry):
            document = corpus.document_of(entry)
            yield from ((entry, action) for action in actions(document, corpus.grammar))
