"""Make a find smaller: leave out pieces as long as it stays the same fault."""

from collections.abc import Callable

from fuzz.inputs import Input
from fuzz.trial import kind_of, tried

_TRIES = 3000


def shrunk(made: Input, fault: str, faults_of: Callable[[Input], list[str]] = tried) -> Input:
    """The smallest input found that has a fault of the same kind."""
    wanted = kind_of(fault)
    left = _TRIES

    def same(data: str | bytes) -> bool:
        nonlocal left
        left -= 1
        return any(kind_of(found) == wanted for found in faults_of(made.with_data(data)))

    data = made.data
    if made.words is not None and not same(data):
        return made
    size = len(data) // 2
    while size and left > 0:
        at = 0
        while at < len(data) and left > 0:
            less = data[:at] + data[at + size :]
            if same(less):
                data = less
            else:
                at += size
        size //= 2
    return made.with_data(data) if data != made.data else made
