"""Cut what comes into batches, and lay the answers out again."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import TypeVar

Item = TypeVar("Item")

_WEIGHT = 4 << 20
"""Bytes of items in one batch, at most, unless one alone has more: what is sent whole has
to fit into the memory of both ends several times."""
_TURNS = 4
"""Batches that each worker gets at least, where it is known how many items there are."""


def batches(
    items: Iterable[Item], most: int, weight: Callable[[Item], int]
) -> Iterator[tuple[Item, ...]]:
    """Batches of at most so many items; no item is asked for before it is needed."""
    batch: list[Item] = []
    heavy = 0
    for item in items:
        batch.append(item)
        heavy += weight(item)
        if len(batch) >= most or heavy >= _WEIGHT:
            yield tuple(batch)
            batch, heavy = [], 0
    if batch:
        yield tuple(batch)


def size_for(items: object, most: int, workers: int) -> int:
    """The size of batches that leaves no worker without work, where that can be told."""
    if not isinstance(items, Sized):
        return most
    return max(1, min(most, len(items) // (workers * _TURNS)))


def halves(batch: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """The two halves of a batch of several."""
    middle = len(batch) // 2
    return batch[:middle], batch[middle:]
