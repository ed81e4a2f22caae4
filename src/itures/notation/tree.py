"""The notation of a rule as a small tree: one class for each sign."""

from attrs import frozen


class RuleSyntaxError(Exception):
    """A rule string breaks the notation; `at` is the offset of the fault in the string."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


@frozen
class Literal:
    """`"text"`: these characters; punctuation also in its full-width form."""

    text: str
    at: int


@frozen
class Words:
    """`@name`: one of the phrases of a word list, the longest first."""

    name: str
    at: int


@frozen
class Terminal:
    """`NAME`: a language-neutral shape from `terminals.toml`."""

    name: str
    at: int


@frozen
class Ref:
    """`name`: another rule of the same file."""

    name: str
    at: int


@frozen
class Slot:
    """`name=part`: what the part matches is kept under that name."""

    name: str
    part: "Node"


@frozen
class Maybe:
    """`[part]`: the part or nothing."""

    part: "Node"


@frozen
class Repeat:
    """`{part}`: the part any number of times, also none."""

    part: "Node"


@frozen
class Not:
    """`!part`: the part does not follow; nothing is consumed."""

    part: "Node"


@frozen
class Sequence:
    """`part part`: one after the other, blanks allowed in between."""

    parts: "tuple[Node, ...]"


@frozen
class Choice:
    """`(part | part)`: the first that matches; there is no way back into the others."""

    parts: "tuple[Node, ...]"


Node = Literal | Words | Terminal | Ref | Slot | Maybe | Repeat | Not | Sequence | Choice


def leaves(node: Node) -> "list[Literal | Words | Terminal | Ref]":
    """The leaves of a tree, from left to right."""
    match node:
        case Literal() | Words() | Terminal() | Ref():
            return [node]
        case Slot(part=part) | Maybe(part=part) | Repeat(part=part) | Not(part=part):
            return leaves(part)
        case Sequence(parts=parts) | Choice(parts=parts):
            return [leaf for part in parts for leaf in leaves(part)]


def repeats(node: Node) -> list[Repeat]:
    """The repeats in a tree, the outer ones first."""
    match node:
        case Literal() | Words() | Terminal() | Ref():
            return []
        case Repeat(part=part):
            return [node, *repeats(part)]
        case Slot(part=part) | Maybe(part=part) | Not(part=part):
            return repeats(part)
        case Sequence(parts=parts) | Choice(parts=parts):
            return [found for part in parts for found in repeats(part)]
