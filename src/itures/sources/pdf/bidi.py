"""From the order of places on a page to the order of reading.

A line that runs from right to left is printed by the rules of Unicode's bidirectional
algorithm (UAX 9): Latin words and numbers in it run from left to right. Here those rules
are followed backwards. They lose something on the way: where a number and a Latin word
stand side by side, the page does not tell which was read first. Then the word is, as in
`ITU-T 2024`, unless it is a unit, as in `470 MHz`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

LETTER, NUMBER, LEFTWARD, SEPARATOR, NEUTRAL, GAP = range(6)
"""What a character is to the algorithm: a letter that runs rightward, a digit, a letter that
runs leftward, a sign that joins digits (`CS` in UAX 9), any other sign or blank, a tab."""
_CLASSES = {"L": LETTER, "R": LEFTWARD, "AL": LEFTWARD, "EN": NUMBER, "AN": NUMBER, "CS": SEPARATOR}
_SIGNS = frozenset({NEUTRAL, SEPARATOR})
_WORDS = frozenset({LETTER, NUMBER})
_UNIT = re.compile(r"(?:[kMGT]?Hz|dB[A-Za-z]*|[kKMGT]?(?:bit|[bB])(?:/s|ps)?|[kcm]?m|km/h|°?C|W)")
_MIRRORED = dict(zip("()[]{}\u00ab\u00bb<>", ")(][}{\u00bb\u00ab><", strict=True))
_OPENING = frozenset("([{\u00ab<")
_FIRST, _LAST = 1, 4
"""Where the bracket of a mark such as `b )` stands in its line."""


@lru_cache(maxsize=4096)
def kind_of(text: str) -> int:
    """What a letter is to the algorithm, by its first character."""
    if text == "\t":
        return GAP
    return _CLASSES.get(unicodedata.bidirectional(text[0]), NEUTRAL)


def reading_order(texts: Sequence[str], *, leftward: bool) -> list[int]:
    """The order in which letters are read.

    Args:
        texts: the letters and blanks of a line from left to right.
        leftward: whether the line as a whole runs from right to left.

    Returns:
        The indices of the letters.
    """
    kinds = [kind_of(text) for text in texts]
    order = list(range(len(texts)))
    if leftward:
        for start, end in _rightward_runs(texts, kinds):
            order[start:end] = order[start:end][::-1]
        return order[::-1]
    for start, end in _leftward_runs(kinds):
        inside = reading_order(texts[start:end], leftward=True)
        order[start:end] = [start + index for index in inside]
    return order


def _rightward_runs(texts: Sequence[str], kinds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a leftward line that run from left to right."""
    at = 0
    while at < len(kinds):
        if kinds[at] not in _WORDS:
            at += 1
            continue
        end = _end_of_run(texts, kinds, at)
        yield at, end
        at = end


def _end_of_run(texts: Sequence[str], kinds: Sequence[int], start: int) -> int:
    """Where the stretch that begins at a letter or a digit ends."""
    end = start + 1
    worded = kinds[start] == LETTER
    opened = 0
    while True:
        following = end
        while following < len(kinds) and kinds[following] in _SIGNS:
            following += 1
        if following == len(kinds) or kinds[following] not in _WORDS:
            break
        inside = _brackets(texts, end, following, opened)
        if inside is None or not _runs_on(
            "".join(texts[start:end]),
            "".join(texts[end:following]),
            kinds[following],
            worded=worded,
        ):
            break
        opened = inside
        worded = worded or kinds[following] == LETTER
        end = following + 1
    if opened and end < len(texts) and texts[end] in _MIRRORED:
        return end + 1  # the bracket that closes what was opened inside
    return end


def _brackets(texts: Sequence[str], start: int, end: int, opened: int) -> int | None:
    """How many brackets are open behind some signs; `None` if one closes that was not.

    Rule N0 of UAX 9: brackets are read in the direction of what stands before them.
    """
    for at in range(start, end):
        if texts[at] in _MIRRORED:
            opens = _opens(texts, at)
            opened += 1 if opens or (opens is None and not opened) else -1
        if opened < 0:
            return None
    return opened


def _runs_on(before: str, between: str, following: int, *, worded: bool) -> bool:
    """Whether a stretch goes on behind some signs.

    Args:
        before: the stretch so far.
        between: the signs behind it.
        following: what stands behind them.
        worded: whether the stretch has a letter: then numbers behind it belong to it.
    """
    if not between:
        return True
    if following == NUMBER and worded:
        return not (between.isspace() and _UNIT.fullmatch(before))
    if following == LETTER and not worded:
        return not between.isspace()
    if following == NUMBER:
        return len(between) == 1 and kind_of(between) == SEPARATOR
    return True


def _leftward_runs(kinds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a rightward line that run from right to left."""
    start = end = None
    for at, kind in enumerate([*kinds, LETTER]):
        if kind == LEFTWARD:
            start = at if start is None else start
            end = at + 1
        elif kind in {LETTER, GAP} and start is not None and end is not None:
            yield start, end
            start = end = None


def turned_brackets(texts: Sequence[str]) -> list[str]:
    """Letters in the order of reading, with the brackets turned to what they bracket.

    A leftward line shows its brackets mirrored, and files differ in which of the two
    they hold. So a bracket is told by what stands beside it, else by those before it.

    Args:
        texts: the letters and blanks of a line in the order of reading.
    """
    out = list(texts)
    opened: list[str] = []
    for index, text in enumerate(texts):
        if text not in _MIRRORED:
            continue
        pair = min(text, _MIRRORED[text])
        opens = _opens(texts, index)
        if opens is None and _is_word(texts, index - 1):  # words on both sides
            opens = pair not in opened
        elif opens is None:
            after = texts[index + 1 : index + 2]
            opens = (index == 0 or texts[index - 1].isspace()) and not _is_of_mark(texts, index)
            goes_on = bool(after) and not after[0].isspace()
            opens = opens and (goes_on or pair not in opened)
        if opens:
            opened.append(pair)
        elif pair in opened:
            opened.remove(pair)
        out[index] = text if opens == (text in _OPENING) else _MIRRORED[text]
    return out


def _is_of_mark(texts: Sequence[str], at: int) -> bool:
    """Whether a bracket closes the mark of an item, as in `b ) words`."""
    set_off = at + 1 < len(texts) and texts[at + 1].isspace() and texts[at - 1].isspace()
    return _FIRST < at <= _LAST and set_off and _is_word(texts, at - 2)


def _opens(texts: Sequence[str], at: int) -> bool | None:
    """Whether words stand behind a bracket and not before it; `None` where that is no help."""
    before, after = _is_word(texts, at - 1), _is_word(texts, at + 1)
    return None if before == after else after


def _is_word(texts: Sequence[str], at: int) -> bool:
    return 0 <= at < len(texts) and texts[at][0].isalnum()
