"""Running heads: lines that stand on page after page of a volume and belong to no text."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from itures.model.blocks import Aside
from itures.model.span import Span
from itures.structure.number_lines import Row

RUNNING_HEAD = "running-head"
"""Why a running head is set aside."""
_FEWEST = 3
"""A line that stands fewer times is no running head."""
_LONGEST = 120
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"\A[\s\u2013\u2014-]*(?P<first>\d{1,4})(?=[\s\u2013\u2014-])"
    r"|(?<=[\s/\u2013\u2014-])(?P<last>\d{1,4})[\s\u2013\u2014-]*\Z"
)
"""The number of a page at either end of a line."""
_SENTENCE = frozenset(";.,:\uff1b\u061b\u3002\uff0c\u060c\uff1a")
_LETTER = re.compile(r"[^\W\d_]")


def running_heads(
    text: str,
    rows: Sequence[Row],
    starts: Collection[int],
    ruled: Callable[[int], bool],
) -> Iterator[Aside]:
    """The running heads of a volume.

    A line that is printed three times at least, whatever numbers are in it, is one if its
    page numbers grow, or if each time it stands where a page or a document begins.

    Args:
        text: the text of the volume.
        rows: its paragraphs.
        starts: the rows at which documents begin.
        ruled: whether a rule knows a row: openers and formulas are repeated as well.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        words = text[row.start : row.end]
        if len(words) <= _LONGEST and words[-1] not in _SENTENCE and not words[0].islower():
            groups[_DIGITS.sub("#", " ".join(words.split())).casefold()].append(index)
    for indices in groups.values():
        if len(indices) < _FEWEST or not _LETTER.search(text, *_span(rows[indices[0]])):
            continue
        if _paged(text, rows, indices) or _at_edges(text, rows, indices, starts):
            if ruled(indices[0]):
                continue
            for index in indices:
                row = rows[index]
                yield Aside(Span(row.left, row.right), RUNNING_HEAD)


def _span(row: Row) -> tuple[int, int]:
    return row.start, row.end


def _paged(text: str, rows: Sequence[Row], indices: Sequence[int]) -> bool:
    """Whether the number at an end of the line grows from each time to the next."""
    pages: list[int] = []
    for index in indices:
        found = list(_PAGE.finditer(text[rows[index].start : rows[index].end]))
        if not found:
            return False
        pages.append(int(found[-1]["last"] or found[-1]["first"]))
    return all(left < right for left, right in pairwise(pages))


def _at_edges(
    text: str, rows: Sequence[Row], indices: Sequence[int], starts: Collection[int]
) -> bool:
    """Whether the line stands each time before a document, or at the edge of a page.

    What closes a document stands before the next one as well, but not before the first.
    """
    titles = indices[0] + 1 == min(starts, default=None)
    return all(
        (titles and index + 1 in starts)
        or "\f" in text[rows[index - 1].end if index else 0 : rows[index].start]
        or _is_number(text, rows, index - 1)
        or _is_number(text, rows, index + 1)
        for index in indices
    )


def _is_number(text: str, rows: Sequence[Row], index: int) -> bool:
    """Whether a row is a bare page number."""
    if not 0 <= index < len(rows):
        return False
    return text[rows[index].start : rows[index].end].strip("-\u2013\u2014 \t").isdigit()
