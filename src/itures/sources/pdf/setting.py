"""How the lines of a file are set: the edges of its columns, and the distance of its lines."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from statistics import median

from attrs import define, frozen

from itures.model.blocks import Cell
from itures.sources.pdf.lines import Line
from itures.sources.pdf.scripts import is_wide

_USUAL_PITCH = 1.2
"""The distance of base lines in parts of the size, where a file does not tell."""
_FEW_PITCHES = 2
"""Fewer lines that go on in the next do not tell."""
_PITCHES = (0.85, 2.6)
"""Distances that may be those of lines of one paragraph."""
_TO_THE_POINT = 1.5
"""Points by which the lines of justified text fall short of their edge."""
_FEW = 20
"""Fewer lines do not tell the edges of left and right pages apart."""
_SHIFTED = 3.0
"""Left and right pages have columns of the same width, up to so many points."""
_STRAY = 0.01
"""The share of lines that stick out of a column."""
_CROWD = 6
"""An inner edge is where so many lines end, and …"""
_CROWDED = 4
"""… so many times more than end anywhere near it."""
_NEIGHBOURS = 8
"""Points to both sides that are near."""


@frozen
class Frame:
    """The edges between which the lines of a column stand, in the direction of reading."""

    start: float
    end: float


@define
class SetLine:
    """A line with its places in the direction of reading: leftward lines are turned round."""

    line: Line
    start: float
    end: float
    frame: Frame
    zone: int
    """The number of its column, counted through the file."""
    left: bool = False
    """Whether it runs leftward."""
    cell: Cell | None = None
    """Where it stands in a table, if it does."""


def places(line: Line, *, leftward: bool) -> tuple[float, float]:
    """Where a line begins and ends in the direction of reading."""
    return (-line.right, -line.left) if leftward else (line.left, line.right)


def frames(columns: Sequence[tuple[Hashable, Sequence[Line]]], *, leftward: bool) -> list[Frame]:
    """The edges of columns: those that all columns of the same kind have.

    Args:
        columns: what kind of column each is, without the page, and its lines.
        leftward: whether lines run from right to left.
    """
    by_kind: dict[Hashable, list[Line]] = defaultdict(list)
    for kind, lines in columns:
        by_kind[kind].extend(lines)
        if lines:
            by_kind[kind, lines[0].page % 2].extend(lines)
    known = {kind: _frame(lines, leftward=leftward) for kind, lines in by_kind.items()}
    found = []
    for kind, lines in columns:
        side = (kind, lines[0].page % 2) if lines else kind
        own, all_of_kind = known[side], known[kind]
        shifted = abs((own.end - own.start) - (all_of_kind.end - all_of_kind.start)) > _SHIFTED
        mirrored = len(by_kind[side]) >= _FEW and not shifted
        found.append(own if mirrored else all_of_kind)
    return found


def _frame(lines: Sequence[Line], *, leftward: bool) -> Frame:
    """The edges of lines, apart from the few that stick out.

    A Chinese sign may hang over the edge at the end of a line: such lines do not tell.
    """
    edges = [places(line, leftward=leftward) for line in lines]
    if not edges:
        return Frame(0.0, 0.0)
    inside = [
        end
        for line, (_, end) in zip(lines, edges, strict=True)
        if not (is_wide(line.text[-1]) and not line.text[-1].isalnum())
    ]
    starts = sorted(start for start, _ in edges)
    ends = sorted(inside or [end for _, end in edges])
    return Frame(starts[int(_STRAY * len(starts))], ends[-1 - int(_STRAY * len(ends))])


@frozen
class Measures:
    """What is usual in a file."""

    pitch: float
    """The distance of the lines of a paragraph, in parts of their size."""
    edges: frozenset[int]
    """Where many lines end inside of their columns, in points from the start of the
    column: the right edges of narrower paragraphs."""
    justified: bool
    """Whether most lines fill their columns to the point."""

    def is_edge(self, line: SetLine) -> bool:
        """Whether a line ends where many do."""
        return round(line.end - line.frame.start) in self.edges


def measures(lines: Sequence[SetLine]) -> Measures:
    """What is usual among some lines, which stand in the order of reading."""
    pitches = []
    full = exact = 0
    for above, below in pairwise(lines):
        room = above.frame.end - above.end
        if above.zone != below.zone or above.cell or room > 2 * above.line.size:
            continue
        full += 1
        exact += abs(room) <= _TO_THE_POINT
        ratio = (above.line.base - below.line.base) / above.line.size
        if above.line.size == below.line.size and _PITCHES[0] <= ratio <= _PITCHES[1]:
            pitches.append((_runs_on(above.line.text, below.line.text), ratio))
    sure = [ratio for runs_on, ratio in pitches if runs_on]
    return Measures(
        pitch=median(sure) if len(sure) >= _FEW_PITCHES else _USUAL_PITCH,
        edges=_edges(lines),
        justified=exact > full / 2,
    )


def _runs_on(above: str, below: str) -> bool:
    """Whether a full line surely goes on in the next."""
    if below[0].islower():
        return above[-1].isalnum()
    cased = below[0].isupper() or above[-1].isupper() or above[-1].islower()
    return not cased and above[-1].isalnum() and below[0].isalnum()


def _edges(lines: Iterable[SetLine]) -> frozenset[int]:
    ends = Counter(
        round(line.end - line.frame.start)
        for line in lines
        if line.frame.end - line.end > line.line.size
    )
    return frozenset(
        end
        for end, count in ends.items()
        if count >= _CROWD and count * 2 * _NEIGHBOURS >= _CROWDED * _near(ends, end)
    )


def _near(ends: Counter[int], end: int) -> int:
    near = range(end - _NEIGHBOURS, end + _NEIGHBOURS + 1)
    return sum(ends[other] for other in near if abs(other - end) > 1)
