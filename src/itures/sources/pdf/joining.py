"""Which lines make a paragraph: told from room, indents and marks, never from words.

A program that sets text breaks a line only where the next word does not fit. So a line
that has room for the next word ends its paragraph. Where lines are full, the distance
between them, their indents, their size and style, and the marks of items tell.
"""

import re
from collections.abc import Sequence

from attrs import define, field

from itures.sources.pdf.lines import Line
from itures.sources.pdf.scripts import is_wide
from itures.sources.pdf.setting import Measures, SetLine

_INDENT = 0.35
"""Lines begin at different places if they are further apart, in parts of the size."""
_LOOSE = 1.13
"""Lines of one paragraph are no further apart than this, in parts of the usual distance."""
_WIDEST = 1.9
"""Lines of one paragraph are hardly further apart than this, in parts of the size."""
_SAME_END = 2.5
"""Lines that fill their width end at the same place, up to so many points."""
_SAME_WIDE_END = 1.5
"""The same for Chinese lines: they are short by less than a character, or not at all."""
_CENTRED = 0.5
"""A line stands in the middle if the room on both sides differs by no more, in parts of the
size: the widest line of a ragged text may be a little shorter than its column."""
_BLANK = 0.2
"""The narrowest blank, in parts of the size."""
_SPARE = 0.3
"""Room that is left for rounding, in parts of the size."""
_KINSOKU = 1.1
"""A Chinese line may be short by a character, where a sign may not begin the next."""
_TABBED = re.compile(r"\S[^\t]{0,15}\t")
"""What stands before a tab at the beginning of a paragraph: a mark is not longer."""
_MARKED = re.compile(
    r"[(\[\uff08]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[^\W\d_]{1,2}|[ivxlc]{2,6})[.)\]\uff09\u3001]\s"
)
"""The mark of an item with a blank behind it."""
_BOUND = re.compile(r"\S+(?:\s+\S+){0,3}")
"""So many words may be bound to each other."""
_BULLET = re.compile(r"[\u2022\u25aa\u25e6\u2023\u25cf\u25a0]\s")
_CLOSERS = r"[\"'\u201d\u2019\u00bb)\]]*\Z"
_ENDED = re.compile(r"[.;:!?,\u3002\uff1b\uff1a\uff01\uff1f\uff0c\u061b\u061f\u060c]" + _CLOSERS)
_STOPPED = re.compile(r"[.;:!?\u3002\uff1b\uff1a\uff01\uff1f\u061b\u061f]" + _CLOSERS)


@define
class Paragraph:
    """The lines of a paragraph."""

    lines: list[SetLine]
    doubtful: list[int] = field(factory=list)
    """The lines, by index, that may begin a paragraph of their own."""


def paragraphs(lines: Sequence[SetLine], usual: Measures) -> list[Paragraph]:
    """The paragraphs that some lines make, which are given in the order of reading."""
    found: list[Paragraph] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if found and not _breaks(found[-1], line, after, usual):
            if _may_break(found[-1].lines[-1], line):
                found[-1].doubtful.append(len(found[-1].lines))
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


def _may_break(last: SetLine, line: SetLine) -> bool:
    """Whether a line that goes on on the next page may begin a paragraph there."""
    ended = _ENDED.search(last.line.text) is not None
    return last.zone != line.zone and ended and not line.line.text[:1].islower()


def _breaks(above: Paragraph, line: SetLine, after: SetLine | None, usual: Measures) -> bool:
    """Whether a line begins a paragraph.

    Args:
        above: the paragraph so far.
        line: the line.
        after: the line behind it.
        usual: what is usual in the file.
    """
    last = above.lines[-1]
    if last.cell != line.cell:
        return True
    if not line.line.faces:  # the mark of a note, for which there was no room
        return False
    if _TABBED.match(line.line.text) or _BULLET.match(line.line.text):
        return True
    if _differs(above, line) or _is_row(last.line.text):
        return True
    if _is_title(above, line, usual):
        return False
    if _has_room(above, line, usual):
        return True
    if _begins_item(above, line, usual):
        return True
    if last.zone != line.zone:
        return _breaks_over(above, line, usual)
    if _is_apart(above, line, usual) and not _is_wide_set(last, line, after):
        return True
    if _is_middle(last) and _is_middle(line) and any(map(_stands_off, above.lines)):
        return False
    return _is_indented(above, line, after)


