"""Whether a rule may match where a text goes on with some characters: a cheap no.

Most rules are tried in vain. Of a word list it is known which phrases can stand where the
next few characters are known, so a rule that begins with words need not be tried where none
of them can stand.
"""

from itures.notation import tree
from itures.notation.scope import Scope
from itures.notation.shapes import shape_may_begin
from itures.notation.widen import BLANKS, spellings
from itures.notation.words import opening_of


def may_begin(node: tree.Node, scope: Scope, key: str) -> bool:
    """Whether what a tree matches may begin with some characters; it says no only if not.

    Args:
        node: the tree.
        scope: where its names are looked up.
        key: the next characters of a text, `KEY` of them unless the text ends.
    """
    return not key or key[0] in BLANKS or first(node, scope, key) is not False


def first(node: tree.Node, scope: Scope, key: str) -> bool | None:
    """Whether a part may begin so; nothing if it may be empty and what follows has a say."""
    match node:
        case tree.Literal(text=text):
            return opening_of(text).may_begin(key)
        case tree.Words(name=name):
            return scope.words(name).opening.may_begin(key)
        case tree.Terminal(name=name):
            return shape_may_begin(scope.terminal(name), key[0])
        case tree.Ref(name=name):
            return first(scope.rule(name), scope, key)
        case tree.Slot(part=part):
            return first(part, scope, key)
        case tree.Maybe(part=part) | tree.Repeat(part=part):
            return first(part, scope, key) or None
        case tree.Not():
            return None
        case tree.Sequence(parts=parts):
            firsts = (first(part, scope, key) for part in parts)
            return next((first for first in firsts if first is not None), None)
        case tree.Choice(parts=parts):
            each = [first(part, scope, key) for part in parts]
            return True if True in each else None if None in each else False


def last(node: tree.Node, scope: Scope) -> frozenset[str] | None:
    """The signs that whatever a tree matches ends with; nothing where others may stand there."""
    match node:
        case tree.Literal(text=text):
            return spellings(text) if len(text) == 1 else None
        case tree.Ref(name=name):
            return last(scope.rule(name), scope)
        case tree.Slot(part=part):
            return last(part, scope)
        case tree.Sequence(parts=parts):
            return last(parts[-1], scope)
        case tree.Choice(parts=parts):
            each = [last(part, scope) for part in parts]
            known = [signs for signs in each if signs is not None]
            return frozenset().union(*known) if len(known) == len(each) else None
        case _:
            return None
