"""What converters and pages leave in a text: set aside, with the reason; notes kept apart."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from re import Match, Pattern

from attrs import define, evolve, field, frozen

from itures.model.blocks import Reading
from itures.model.document import Discarded
from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.structure.layout import finds
from itures.structure.pages import end_notes, foot_notes, glued_marks
from itures.structure.printed import Printed, merged

NOTE_MARK, NOTE_BODY, NOTE_RULE = "note_mark", "note_body", "note_rule"
"""Entries of `layout.toml` that are read as notes."""
_MARKED = NOTE_MARK.replace("_", "-")
_NOTES = frozenset({NOTE_MARK, NOTE_BODY, NOTE_RULE})
_BETWEEN = re.compile(r"\s*[,;\uff0c\u3001\u060c]\s*")
"""What is printed between two marks of notes that stand side by side: `1, 2`."""


@frozen
class Debris:
    """All that is no part of the running text."""

    printed: Printed
    discarded: tuple[Discarded, ...]
    marks: tuple[NoteMark, ...]
    bodies: tuple[NoteBody, ...]
    known: frozenset[Span] = frozenset()
    """What the file itself sets aside."""


def set_aside(reading: Reading, layout: Mapping[str, Pattern[str]]) -> Debris:
    """What is no part of the running text: as the file says, and as the words show.

    A file that knows its notes is believed: none is looked for in the words.
    """
    work = _Work(reading.text)
    work.told(reading)
    if reading.knows_notes:
        layout = {name: pattern for name, pattern in layout.items() if name not in _NOTES}
    for name, found in _without_overlaps(reading.text, layout):
        if work.is_free(found):
            work.take(name, found)
    if not reading.knows_notes:
        work.end_notes()
        work.marks_of_foot_notes()
    return work.debris()


@define
class _Work:
    text: str
    marks: list[NoteMark] = field(factory=list)
    bodies: list[NoteBody] = field(factory=list)
    discarded: list[Discarded] = field(factory=list)
    _known: list[tuple[int, int]] = field(factory=list)
    """The stretches that the file itself sets aside, in order, without overlaps."""
    _bodies_known: list[tuple[int, int]] = field(factory=list)

    def told(self, reading: Reading) -> None:
        """Set aside what the file itself knows to be none of the words."""
        bodies = sorted(body.span for body in reading.notes)
        every = [(_beside(aside.span, bodies), aside.why) for aside in reading.asides]
        every += [(mark.span, _MARKED) for mark in reading.marks]
        every += [(span, _MARKED) for span in self._between(reading.marks)]
        at = 0
        for span, why in sorted(every, key=itemgetter(0)):
            left = max(span.start, at)  # of two that overlap the first has all of its own
            if left < span.end:
                self._known.append((left, span.end))
                self._discard(Span(left, span.end), why)
                at = span.end
        self.marks.extend(reading.marks)
        self.bodies.extend(body for body in reading.notes if not self._is_gone(body.span))
        self._bodies_known = sorted((body.span.start, body.span.end) for body in self.bodies)

    def _between(self, marks: Iterable[NoteMark]) -> Iterable[Span]:
        """The commas between marks that stand side by side."""
        for left, right in pairwise(sorted(mark.span for mark in marks)):
            if left.end <= right.start and _BETWEEN.fullmatch(self.text, left.end, right.start):
                yield Span(left.end, right.start)

    def _is_gone(self, span: Span) -> bool:
        """Whether a note was taken out with all its words."""
        index = bisect_right(self._known, span.start, key=itemgetter(0)) - 1
        return index >= 0 and span.start < span.end <= self._known[index][1]

    def is_free(self, found: Match[str]) -> bool:
        """Whether a find touches nothing that the file set aside; it may be inside a note."""
        start, end = found.span()
        index = bisect_right(self._known, start, key=itemgetter(1))
        if index < len(self._known) and self._known[index][0] < end:
            return False
        return all(
            end <= left or right <= start or (left <= start and end <= right)
            for left, right in self._bodies_known
        )

    def take(self, name: str, found: Match[str]) -> None:
        """Set one find aside."""
        span = Span(*found.span())
        if name == NOTE_BODY:
            self.bodies.append(_body(span, found))
            return
        if name == NOTE_MARK:
            self.marks.append(NoteMark(span, found["marker"] or found["ref"], found["ref"]))
        if name == NOTE_RULE:
            self.bodies.extend(self._outside(foot_notes(self.text, span.end)))
        self._discard(span, name.replace("_", "-"))

    def _discard(self, span: Span, why: str) -> None:
        self.discarded.append(Discarded(span, why, self.text[span.start : span.end]))

    def end_notes(self) -> None:
        """Notes in the last lines, unless the text has notes of another kind."""
        if not self.bodies:
            self.bodies.extend(self._outside(end_notes(self.text)))

    def _outside(self, guessed: Iterable[NoteBody]) -> Iterator[NoteBody]:
        """Notes told from the words alone, as far as the file sets nothing of them aside."""
        for body in guessed:
            start, end = body.span
            index = bisect_right(self._known, start, key=itemgetter(0)) - 1
            if index >= 0 and self._known[index][1] > start:
                continue
            end = self._before_known(start, end)
            if end == body.span.end:
                yield body
            elif start < end:
                words = Span(min(body.words.start, end), end)
                yield evolve(body, span=Span(start, end), words=words)

    def _before_known(self, start: int, end: int) -> int:
        """The end of a stretch without what the file sets aside at its end, and blanks there."""
        index = bisect_left(self._known, end, key=itemgetter(0)) - 1
        while index >= 0 and self._known[index][1] > end > start:
            end = start + len(self.text[start : self._known[index][0]].rstrip())
            index = bisect_left(self._known, end, key=itemgetter(0)) - 1
        return end

    def marks_of_foot_notes(self) -> None:
        """The marks of notes at the foot of a page carry no reference: look for them."""
        spans = [body.span for body in self.bodies]
        taken = [(d.span.start, d.span.end) for d in self.discarded]
        markers = frozenset(body.marker for body in self.bodies if body.ref is None)
        if not markers:
            return
        for mark in glued_marks(self.text, markers, spans):
            if not any(start <= mark.span.start < end for start, end in taken):
                self.marks.append(mark)
                self._discard(mark.span, _MARKED)

    def debris(self) -> Debris:
        """Everything that was set aside, in the order of the text."""
        holes = [d.span for d in self.discarded] + [b.span for b in self.bodies]
        return Debris(
            Printed(self.text, merged(holes)),
            tuple(sorted(self.discarded, key=lambda d: d.span)),
            tuple(sorted(self.marks, key=lambda m: m.span)),
            tuple(sorted(self.bodies, key=lambda b: b.span)),
            frozenset(Span(*known) for known in self._known),
        )


def _beside(aside: Span, bodies: Sequence[Span]) -> Span:
    """What is set aside without the part of a note that it reaches into.

    It may hold a note with all its words, or stand inside one.
    """
    index = bisect_left(bodies, aside.end, key=itemgetter(0)) - 1
    last = bodies[index] if index >= 0 else aside
    if aside.start < last.start < aside.end < last.end:
        aside = Span(aside.start, last.start)
    index = bisect_left(bodies, aside.start, key=itemgetter(0)) - 1
    first = bodies[index] if index >= 0 else aside
    if first.start < aside.start < first.end < aside.end:
        aside = Span(first.end, aside.end)
    return aside


def _without_overlaps(
    text: str, layout: Mapping[str, Pattern[str]]
) -> list[tuple[str, Match[str]]]:
    """Every find, in the order of the text; of two that overlap the one that begins first."""
    found = [
        (m.start(), -m.end(), index, name, m)
        for index, (name, pattern) in enumerate(layout.items())
        for m in finds(pattern, text)
        if m.end() > m.start()
    ]
    kept: list[tuple[str, Match[str]]] = []
    for start, _, _, name, match in sorted(found, key=lambda f: f[:3]):
        if not kept or start >= kept[-1][1].end():
            kept.append((name, match))
    return kept


def _body(span: Span, found: Match[str]) -> NoteBody:
    words = found["body"]
    start = found.start("body") + len(words) - len(words.lstrip())
    ref = found["ref"]
    return NoteBody(span, Span(start, start + len(words.strip())), found["marker"] or ref, ref)
