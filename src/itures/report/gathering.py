"""Going through a corpus once: each document is read, checked, and let go again."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from attrs import define, field, frozen

from itures.analysis.actions import Action, actions
from itures.analysis.corpus_actions import PROPOSED
from itures.analysis.corpus_versions import verdict
from itures.analysis.corpus_view import View
from itures.analysis.fingerprints import Located
from itures.analysis.rounds import Round
from itures.corpus.corpus import Corpus
from itures.corpus.edges import Edge
from itures.corpus.entries import Entry
from itures.model.document import Document
from itures.model.span import Span
from itures.report.contexts import around
from itures.report.pictures import Unread
from itures.report.texts import Version
from itures.report.unread import holes, unread

Tell = Callable[[int, int], None]
"""Is told after each text how many are done, and of how many."""


@frozen
class Cited:
    """A citation of the leading version of a text."""

    text: str
    number: int
    """The number of the citation in the text, from 1."""
    edge: Edge
    before: str
    after: str
    code: str | None
    """The code of what is to be said of its edition."""


@frozen
class Said:
    """A finding, and the document that it is in."""

    text: str
    language: str
    path: str
    located: Located
    edge: Edge | None
    """The citation that it is about."""


@define
class Gathered:
    """What was gathered."""

    entries: dict[str, list[Entry]]
    """The chiefs by text, the leading one first."""
    every: list[tuple[str, Entry]]
    """All documents, with their texts."""
    versions: dict[str, list[Version]] = field(factory=dict)
    revised: set[str] = field(factory=set)
    """The texts of which a number line says that they are revisions."""
    over: set[str] = field(factory=set)
    """The texts that are not in force: replaced, ended, or only proposed."""
    cited: list[Cited] = field(factory=list)
    said: list[Said] = field(factory=list)
    actions: list[tuple[str, Action]] = field(factory=list)
    unread: list[Unread] = field(factory=list)


def gather(corpus: Corpus, round_: Round, tell: Tell | None = None) -> Gathered:
    """Look at every document that counts, once.

    Args:
        corpus: the corpus, as of a date.
        round_: checks the documents.
        tell: is told how far it is.
    """
    named = list(_named(corpus.documents()))
    chiefs: dict[str, list[Entry]] = {}
    for text, entry in named:
        if entry.chief:
            chiefs.setdefault(text, []).append(entry)
    found = Gathered(chiefs, named)
    reader = _Reader(corpus, round_, found)
    for done, (text, entries) in enumerate(chiefs.items(), 1):
        reader.text(text, entries)
        if tell:
            tell(done, len(chiefs))
    return found


def _named(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """The documents with the id of their text; of texts without an identifier each is one."""
    for name, some in groupby(entries, key=lambda entry: entry.name):
        for at, entry in enumerate(some, 1):
            yield (f"{name}/{at}" if entry.edition is None and at > 1 else name), entry


@define
class _Reader:
    """Reads texts, and writes down what it needs."""

    corpus: Corpus
    round: Round
    found: Gathered

    def text(self, text: str, entries: list[Entry]) -> None:
        """Look at the languages of one text."""
        languages: dict[str, tuple[str, str]] = {}
        for entry in entries:
            path = entry.paths[0] if entry.paths else entry.name
            languages[path] = (entry.language, path)
            self._document(text, entry, path)
        for path, one in self.round.languages():
            self.found.said.append(Said(text, *languages[path], one, None))

    def _document(self, text: str, entry: Entry, path: str) -> None:
        document = self.corpus.document_of(entry)
        edges = self.corpus.edges_in(entry)
        looked = self.round.look(path, document, edges)
        about = {edge.span: edge for edge in reversed(edges)}
        at = (text, entry.language, path)
        for one in looked.findings:
            self.found.said.append(Said(*at, one, about.get(one.finding.span)))
        gaps = holes(document)
        self.found.versions.setdefault(text, []).append(_version(entry, document, gaps))
        self.found.unread.extend(unread(at, document, looked.findings))
        if document.masthead and document.masthead.revised:
            self.found.revised.add(text)
        if entry.lead and looked.view is not None:
            self._leading(text, document, looked.view)

    def _leading(self, text: str, document: Document, view: View) -> None:
        """Write down what a text cites, and what it asks for while it is in force."""
        over = view.is_over or document.kind == PROPOSED
        if over:
            self.found.over.add(text)
        else:
            every = actions(document, self.round.checker.grammar)
            self.found.actions.extend((text, one) for one in every)
        for number, edge in enumerate(view.edges, 1):
            before, after = around(document.text, edge.span)
            code = None if over else verdict(view, edge)
            self.found.cited.append(Cited(text, number, edge, before, after, code))


def _version(entry: Entry, document: Document, gaps: list[Span]) -> Version:
    """What is told of a document among the languages of its text."""
    whole = solid(document.text)
    return Version(
        language=entry.language,
        title=entry.title,
        lead=entry.lead,
        paths=entry.paths,
        sha256=entry.sha256,
        clauses=len(document.clauses),
        citations=entry.citations,
        characters=whole,
        consumed=whole - sum(solid(document.text[start:end]) for start, end in gaps),
    )


def solid(text: str) -> int:
    """The characters of a text that are not blank."""
    return len("".join(text.split()))
