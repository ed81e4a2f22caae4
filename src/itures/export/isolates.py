"""Writing direction in plain lines, as on a terminal: by the isolates of Unicode (UAX 9)."""

from itures.export.html_direction import Direction, against, direction

LEFT = "\u200e"
"""Put before a line, it lets it begin at the left, whatever its first letter is."""
_LTR = "\u2066"
_RTL = "\u2067"
_END = "\u2069"
_OPENING = (_LTR, _RTL, "\u2068")


def isolated(text: str) -> str:
    """A text whose direction neither changes what stands around it nor is changed by it.

    A text from right to left is one isolate, and each run of Latin letters in it is one;
    in a text from left to right each run of the other direction is one. Text without
    letters from right to left comes back as it is.
    """
    if direction(text) == "rtl":
        return f"{_RTL}{_runs(text, 'rtl')}{_END}"
    return _runs(text, "ltr")


def _runs(text: str, around: Direction) -> str:
    begin = _LTR if around == "rtl" else _RTL
    out: list[str] = []
    at = 0
    for start, end in against(text, around):
        out += [text[at:start], begin, text[start:end], _END]
        at = end
    return "".join([*out, text[at:]])


def has_isolates(text: str) -> bool:
    """Whether there is an isolate in a text."""
    return any(sign in text for sign in _OPENING)


def closed(line: str) -> str:
    """A line that was cut off, with the isolates closed that were left open."""
    missing = sum(line.count(sign) for sign in _OPENING) - line.count(_END)
    return line + _END * max(missing, 0)
