"""The working form of a rule: small `re` patterns for words and shapes, and steps that join them.

A step follows the ordered choice of the notation: what has matched is not given back,
exactly as in the pyparsing form, and in linear time. A rule that were one `re` pattern
would hold the same word lists again and again, and compiling it takes a hundred times as
long as reading a page with it. Each list and each shape is compiled once, when a text
first gets there, and of a list only what begins with the letter that stands there.
"""

from collections.abc import Callable, Iterator

from itures.notation import tree
from itures.notation.beginning import may_begin
from itures.notation.leaves import phrase, shape
from itures.notation.scope import NOTHING, Raw, Scope, Step, value_of
from itures.notation.trigger import can_be_empty
from itures.notation.ways import NOT, PART, REPEAT, Ways
from itures.notation.widen import BLANKS, KEY
from itures.notation.words import opening_of


def build(node: tree.Node, scope: Scope, *, capture: bool = True) -> Step:
    """The step of a tree.

    Args:
        node: the tree.
        scope: where its names are looked up.
        capture: whether slots are kept; they are not where a part may not follow.
    """
    match node:
        case tree.Literal() | tree.Words() | tree.Terminal():
            return _leaf(node, scope)
        case tree.Ref(name=name):
            return _shared(
                scope, (name, capture), lambda: build(scope.rule(name), scope, capture=capture)
            )
        case tree.Slot(name=name, part=part):
            return _slot(name, part, scope) if capture else build(part, scope, capture=False)
        case tree.Maybe(part=part):
            return _maybe(build(part, scope, capture=capture))
        case tree.Repeat(part=part):
            return _repeat(build(part, scope, capture=capture))
        case tree.Not(part=part):
            return _not(build(part, scope, capture=False))
        case tree.Sequence(parts=parts):
            return _sequence(tuple(_flat(parts, scope)), scope, capture=capture)
        case tree.Choice(parts=parts):
            return _choice(parts, scope, capture=capture)


def _leaf(node: tree.Literal | tree.Words | tree.Terminal, scope: Scope) -> Step:
    match node:
        case tree.Literal(text=text):
            return _shared(scope, (f'"{text}', False), lambda: phrase(opening_of(text)))
        case tree.Words(name=name):
            return _shared(scope, (f"@{name}", False), lambda: phrase(scope.words(name).opening))
        case tree.Terminal(name=name):
            return _shared(scope, (name, False), lambda: shape(scope.terminal(name)))


def _shared(scope: Scope, key: tuple[str, bool], make: Callable[[], Step]) -> Step:
    """A step that is made once for each scope."""
    if key not in scope.steps:
        scope.steps[key] = make()
    return scope.steps[key]


def _slot(name: str, part: tree.Node, scope: Scope) -> Step:
    """A part whose words are kept."""
    value = value_of(part, scope)
    match part:
        case tree.Words(name=words):
            return phrase(scope.words(words).opening, (name, value))
        case tree.Terminal(name=terminal):
            return shape(scope.terminal(terminal), (name, value))
    return _held(name, build(part, scope), value)


def _held(name: str, inner: Step, value: Callable[[str], str]) -> Step:
    """A slot that holds more; slots inside it come behind it."""

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        place = len(parts)
        stop = inner(text, at, end, parts)
        if stop >= 0:
            parts.insert(place, (name, value, at, stop))
        return stop

    return run


def _maybe(inner: Step) -> Step:
    """A part or nothing."""

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        place = len(parts)
        stop = inner(text, at, end, parts)
        if stop >= 0:
            return stop
        del parts[place:]
        return at

    return run


def _repeat(inner: Step) -> Step:
    """A part any number of times, with a gap before each."""

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        while True:
            begin = at
            while begin < end and text[begin] in BLANKS:
                begin += 1
            place = len(parts)
            stop = inner(text, begin, end, parts)
            if stop <= at:
                del parts[place:]
                return at
            at = stop

    return run


def _not(silent: Step) -> Step:
    """A part that does not follow."""

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        return NOTHING if silent(text, at, end, parts) >= 0 else at

    return run


def _flat(nodes: tuple[tree.Node, ...], scope: Scope) -> Iterator[tree.Node]:
    """The parts of a sequence, with those of sequences in it in place of their names."""
    for node in nodes:
        named = scope.rule(node.name) if isinstance(node, tree.Ref) else node
        if isinstance(named, tree.Sequence) and not can_be_empty(named, scope):
            yield from _flat(named.parts, scope)
        else:
            yield node


def _sequence(  # noqa: C901, for the loop in it
    nodes: tuple[tree.Node, ...], scope: Scope, *, capture: bool
) -> Step:
    """One part after the other, with gaps between them; a part that is empty eats none."""
    first = build(nodes[0], scope, capture=capture)
    ways = Ways(nodes[1:], scope)
    steps = (_in_line(node, scope, capture=capture) for node in nodes[1:])
    others = tuple(zip(ways.kinds, steps, strict=True))
    tables, look_up, count = ways.tables, ways.look_up, len(others)

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:  # noqa: C901
        # The hottest lines of all: no call in them that is not a part.
        begin = at = first(text, at, end, parts)
        if at < 0:
            return at
        index = 0
        while True:
            if begin == at:
                while begin < end and text[begin] in BLANKS:
                    begin += 1
                key = text[begin : begin + KEY]
            # Parts that may be empty and cannot begin so are passed over all at once.
            try:
                index = tables[index][key]
            except KeyError:
                index = look_up(index, key)
            if index >= count:
                return at if index == count else NOTHING
            kind, step = others[index]
            index += 1
            place = len(parts)
            stop = step(text, begin, end, parts)
            if stop < 0:
                if kind == PART:
                    return NOTHING
                if kind != NOT:
                    del parts[place:]
            elif kind == NOT:
                return NOTHING
            elif kind != REPEAT or stop > begin:
                begin = at = stop

    return run


def _in_line(node: tree.Node, scope: Scope, *, capture: bool) -> Step:
    """The step of a later part of a sequence, which itself sees to what may be empty."""
    match node:
        case tree.Maybe(part=part):
            return build(part, scope, capture=capture)
        case tree.Not(part=part):
            return build(part, scope, capture=False)
    return build(node, scope, capture=capture)


def _choice(nodes: tuple[tree.Node, ...], scope: Scope, *, capture: bool) -> Step:
    """The first of some parts that matches, of those that may begin so."""
    steps = tuple(build(node, scope, capture=capture) for node in nodes)
    table: dict[str, tuple[Step, ...]] = {}

    def look_up(key: str) -> tuple[Step, ...]:
        if len(table) > _BOUND:
            table.clear()
        some = zip(nodes, steps, strict=True)
        found = tuple(step for node, step in some if may_begin(node, scope, key))
        table[key] = found
        return found

    def run(text: str, at: int, end: int, parts: list[Raw]) -> int:
        key = text[at : at + KEY]
        place = len(parts)
        some = table.get(key)
        for step in look_up(key) if some is None else some:
            stop = step(text, at, end, parts)
            if stop >= 0:
                return stop
            del parts[place:]
        return NOTHING

    return run


_BOUND = 4096
"""Beginnings remembered for one choice."""
