"""The mark at the beginning of some words, where parts of it may be set aside."""

from attrs import evolve

from itures.structure.labels import Labels, Mark
from itures.structure.printed import Printed

_LONGEST = 40
"""No mark is longer than this, with the blanks around it."""


def mark_at(
    labels: Labels, printed: Printed, start: int, end: int, *, leads: bool = True
) -> Mark | None:
    """The mark at an offset, or `None`; of a mark that was changed what is printed counts.

    Args:
        labels: the shapes of marks.
        printed: the text.
        start: the offset.
        end: the end of the paragraph.
        leads: whether a paragraph begins here.
    """
    stop = min(end, start + _LONGEST)
    if printed.is_whole(start, stop):
        return labels.at(printed.text, start, end, leads=leads)
    pieces = printed.pieces(start, end)
    offsets = [at for left, right in pieces for at in range(left, right)][:_LONGEST]
    words = "".join(printed.text[at] for at in offsets)
    found = labels.at(words, 0, len(words), leads=leads)
    if found is None:
        return None
    return evolve(found, start=offsets[found.start], end=offsets[found.end - 1] + 1)
