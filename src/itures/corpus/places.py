"""Places in a text: which node a locator such as `resolves/2` or `annex-1` means."""

import re
from collections.abc import Iterable, Mapping

from attrs import define, field, frozen

_AGAIN = re.compile(r"_\d+$")
"""Behind the piece of an id: the second of its name."""
_SIGNS = re.compile(r"[-/\s]")
_NUMBERED_ANNEX = re.compile(r"(?P<kind>[a-z]+)-[^_]+(?:_\d+)?")
_PARAGRAPH = re.compile(r"op_(?P<number>.+)")


@frozen
class Spot:
    """A node, as far as a locator can name it."""

    node: str
    types: tuple[str, ...]
    part: str


@define
class Places:
    """The places of one text, by the names that locators have for them."""

    _named: dict[str, str] = field(factory=dict)

    @classmethod
    def of(cls, spots: Iterable[Spot]) -> "Places":
        """The places among some nodes; of two with one name the first counts."""
        places = cls()
        for spot in spots:
            for name in _names(spot):
                places._named.setdefault(name, spot.node)
        return places

    @property
    def named(self) -> Mapping[str, str]:
        """The node by the name of the place."""
        return self._named

    def find(self, locator: str) -> str | None:
        """The node that a locator means, of a range the first; `None` if there is none.

        Both ends of a range have to be there.
        """
        head, _, label = locator.lower().partition("/")
        first, _, last = label.partition("..")
        ends = [self._named.get(_name(head, end)) for end in ([first, last] if last else [first])]
        return ends[0] if all(ends) else None


def _name(head: str, label: str) -> str:
    return f"{head}/{_SIGNS.sub('', label)}" if label else head


def _names(spot: Spot) -> Iterable[str]:
    """What locators may call a node."""
    top, *path = spot.node.lower().split("__")
    label = ""
    for piece in path:
        plain = _AGAIN.sub("", piece)
        # A decimal mark repeats the one above it: `1.2` below `1`.
        label = plain if label and plain.startswith(f"{label}.") else label + plain
    for each in spot.types:
        yield _name(each, label)
    if spot.part == "annex" and not path:
        yield top
        found = _NUMBERED_ANNEX.fullmatch(top)
        if found:
            yield found["kind"]
    paragraph = _PARAGRAPH.fullmatch(top)
    if paragraph:
        yield _name("op", paragraph["number"] + label)
        yield _name("paragraph", paragraph["number"] + label)
