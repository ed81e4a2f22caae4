"""Blanks and tabs: told from the room between letters."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from attrs import define, frozen

from itures.sources.pdf.letters import Letter
from itures.sources.pdf.scripts import is_wide

_BLANK = 0.22
"""Room between two letters that is a blank, in parts of their size."""
_MADE_UP = 0.1
"""The same where pdfium, which knows the widths of the font, took it for a blank too."""
_TAB = 1.0
"""Room that may be a tab rather than a blank."""
_SURE_TAB = 2.6
"""Room that is one whatever the blanks of the line are."""
_WIDER = 1.7
"""A tab is so much wider than the blanks of its line, which justifying makes wide too."""
_MARK = re.compile(
    r"[^\W\d_]|[^\w\s]{1,2}|"  # a, •
    r"[(\[\uff08]?(?:\d{1,3}[a-z]{0,6}(?:\.\d{1,3}){0,5}|[^\W\d_]{1,6})[.)\]\uff09](?:bis)?|"
    r"\d{1,3}[a-z]{0,6}(?:\.\d{1,3}[a-z]{0,6}){0,5}"  # 1bis.2
)
"""What stands before a tab at the beginning of a full line: `a`, `•`, `1bis.2`, `iii)`."""
_LEAST = 0.05
"""Less room is none; letters overlap or touch."""
_MANY = 0.4
"""More blanks than this, in parts of the letters: the line may be set wide."""
_SPREAD = 0.12
"""Words are set wide if their letters are further apart than this."""
_FEWEST_SPREAD = 8
"""Fewer letters do not tell."""

Shown = tuple[str, Letter]
"""The text of a letter, or a blank, and where it is."""


@frozen
class Setting:
    """How a line is set."""

    leftward: bool
    """Whether the line as a whole is read from right to left."""
    full: bool = False
    """Whether it fills its column: then wide room may come from justifying."""
    spaced: bool = False
    """Whether the file sets Chinese and Latin words off by blanks."""
    strokes: frozenset[str] = frozenset()
    """What the file prints for strokes that make Arabic words longer."""

    @property
    def made_up(self) -> float:
        """Room that is a blank where pdfium took it for one: of leftward lines it knows less."""
        return _BLANK if self.leftward else _MADE_UP


@define
class _Room:
    """The room before a letter, where it is a blank."""

    before: Letter
    letter: Letter
    index: int
    """The place of the letter among those that are printed."""
    width: float

    @property
    def size(self) -> float:
        """The larger size of the two letters."""
        return max(self.before.face.size, self.letter.face.size)


def with_blanks(letters: Sequence[Letter], how: Setting) -> list[Shown]:
    """Letters from left to right, with blanks and tabs where there is room."""
    printed = [letter for letter in letters if not letter.blank]
    rooms = _rooms(letters, 0.0, how)
    if len(rooms) > _MANY * len(printed) and (spread := _spread(letters)):
        rooms = _rooms(letters, spread, how)
    tabs = _tabs(printed, rooms, how)
    shown: list[Shown] = []
    at = 0
    for room in rooms:
        shown += [(letter.text, letter) for letter in printed[at : room.index]]
        blank = Letter(" ", room.before.right, room.letter.left, room.before.face, 0, blank=True)
        if room.before.raised == room.letter.raised:
            blank.raised = room.before.raised
        shown.append(("\t" if room.index in tabs else " ", blank))
        at = room.index
    shown += [(letter.text, letter) for letter in printed[at:]]
    return shown


def _tabs(printed: Sequence[Letter], rooms: Sequence[_Room], how: Setting) -> set[int]:
    """The places of the letters before which there is a tab."""
    wide = [room for room in rooms if room.width > _TAB * room.size]
    if not wide:
        return set()
    marked = _behind_mark(printed, rooms, leftward=how.leftward)
    unmarked = [room for room in rooms if room.index != marked]
    return {
        room.index
        for room in wide
        if _is_tab(room, unmarked if how.full else rooms, how, marked=room.index == marked)
    }


def _is_tab(room: _Room, rooms: Sequence[_Room], how: Setting, *, marked: bool) -> bool:
    """Whether wide room is a tab.

    Args:
        room: the room.
        rooms: all blanks of the line.
        how: how the line is set.
        marked: whether the mark of an item stands before it.
    """
    rest = [other.width for other in rooms if other is not room]
    sure = room.width > _SURE_TAB * room.size
    if how.full:  # then wide room may come from justifying, which widens all blanks alike
        if marked:
            return sure or not rest or room.width > _WIDER * median(rest)
        return bool(rest) and room.width > _WIDER * max(rest)
    return sure or not rest or room.width > _WIDER * median(rest)


def _behind_mark(printed: Sequence[Letter], rooms: Sequence[_Room], *, leftward: bool) -> int:
    """The place of the first letter behind the first blank, if a mark stands before it."""
    place = rooms[-1].index if leftward else rooms[0].index
    before = printed[place:][::-1] if leftward else printed[:place]
    mark = "".join(letter.text for letter in before)
    return place if _MARK.fullmatch(mark) else -1


def _rooms(letters: Sequence[Letter], spread: float, how: Setting) -> list[_Room]:
    """Where there are blanks.

    Args:
        letters: letters and printed blanks from left to right.
        spread: the room between the letters of a word.
        how: how the line is set.
    """
    found: list[_Room] = []
    before: Letter | None = None
    blank, index = False, 0
    for letter in letters:
        if letter.blank:
            blank = True
            continue
        if before is not None:
            width = letter.left - before.right
            some = width > _LEAST * letter.face.size  # a blank without room is a slip
            if some and (blank or _is_blank(before, letter, width - spread, how)):
                found.append(_Room(before, letter, index, width))
        before, blank = letter, False
        index += 1
    return found


def _spread(letters: Sequence[Letter]) -> float:
    """The room between the letters of words that are set wide, else nothing."""
    inside = [
        behind.left - before.right
        for before, behind in pairwise(letters)
        if not before.blank and not behind.blank
    ]
    if len(inside) < _FEWEST_SPREAD:
        return 0.0
    usual = median(inside)
    return usual if usual > _SPREAD * letters[0].face.size else 0.0


def _is_blank(before: Letter, letter: Letter, room: float, how: Setting) -> bool:
    """Whether room between two letters is a blank that is not printed."""
    size = max(before.face.size, letter.face.size)
    if room > _TAB * size:
        return True
    if is_wide(before.text[-1]) or is_wide(letter.text[0]):
        # Programs set Chinese and Latin letters a little apart, where there is no blank.
        return how.spaced and room > _BLANK * size
    single = len(before.text) == len(letter.text) == 1
    if single and abs(letter.order - before.order) == 2:  # noqa: PLR2004 - one was made up
        return room > how.made_up * size
    return room > _BLANK * size
