"""Notes that stand at the foot of a page, behind a rule, in text that came from a page.

An extractor prints the foot of the page where the page ended: in the middle of a
paragraph, behind a rule of underscores, and the paragraph goes on behind the notes.
"""

import re
from collections.abc import Iterator

from itures.model.notes import NoteBody, NoteMark
from itures.model.span import Span
from itures.notation.scanning import is_cjk

_NOTE = re.compile(r"\s*(?P<marker>\d{1,2}|\*{1,3})\s+(?=\S)")
# It begins with one class of characters, so that `re` skips all others.
_STOP = re.compile(r"[.!?\u3002](?:(?<=\u3002)|(?<=[^\W\d_]{3}[.!?])|(?<=[)\]\u201d\"\d][.!?]))\s+")
"""The end of a sentence; `e.g.` is none."""
_GOES_ON = re.compile(r"(?P<bullet>[•●▪]\s)?(?:\d{1,3}\s+|[a-z]\)\s*)?(?=[^\W\d_])")
"""How a paragraph goes on behind a note: perhaps with a mark, then in lower case."""


def foot_notes(text: str, at: int) -> Iterator[NoteBody]:
    """The notes behind the rule that ends at an offset, up to the end of the paragraph."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    while (found := _NOTE.match(text, at, end)) is not None:
        marker = found["marker"]
        stop = _end_of_note(text, found.end(), end, marker)
        start, words_end = found.end(), found.end() + len(text[found.end() : stop].rstrip())
        yield NoteBody(Span(found.start("marker"), words_end), Span(start, words_end), marker, None)
        if _goes_on(text, stop, end):
            return
        at = stop


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the paragraph goes on here: in lower case, or with a bullet."""
    found = _GOES_ON.match(text, at, end)
    return found is not None and (found["bullet"] is not None or text[found.end()].islower())


def _end_of_note(text: str, start: int, end: int, marker: str) -> int:
    for stop in _STOP.finditer(text, start, end):
        rest = stop.end()
        if _goes_on(text, rest, end):
            return rest
        following = _NOTE.match(text, rest, end)
        if following and _follows(marker, following["marker"]):
            return rest
    return end


def _follows(marker: str, following: str) -> bool:
    if marker.isdigit() and following.isdigit():
        return int(following) == int(marker) + 1
    return marker != following


def end_notes(text: str) -> list[NoteBody]:
    """The notes in the last lines of a text, if their marks stand in the text before them.

    A list of notes is known by its marks: each number from the first to the last is glued
    to a word further up. A numbered list of any other kind has none.
    """
    notes = _numbered_end(text)
    if not notes:
        return []
    markers = frozenset(note.marker for note in notes)
    found = {
        mark.marker for mark in glued_marks(text, markers, [Span(notes[0].span.start, len(text))])
    }
    return notes if len(found) >= _MOST * len(notes) else []


def _numbered_end(text: str) -> list[NoteBody]:
    """The last lines of a text as numbered notes, set apart from the text by a blank line."""
    notes: list[NoteBody] = []
    end = stop = len(text.rstrip())
    while stop > 0:
        start = text.rfind("\n", 0, stop) + 1
        line = _END_LINE.match(text, start, stop)
        if line and (not notes or int(line["marker"]) == int(notes[-1].marker) - 1):
            span = Span(start, end)
            notes.append(NoteBody(span, Span(line.end(), end), line["marker"], None))
            stop = end = len(text[:start].rstrip())
            if text.count("\n", end, start) > 1 or int(line["marker"]) == 1:
                return notes[::-1]  # a blank line, or the first: the list of notes begins here
        elif line or not text[start:stop].strip() or end - start > _LONGEST:
            break
        else:
            stop = start - 1
    return []


_END_LINE = re.compile(r"(?P<marker>\d{1,3})[ \t]+(?=\S)")
_LONGEST = 3000
"""No note is longer than this, in characters."""
_MOST = 0.75
"""The share of notes whose mark must be found; extractors lose some."""