def _begins_item(above: Paragraph, line: SetLine, usual: Measures) -> bool:
    """Whether a line begins with the mark of an item, behind which there is no tab."""
    last = above.lines[-1]
    if not _MARKED.match(line.line.text) or not _ENDED.search(last.line.text):
        return False
    if usual.justified and abs(last.frame.end - last.end) <= _SAME_END and last.zone == line.zone:
        return False  # only the last line of a paragraph is not full
    hangs = len(above.lines) > 1 and above.lines[0].start < last.start - _INDENT * line.line.size
    return not (hangs and abs(line.start - last.start) <= _SAME_END)


def _is_row(text: str) -> bool:
    """Whether a line has a tab elsewhere than behind the mark of an item: cells side by side."""
    found = _TABBED.match(text)
    return "\t" in text[found.end() if found else 0 :]


def _differs(above: Paragraph, line: SetLine) -> bool:
    """Whether size or style say that another paragraph begins."""
    last = above.lines[-1].line
    if {face.size for face in last.faces}.isdisjoint(face.size for face in line.line.faces):
        return True
    so_far = {face for set_line in above.lines for face in set_line.line.faces}
    here = line.line.faces
    italic = all(face.italic for face in so_far) and not any(face.italic for face in here)
    return italic or (all(face.bold for face in so_far) and not any(face.bold for face in here))


def _is_title(above: Paragraph, line: SetLine, usual: Measures) -> bool:
    """Whether a line goes on with a title in the middle, wherever that is broken.

    All its lines look the same. A line in capitals above others is a heading of its own.
    """
    last = above.lines[-1]
    if last.zone != line.zone or not (_is_centred(line) and _is_centred(last)):
        return False
    if _is_flush(above) or _is_apart(above, line, usual) or last.line.faces != line.line.faces:
        return False
    return last.line.text.isupper() == line.line.text.isupper()


def _has_room(above: Paragraph, line: SetLine, usual: Measures) -> bool:
    """Whether the first word of a line would have stood on the line before it as well."""
    last = above.lines[-1]
    room = last.frame.end - last.end
    if _is_centred(last) and _is_middle(line) and not _is_flush(above):
        room = last.frame.end - last.frame.start - (last.end - last.start)
    size = max(last.line.size, line.line.size)
    first = _first_word(line.line)
    if _is_inside_sentence(last, line):
        first = _first_words(line.line.text)
    spare = _KINSOKU if first and is_wide(first[0]) else _BLANK + _SPARE
    if room <= _first_width(line.line, first) + spare * size:
        return False
    return not usual.is_edge(last)


def _is_inside_sentence(last: SetLine, line: SetLine) -> bool:
    """Whether nothing but room speaks for the end of a paragraph.

    Then the words that follow may be bound to each other by blanks that are not to be
    broken, which look like others: `de 21 de`, `23 may 1993`.
    """
    above, below = last.line, line.line
    if is_wide(below.text[:1]) or (_STOPPED.search(above.text) and not _is_open(above.text)):
        return False
    if below.text[:1].isupper() and not above.text[-1:].islower():
        return False
    stopped = last.zone != line.zone and not above.text[-1:].isalnum()
    return not stopped and not set(above.faces).isdisjoint(below.faces)


def _is_open(text: str) -> bool:
    """Whether a bracket is open at the end of a line: `Resolution 123 (Rev.`."""
    return max(text.rfind("("), text.rfind("\uff08")) > max(text.rfind(")"), text.rfind("\uff09"))


def _first_words(text: str) -> str:
    """The words at the beginning of a line that may be bound to each other."""
    found = _BOUND.match(text)
    return found.group() if found else text


def _first_word(line: Line) -> str:
    """What stands on the next line at least, where a line is broken before it.

    It may be broken behind a hyphen in it, but a hyphen that is not to be broken looks the
    same on the page.
    """
    word = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    wide = next((index for index, char in enumerate(word) if is_wide(char)), None)
    return word if wide is None else word[: wide or 1]


def _first_width(line: Line, word: str) -> float:
    """How wide the beginning of a line is, in points."""
    letters, length = [], 0
    for text, letter in line.shown:
        if length >= len(word):
            break
        letters.append(letter)
        length += len(text)
    if not letters:
        return 0.0
    return max(letter.right for letter in letters) - min(letter.left for letter in letters)


def _is_centred(line: SetLine) -> bool:
    """Whether a line stands in the middle of its column, off both edges."""
    size = line.line.size
    before, behind = line.start - line.frame.start, line.frame.end - line.end
    return before > size and behind > size and _is_middle(line)


