"""What is drawn on a page besides its text: rules, pictures, and grounds behind words."""

import ctypes
from collections.abc import Iterator

from attrs import define, field
from pypdfium2 import raw

from itures.sources.pdf import calls
from itures.sources.pdf.sheets import Rule

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_THIN = 2.5
"""A rule is no thicker than this, in points."""
_LONG = 8.0
"""A rule is longer than this, in points."""
_FRAME = 6
"""A path of at most so many segments may be a frame; a drawing has more."""
_MOST = 20_000
"""Objects that are looked at on one page; a map has more, and no rules."""
_WHITE = 0xF8
"""Each part of a colour that is white, or nearly so, is at least this."""


@define
class Drawn:
    """The objects of a page that are no text."""

    page: int
    """The address of the page."""
    rules: list[Rule] = field(factory=list, init=False)
    pictures: list[Box] = field(factory=list, init=False)
    grounds: list[Box] = field(factory=list, init=False)
    """What may be a coloured ground."""

    def read(self) -> "Drawn":
        """Look at each object of the page."""
        edges = (ctypes.c_float * 4)()
        at = ctypes.addressof(edges)
        for index in range(min(calls.count_objects(self.page), _MOST)):
            thing = calls.page_object(self.page, index)
            kind = calls.object_type(thing) if thing else raw.FPDF_PAGEOBJ_TEXT
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            if calls.bounds(thing, at, at + 4, at + 8, at + 12):
                self._take(thing, kind, (edges[0], edges[1], edges[2], edges[3]))
        return self

    def _take(self, thing: int, kind: int, box: Box) -> None:
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self.rules.extend(_rules(thing, box))
            if not _is_white(thing):
                self.grounds.append(box)
        else:
            self.grounds.append(box)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(box)

    def behind(self, x: float, y: float) -> bool:
        """Whether something coloured may lie behind a point."""
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in self.grounds)


def _rules(path: int, box: Box) -> Iterator[Rule]:
    """The rule that a path is, or the four sides of a frame."""
    left, bottom, right, top = box
    thin = min(right - left, top - bottom) <= _THIN
    if thin and max(right - left, top - bottom) >= _LONG:
        yield Rule(*box)
    elif not thin and calls.count_segments(path) <= _FRAME and _is_stroked(path):
        yield Rule(left, top, right, top)
        yield Rule(left, bottom, right, bottom)
        yield Rule(left, bottom, left, top)
        yield Rule(right, bottom, right, top)


def _is_stroked(path: int) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    calls.draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return bool(stroke.value)


def _is_white(path: int) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    calls.draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    if not fill.value:
        return True  # it has no ground at all
    parts = (ctypes.c_uint * 4)()
    at = ctypes.addressof(parts)
    calls.object_fill(path, at, at + 4, at + 8, at + 12)
    return is_white(parts)


def is_white(parts: "ctypes.Array[ctypes.c_uint]") -> bool:
    """Whether a colour is white, or lets all light through: red, green, blue, alpha."""
    return min(parts[0], parts[1], parts[2]) >= _WHITE or parts[3] == 0