def glued_marks(text: str, markers: frozenset[str], bodies: list[Span]) -> Iterator[NoteMark]:
    """Where one of some marks is glued to what stands before it: `countries1`, `(Place, 2018)1`.

    Behind a number (`1949,2 to`, `20143`) only the next marks in order are taken for one.
    """
    expected = min((int(marker) for marker in markers if marker.isdigit()), default=0)
    for marker, start, end, sure in _candidates(text, markers):
        if marker not in markers or any(span.start <= start < span.end for span in bodies):
            continue
        number = int(marker) if marker.isdigit() else expected
        if sure or expected <= number <= expected + _SKIPPED:
            yield NoteMark(Span(start, end), marker, None)
            expected = max(expected, number + 1)


_SKIPPED = 3
"""Marks that may be missing before the next in order is taken for one all the same."""


def _candidates(text: str, markers: frozenset[str]) -> Iterator[tuple[str, int, int, bool]]:
    """What may be a mark: the sign, where it stands, and whether it is hardly anything else."""
    for found in _GLUED.finditer(text):
        if found.lastgroup == _AFTER_YEAR:
            yield found[_AFTER_YEAR], found.start(_AFTER_YEAR), found.end(), False
            continue
        if found.group() not in markers:
            continue
        start, end = found.span()
        if _WORD_END.search(text, max(0, start - 4), start) and not _runs_on(text, end):
            yield found.group(), start, end, True
        elif (
            found.lastgroup is not None
            or _LOOSE_END.search(text, max(0, start - 2), start)
            or (text[end : end + 1] == ")" and _BRACKET.search(text, max(0, start - 8), start))
        ):
            yield found.group(), start, end, False


def _runs_on(text: str, at: int) -> bool:
    """Whether a text goes on without a blank, in a script that has none."""
    return at < len(text) and is_cjk(text[at])


# It begins with a class of characters without `\d`, so that `re` skips all others quickly:
# stars, and the stretches in which the digits of all scripts stand. Most numbers stand
# behind a blank: only the last of a line can be a mark, behind a stop. Many others stand
# behind a number and a stop, `2.1`: none of these is one.
_GLUED = re.compile(
    r"[*0-9\u0660-\u1c59\ua620-\uabf9\uff10-\uff19\U000104a0-\U0010ffff](?<=[\d*])(?<!\d\d)"
    r"(?:(?:(?<=1)9|(?<=2)0)\d\d(?P<after_year>\d{1,2})(?!\d)"
    r"|(?:(?<!\s[\d*])(?<!\d\.\d)|(?<=[.,;:)] \d)(?=\d{0,2}(?:\n|\Z))(?P<apart>))"
    r"(?:(?<=\d)\d{0,2}(?!\d)|(?<=\*)\*{0,2}))"
    r"(?![A-Za-z\u00c0-\u1fff]|[.,]\d|\(|/\d)"
)
"""What may be a mark: a number or stars. Glued to a year it is the rest: `20143`."""
_AFTER_YEAR = "after_year"
_BRACKET = re.compile(r"[\u0370-\u1fff](?:\s\d{1,4})?\(\Z")
"""What stands before a mark in brackets, as in Arabic."""
_STOPS = ".,;:\uff0c\u3002\uff1b\uff1a\u3001\u060c\u061b"
_CLOSING = ')\uff09\\]\u201d"\u300b\u00bb\u2019'
_WORD_END = re.compile(rf"(?:[^\W\d_]{{2}}|[{_CLOSING}])[{_STOPS}]?\Z")
"""What a mark is glued to: a word or a closing sign, perhaps with its stop."""
_LOOSE_END = re.compile(
    rf"(?:\d[,;\uff0c\uff1b\u060c]|[{_CLOSING}][{_STOPS}]|[\u2e80-\u9fff][{_STOPS}]|[{_CLOSING}])\Z"
)
"""What may stand before a mark as well: a number and a comma, a closing sign."""
