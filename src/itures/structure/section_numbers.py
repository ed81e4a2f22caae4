"""The numbers of sections: their pieces, and whether one goes on where another stopped."""

import re
from typing import Literal

from itures.structure.labels import BIS, Reading
from itures.structure.lines import Line

Component = tuple[int, int]
"""A piece of a number: `1` is (1, 0), `1bis` is (1, 1)."""
Path = tuple[Component, ...]
Step = Literal["next", "gap", "back"]
"""How one number follows another."""

_PIECE = re.compile(r"(\d+)-?([a-z]*)")
_FORMS = ("number-plain", "decimal-plain")
"""Marks that number sections: those with brackets are marks of lists."""


def readings_of(line: Line) -> list[Reading]:
    """What the mark of a line may mean as the number of a section."""
    readings = line.mark.readings if line.mark else ()
    return [reading for reading in readings if reading.style in _FORMS]


def path_of(reading: Reading) -> Path:
    """The pieces of a number."""
    pieces = [_PIECE.fullmatch(piece) for piece in reading.ascii.split(".")]
    if all(pieces):
        return tuple((int(found[1]), BIS.get(found[2], 0)) for found in pieces if found)
    return ((reading.ordinal[0], 0),) if len(reading.ordinal) == 1 else ()


def step(last: Path, path: Path) -> Step:
    """Whether a number is the next behind another, leaves a gap, or goes back."""
    above, here = path[:-1], path[-1]
    if above == last:
        return "next" if here in {(0, 0), (1, 0)} else "gap"
    if len(last) >= len(path) and last[: len(above)] == above:
        before = last[len(above)]
        if here in {(before[0] + 1, 0), (before[0], before[1] + 1)}:
            return "next"
    return "gap" if path > last else "back"
