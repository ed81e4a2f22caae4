"""Ranges of numbers, unfolded: `113` to `118`, `35a` to `e`, `160A` to `160H`."""

import re

_MOST = 200
"""A range of more members than this is not unfolded: it is more likely misread."""
_COUNTED = re.compile(r"(?P<stem>.*?)(?P<last>\d+|[A-Za-z])")


def between(first: str, last: str) -> list[str]:
    """The members behind the first; only the last where the others cannot be told."""
    low, high = _COUNTED.fullmatch(first), _COUNTED.fullmatch(last)
    if low is None or high is None or high["stem"] not in {low["stem"], ""}:
        return [last]
    stem, a, b = low["stem"], low["last"], high["last"]
    if a.isdigit() != b.isdigit():
        return [last]
    start, end = (int(a), int(b)) if a.isdigit() else (ord(a), ord(b))
    # Written from the right, as in Arabic, a range begins with its last: `74-69`.
    step = 1 if start < end else -1
    if not 0 < abs(end - start) <= _MOST:
        return [last]
    write = str if a.isdigit() else chr
    return [stem + write(value) for value in range(start + step, end + step, step)]