def _stands_off(line: SetLine) -> bool:
    """Whether a line in the middle does not just fill its column."""
    return line.start - line.frame.start > 1 and _is_middle(line)


def _is_flush(paragraph: Paragraph) -> bool:
    """Whether the lines of a paragraph all begin at one place, or behind a mark."""
    first = paragraph.lines[0]
    starts = [line.start for line in paragraph.lines[1:]]
    flush = len(starts) > 0 and max(starts) - min([*starts, first.start]) <= _SAME_END
    return flush or _behind_mark(first) is not None


def _is_middle(line: SetLine) -> bool:
    """Whether the middle of a line is that of its column."""
    before, behind = line.start - line.frame.start, line.frame.end - line.end
    return abs(before - behind) <= _CENTRED * line.line.size


def _is_apart(above: Paragraph, line: SetLine, usual: Measures) -> bool:
    """Whether there is more room above a line than between the lines of a paragraph."""
    last = above.lines[-1]
    size = max(last.line.size, line.line.size)
    distance = last.line.base - line.line.base
    expected = usual.pitch * size
    if len(above.lines) > 1 and above.lines[-2].zone == last.zone:
        expected = max(above.lines[-2].line.base - last.line.base, expected)
    return distance > _LOOSE * expected


def _is_wide_set(last: SetLine, line: SetLine, after: SetLine | None) -> bool:
    """Whether a line goes on in lower case at the distance at which the next line follows."""
    runs_on = line.line.text[:1].islower() and not _ENDED.search(last.line.text)
    if not runs_on or after is None or after.zone != line.zone:
        return False
    here, below = last.line.base - line.line.base, line.line.base - after.line.base
    return abs(here - below) <= 1 and here <= _WIDEST * line.line.size


def _is_indented(above: Paragraph, line: SetLine, after: SetLine | None) -> bool:
    """Whether a line begins where no line of the paragraph so far would go on."""
    step = _INDENT * line.line.size
    last = above.lines[-1]
    off = line.start - last.start
    if len(above.lines) > 1:
        return abs(off) > step
    behind = _behind_mark(last)
    if behind is None:
        behind = _behind_first_word(last)
        if behind is not None and abs(line.start - behind) > step:
            behind = None
    if behind is not None:
        return line.start > behind + step or off < -step
    if off > step and not last.line.text[-1:].isalnum():
        # The first line of a paragraph, or the second of a hanging one.
        goes_on = after is not None and after.zone == line.zone
        return not goes_on or after is None or abs(after.start - line.start) > step
    return False


def _behind_mark(line: SetLine) -> float | None:
    """Where the words behind the mark of an item begin; `None` for a line without a mark."""
    text = line.line.text
    found = _TABBED.match(text) or _MARKED.match(text)
    if found is None or found.end() >= len(text):
        return None
    return _start_at(line, found.end())


def _behind_first_word(line: SetLine) -> float | None:
    """Where the second word begins, or what stands behind a tab: lines may hang from it."""
    text = line.line.text
    at = text.index("\t") if "\t" in text else text.find(" ")
    return _start_at(line, at + 1) if 0 < at < len(text) - 1 else None


def _start_at(line: SetLine, offset: int) -> float:
    """Where the character at an offset begins."""
    spot = line.line.spot_at(offset)
    return -spot.right if line.left else spot.left


def _breaks_over(above: Paragraph, line: SetLine, usual: Measures) -> bool:
    """Whether a line begins a paragraph that is the first of its column or page."""
    last = above.lines[-1]
    step = _INDENT * line.line.size
    here = line.start - line.frame.start
    so_far = last.start - last.frame.start
    if len(above.lines) > 1 and abs(here - so_far) > step:
        return True
    marked = _behind_mark(last) is not None
    if len(above.lines) == 1 and here - so_far > step and not marked:
        return True
    end, begins = last.line.text[-1:], line.line.text[:1]
    if _is_open(last.line.text) or (end.isalnum() and (is_wide(end) or begins.islower())):
        return False  # in the middle of a sentence
    if usual.justified:  # only the last line of a paragraph is not full
        short = _SAME_WIDE_END if is_wide(end) else _SAME_END
        return last.frame.end - last.end > short
    if begins.isupper():
        return _ENDED.search(last.line.text) is not None
    return not begins.islower() and _STOPPED.search(last.line.text) is not None
