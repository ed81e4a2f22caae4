"""The line as code: a source becomes a document."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from attrs import evolve

from itures.citations.read import read_citations
from itures.errors import SourceError
from itures.model.blocks import Reading, Source, View
from itures.model.document import FORMAT, Discarded, Document, Kind
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar, load
from itures.sources.archives import ENDING, is_archive, members
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
from itures.structure.read import read_structure
from itures.structure.several import may_hold_several
from itures.structure.volumes import divide

Readable = str | Path | bytes | BinaryIO
"""What `parse` takes: a path, the bytes of a file, or an open binary file."""
_PROPOSAL = "proposal"
"""The kind that is read whole even where it proposes several texts."""


def parse(
    source: Readable,
    *,
    language: str | None = None,
    kind: str | None = None,
    revisions: View = "final",
    grammars: Sequence[str] = (),
) -> Document:
    """Read a file and give everything that could be understood. Never raises on content.

    Args:
        source: a path, the bytes of a file, or an open binary file.
        language: ISO 639-1 code, if the language is known; else it is told from the text.
        kind: the kind of document, if it is known; else it is told from the text.
        revisions: which text of a file with tracked changes: with all of them made, with
            none, or with both.
        grammars: folders that add to the grammars or override them.

    Returns:
        The document. Of a file that is no text, `text` has one character for each byte,
        all of it set aside, and a finding DOC006 says what is wrong.

    Raises:
        SourceError: if the file is missing, cannot be opened, or no reader knows it.
        GrammarError: if a grammar file is faulty, or there is no such language.
    """
    grammar = load(*grammars)
    reading = read_bytes(*content_of(source), revisions)
    if isinstance(reading, Problem):
        return _unreadable(reading)
    if isinstance(reading, Document):
        return reading
    return _whole(reading, grammar, language, kind)


def parse_all(
    source: Readable,
    *,
    language: str | None = None,
    kind: str | None = None,
    revisions: View = "final",
    grammars: Sequence[str] = (),
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
    data, name = content_of(source)
    if not (_may_be_archive(name) and is_archive(data)):
        yield from _each(read_bytes(data, name, revisions), grammar, language, kind)
        return
    for member in members(data, name or _ARCHIVE, MEMBERS):
        try:
            file = member.open()
        except SourceError as error:
            outcome: Outcome = Problem(Reading("", (), _nothing(member.name)), str(error))
        else:
            outcome = read_file(file, revisions)
        yield from _each(outcome, grammar, language, kind)


_ARCHIVE = "archive"
"""The name of an archive that has none."""
MEMBERS = frozenset(READERS) - {""}
"""The endings of the files in an archive that are read, in lower case."""


def _may_be_archive(name: str | None) -> bool:
    return name is None or Path(name).suffix.lower() in {"", ENDING}


def _nothing(name: str) -> Source:
    """The source of a file whose bytes cannot be had."""
    return Source(name, hashlib.sha256(b"").hexdigest(), "application/octet-stream")


def _each(
    reading: Outcome, grammar: Grammar, language: str | None, kind: str | None
) -> Iterator[Document]:
    """The documents of a file that was read."""
    if isinstance(reading, Problem):
        yield _unreadable(reading)
    elif isinstance(reading, Document):
        yield reading
    else:
        for part in divide(reading, grammar, language).parts:
            document = _document(part.reading, grammar, language, part.kind or kind)
            yield _with(document, part.findings)


def parse_text(
    text: str,
    *,
    language: str | None = None,
    kind: str | None = None,
    grammars: Sequence[str] = (),
) -> Document:
    """Read a string, as `parse` reads a file.

    Raises:
        GrammarError: if a grammar file is faulty, or there is no such language.
    """
    return _whole(read_string(text), load(*grammars), language, kind)


def _whole(reading: Reading, grammar: Grammar, language: str | None, kind: str | None) -> Document:
    """A file read as one document; if it holds several, a finding says so."""
    document = _document(reading, grammar, language, kind)
    if document.kind == _PROPOSAL or not may_hold_several(reading, grammar, document.language):
        return document
    return _with(document, divide(reading, grammar, language).findings)


def _with(document: Document, findings: Sequence[Finding]) -> Document:
    if not findings:
        return document
    every = tuple(sorted({*document.findings, *findings}, key=_place))
    return evolve(document, findings=every)


def _document(
    reading: Reading, grammar: Grammar, language: str | None, kind: str | None
) -> Document:
    structure = read_structure(reading, grammar, language, kind)
    found = read_citations(reading.text, structure, grammar.registry)
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


def _unreadable(problem: Problem) -> Document:
    text = problem.reading.text
    span = Span(0, len(text))
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
        discarded=(Discarded(span, "unreadable", text),),
        findings=(Finding("DOC006", "error", problem.message, 1, 1, span),),
        source=problem.reading.source,
    )
