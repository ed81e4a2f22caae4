"""Notes at the foot of a page or a column: smaller, below a rule or behind their marks."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from itures.sources.pdf.lines import Line
from itures.sources.pdf.setting import SetLine
from itures.sources.pdf.sheets import Rule

_SMALLER = 0.94
"""Notes are no larger than this, in parts of the size of the text."""
_SAME = 1.02
"""Below a rule they may be as large as the text."""
_LONE = 0.75
"""A mark on a line of its own is no larger than this, in parts of the size of the text."""
_RULE = (0.1, 0.6)
"""How long the rule above notes is, in parts of the width of the text."""
_AT_EDGE = 9.0
"""Points by which that rule may stand off the edge of the text."""
_OVER = (0.0, 3.2)
"""How far the rule stands over the base line of the first note, in parts of its size."""
_MARK = r"(?:\d{1,3}(?:\s?(?:bis|ter|quater))?|\*{1,5}|[a-z]|[\u2020\u2021\u00a7\u00b6#]{1,3})"
_RAISED = re.compile(rf"\(?{_MARK}\)?(?:\s*[,;\u060c\uff0c]\s*\(?{_MARK}\)?)*")
"""One or several marks, as they are raised in the text."""
_ONE = re.compile(_MARK)
_PLAIN = re.compile(rf"\(?(?P<mark>{_MARK})\)?(?P<blank>[\s\u00a0])")
"""A mark that is not raised, before the words of its note."""
_BRACKETED = re.compile(r"\((?P<mark>\d{1,3})\)(?P<blank>\s?)")


@define
class Note:
    """One note, as it is printed."""

    marker: str
    """Its mark, without brackets and blanks."""
    start: int
    """Where its words begin in its first line."""
    page: int
    """The page on which it begins."""
    lines: list[SetLine] = field(factory=list)


def marks_in(line: Line) -> Iterator[tuple[int, int, str]]:
    """What may be the marks of notes in a line: raised signs, each with its place."""
    for start, end in line.raised:
        text = line.text[start:end].rstrip()
        if _RAISED.fullmatch(text.strip()):
            for found in _ONE.finditer(text):
                yield start + found.start(), start + found.end(), plain(found.group())


def raise_lone_marks(line: Line, size: float) -> None:
    """Take a line for a raised mark if it is one, alone and small: there was no room before it.

    Args:
        line: the line.
        size: the size of the text in points.
    """
    if line.size <= _LONE * size and _RAISED.fullmatch(line.text.strip()):
        for _, letter in line.shown:
            letter.raised = 1


def plain(mark: str) -> str:
    """A mark without blanks and brackets."""
    return "".join(mark.split()).strip("()")


def first_of_notes(
    lines: Sequence[Line],
    rules: Sequence[Rule],
    size: float,
    marks: frozenset[str],
    *,
    unfinished: bool,
) -> int:
    """The index of the line where the notes at the end of a column begin.

    Args:
        lines: the lines of the column, from the top down.
        rules: the rules of the page.
        size: the size of the text in points.
        marks: the marks that are raised in the text of the page.
        unfinished: whether a note of the page before may go on here.
    """
    ruled = _behind_rule(lines, rules, size, marks, unfinished=unfinished)
    if ruled is not None:
        return ruled
    first = len(lines)
    while first and lines[first - 1].size <= _SMALLER * size:
        first -= 1
    if first == 0 and not marks:
        return len(lines)
    if unfinished and 0 < first < len(lines):
        return first
    for index in range(first, len(lines)):
        if opening(lines[index], marks) and (first or _is_raised(lines[index])):
            return index
    return len(lines)


def _behind_rule(
    lines: Sequence[Line],
    rules: Sequence[Rule],
    size: float,
    marks: frozenset[str],
    *,
    unfinished: bool,
) -> int | None:
    """The first line below a short rule at the edge of the column."""
    if not lines:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for index, line in enumerate(lines):
        if any(line.size > _SAME * size for line in lines[index:]):
            continue
        if not opening(line, marks) and not (unfinished and line.size <= _SMALLER * size):
            continue
        above = lines[index - 1].base if index else float("inf")
        for rule in rules:
            over = (rule.bottom - line.base) / line.size
            short = _RULE[0] <= (rule.right - rule.left) / max(right - left, 1) <= _RULE[1]
            edge = min(abs(rule.left - left), abs(rule.right - right))
            inside = _OVER[0] <= over <= _OVER[1] and rule.bottom < above
            if rule.flat and short and edge <= _AT_EDGE and inside:
                return index
    return None


def _is_raised(line: Line) -> bool:
    return next(((start == 0) for start, _ in line.raised), False)


def opening(line: Line, marks: frozenset[str], last: Note | None = None) -> tuple[str, int] | None:
    """The mark that a line begins with, and where the words behind it begin.

    Args:
        line: the line.
        marks: the marks that are raised in the text: only they, or the next number, are
            taken for marks where they are not raised here as well.
        last: the note before, if there is one.
    """
    for start, end in line.raised:
        text = line.text[start:end].strip()
        if start == 0 and _RAISED.fullmatch(text):
            mark = _single(plain(text), marks)
            return mark, _behind_marks(line.text, end, mark)
        break
    found = _BRACKETED.match(line.text) or _PLAIN.match(line.text)
    if found:
        mark = _single(plain(found["mark"]), marks)
        step = _step(last, mark)
        here = step is None or last is None or last.page != line.page
        set_off = found["blank"] == "\t"
        goes_on = here or step == 1 or (set_off and step is not None and step > 0)
        if (mark in marks and goes_on) or (set_off and step == 1):
            return mark, _behind_marks(line.text, found.end(), mark)
    glued = next((m for m in sorted(marks, key=len, reverse=True) if _glued(line.text, m)), None)
    return (glued, len(glued)) if glued else None


def _glued(text: str, mark: str) -> bool:
    """Whether a text begins with a mark to which its first word is glued."""
    after = text[len(mark) : len(mark) + 1]
    return text.startswith(mark) and (after.isalpha() or after in "([\u201c\"'") and after != ""


def _step(last: Note | None, mark: str) -> int | None:
    """How far a number is behind that of the note before; `None` for what is no number."""
    if last is None or not (mark.isdigit() and last.marker.isdigit()):
        return None
    return int(mark) - int(last.marker)


def _single(mark: str, marks: frozenset[str]) -> str:
    """A mark that is printed twice, `22`, as what it is."""
    half = mark[: len(mark) // 2]
    return half if mark not in marks and mark == 2 * half and half in marks else mark


def _behind_marks(text: str, at: int, mark: str) -> int:
    """Where the words of a note begin; some programs print its mark twice."""
    at = _words_from(text, at)
    after = text[at + len(mark) : at + len(mark) + 1]
    if text.startswith(mark, at) and mark.isdigit() and (after.isalpha() or after.isspace()):
        return _words_from(text, at + len(mark))
    return at


def _words_from(text: str, at: int) -> int:
    rest = text[at:]
    return at + len(rest) - len(rest.lstrip())
