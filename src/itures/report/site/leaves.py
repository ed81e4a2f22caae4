"""Long tables in parts, so that no page is slow to open."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from attrs import frozen

Row = TypeVar("Row")

ROWS = 1000
"""Rows of one page: about a megabyte of HTML, which opens in a quarter of a second."""


@frozen
class Leaf:
    """A page of a long table."""

    number: int
    """From 1."""
    path: str
    name: str
    """What its first row is about."""


@frozen
class Part(Generic[Row]):
    """The rows of one page of a table."""

    rows: Sequence[Row]
    number: int
    first: int
    """The place of its first row among all, from 1."""
    rows_in_all: int
    leaves: tuple[Leaf, ...]

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(self.leaves)

    @property
    def last(self) -> int:
        """The place of its last row."""
        return self.first + len(self.rows) - 1

    @property
    def path(self) -> str:
        """The file of the page."""
        return self.leaves[self.number - 1].path


def parts(
    rows: Sequence[Row], path: str, name: Callable[[Row], str], most: int = ROWS
) -> Iterator[Part[Row]]:
    """The pages of a table; there is one even if there are no rows.

    Args:
        rows: all rows.
        path: the first page, `references.html`; the second is `references-2.html`.
        name: what a row is about.
        most: rows of a page.
    """
    starts = range(0, max(len(rows), 1), most)
    stem = path.removesuffix(".html")
    leaves = tuple(
        Leaf(
            number,
            path if number == 1 else f"{stem}-{number}.html",
            name(rows[start]) if rows else "",
        )
        for number, start in enumerate(starts, 1)
    )
    for number, start in enumerate(starts, 1):
        yield Part(rows[start : start + most], number, start + 1, len(rows), leaves)
