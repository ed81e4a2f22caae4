"""Our own Akoma Ntoso files, read back to the document they were written from.

Spans are new: they count in a text that is put together from the words, line by line.
"""

import re
from collections.abc import Iterator

from attrs import define, field

from itures.errors import IdentifierError
from itures.model.blocks import Source
from itures.model.citations import Citation
from itures.model.clauses import Clause, Section
from itures.model.document import FORMAT, Document, Masthead, Session
from itures.model.identifiers import Identifier
from itures.model.span import Span
from itures.sources.akn_names import KIND_NAMES, SYSTEM, UNKNOWN
from itures.sources.akn_nodes import Entry, NodeReader, citation, unmarked
from itures.sources.akn_words import Cited, said
from itures.sources.xml import Element, local

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SESSION = re.compile(r"(?:(?P<place>.+), )?(?P<year>\d+)")
TITLE = "title"
LOOSE = "unanchoredNotes"
UNDETERMINED = "und"
_KINDS = {name: kind for kind, name in KIND_NAMES.items()}


def is_ours(root: Element) -> bool:
    """Whether this tool wrote a file, and it holds a tree that can be read back."""
    main = next(iter(root), None)
    if main is None or main.get("name") not in _KINDS:
        return False
    written = root.find(".//{*}references/{*}TLCProcess[@eId]")
    ours = written is not None and written.get("showAs") == SYSTEM
    # Letters and messages are read again from their words: all they say is printed.
    return ours and main.get("name") not in {"circularLetter", "message"}


def read_document(root: Element, source: Source) -> Document:
    """The document that an own file was written from."""
    return _DocumentReader(root[0], source).read()


