"""Notes of a page: marks and bodies that link to each other, or bear the same mark."""

from collections.abc import Sequence

from attrs import frozen

from itures.model.blocks import Aside
from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.sources.html.note_links import NoteLinks
from itures.sources.html.note_marks import NoteMarks
from itures.sources.html.note_page import NotePage, Pair
from itures.sources.html.stage import Stage
from itures.sources.pen import Paragraph


@frozen
class Notes:
    """What was found."""

    marks: tuple[NoteMark, ...] = ()
    bodies: tuple[NoteBody, ...] = ()
    asides: tuple[Aside, ...] = ()
    """Links back from a note to its mark."""


def find_notes(stage: Stage, text: str, paragraphs: Sequence[Paragraph]) -> Notes:
    """The notes of a page, if it shows what is one."""
    page = NotePage(stage, text, paragraphs)
    pairs = _apart([*NoteLinks(page).linked()])
    regions = sorted({pair.region for pair in pairs})
    marks = {pair.mark for pair in pairs}
    pairs = _apart([*pairs, *NoteMarks(page).printed(marks, regions)])
    starts = {pair.region.start for pair in pairs}
    pairs = [pair for pair in pairs if pair.mark.start not in starts]
    bodies: dict[Span, NoteBody] = {}
    marked: list[NoteMark] = []
    for pair in sorted(pairs, key=lambda pair: pair.mark):
        ref = bodies[pair.region].ref if pair.region in bodies else str(len(bodies) + 1)
        bodies.setdefault(pair.region, NoteBody(pair.region, pair.words, pair.marker, ref))
        marked.append(NoteMark(pair.mark, pair.marker, ref))
    backs = sorted({back for pair in pairs for back in pair.backs})
    return Notes(
        tuple(marked),
        tuple(sorted(bodies.values(), key=lambda body: body.span)),
        tuple(Aside(back, "note-link") for back in backs if back.start < back.end),
    )


def _apart(pairs: list[Pair]) -> list[Pair]:
    """Pairs whose notes do not overlap, and hold no mark of their own; the first ones stay."""
    kept: list[Pair] = []
    taken: list[Span] = []
    for pair in sorted(pairs, key=lambda pair: (pair.region, pair.mark)):
        same = bool(taken) and taken[-1] == pair.region
        if same or not taken or pair.region.start >= taken[-1].end:
            kept.append(pair)
            if not same:
                taken.append(pair.region)
    return kept
