"""Texts of bodies that no list knows: a name stands right before the kind of text."""

from itures.structure.printed import Printed

_JOINTS = frozenset("/.")
"""Signs inside the symbol of a document."""
_STOPS = frozenset('.:;!?\u201c"(')
"""Behind these a word begins with a capital anyway."""

_LONGEST = 100
"""No word and no gap before one is longer than this, in characters."""


def is_strangers(printed: Printed, start: int) -> bool:
    """Whether a word stands before an offset that is capitalized as a name.

    "Environment Assembly resolution 2/21" is no resolution of the General Assembly; but
    the first word of a sentence ("See Resolution …") says nothing.
    """
    text = printed.text
    end = start
    while end and text[end - 1] in " \u00a0\n":
        end -= 1
    if text[start - 1 : start] in _JOINTS:
        return True
    if end == start:  # before the word is looked at: where no blanks are, it has no beginning
        return False
    begin = end
    while (
        begin
        and end - begin < _LONGEST
        and (text[begin - 1].isalnum() or text[begin - 1] in ".-\u2019'")
    ):
        begin -= 1
    word = text[begin:end]
    if not word[:1].isupper() or word[-1:] in _STOPS:
        return False
    before = text[max(0, begin - _LONGEST) : begin].rstrip(" \u00a0")[-1:]
    return bool(before) and not before.isspace() and before not in _STOPS
