"""One page of an open PDF as a sheet: with `calls`, `drawn` and `links` all that asks pdfium."""

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import pypdfium2 as pdfium
from attrs import define, field

from itures.sources.pdf import calls
from itures.sources.pdf.characters import NO_CHARACTER, character
from itures.sources.pdf.drawn import Drawn, is_white
from itures.sources.pdf.fonts import Font, font_of
from itures.sources.pdf.limits import MOST_GLYPHS
from itures.sources.pdf.links import comments, links
from itures.sources.pdf.sheets import Face, Glyph, Rule, Sheet
from itures.sources.pdf.turning import Turn

_SLANT = 0.1
"""Characters that lean by more than this, in parts of their height, stand for italics."""
_OUTLINED = frozenset({1, 2, 5, 6})
_NO_INK = frozenset({3, 7})
"""Render modes that draw an outline, and that print nothing (ISO 32000, table 104)."""
_TINY, _HUGE = 0.5, 2000.0
"""Sizes in points beyond which nothing can be read."""
_OUT = 3.0
"""Points by which a character may stand outside of the visible page."""
_OFF = 3.0
"""Degrees by which text may be off a right angle."""


@define
class _Stretch:
    """Characters one after the other that one object prints, or that pdfium made up."""

    start: int
    end: int
    face: int | None
    """`None` for what was made up."""
    base: float = 0.0


