"""What converters leave in a text: set aside, with the reason; notes kept apart."""

from collections.abc import Mapping
from re import Match, Pattern

from attrs import frozen

from itures.model.document import Discarded
from itures.model.span import Span
from itures.structure.printed import Printed


@frozen
class NoteMark:
    """Where a note is marked in the text."""

    span: Span
    marker: str
    ref: str | None
    """The number by which the converter ties the mark to its body."""


@frozen
class NoteBody:
    """The text of a note, where it stands."""

    span: Span
    words: Span
    """The words of the note, without brackets and mark."""
    marker: str
    ref: str | None


@frozen
class Debris:
    """All that is no part of the running text."""

    printed: Printed
    discarded: tuple[Discarded, ...]
    marks: tuple[NoteMark, ...]
    bodies: tuple[NoteBody, ...]


def set_aside(text: str, layout: Mapping[str, Pattern[str]]) -> Debris:
    """Find debris and notes in a text."""
    marks: list[NoteMark] = []
    bodies: list[NoteBody] = []
    discarded: list[Discarded] = []
    for name, start, end, found in _without_overlaps(text, layout):
        span = Span(start, end)
        if name == "note_body":
            bodies.append(_body(span, found))
            continue
        if name == "note_mark":
            marks.append(NoteMark(span, found["marker"] or found["ref"], found["ref"]))
        discarded.append(Discarded(span, name.replace("_", "-"), text[start:end]))
    holes = sorted([d.span for d in discarded] + [b.span for b in bodies])
    return Debris(
        Printed(text, tuple((span.start, span.end) for span in holes)),
        tuple(discarded),
        tuple(marks),
        tuple(bodies),
    )


def _without_overlaps(
    text: str, layout: Mapping[str, Pattern[str]]
) -> list[tuple[str, int, int, Match[str]]]:
    """Every find, in the order of the text; of two that overlap the one that begins first."""
    found = [
        (m.start(), -m.end(), index, name, m)
        for index, (name, pattern) in enumerate(layout.items())
        for m in pattern.finditer(text)
        if m.end() > m.start()
    ]
    kept: list[tuple[str, int, int, Match[str]]] = []
    for start, minus_end, _, name, match in sorted(found, key=lambda f: f[:3]):
        if not kept or start >= kept[-1][2]:
            kept.append((name, start, -minus_end, match))
    return kept


def _body(span: Span, found: Match[str]) -> NoteBody:
    words = found["body"]
    start = found.start("body") + len(words) - len(words.lstrip())
    ref = found["ref"]
    return NoteBody(
        span, Span(start, start + len(words.strip())), found["marker"] or ref, ref
    )
