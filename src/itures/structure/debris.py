"""What converters and pages leave in a text: set aside, with the reason; notes kept apart."""

from collections.abc import Mapping
from re import Match, Pattern

from attrs import define, field, frozen

from itures.model.document import Discarded
from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.structure.pages import end_notes, foot_notes, glued_marks
from itures.structure.printed import Printed

NOTE_MARK, NOTE_BODY, NOTE_RULE = "note_mark", "note_body", "note_rule"
"""Entries of `layout.toml` that are read as notes."""


@frozen
class Debris:
    """All that is no part of the running text."""

    printed: Printed
    discarded: tuple[Discarded, ...]
    marks: tuple[NoteMark, ...]
    bodies: tuple[NoteBody, ...]


def set_aside(text: str, layout: Mapping[str, Pattern[str]]) -> Debris:
    """Find debris and notes in a text."""
    work = _Work(text)
    for name, found in _without_overlaps(text, layout):
        work.take(name, found)
    work.end_notes()
    work.marks_of_foot_notes()
    return work.debris()


@define
class _Work:
    text: str
    marks: list[NoteMark] = field(factory=list)
    bodies: list[NoteBody] = field(factory=list)
    discarded: list[Discarded] = field(factory=list)

    def take(self, name: str, found: Match[str]) -> None:
        """Set one find aside."""
        span = Span(*found.span())
        if name == NOTE_BODY:
            self.bodies.append(_body(span, found))
            return
        if name == NOTE_MARK:
            self.marks.append(NoteMark(span, found["marker"] or found["ref"], found["ref"]))
        if name == NOTE_RULE:
            self.bodies.extend(foot_notes(self.text, span.end))
        self._discard(span, name)

    def _discard(self, span: Span, name: str) -> None:
        why = name.replace("_", "-")
        self.discarded.append(Discarded(span, why, self.text[span.start : span.end]))

    def end_notes(self) -> None:
        """Notes in the last lines, unless the text has notes of another kind."""
        if not self.bodies:
            self.bodies.extend(end_notes(self.text))

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
                self._discard(mark.span, NOTE_MARK)

    def debris(self) -> Debris:
        """Everything that was set aside, in the order of the text."""
        holes = sorted({d.span for d in self.discarded} | {b.span for b in self.bodies})
        return Debris(
            Printed(self.text, tuple((span.start, span.end) for span in holes)),
            tuple(sorted(self.discarded, key=lambda d: d.span)),
            tuple(sorted(self.marks, key=lambda m: m.span)),
            tuple(sorted(self.bodies, key=lambda b: b.span)),
        )


def _without_overlaps(
    text: str, layout: Mapping[str, Pattern[str]]
) -> list[tuple[str, Match[str]]]:
    """Every find, in the order of the text; of two that overlap the one that begins first."""
    found = [
        (m.start(), -m.end(), index, name, m)
        for index, (name, pattern) in enumerate(layout.items())
        for m in pattern.finditer(text)
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
