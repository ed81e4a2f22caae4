"""Turning a page so that its text runs from left to right."""

from collections import Counter

from attrs import frozen

from itures.sources.pdf.sheets import Hot, Rule

Box = tuple[float, float, float, float]
_LONGEST = 14_400.0
"""No side of a page is longer, in points (ISO 32000, annex C)."""


@frozen
class Turn:
    """How the places of a page are turned and moved: its lower left corner becomes 0, 0."""

    angle: int
    """The direction in which most of the text runs, in degrees."""
    right: float
    """What is added to places behind the turning, to the right."""
    up: float
    """The same upwards."""
    width: float
    height: float

    @classmethod
    def of(cls, page: Box, angles: "Counter[int | None]") -> "Turn":
        """The turn of a page.

        Args:
            page: left, bottom, right and top of what is visible of it.
            angles: the directions of its text, with their numbers of characters.
        """
        straight = [(count, angle) for angle, count in angles.items() if angle is not None]
        angle = max(straight)[1] if straight else 0
        left, bottom, right, top = _turned(angle, *page)
        width, height = (min(max(side, 0.0), _LONGEST) for side in (right - left, top - bottom))
        return cls(angle, -left, -bottom, width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page comes to stand."""
        left, bottom, _, _ = self.box(x, y, x, y)
        return left, bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a box of the page comes to stand."""
        a, b, c, d = _turned(self.angle, left, bottom, right, top)
        return a + self.right, b + self.up, c + self.right, d + self.up

    def rule(self, rule: Rule) -> Rule:
        """A rule of the page, turned."""
        return Rule(*self.box(rule.left, rule.bottom, rule.right, rule.top))

    def hot(self, hot: Hot) -> Hot:
        """A linked part of the page, turned."""
        return Hot(*self.box(hot.left, hot.bottom, hot.right, hot.top), hot.target)


def _turned(angle: int, left: float, bottom: float, right: float, top: float) -> Box:
    match angle:
        case 90:
            return bottom, -right, top, -left
        case 180:
            return -right, -top, -left, -bottom
        case 270:
            return -top, left, -bottom, right
        case _:
            return left, bottom, right, top
