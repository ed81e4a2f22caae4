"""The line as code: a source becomes a document."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, cast

from itures.citations.read import read_citations
from itures.model.blocks import Reading, View
from itures.model.document import FORMAT, Discarded, Document, Kind
from itures.model.findings import Finding
from itures.model.span import Span
from itures.notation.grammar import Grammar, load
from itures.sources.reading import Problem, read_bytes, read_file, read_path, read_string
from itures.structure.identify import UNDETERMINED
from itures.structure.read import read_structure

Readable = str | Path | bytes | BinaryIO
"""What `parse` takes: a path, the bytes of a file, or an open binary file."""


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
    match source:
        case str() | Path():
            reading = read_path(source, revisions)
        case bytes():
            reading = read_bytes(source, None, revisions)
        case _:
            reading = read_file(source, revisions)
    if isinstance(reading, Problem):
        return _unreadable(reading)
    if isinstance(reading, Document):
        return reading
    return _document(reading, grammar, language, kind)


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
    return _document(read_string(text), load(*grammars), language, kind)


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
