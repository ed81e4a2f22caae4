"""The text of a file: its paragraphs, with notes and what is set aside behind them."""

import re
from collections.abc import Sequence

from attrs import define, field

from itures.model.blocks import Aside, Block, Reading, Remark, Source
from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.sources.pdf.hyphens import Hyphens, Joint
from itures.sources.pdf.joining import Paragraph, paragraphs
from itures.sources.pdf.layout import Layout
from itures.sources.pdf.linking import Placed, links
from itures.sources.pdf.marking import Marking
from itures.sources.pdf.sheets import Sheet

UNSURE = "DOC025"
"""The rule about what was concluded with doubt."""
_BULLETED = re.compile(r"[^\w\s(\[\"'\u00ab\u201c\u2018]\s")
"""A paragraph that begins so is an item of a list without marks of its own."""
_SHOWN = 20
"""Characters of a line that are shown in a message."""
_EMPTY_LINE = 2.0
"""Paragraphs that are so far apart have an empty line between them, in parts of the usual
distance of lines."""


@define
class Writer:
    """Writes the text of a file, and keeps what is known of its parts."""

    layout: Layout
    sheets: Sequence[Sheet]
    _hyphens: Hyphens = field(init=False)
    _marking: Marking = field(init=False)
    _parts: list[str] = field(factory=list, init=False)
    _at: int = field(default=0, init=False)
    _blocks: list[Block] = field(factory=list, init=False)
    _asides: list[Aside] = field(factory=list, init=False)
    _marks: list[NoteMark] = field(factory=list, init=False)
    _bodies: list[NoteBody] = field(factory=list, init=False)
    _remarks: list[Remark] = field(factory=list, init=False)
    _placed: list[Placed] = field(factory=list, init=False)
    _written: set[int] = field(factory=set, init=False)
    """The notes that stand in the text, by their places in the layout."""

    def __attrs_post_init__(self) -> None:
        notes = [line.line for note in self.layout.notes for line in note.lines]
        lines = [*(line.line for line in self.layout.lines), *notes]
        self._hyphens = Hyphens.of(lines, spaced=self.layout.spaced)
        self._marking = Marking(self.layout.notes)

    def reading(self, source: Source) -> Reading:
        """The text, and what the file says of it."""
        self._write_all()
        text = "".join(self._parts)
        return Reading(
            text=text,
            blocks=tuple(self._blocks),
            source=source,
            marks=tuple(self._marks),
            notes=tuple(sorted(self._bodies, key=lambda body: body.span)),
            asides=tuple(sorted(self._asides, key=lambda aside: aside.span)),
            links=tuple(links(text, self._placed, self.sheets)),
            remarks=tuple(self._remarks),
            knows_notes=bool(self._bodies),
        )

    def _write_all(self) -> None:
        """Write all paragraphs, and behind those of a page what stands beside them."""
        pages = list(self.sheets)
        last: Paragraph | None = None
        for paragraph in paragraphs(self.layout.lines, self.layout.usual):
            page = paragraph.lines[0].line.page
            while pages and pages[0].number < page:
                self._leave(pages.pop(0))
            if last and self._is_far(last, paragraph):
                self._write("\n")
            self._paragraph(paragraph)
            last = paragraph
        for sheet in pages:
            self._leave(sheet)

    def _is_far(self, above: Paragraph, below: Paragraph) -> bool:
        """Whether there is an empty line between two paragraphs."""
        last, first = above.lines[-1], below.lines[0]
        room = (last.line.base - first.line.base) / max(last.line.size, first.line.size)
        return last.zone == first.zone and room > _EMPTY_LINE * self.layout.usual.pitch

    def _write(self, text: str) -> Span:
        start = self._at
        self._parts.append(text)
        self._at += len(text)
        return Span(start, self._at)

    def _paragraph(self, paragraph: Paragraph) -> None:
        first = paragraph.lines[0]
        if _BULLETED.match(first.line.text):  # how far it is indented tells its level
            self._write(" " * round((first.start - first.frame.start) / first.line.size))
        start = self._at
        self._lines(paragraph)
        self._blocks.append(Block(start, self._at, cell=first.cell, italic=_is_italic(paragraph)))
        self._write("\n")
        for line in paragraph.lines:
            for *_, note in self._marking.marks(line.line):
                self._note(note)

    def _lines(self, paragraph: Paragraph, words: int = 0) -> None:
        """Write the lines of a paragraph, joined.

        Args:
            paragraph: the paragraph.
            words: where the words begin in its first line, behind the mark of a note.
        """
        lines = [set_line.line for set_line in paragraph.lines]
        for index, line in enumerate(lines):
            self._placed.append(Placed(line, self._at))
            for start, end, marker, note in self._marking.marks(line):
                if index or start >= words:
                    span = Span(self._at + start, self._at + end)
                    self._marks.append(NoteMark(span, marker, str(note + 1)))
            if index in paragraph.doubtful:
                said = f"{line.text[:_SHOWN]!r} may begin a paragraph on page {line.page}"
                self._remarks.append(Remark(UNSURE, said, Span(self._at, self._at)))
            span = self._write(line.text.rstrip())
            if index + 1 < len(lines) and lines[index + 1].faces:
                self._join(span, line.text.rstrip(), lines[index + 1].text)

    def _join(self, span: Span, above: str, below: str) -> None:
        """Write what stands between two lines, the first of which has just been written."""
        joint: Joint = self._hyphens.joint(above, below)
        if joint.divides:
            self._asides.append(Aside(Span(span.end - 1, span.end), "hyphen"))
        if not joint.sure:
            said = f"the hyphen between {above[-_SHOWN:]!r} and {below[:_SHOWN]!r} "
            said += "was taken for a divided word" if joint.divides else "was kept"
            place = Span(max(span.start, span.end - _SHOWN), span.end)
            self._remarks.append(Remark(UNSURE, said, place))
        self._write(joint.blank)

    def _note(self, index: int) -> None:
        """Write a note, once."""
        if index in self._written:
            return
        self._written.add(index)
        note = self.layout.notes[index]
        start = self._at
        for paragraph in paragraphs(note.lines, self.layout.usual):
            self._lines(paragraph, note.start if self._at == start else 0)
            self._write("\n")
        span = Span(start, self._at - 1)
        words = Span(min(start + note.start, span.end), span.end)
        self._bodies.append(NoteBody(span, words, note.marker, str(index + 1)))

    def _leave(self, sheet: Sheet) -> None:
        """Write what stands on a page beside its text."""
        for index, note in enumerate(self.layout.notes):
            if note.page == sheet.number:
                self._note(index)
        for line, why in self.layout.edges.get(sheet.number, ()):
            self._aside(line.text, why)
        for text in sheet.turned:
            self._aside(text, "turned-text")
        for text in sheet.hidden:
            self._aside(text, "hidden-text")
        for text in sheet.outside:
            self._aside(text, "outside-page")
        for text in sheet.comments:
            self._aside(text, "comment")

    def _aside(self, text: str, why: str) -> None:
        if text.strip():
            self._asides.append(Aside(self._write(text.strip()), why))
            self._write("\n")


def _is_italic(paragraph: Paragraph) -> bool:
    """Whether all letters of a paragraph are in italics."""
    lines = [set_line.line for set_line in paragraph.lines]
    if not any(face.italic for line in lines for face in line.faces):
        return False
    return all(
        letter.face.italic
        for line in lines
        for text, letter in line.shown
        if not letter.raised and text[0].isalpha()
    )
