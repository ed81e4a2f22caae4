"""How the last word of a line goes on in the next: with a blank, without, or divided."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field, frozen

from itures.sources.pdf.lines import Line
from itures.sources.pdf.scripts import is_wide

HYPHENS = frozenset("-\u2010\u00ad")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# Not from the middle of a word: the time would grow with the square of its length.
_LAST = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_][-\u2010])"
    r"(?P<word>[^\W\d_]++(?:[-\u2010][^\W\d_]++)*+)[-\u2010\u00ad]\Z"
)
_FIRST = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z")
_SHORT = 3
"""A word of so many letters behind a hyphen is one of its own: `short- and long-term`."""
_OFTEN = 3
"""… if the file has it so often."""
_INSIDE_ADDRESS = frozenset("/._=&?#-%~")
"""Signs behind which a long address is broken."""
_OPENING = frozenset("([{\u00ab\u201c\uff08\u300a")
"""Brackets behind which there is no blank."""
_GLUED = frozenset("/\u2013\u2014")
"""Signs behind which a line is broken without a blank."""


@frozen
class Joint:
    """How two lines are joined."""

    blank: str
    """What is put between them."""
    divides: bool = False
    """Whether the last sign of the first line is a hyphen that only divides the word."""
    sure: bool = True


@define
class Hyphens:
    """Tells hyphens that divide a word from those that belong to it, by the other words."""

    words: Counter[str] = field(factory=Counter)
    """The words inside of lines, in lower case, with how often they occur."""
    spaced: bool = False
    """Whether Chinese and Latin words are set off by blanks."""
    divided: bool = False
    """Whether the file divides words at the ends of lines."""

    @classmethod
    def of(cls, lines: Sequence[Line], *, spaced: bool) -> "Hyphens":
        """Learn from the words that are not at the end of a line."""
        words: Counter[str] = Counter()
        for line in lines:
            found = [m.group().casefold() for m in _WORD.finditer(line.text)]
            words.update(found[1:-1] if len(found) > 1 else [])
        learned = cls(words, spaced)
        ends = [(a.text, b.text) for a, b in pairwise(lines) if a.text[-1:] in HYPHENS]
        known = [joint.divides for a, b in ends if (joint := learned.joint(a, b)).sure]
        learned.divided = 2 * sum(known) > len(known)
        return learned

    def joint(self, above: str, below: str) -> Joint:
        """How two lines are joined.

        Args:
            above: the text of the first line.
            below: the text of the second.
        """
        last, first = above[-1:], below[:1]
        if last in _OPENING:
            return Joint("")
        if is_wide(last) or is_wide(first):
            both = is_wide(last) and is_wide(first)
            mixed = self.spaced and last.isalnum() and first.isalnum()
            return Joint(" " if mixed and not both else "")
        if _is_inside_number(above, below) and any(map(is_wide, above + below)):
            return Joint("")  # programs break Chinese lines inside of numbers
        if _ADDRESS.search(above) and last in _INSIDE_ADDRESS and first not in "([":
            return Joint("", sure=False)
        if last in HYPHENS:
            return self._behind_hyphen(above, below)
        if len(above) > 1 and above[-2].isalnum() and first.isalnum() and last in _GLUED:
            return Joint("")
        return Joint(" ")

    def _behind_hyphen(self, above: str, below: str) -> Joint:
        if above[-1] == "\u00ad":
            return Joint("", divides=True)
        left, right = _LAST.search(above), _FIRST.match(below)
        if not left:  # a dash between blanks goes on with a blank, one in a number does not
            return Joint(" " if above[-2:-1].isspace() or len(above) == 1 else "")
        if not right or not right.group()[0].islower():
            return Joint("")
        one, other = left["word"].casefold(), right.group().casefold()
        if self.words[one + other]:
            return Joint("", divides=True)
        if self.words[f"{one}-{other}"]:
            return Joint("")
        if len(other) <= _SHORT and self.words[other] >= _OFTEN:
            return Joint(" ")
        whole = bool(self.words[one] and self.words[other])  # two words: `safety-related`
        return Joint("", divides=self.divided and not whole, sure=False)


def _is_inside_number(above: str, below: str) -> bool:
    """Whether a line ends with a digit, or a sign behind one, and the next goes on with one."""
    before = above.rstrip("./,-")[-1:]
    after = below.lstrip("/-")[:1]
    return before.isdigit() and after.isdigit()
