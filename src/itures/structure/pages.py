"""Notes that stand at the foot of a page, behind a rule, in text that came from a page.

An extractor prints the foot of the page where the page ended: in the middle of a
paragraph, behind a rule of underscores, and the paragraph goes on behind the notes.
"""

import re
from collections.abc import Iterator

from itures.model.span import Span
from itures.structure.notes import NoteBody, NoteMark

_NOTE = re.compile(r"\s*(?P<marker>\d{1,2}|\*{1,3})\s+(?=\S)")
_STOP = re.compile(r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=[)\]\u201d\"\d][.!?])|(?<=\u3002))\s+")
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
        yield NoteBody(
            Span(found.start("marker"), words_end), Span(start, words_end), marker, None
        )
        if _goes_on(text, stop, end):
            return
        at = stop


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the paragraph goes on here: in lower case, or with a bullet."""
    found = _GOES_ON.match(text, at, end)
    return bool(found) and (found["bullet"] is not None or text[found.end()].islower())


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


def glued_marks(text: str, markers: frozenset[str], bodies: list[Span]) -> Iterator[NoteMark]:
    """Where one of some marks is glued to the word before it: `countries1`, `(Place, 2018)1`."""
    for found in _GLUED.finditer(text):
        marker, at = found.group(), found.start()
        if marker in markers and _WORD_END.search(text, max(0, at - 4), at):
            if not any(span.start <= at < span.end for span in bodies):
                yield NoteMark(Span(at, found.end()), marker, None)


_GLUED = re.compile(r"(?:\d{1,2}(?!\d)|\*{1,3})(?![^\W_]|[.,]\d|\()")
_WORD_END = re.compile(r"(?:[^\W\d_]{2}|[)\]\u201d\"\u300b\u00bb]|[a-z]{3}[.,;])\Z")
"""What a mark is glued to: a word, a closing bracket or quote, a word and its stop."""