@define
class _DocumentReader:
    """The parts of one file, in the order of the file."""

    main: Element
    source: Source
    nodes: NodeReader = field(init=False)
    front: list[Section] = field(factory=list, init=False)
    clauses: list[Clause] = field(factory=list, init=False)
    sections: list[Section] = field(factory=list, init=False)
    title: list[str] = field(factory=list, init=False)
    number: str | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self.nodes = NodeReader(dict(_references(self.main)))

    def read(self) -> Document:
        """Read the parts one after the other: their words make up the text."""
        self.front += [self.nodes.top(e).section() for e in self._children("coverPage")]
        masthead = self._masthead()
        for element in self._children("preamble", "container"):
            self._recital(element)
        for element in self._children("mainBody"):
            self._body(element)
        annexes = [self._annex(a) for a in self.main.iterfind("{*}attachments/{*}attachment")]
        back = [
            self.nodes.top(e).section()
            for e in self._children("conclusions")
            if e.get("name") == "back"
        ]
        for paragraph in self.main.iterfind(f"{{*}}conclusions/{{*}}container[@name='{LOOSE}']/*"):
            self.nodes.say(said(paragraph), None)
        return self._document(masthead, tuple(annexes), tuple(back))

    def _children(self, part: str, name: str = "*") -> Iterator[Element]:
        return self.main.iterfind(f"{{*}}{part}/{{*}}{name}")

    def _recital(self, element: Element) -> None:
        got = self.nodes.top(element)
        if element.get("name") == "section" and not element.get("refersTo"):
            self.sections.append(got.section())
        else:
            self.clauses.append(got.clause(element.get("name", ""), recital=True))

    def _body(self, element: Element) -> None:
        name = local(element)
        if name == "p":
            return  # The schema wants something in a body that is empty.
        got = self.nodes.top(element)
        if name == "section":
            self.sections.append(got.section())
        elif element.get("name") == "front":
            self.front.append(got.section())
        else:
            recital = got.recital or element.get("class") == "preamble"
            self.clauses.append(got.clause(element.get("name", ""), recital=recital))

    def _annex(self, attachment: Element) -> Section:
        doc = next(attachment.iterfind("{*}doc"))
        got = self.nodes.empty(attachment, _alias(doc).partition("#")[2])
        for number in attachment.iterfind("{*}num"):
            got.label = unmarked(said(number).text)
        for paragraph in doc.iterfind("{*}preface/{*}container/{*}p"):
            words = said(paragraph)
            self.nodes.say(words, got.id)
            if paragraph.get("class") == "title":
                got.title = words.text
            else:
                got.heading = words.text
                got.label = got.label or words.marked.get("docNumber")
        for body in doc.iterfind("{*}mainBody"):
            self.nodes.take(got, body)
        got.end = max(self.nodes.at - 1, got.start)
        return got.section()

    def _masthead(self) -> Masthead | None:
        start = self.nodes.at
        lines = [self._line(p) for p in self.main.iterfind("{*}preface/{*}container/{*}p")]
        found = self.main.find("{*}preface/{*}container")
        enacting = None
        for paragraph in self.main.iterfind("{*}preamble/{*}formula/{*}p"):
            enacting = self._line(paragraph)
            lines.append(enacting)
        if enacting is None and (found is None or found.get("name") != "masthead"):
            return None
        sessions = self._sessions()
        last = max(sessions, key=lambda session: session.year, default=None)
        identifier = _identifier(_alias(self.main))
        author = self.main.find(".//{*}FRBRWork/{*}FRBRauthor")
        entry = self.nodes.references.get(author.get("href", "")) if author is not None else None
        return Masthead(
            body=entry.shown if entry and entry.shown != UNKNOWN else None,
            number=self.number or (identifier.number if identifier else None),
            place=last.place if last else None,
            year=last.year if last else None,
            revised=self.main.get("contains") == "singleVersion",
            history=sessions if len(sessions) > 1 else (),
            lines=tuple(line for line in lines if line),
            enacting=enacting,
            span=Span(start, max(self.nodes.at - 1, start)),
        )

    def _line(self, paragraph: Element) -> str:
        words = said(paragraph)
        titled = "docTitle" in words.marked
        # A note on any line of the masthead is one on the title.
        start = self.nodes.say(words, TITLE if titled or words.notes else None)
        if titled:
            self.title.append(words.marked["docTitle"])
            self.nodes.nodes.setdefault(TITLE, (TITLE, start))
        self.number = self.number or words.marked.get("docNumber")
        return words.text

    def _sessions(self) -> tuple[Session, ...]:
        events = self.main.iterfind("{*}meta/{*}lifecycle/{*}eventRef")
        shown = [
            entry.shown
            for event in events
            if (entry := self.nodes.references.get(event.get("source", "")))
        ]
        found = [_SESSION.fullmatch(words) for words in shown]
        return tuple(Session(int(m["year"]), m["place"]) for m in found if m)

    def _elsewhere(self) -> Iterator[Citation]:
        """Citations whose words stand in no text."""
        for element in self.main.iterfind("{*}meta/{*}analysis/{*}otherReferences/*"):
            node, at = self.nodes.nodes.get(element.get("for", "#")[1:], (None, 0))
            target, *about = element.get("shortForm", "").split()
            words = element.get("showAs", "")
            yield citation(Cited(at, at, target, tuple(about), words), 0, node)

    def _document(
        self,
        masthead: Masthead | None,
        annexes: tuple[Section, ...],
        back: tuple[Section, ...],
    ) -> Document:
        notes = self.nodes.notes()
        citations = sorted([*self.nodes.citations, *self._elsewhere()], key=lambda c: c.span)
        body = self.main.find("{*}mainBody")
        language = (body.get(_XML_LANG) if body is not None else None) or UNDETERMINED
        return Document(
            format=FORMAT,
            kind=_KINDS[self.main.get("name", UNKNOWN)],
            language=language,
            languages=(language,),
            id=_alias(self.main) or None,
            title="\n".join(self.title) or None,
            masthead=masthead,
            text="".join(f"{line}\n" for line in self.nodes.lines),
            front=tuple(self.front),
            clauses=tuple(self.clauses),
            sections=tuple(self.sections),
            annexes=annexes,
            back=back,
            letter=None,
            message=None,
            pairs=(),
            footnotes=notes,
            citations=tuple(citations),
            discarded=(),
            findings=(),
            source=self.source,
        )


def _references(main: Element) -> Iterator[tuple[str, Entry]]:
    for element in main.iterfind("{*}meta/{*}references/*"):
        entry = Entry(local(element), element.get("href", ""), element.get("showAs", ""))
        yield f"#{element.get('eId')}", entry


def _alias(document: Element) -> str:
    """Our own id, which the Expression carries."""
    path = "{*}meta/{*}identification/{*}FRBRExpression/{*}FRBRalias"
    found = [e.get("value", "") for e in document.iterfind(path) if e.get("name") == SYSTEM]
    return found[0] if found else ""


def _identifier(text: str) -> Identifier | None:
    try:
        return Identifier.parse(text)
    except IdentifierError:
        return None
