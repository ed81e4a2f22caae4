"""What a rule can begin with: the patterns that scanning looks for."""

from itures.notation import tree
from itures.notation.pattern import Scope
from itures.notation.widen import widen


def starts(node: tree.Node, scope: Scope) -> tuple[str, ...]:
    """The `re` texts of everything that a match of the tree can begin with."""
    found, _empty = _first(node, scope)
    return tuple(dict.fromkeys(found))


def _first(node: tree.Node, scope: Scope) -> tuple[list[str], bool]:
    """The beginnings of a tree, and whether it can be empty."""
    match node:
        case tree.Literal(text=text):
            return [widen(text)], False
        case tree.Words(name=name):
            return [scope.words(name).pattern], False
        case tree.Terminal(name=name):
            return [f"(?>{scope.terminal(name)})"], False
        case tree.Ref(name=name):
            return _first(scope.rule(name), scope)
        case tree.Slot(part=part):
            return _first(part, scope)
        case tree.Maybe(part=part) | tree.Repeat(part=part):
            return _first(part, scope)[0], True
        case tree.Not():
            return [], True
        case tree.Sequence(parts=parts):
            return _first_of_sequence(parts, scope)
        case tree.Choice(parts=parts):
            each = [_first(part, scope) for part in parts]
            return [start for found, _ in each for start in found], any(empty for _, empty in each)


def _first_of_sequence(parts: tuple[tree.Node, ...], scope: Scope) -> tuple[list[str], bool]:
    found: list[str] = []
    for part in parts:
        more, empty = _first(part, scope)
        found.extend(more)
        if not empty:
            return found, False
    return found, True
