"""The bodies of notes: where their words begin."""

import re
from collections.abc import Sequence
from itertools import takewhile

from itures.model.span import Span
from itures.sources.word.story import Format

Heard = Sequence[tuple[int, str, Format]]
"""What was written of a note: offsets, words, formats."""


def solid(heard: Heard) -> Span | None:
    """From the first to the last character of a note that is no blank."""
    found = [(at, text) for at, text, _ in heard if not text.isspace()]
    if not found:
        return None
    (first, begin), (last, end) = found[0], found[-1]
    return Span(first + len(begin) - len(begin.lstrip()), last + len(end.rstrip()))


def behind_mark(heard: Heard, marker: str, span: Span) -> int:
    """Where the words of a note begin: behind its mark, if it is printed there.

    Args:
        heard: what was written.
        marker: the mark; a program may have written it twice.
        span: the stretch of the note.
    """
    if not marker:
        return span.start
    places = [at + i for at, text, _ in heard for i in range(len(text))]
    text = "".join(words for _, words, _ in heard)
    end = _marked(heard, marker) or _typed(text, marker)
    end += len(text[end:]) - len(text[end:].lstrip()) if end else 0
    return min(places[end], span.end) if 0 < end < len(places) else span.end if end else span.start


def _marked(heard: Heard, marker: str) -> int:
    """How many characters at the beginning have the looks of a mark, and are this one."""
    head = "".join(text for _, text, _ in takewhile(_looks_like_a_mark, heard))
    printed = "".join(head.split())
    return len(head) if printed in {marker, marker * 2} else 0


def _looks_like_a_mark(heard: tuple[int, str, Format]) -> bool:
    _, text, look = heard
    return look.noting or look.raised or text.isspace()


def _typed(text: str, marker: str) -> int:
    """The end of the mark at the beginning of a text, or 0; `(1)` and `1.` are marks as well."""
    mark = re.match(rf"\s*([\[(]?{re.escape(marker)}[\])]?\.?)(\s*)", text)
    if mark is None:
        return 0
    behind = text[mark.end(1) : mark.end(1) + 1]
    in_word = mark[1][-1].isalnum() and behind.isalnum() and behind.isascii()
    return 0 if in_word else mark.end()