@define
class PageReader:
    """Reads one page."""

    document: pdfium.PdfDocument
    page: pdfium.PdfPage
    number: int
    _text: int = field(default=0, init=False)
    """The address of the text of the page."""
    _faces: dict[Face, int] = field(factory=dict, init=False)
    _fonts: dict[int | None, Font] = field(factory=dict, init=False)
    _drawn: Drawn = field(init=False)

    def read(self) -> Sheet:
        """Read it.

        Raises:
            PdfiumError: if it cannot be read, or holds more than a page may.
        """
        self._drawn = Drawn(calls.address_of(self.page.raw)).read()
        text_page = self.page.get_textpage()
        try:
            self._text = calls.address_of(text_page.raw)
            count = text_page.count_chars()
            if count > MOST_GLYPHS:
                raise pdfium.PdfiumError(f"{count} characters on one page")
            return self._sheet(count)
        finally:
            text_page.close()

    def _sheet(self, count: int) -> Sheet:
        stretches = self._stretches(count)
        faces = list(self._faces)
        angles: Counter[int | None] = Counter()
        for s in stretches:
            if s.face is not None:
                angles[faces[s.face].angle] += s.end - s.start
        turn = Turn.of(self.page.get_bbox(), angles)
        sheet = Sheet(self.number, turn.width, turn.height, faces)
        sheet.pictures = len(self._drawn.pictures)
        rules = map(turn.rule, self._drawn.rules)
        sheet.rules = [rule for rule in rules if _is_inside(rule, turn.width, turn.height)]
        sheet.links = [turn.hot(hot) for hot in links(self.document, self.page)]
        sheet.comments = list(comments(self.page))
        self._fill(sheet, stretches, turn)
        return sheet

    def _stretches(self, count: int) -> list[_Stretch]:
        """All characters, object by object."""
        objects = [calls.text_object(self._text, at) for at in range(count)]
        found: list[_Stretch] = []
        at = 0
        known: dict[int, tuple[int, float]] = {}
        for thing, group in groupby(objects):
            end = at + sum(1 for _ in group)
            if thing is None:
                found.append(_Stretch(at, end, None))
            else:
                if thing not in known:
                    known[thing] = self._printed(thing, at)
                found.append(_Stretch(at, end, *known[thing]))
            at = end
        return found

    def _printed(self, thing: int, at: int) -> tuple[int, float]:
        """The face of an object, and the base line of its first character."""
        font = self._font(calls.font_of(thing))
        parts = (ctypes.c_float * 6)()
        calls.matrix(self._text, at, ctypes.addressof(parts))
        a, b, c, d = parts[:4]
        size = calls.font_size(self._text, at) * math.hypot(c, d)
        sound = _TINY < size < _HUGE and all(map(math.isfinite, parts))
        mode = calls.render_mode(thing)
        x, y = self._origin(at)
        face = Face(
            size=round(size, 2) if sound else 1.0,
            italic=font.italic or (sound and _lean(a, b, c, d) > _SLANT),
            bold=font.bold or mode in _OUTLINED,
            hidden=mode in _NO_INK
            or not sound
            or (self._is_white(at) and not self._drawn.behind(x + 1, y + 1)),
            inked=mode not in _NO_INK,
            angle=_right_angle(math.degrees(math.atan2(b, a))) if sound else None,
        )
        return self._faces.setdefault(face, len(self._faces)), y

    def _font(self, handle: int | None) -> Font:
        if handle not in self._fonts:
            self._fonts[handle] = font_of(handle)
        return self._fonts[handle]

    def _is_white(self, at: int) -> bool:
        parts = (ctypes.c_uint * 4)()
        p = ctypes.addressof(parts)
        return bool(calls.fill_color(self._text, at, p, p + 4, p + 8, p + 12)) and is_white(parts)

    def _origin(self, at: int) -> tuple[float, float]:
        place = (ctypes.c_double * 2)()
        p = ctypes.addressof(place)
        calls.origin(self._text, at, p, p + 8)
        return place[0], place[1]

    def _fill(self, sheet: Sheet, stretches: Sequence[_Stretch], turn: Turn) -> None:
        sheet.scanned_text = _is_layer(sheet, stretches)
        other: list[str] | None = None
        for s in stretches:
            if s.face is None:
                if other:  # a blank that was made up, or the end of a line
                    other[-1] += " "
                continue
            face = sheet.faces[s.face]
            if face.hidden and not sheet.scanned_text:
                other = _onto(
                    sheet.hidden, self._characters(s, sheet), fresh=other is not sheet.hidden
                )
            elif face.angle != turn.angle:
                other = _onto(
                    sheet.turned, self._characters(s, sheet), fresh=other is not sheet.turned
                )
            else:
                other = None
                self._print(sheet, s, turn)

    def _characters(self, stretch: _Stretch, sheet: Sheet) -> str:
        codes = (calls.unicode_of(self._text, at) for at in range(stretch.start, stretch.end))
        found = "".join(map(character, codes))
        sheet.unmapped += found.count(NO_CHARACTER)
        return found

    def _print(self, sheet: Sheet, stretch: _Stretch, turn: Turn) -> None:
        """Put the characters of a stretch on the sheet."""
        assert stretch.face is not None  # noqa: S101 - what was made up is passed over
        box = (ctypes.c_float * 4)()
        at_box, read_box = ctypes.addressof(box), calls.loose_box
        chars = self._characters(stretch, sheet)
        outside: list[str] = []
        add, face, base = sheet.glyphs.append, stretch.face, stretch.base + turn.up
        for at, char in zip(range(stretch.start, stretch.end), chars, strict=True):
            read_box(self._text, at, at_box)
            left, top, right, bottom = box
            if turn.angle:
                left, bottom, right, top = turn.box(left, bottom, right, top)
                base = turn.point(*self._origin(at))[1]
            else:
                left, right = left + turn.right, right + turn.right
            if -_OUT < left <= right < sheet.width + _OUT and -_OUT < base < sheet.height + _OUT:
                add(Glyph(char, left, right, base, face, at))
            else:
                outside.append(char)
        if outside:
            sheet.outside.append("".join(outside))


def _is_inside(rule: Rule, width: float, height: float) -> bool:
    """Whether a rule lies on the page; what is no number does not."""
    return (
        rule.left > -_OUT
        and rule.right < width + _OUT
        and (rule.bottom > -_OUT and rule.top < height + _OUT)
    )


def _onto(pieces: list[str], text: str, *, fresh: bool) -> list[str]:
    """Add a text to the last of some pieces, or begin another."""
    if fresh or not pieces:
        pieces.append(text)
    else:
        pieces[-1] += text
    return pieces


def _is_layer(sheet: Sheet, stretches: Sequence[_Stretch]) -> bool:
    """Whether most of the text of a page with pictures is without ink: put over a scan."""
    inked = bare = 0
    for s in stretches:
        if s.face is not None and sheet.faces[s.face].inked:
            inked += s.end - s.start
        elif s.face is not None:
            bare += s.end - s.start
    return bare > inked and sheet.pictures > 0


def _lean(a: float, b: float, c: float, d: float) -> float:
    """How far upright strokes lean to the right, in parts of their height."""
    area = a * d - b * c
    return (a * c + b * d) / area if area > 0 else 0.0


def _right_angle(degrees: float) -> int | None:
    """0, 90, 180 or 270 for what is about that."""
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= _OFF else None
