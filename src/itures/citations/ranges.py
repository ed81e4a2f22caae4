"""Ranges of numbers, unfolded: `113` to `118`, `35a` to `e`, `160A` to `160H`, `11.2` to `11.8`."""

import re

_MOST = 200
"""A range of more members than this is not unfolded: it is more likely misread."""
_COUNTED = re.compile(r"(?P<stem>.*?)(?P<last>\d+|[A-Za-z])")


def between(first: str, last: str) -> list[str]:
    """The members behind the first up to the last; only the last where none can be told."""
    low, high = _COUNTED.fullmatch(first), _COUNTED.fullmatch(last)
    if low is None or high is None or high["stem"] not in {low["stem"], ""}:
        return [last]
    stem, a, b = low["stem"], low["last"], high["last"]
    if a.isdigit() != b.isdigit():
        return [last]
    start, end = (int(a), int(b)) if a.isdigit() else (ord(a), ord(b))
    if not start < end <= start + _MOST:
        return [last]
    write = str if a.isdigit() else chr
    return [stem + write(value) for value in range(start + 1, end + 1)]
