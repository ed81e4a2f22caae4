"""Where the shapes of `layout.toml` stand in a text.

Most texts hold none of most of them. Some shapes are slow to look for, as `re` has to ask at
each character; of these a quicker look tells first whether the text can hold any.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from re import Match, Pattern

from attrs import frozen

from itures.notation.needed import LONG, before_line_ends, begins_lines, needed_strings

_MOST = 3
"""More strings are no quicker to look for than the shape itself."""


@frozen
class _Look:
    """A quick look for a shape."""

    strings: tuple[str, ...] = ()
    """One of them stands in whatever it matches; none where that would be no quicker."""
    below: Pattern[str] | None = None
    """The shape behind a line end, where it stands at the beginning of a line only."""
    above: Pattern[str] | None = None
    """A line end, or the end, behind what the shape has there, where it stands at one only."""


def finds(pattern: Pattern[str], text: str) -> Iterator[Match[str]]:
    """Every find of a shape in a text, in order."""
    return pattern.finditer(text) if _may_hold(pattern, text) else iter(())


def _may_hold(pattern: Pattern[str], text: str) -> bool:
    """Whether a text may hold a shape; it says no only if not."""
    look = _look(pattern)
    if look.below is not None:
        return bool(look.below.search(text) or pattern.match(text))
    if look.above is not None:
        return bool(look.above.search(text + "\n"))
    return not look.strings or any(string in text for string in look.strings)


@lru_cache(maxsize=256)
def _look(pattern: Pattern[str]) -> _Look:
    source = pattern.pattern
    if pattern.flags & re.MULTILINE and begins_lines(source):
        # `re` finds a line end quickly, but asks at each character whether a line begins.
        return _Look(below=re.compile("\n" + source.removeprefix("^"), pattern.flags))
    if pattern.flags & re.MULTILINE and (signs := before_line_ends(source)):
        return _Look(above=re.compile(rf"\n(?<=[{re.escape(signs)}]\n)"))
    strings = needed_strings(source)
    few = 1 < len(strings) <= _MOST and min(map(len, strings)) >= LONG
    # Of one string `re` itself goes from find to find.
    return _Look(tuple(sorted(strings)) if few else ())
