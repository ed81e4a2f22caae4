"""REF205: what a text says that a cited text is about, held against its title."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field

from itures.analysis.corpus_view import View
from itures.analysis.remarks import quote
from itures.analysis.subjects import Subjects
from itures.corpus.corpus import Corpus
from itures.corpus.edges import Edge
from itures.corpus.terms import Spelling, is_paired
from itures.errors import UnknownTextError
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar

if TYPE_CHECKING:
    from itures.analysis.whole import Whole

_AGREE = 0.7
"""The share of words of a subject that stand in a title with which it agrees.

Between a title quoted in short, with some words of its own ("on a gender policy"), and
another title altogether there is a gap: see "How sure they are" in docs/reference/findings.md.
"""
_ENOUGH = 3
"""Words of the beginning of a subject that are enough to tell a title."""
_CUT = ("...", "…")
"""With which a title ends that was not printed whole."""
_FEW = 2
"""Words of a subject with less of which nothing can be said."""
_BOUNDARY = re.compile(r"[,;:()\u2013\u2014\uff0c\u060c\uff08]")
"""What may end a title in running words."""
_CAPITALS = re.compile(r"\b([A-Z]{2,6})s?\b")
"""An abbreviation of Latin letters, with the ending of its plural."""
COMMAS = frozenset(",\uff0c\u060c")
QUOTES = frozenset('"“«„')
"""What shows that words behind a citation are meant as the title of what is cited."""
_SHORT = 2
"""Letters of words that say nothing of a title; abbreviations have more."""


@define(eq=False)
class Titles:
    """The titles of the loaded editions, and how they are compared."""

    corpus: Corpus
    spelling: Spelling
    _titles: dict[tuple[str, str], str | None] = field(factory=dict, init=False)
    """By edition and language: those that were asked for."""

    @classmethod
    def of(cls, corpus: Corpus, grammar: Grammar) -> "Titles":
        """The titles in a corpus."""
        return cls(corpus, Spelling(grammar))

    def title(self, edition: str, language: str) -> str | None:
        """The title of an edition, or `None` if it is not there, or not whole."""
        key = edition, language
        if key not in self._titles:
            self._titles[key] = self._look_up(edition, language)
        return self._titles[key]

    def _look_up(self, edition: str, language: str) -> str | None:
        try:
            found = self.corpus.entry(edition, language=language).title
        except UnknownTextError:
            return None
        return None if found is None or found.rstrip().endswith(_CUT) else found

    def agree(self, subject: str, title: str, language: str) -> bool:
        """Whether words that say what a text is about can mean a title.

        They may say less than the title; and behind the title they may go on.
        """
        wanted, short = self.words(title, language), _letters(title)
        ends = [found.start() for found in _BOUNDARY.finditer(subject)]
        if len(self.words(subject, language)) < _FEW:
            return True
        for end in [*ends, len(subject)]:
            said = self.words(subject[:end], language)
            enough = min(_ENOUGH, len(wanted), len(self.words(subject, language)))
            known = sum(word in wanted or _abbreviates(word, short, title) for word in said)
            if len(said) >= enough and known >= _AGREE * len(said):
                return True
        inside = self.words(subject, language)
        back = sum(
            word in inside or _abbreviates(word, _letters(subject), subject) for word in wanted
        )
        return back >= _AGREE * len(wanted)

    def words(self, text: str, language: str) -> set[str]:
        """The stems of the words that say something, of Chinese the pairs of characters."""
        speller = self.spelling.of(language)
        data = self.spelling.grammar
        common = data.language(language).data.get("common", ()) if language in data.heads else ()
        found: set[str] = set()
        for word in speller.words(text):
            if is_paired(word):
                found.update(word[at : at + 2] for at in range(len(word) - 1))
            elif len(word) > _SHORT and word not in common:
                found.add(speller.stem(word))
        return found


def _letters(text: str) -> str:
    """The first letters of all words, in order, without those of small words."""
    return "".join(
        word[0] for word in re.findall(r"\w+", text.casefold()) if len(word) > _SHORT + 1
    )


def _abbreviates(word: str, letters: str, text: str) -> bool:
    """Whether a word is an abbreviation of words that stand in a text, or the other way round."""
    plain = word.removesuffix("s")
    return len(plain) > 1 and plain in letters and plain not in text.casefold()


def title_mismatch(view: View, whole: "Whole") -> Iterator[Finding]:
    """REF205: the words behind a citation name another subject than the title of its target.

    Nothing is said where one expression cites several texts, or where the title is not there
    in the language of the citing text.
    """
    subjects, titles = Subjects.of(view.document, view.grammar), whole.titles
    shared = Counter(edge.span for edge in view.edges)
    for edge in view.edges:
        if edge.status != "resolved" or edge.target is None or shared[edge.span] > 1:
            continue
        span = subjects.at(edge.span)
        title = titles.title(edge.target, edge.language) if span else None
        if title is None or span is None or edge.same_work:
            continue
        subject = view.document.text[slice(*span)]
        if not _is_title(view.document.text[edge.span.end : span.start], subject, edge, span):
            continue
        if not titles.agree(subject, title, edge.language):
            said = f"{quote(subject)} is said of {edge.target}, whose title is {quote(title)}"
            yield view.remark("REF205", edge, said + _older(view, edge, subject, titles))


def _is_title(between: str, subject: str, edge: Edge, span: Span) -> bool:
    """Whether words are meant as a title: behind a comma, in quotation marks, or inside.

    "Resolution 5 on the withdrawal of the boats" may as well say what it asked for.
    """
    inside = span.start < edge.span.end
    return inside or subject[0] in QUOTES or not COMMAS.isdisjoint(between)


def _older(view: View, edge: Edge, subject: str, titles: Titles) -> str:
    """Which other edition of the text has such a title, if one has."""
    lineage = view.corpus.lineage(edge.target or "")
    for edition in reversed(lineage.editions):
        title = titles.title(edition.id, edge.language) if edition.id != edge.target else None
        if title and titles.agree(subject, title, edge.language):
            return f"; so {edition.id} is called"
    return ""


CHECKS = {"REF205": title_mismatch}
