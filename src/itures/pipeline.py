"""The line as code: a source becomes a document."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from attrs import define, evolve, field

from itures.citations.read import read_citations
from itures.errors import SourceError
from itures.model.blocks import Reading, Source, View
from itures.model.budget import BUDGET, Budget
from itures.model.document import FORMAT, Discarded, Document, Kind
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar, load
from itures.sources.archives import ENDING, is_archive, members
from itures.sources.bounds import edge_of, head_of
from itures.sources.reading import (
    READERS,
    Outcome,
    Problem,
    content_of,
    read_bytes,
    read_file,
    read_string,
)
from itures.structure.identify import UNDETERMINED
from itures.structure.meter import Clock, LateError, Meter
from itures.structure.read import Structure, read_structure
from itures.structure.several import may_hold_several
from itures.structure.volumes import divide

Readable = str | Path | bytes | BinaryIO
"""What `parse` takes: a path, the bytes of a file, or an open binary file."""
_PROPOSAL = "proposal"
"""The kind that is read whole even where it proposes several texts."""
OVER_BUDGET = "over-budget"
"""Why the end of a text is set aside that makes more work than one document may."""


def parse(
    source: Readable,
    *,
    language: str | None = None,
    kind: str | None = None,
    revisions: View = "final",
    grammars: Sequence[str] = (),
    budget: Budget = BUDGET,
) -> Document:
    """Read a file and give everything that could be understood. Never raises on content.

    Args:
        source: a path, the bytes of a file, or an open binary file.
        language: ISO 639-1 code, if the language is known; else it is told from the text.
        kind: the kind of document, if it is known; else it is told from the text.
        revisions: which text of a file with tracked changes: with all of them made, with
            none, or with both.
        grammars: folders that add to the grammars or override them.
        budget: how much of it is read; what is over it is set aside, with a finding DOC026.

    Returns:
        The document. Of a file that is no text, `text` has one character for each byte,
        all of it set aside, and a finding DOC006 says what is wrong.

    Raises:
        SourceError: if the file is missing, cannot be opened, or no reader knows it.
        GrammarError: if a grammar file is faulty, or there is no such language.
    """
    work = _Work(load(*grammars), language, kind, budget)
    found = _content(source, budget)
    if isinstance(found, Problem):
        return _unreadable(found)
    reading = read_bytes(*found, revisions, budget)
    if isinstance(reading, Problem):
        return _unreadable(reading)
    if isinstance(reading, Document):
        return reading
    return work.whole(reading)


def parse_all(
    source: Readable,
    *,
    language: str | None = None,
    kind: str | None = None,
    revisions: View = "final",
    grammars: Sequence[str] = (),
    budget: Budget = BUDGET,
) -> Iterator[Document]:
    """Read a file and give each of the documents in it. Never raises on content.

    A volume such as Final Acts holds many texts, a contribution many proposals, a zip
    archive many files. What stands before the first text of a volume (cover, contents,
    preface) is a document of its own, of kind `unknown`, with its text in `front`. A file
    that holds one document gives that.

    Args:
        source: a path, the bytes of a file, or an open binary file.
        language: ISO 639-1 code, if it is the same for all; else it is told for each.
        kind: the kind, if it is the same for all; else it is told for each.
        revisions: which text of a file with tracked changes.
        grammars: folders that add to the grammars or override them.
        budget: how much of a file is read, and how much of each document in it; what is
            over it comes last, as a document of kind `unknown` with a finding DOC026.

    Yields:
        The documents, in order. The `text` of each is its own, and every place in it
        counts from its beginning; `source.part` is its stretch of the text of the file.
        `source.path` of a file in an archive is `archive.zip/name.docx`; one that cannot
        be unpacked gives a document with a finding DOC006.

    Raises:
        SourceError: if the file is missing, cannot be opened, no reader knows it, or it is
            an archive that is damaged or holds no file that can be read.
        GrammarError: if a grammar file is faulty, or there is no such language.
    """
    grammar = load(*grammars)
    found = _content(source, budget)
    if isinstance(found, Problem):
        yield _unreadable(found)
        return
    data, name = found
    if not (_may_be_archive(name) and is_archive(data)):
        work = _Work(grammar, language, kind, budget)
        yield from work.each(read_bytes(data, name, revisions, budget))
        return
    for member in members(data, name or _ARCHIVE, MEMBERS):
        work = _Work(grammar, language, kind, budget)
        try:
            file = member.open()
        except SourceError as error:
            outcome: Outcome = Problem(Reading("", (), _nothing(member.name)), str(error))
        else:
            outcome = read_file(file, revisions, budget)
        yield from work.each(outcome)


_ARCHIVE = "archive"
"""The name of an archive that has none."""
MEMBERS = frozenset(READERS) - {""}
"""The endings of the files in an archive that are read, in lower case."""


def _may_be_archive(name: str | None) -> bool:
    return name is None or Path(name).suffix.lower() in {"", ENDING}


def _nothing(name: str | None) -> Source:
    """The source of a file whose bytes cannot be had."""
    return Source(name, hashlib.sha256(b"").hexdigest(), "application/octet-stream")


def _content(source: Readable, budget: Budget) -> tuple[bytes, str | None] | Problem:
    """The bytes of a file, and its name if it has one; or that there are too many of them."""
    name = str(source) if isinstance(source, str | Path) else None
    size = Path(name).stat().st_size if name is not None and Path(name).is_file() else 0
    if size <= budget.bytes:
        data, name = content_of(source)
        size = len(data)
        if size <= budget.bytes:
            return data, name
    said = f"it has {size} bytes, and {budget.bytes} are read at most; split it"
    return Problem(Reading("", (), _nothing(name)), said)


def parse_text(
    text: str,
    *,
    language: str | None = None,
    kind: str | None = None,
    grammars: Sequence[str] = (),
    budget: Budget = BUDGET,
) -> Document:
    """Read a string, as `parse` reads a file.

    Raises:
        GrammarError: if a grammar file is faulty, or there is no such language.
    """
    return _Work(load(*grammars), language, kind, budget).whole(read_string(text, budget))


def read(
    reading: Reading, grammar: Grammar, language: str | None = None, kind: str | None = None
) -> Document:
    """Read a text whose paragraphs are known as one document, without a budget."""
    structure = read_structure(reading, grammar, language, kind)
    return _document(reading, grammar, structure, Meter())


@define
class _Work:
    """How the documents of one file are read, from the moment it is opened."""

    grammar: Grammar
    language: str | None
    kind: str | None
    budget: Budget
    clock: Clock = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.clock = Clock.of(self.budget)

    def whole(self, reading: Reading) -> Document:
        """A file read as one document; if it holds several, a finding says so."""
        head = head_of(reading, edge_of(reading, self.budget))
        document = self._within(head, self.kind)
        language = document.language
        if document.kind != _PROPOSAL and may_hold_several(head, self.grammar, language):
            several = divide(head, self.grammar, self.language).findings
            document = _with(document, several)
        return _with_rest(document, reading, len(head.text))

    def each(self, reading: Outcome) -> Iterator[Document]:
        """The documents of a file that was read; what is over the budget comes last."""
        if isinstance(reading, Problem):
            yield _unreadable(reading)
        elif isinstance(reading, Document):
            yield reading
        else:
            head = head_of(reading, edge_of(reading, self.budget))
            for part in divide(head, self.grammar, self.language).parts:
                self.clock = Clock.of(self.budget)
                document = self._within(part.reading, part.kind or self.kind)
                yield _with(document, part.findings)
            if len(head.text) < len(reading.text):
                yield _rest(reading, len(head.text))

    def _within(self, reading: Reading, kind: str | None) -> Document:
        """A document that is within the budget, but for the time that it takes."""
        meter = Meter(self.budget, self.clock)
        how = (self.grammar, self.language, kind)
        try:
            structure = read_structure(reading, *how, self.clock)
        except LateError as late:
            # What was looked at in time is read to its end.
            head = head_of(reading, late.at)
            document = _document(head, self.grammar, read_structure(head, *how), meter)
            return _with_rest(document, reading, late.at)
        return _document(reading, self.grammar, structure, meter)


def _with_rest(document: Document, reading: Reading, end: int) -> Document:
    """A document of the beginning of a text, with the rest set aside."""
    rest = reading.text[end:]
    if not rest:
        return document
    span = Span(end, len(reading.text))
    whole = evolve(
        document,
        text=reading.text,
        discarded=(*document.discarded, Discarded(span, OVER_BUDGET, rest)),
        links=reading.links,
        revisions=reading.revisions,
    )
    return _with(whole, [_over_budget(reading.text, span)])


def _rest(reading: Reading, end: int) -> Document:
    """What is over the budget, as a document of its own."""
    text = reading.text[end:]
    source = evolve(reading.source, part=Span(end, len(reading.text)))
    problem = Problem(Reading(text, (), source), "")
    found = _over_budget(text, Span(0, len(text)))
    return _unreadable(problem, OVER_BUDGET, found)


def _over_budget(text: str, span: Span) -> Finding:
    # Counted: an index of all lines would be the largest thing of all.
    line = text.count("\n", 0, span.start) + 1
    column = span.start - text.rfind("\n", 0, span.start)
    said = f"over the budget: {span.end - span.start} characters from here on were not read"
    return Finding("DOC026", "warning", said, line, column, span)


def _with(document: Document, findings: Sequence[Finding]) -> Document:
    if not findings:
        return document
    every = tuple(sorted({*document.findings, *findings}, key=_place))
    return evolve(document, findings=every)


def _document(reading: Reading, grammar: Grammar, structure: Structure, meter: Meter) -> Document:
    found = read_citations(reading.text, structure, grammar.registry, meter)
    findings = sorted({*structure.findings, *found.findings}, key=_place)
    return Document(
        format=FORMAT,
        kind=cast(Kind, structure.kind),
        language=structure.language,
        languages=structure.languages or (structure.language,),
        id=structure.head.id,
        title=structure.head.title,
        masthead=structure.head.masthead,
        text=reading.text,
        front=structure.front,
        clauses=structure.clauses,
        sections=structure.sections,
        annexes=structure.annexes,
        back=structure.back,
        letter=structure.letter,
        message=structure.message,
        pairs=structure.pairs,
        footnotes=structure.footnotes,
        citations=found.citations,
        discarded=structure.discarded,
        findings=tuple(findings),
        source=reading.source,
        links=reading.links,
        revisions=reading.revisions,
        proposals=structure.proposals,
    )


def _place(finding: Finding) -> tuple[Span, str, str]:
    return finding.span, finding.code, finding.message


def _unreadable(
    problem: Problem, why: str = "unreadable", found: Finding | None = None
) -> Document:
    """A document of which nothing was read, and the finding that says so."""
    text = problem.reading.text
    span = Span(0, len(text))
    found = found or Finding("DOC006", "error", problem.message, 1, 1, span)
    return Document(
        format=FORMAT,
        kind="unknown",
        language=UNDETERMINED,
        languages=(UNDETERMINED,),
        id=None,
        title=None,
        masthead=None,
        text=text,
        front=(),
        clauses=(),
        sections=(),
        annexes=(),
        back=(),
        letter=None,
        message=None,
        pairs=(),
        footnotes=(),
        citations=(),
        discarded=(Discarded(span, why, text),),
        findings=(found,),
        source=problem.reading.source,
    )
