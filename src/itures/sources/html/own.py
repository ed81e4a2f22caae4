"""Pages that this tool wrote: the document in them, and what was put around it.

The classes are those of `export/pages/document.html`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from itures.model.blocks import Aside
from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.sources.html.notes import Notes
from itures.sources.html.records import Frame, SetAside
from itures.sources.html.stage import Stage
from itures.sources.pen import Paragraph, Stretch

_DOCUMENT, _LABEL, _MARK, _NOTES, _TITLE = "itures", "label", "mark", "notes", "title"
_OURS = frozenset({"pin", "actors", "given", "up"})
"""Classes of what the page adds to the words of a document."""
_SHOWN_AGAIN = "note"
"""The class of the words of a note beside its mark."""
_MARKED = "_mark"
"""What the id of a mark has behind the id of its note."""
_AROUND = "page-furniture"


def begin_own(stage: Stage, frame: Frame) -> None:
    """Do what an element of such a page does, beside what it does in any page."""
    classes, ident = frame.place.classes, frame.place.ident
    if not classes or stage.lost is not None:
        return
    if frame.tag == "article" and _DOCUMENT in classes:
        stage.documents.append(stage.stretch(frame))
    elif not _OURS.isdisjoint(classes) or (frame.tag == "span" and _SHOWN_AGAIN in classes):
        stage.asides.append(SetAside(stage.stretch(frame), _AROUND))
    elif _MARK in classes and ident:
        stage.own_marks.append((ident.removesuffix(_MARKED), stage.stretch(frame)))
    elif frame.tag == "li" and ident and any(_NOTES in around.classes for around in stage.around):
        stage.own_notes.append((ident, stage.stretch(frame)))
    elif _LABEL in classes:
        words = stage.lost = []
        frame.closers.append(lambda: _label(stage, words))
    elif frame.tag == "span" and _TITLE in classes:
        stage.end_paragraph()


def _label(stage: Stage, words: list[str]) -> None:
    stage.lost = None
    mark = " ".join("".join(words).split())
    if mark:
        stage.pen.label(mark)


def own_notes(stage: Stage, text: str, paragraphs: Sequence[Paragraph]) -> Notes:
    """The notes of such a page."""
    starts = [paragraph.start for paragraph in paragraphs]
    bodies: dict[str, NoteBody] = {}
    end = 0
    for ref, stretch in sorted(stage.own_notes, key=lambda note: note[1].start):
        index = bisect_left(starts, stretch.start)
        if stretch.start < end or index >= len(starts) or starts[index] >= stretch.end:
            continue  # a page that was changed by hand
        at = starts[index] + paragraphs[index].label
        marker = text[starts[index] : at].strip()
        words = text[at : stretch.end].rstrip()
        if words and ref not in bodies:
            end = stretch.end
            body = Span(starts[index], stretch.end)
            bodies[ref] = NoteBody(body, Span(at, at + len(words)), marker or ref, ref)
    marks = (
        NoteMark(_span(stretch), bodies[ref].marker, ref)
        for ref, stretch in stage.own_marks
        if ref in bodies
    )
    return Notes(tuple(marks), tuple(bodies.values()))


def around_own(stage: Stage, text: str) -> Iterator[Aside]:
    """What stands around the documents of such a page."""
    at = 0
    for document in stage.documents:
        yield from _aside(at, document.start)
        at = max(at, document.end)
    yield from _aside(at, len(text.rstrip()))


def _aside(start: int, end: int) -> Iterator[Aside]:
    if start < end:
        yield Aside(Span(start, end), _AROUND)


def _span(stretch: Stretch) -> Span:
    return Span(stretch.start, max(stretch.start, stretch.end))
