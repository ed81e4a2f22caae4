"""As much of style sheets as changes the words: marks of lists, hidden parts, italics.

Only simple selectors are understood: a name, classes and an id, perhaps below or behind
another such selector. What browsers print for anything else differs in looks, not in words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field, frozen

Declarations = Mapping[str, str]

# fmt: off
_KEPT = frozenset({
    "content", "counter-increment", "counter-reset", "display", "font-style", "list-style",
    "list-style-type", "mso-style-name", "text-decoration", "text-decoration-line",
    "vertical-align", "visibility", "white-space",
})
# fmt: on
"""What is kept of a style sheet."""
_LARGEST = 1_000_000
"""Characters of style sheets that are read; those of whole design systems are shorter."""
_MOST = 2000
"""Rules that are kept."""
_DEAR = 200_000
"""Rules with an ancestor that are tried, over a whole page."""
_ANCESTORS = 4
"""Ancestors that a selector may name; rules with more are not understood."""
_FARTHEST = 30
"""Elements around one in which an ancestor is looked for."""
_BRACE = re.compile(r"[{};]")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_ON_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)(?:\s*,\s*\w+)*", re.IGNORECASE)
_DECLARATION = re.compile(r"(?<![\w-])([\w-]++)\s*+:\s*+((?:\"[^\"]*\"|'[^']*'|[^;\"'])*+)")
_COMPOUND = re.compile(r"(?P<tag>[a-zA-Z][\w:]*|\*)?(?P<rest>(?:[.#][\w-]+)*)\Z")
_COMMA = re.compile(r",(?![^()]{0,99}\))")  # selectors with longer brackets are passed over
_BEFORE = re.compile(r"::?before\Z", re.IGNORECASE)
_NOTHING: Declarations = {}


@frozen
class Place:
    """An element, as far as selectors look at it."""

    tag: str
    classes: tuple[str, ...] = ()
    ident: str | None = None


@frozen
class _Compound:
    """A selector for one element."""

    tag: str | None
    classes: frozenset[str]
    ident: str | None

    def matches(self, place: Place) -> bool:
        return (
            self.tag in {None, place.tag}
            and (not self.classes or self.classes.issubset(place.classes))
            and self.ident in {None, place.ident}
        )

    @property
    def key(self) -> str:
        """What every element that matches has: the rules are kept by it."""
        if self.classes:
            return "." + min(self.classes)
        return "#" + self.ident if self.ident else (self.tag or "*")

    @property
    def weight(self) -> tuple[int, int, int]:
        return (self.ident is not None, len(self.classes), self.tag is not None)


@frozen
class _Rule:
    target: _Compound
    above: tuple[tuple[_Compound, bool], ...]
    """What it must be in, from the inside, and whether immediately."""
    before: bool
    """Whether it is about what is printed before the words of an element."""
    rank: tuple[tuple[int, int, int], int]
    declarations: Declarations

    @property
    def is_near(self) -> bool:
        """Whether it needs no more than an element and the one around it."""
        return not self.above or (len(self.above) == 1 and self.above[0][1])


@lru_cache(maxsize=4096)
def declarations(style: str) -> Declarations:
    """The declarations of a `style` attribute, names and values in lower case but strings."""
    found = {}
    for match in _DECLARATION.finditer(_COMMENT.sub("", style)):
        value = match[2].strip().removesuffix("!important").strip()
        found[match[1].lower()] = value if value[:1] in {'"', "'"} else value.lower()
    return found


@define
class Sheet:
    """The style sheets of a page."""

    _rules: dict[str, list[_Rule]] = field(factory=dict)
    _count: int = 0
    _read: int = 0
    _tried: int = 0
    _known: dict[tuple[Place, Place | None], Declarations] = field(factory=dict)
    _alone: bool = True
    """Whether every rule needs no more than an element and the one around it."""

    def add(self, text: str) -> None:
        """Read a style sheet."""
        text = text[: _LARGEST - self._read]
        self._read += len(text)
        self._known.clear()
        for selectors, body in _blocks(_COMMENT.sub("", text)):
            kept = {n: v for n, v in _kept(body) if n in _KEPT}
            if not kept:
                continue
            for selector in _COMMA.split(selectors):
                if self._count < _MOST and (rule := self._rule(selector.strip(), kept)):
                    self._rules.setdefault(rule.target.key, []).append(rule)
                    self._alone = self._alone and rule.is_near
                    self._count += 1

    def _rule(self, selector: str, kept: Declarations) -> _Rule | None:
        bare = _BEFORE.sub("", selector)
        *words, last = bare.replace(">", " > ").split() or [""]
        target = _compound(last)
        above: list[tuple[_Compound, bool]] = []
        direct = False
        for word in reversed(words):
            if word == ">":
                direct = True
                continue
            outer = _compound(word)
            if outer is None:
                return None
            above.append((outer, direct))
            direct = False
        if target is None or direct or len(above) > _ANCESTORS:
            return None
        weight = target.weight
        for outer, _ in above:
            weight = _sum(weight, outer.weight)
        rank = (weight, self._count)
        return _Rule(target, tuple(above), bare != selector, rank, kept)

    def of(self, place: Place, around: Sequence[Place]) -> Declarations:
        """What the style sheets say of an element.

        Args:
            place: the element.
            around: the elements it is in, the outermost first.
        """
        if not self._rules:
            return _NOTHING
        if not self._alone:
            return self._matched(place, around, before=False)
        key = (place, around[-1] if around else None)
        if key not in self._known:
            if len(self._known) > _MOST:
                self._known.clear()
            self._known[key] = self._matched(place, around, before=False)
        return self._known[key]

    def before(self, place: Place, around: Sequence[Place]) -> Declarations:
        """What they say of what is printed before its words."""
        return self._matched(place, around, before=True) if self._rules else _NOTHING

    def _forget_dear(self) -> None:
        """Leave out what looks for ancestors: a page has cost too much already."""
        self._rules = {
            key: [rule for rule in rules if rule.is_near] for key, rules in self._rules.items()
        }
        self._alone = True

    def _matched(self, place: Place, around: Sequence[Place], *, before: bool) -> Declarations:
        rules = [r for r in self._candidates(place) if r.before == before and self._fits(r, around)]
        if self._tried > _DEAR and not self._alone:
            self._forget_dear()
        if not rules:
            return _NOTHING
        found: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.rank):
            found |= rule.declarations
        return found

    def _candidates(self, place: Place) -> Iterator[_Rule]:
        keys = [place.tag, "*", *("." + name for name in place.classes)]
        if place.ident:
            keys.append("#" + place.ident)
        for key in keys:
            for rule in self._rules.get(key, ()):
                self._tried += 1
                if rule.target.matches(place):
                    yield rule

    def _fits(self, rule: _Rule, around: Sequence[Place]) -> bool:
        """Whether an element is in what a rule wants it in; the nearest that matches counts."""
        at = len(around)
        for compound, direct in rule.above:
            furthest = at - 1 if direct else max(at - _FARTHEST, 0)
            for index in range(at - 1, furthest - 1, -1):
                self._tried += 1
                if index >= 0 and compound.matches(around[index]):
                    at = index
                    break
            else:
                return False
        return True


def _sum(one: Sequence[int], other: Sequence[int]) -> tuple[int, int, int]:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def _compound(text: str) -> _Compound | None:
    found = _COMPOUND.match(text)
    if not found or not text:
        return None
    parts = re.findall(r"[.#][\w-]+", found["rest"])
    ids = [part[1:] for part in parts if part[0] == "#"]
    tag = found["tag"]
    return _Compound(
        tag.lower() if tag and tag != "*" else None,
        frozenset(part[1:] for part in parts if part[0] == "."),
        ids[0] if ids else None,
    )


def _kept(body: str) -> Iterable[tuple[str, str]]:
    return declarations(body).items() if len(body) < _LARGEST // 10 else ()


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and bodies of the rules that hold on a screen."""
    at = 0
    while found := _BRACE.search(text, at):
        prelude, at = text[at : found.start()].strip(), found.end()
        if found[0] != "{" or _ON_SCREEN.fullmatch(prelude):
            continue
        if prelude.startswith("@"):
            at = _behind(text, at)
            continue
        end = text.find("}", at)
        end = len(text) if end < 0 else end
        yield prelude, text[at:end]
        at = end + 1


def _behind(text: str, at: int) -> int:
    """The offset behind the block that is open at an offset."""
    depth = 1
    while depth and (found := _BRACE.search(text, at)):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        at = found.end()
    return at if depth == 0 else len(text)
