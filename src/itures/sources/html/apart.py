"""Keeps apart what is set aside and what is a note: no two stretches cross each other."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from itures.model.blocks import Aside
from itures.model.notes import NoteBody
from itures.model.span import Span
from itures.sources.html.notes import Notes

_BETWEEN = re.compile(r"\s*")


def shown(notes: Notes, hidden: Sequence[Aside], text: str) -> Notes:
    """The notes of which a browser shows some words."""
    starts = [aside.span.start for aside in hidden]

    def words_of(body: NoteBody) -> str:
        at, found = body.words.start, ""
        for aside in hidden[max(bisect_right(starts, at) - 1, 0) :]:
            if aside.span.start >= body.words.end:
                break
            found += text[at : max(at, aside.span.start)]
            at = max(at, aside.span.end)
        return found + text[at : body.words.end]

    def behind(body: NoteBody) -> NoteBody:
        """A note without what is set aside where it begins."""
        index = bisect_right(starts, body.span.start) - 1
        end = hidden[index].span.end if index >= 0 else 0
        if body.span.start < end <= body.words.start:
            return evolve(body, span=Span(end, body.span.end))
        return body

    bodies = tuple(behind(body) for body in notes.bodies if words_of(body).strip())
    refs = {body.ref for body in bodies}
    marks = tuple(mark for mark in notes.marks if mark.ref in refs)
    return Notes(marks, bodies, notes.asides)


def clear_of(notes: Sequence[Span], asides: Iterable[Aside]) -> Iterator[Aside]:
    """Asides without what sticks into a note: a note holds them whole, or not at all."""
    for aside in asides:
        start, end = aside.span
        index = bisect_right(notes, start, key=lambda note: note.start) - 1
        if index >= 0 and start < notes[index].end < end:
            start = notes[index].end
        index = bisect_right(notes, end, key=lambda note: note.start) - 1
        if index >= 0 and start < notes[index].start < end < notes[index].end:
            end = notes[index].start
        if start < end:
            yield Aside(Span(start, end), aside.why)


def joined(asides: Iterable[Aside], text: str) -> tuple[Aside, ...]:
    """Asides in order, without overlaps; those that only blanks part become one."""
    found: list[Aside] = []
    for aside in sorted(asides, key=lambda aside: (aside.span.start, -aside.span.end)):
        start, end = aside.span
        last = found[-1] if found else None
        if last and end <= last.span.end:
            continue
        if last and start < last.span.end:
            start = last.span.end
        blank = last and _BETWEEN.fullmatch(text, last.span.end, start)
        if last and blank and last.why == aside.why:
            found[-1] = Aside(Span(last.span.start, end), last.why)
        else:
            found.append(Aside(Span(start, end), aside.why))
    return tuple(found)
