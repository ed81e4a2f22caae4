"""What a rule is looked for by: its anchor, and what may stand before the anchor.

The anchor is what the first part that cannot be empty begins with: "Resolution" in
`[lead] kind=@kind target`. A scan looks for anchors only, which are plain strings and
cheap to find, and tries the optional lead in a short window before each hit.
"""

import itertools
import re
import unicodedata
from functools import lru_cache

from attrs import evolve, frozen

from itures.notation import tree
from itures.notation.scope import Scope
from itures.notation.widen import LOOKALIKES, SAME_ARABIC, melted, widen

HEAD = 6
"""Letters of a phrase that make a string to look for; more are no more selective."""
_ARABIC = re.compile("[\u0621-\u064a]{1,4}")
"""The letters of an Arabic phrase that make a string to look for; each has several forms."""
MARKED = "(?=[\u0621-\u064a]{1,5}[\u0640\u064b-\u0652])[\u0621-\u064a]"
"""The beginning of an Arabic word with tatweel or vowel marks among its first letters."""
_SHORTEST = 2
"""A shorter beginning of a longer word is found everywhere: then its full pattern is used."""


@frozen
class Start:
    """One thing that a tree can begin with."""

    strings: tuple[str, ...]
    """The strings to look for, all spellings; empty if only the pattern tells."""
    pattern: str
    """The `re` text of the whole beginning, where there are no strings."""


@frozen
class Anchor:
    """How a tree is looked for."""

    lead: tuple[Start, ...]
    """What may stand before the anchor."""
    starts: tuple[Start, ...]
    """What the anchor can begin with."""
    node: tree.Node
    """The anchor itself: no match holds this place if it does not match here."""
    behind: tuple[tree.Node, ...] = ()
    """What stands behind it in the rule, one part after the other."""


def anchors(node: tree.Node, scope: Scope) -> tuple[Anchor, ...]:
    """The anchors of a tree, one for each alternative at its top."""
    match node:
        case tree.Ref(name=name):
            return anchors(scope.rule(name), scope)
        case tree.Slot(part=part):
            return anchors(part, scope)
        case tree.Choice(parts=parts):
            return tuple(anchor for part in parts for anchor in anchors(part, scope))
        case tree.Sequence(parts=parts):
            empty = list(itertools.takewhile(lambda part: can_be_empty(part, scope), parts))
            lead = [start for part in empty for start in _first(part, scope)]
            rest = parts[len(empty) :]
            inner = anchors(rest[0], scope) if rest else ()
            return tuple(
                evolve(one, lead=(*lead, *one.lead), behind=(*one.behind, *rest[1:]))
                for one in inner
            )
        case _:
            return (Anchor((), tuple(_first(node, scope)), node),)


def _first(node: tree.Node, scope: Scope) -> list[Start]:
    match node:
        case tree.Literal(text=text):
            return _starts(text)
        case tree.Words(name=name):
            phrases = scope.words(name).ordered
            return [start for phrase in phrases for start in _starts(phrase.text)]
        case tree.Terminal(name=name):
            strings = scope.terminal_starts(name)
            return [Start(strings, "" if strings else f"(?>{scope.terminal(name)})")]
        case tree.Ref(name=name):
            return _first(scope.rule(name), scope)
        case tree.Slot(part=part) | tree.Maybe(part=part) | tree.Repeat(part=part):
            return _first(part, scope)
        case tree.Not():
            return []
        case tree.Choice(parts=parts):
            return [start for part in parts for start in _first(part, scope)]
        case tree.Sequence(parts=parts):
            found: list[Start] = []
            for part in parts:
                found.extend(_first(part, scope))
                if not can_be_empty(part, scope):
                    break
            return found


def can_be_empty(node: tree.Node, scope: Scope) -> bool:
    """Whether a tree can match nothing at all."""
    match node:
        case tree.Literal() | tree.Words() | tree.Terminal():
            return False
        case tree.Maybe() | tree.Repeat() | tree.Not():
            return True
        case tree.Ref(name=name):
            return can_be_empty(scope.rule(name), scope)
        case tree.Slot(part=part):
            return can_be_empty(part, scope)
        case tree.Sequence(parts=parts):
            return all(can_be_empty(part, scope) for part in parts)
        case tree.Choice(parts=parts):
            return any(can_be_empty(part, scope) for part in parts)


def _starts(phrase: str) -> list[Start]:
    if _ARABIC.match(phrase):
        return _arabic_starts(phrase)
    strings = _spellings(phrase)
    return [Start(strings, "" if strings else widen(phrase))]


def _arabic_starts(phrase: str) -> list[Start]:
    """An Arabic word as it is mostly printed, or any word with marks among its letters."""
    head = _ARABIC.match(phrase)
    assert head is not None  # noqa: S101
    if len(head[0]) < _SHORTEST:
        return [Start((), widen(phrase))]
    letters = [SAME_ARABIC.get(char, char) for char in head[0]]
    letters[0] += melted(phrase)
    strings = tuple("".join(spelled) for spelled in itertools.product(*letters))
    return [Start(strings, ""), Start((), MARKED)]


def _spellings(phrase: str) -> tuple[str, ...]:
    """The beginnings of a phrase as they are printed: in any case, with and without accents."""
    head = "".join(itertools.takewhile(_is_plain, phrase))[:HEAD].rstrip()
    if not head:
        return ()
    if head != phrase and len(head) < _SHORTEST and (head.isascii() or head in LOOKALIKES):
        return ()
    return _spelled(head, acronym=phrase.upper() == phrase)


@lru_cache(maxsize=4096)
def _spelled(head: str, *, acronym: bool) -> tuple[str, ...]:
    forms = {head} if acronym else {head, head.lower(), head.upper(), head[:1].upper() + head[1:]}
    spelled = {
        "".join(letters)
        for form in forms
        for letters in itertools.product(*(dict.fromkeys(_same(char, acronym)) for char in form))
    }
    return tuple(sorted(spelled))


def _is_plain(char: str) -> bool:
    return char.isalnum() or char == " "


def _same(char: str, acronym: bool) -> tuple[str, ...]:
    """What may be printed for a character: its plain letter, or another kind of blank."""
    if char == " ":
        return (" ", "\u00a0", "\n", "  ")
    if acronym and char in LOOKALIKES:
        return (char, LOOKALIKES[char])
    plain = unicodedata.normalize("NFD", char)[0]
    return (char, plain) if plain.isascii() else (char,)
