"""Finding rules in running text: look for anchors, match only around them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from operator import itemgetter

from attrs import define, field

from itures.notation.matching import Match, Rule
from itures.notation.scope import Step
from itures.notation.tree import Node
from itures.notation.trigger import HEAD, MARKED, Anchor, Start
from itures.notation.ways import Ways
from itures.notation.widen import BLANKS, KEY
from itures.notation.working import build

_LEAD = 160
"""How far before its anchor a match can begin, in characters: a body and a title in Chinese."""


@define(slots=False, eq=False)
class Lead:
    """A rule, and what may stand before its anchor."""

    rule: Rule
    starts: tuple[Start, ...]
    head: Step
    """The anchor, which many rules share."""
    behind: Ways = field(eq=False)
    """What goes on behind the anchor."""

    def may_go_on(self, char: str) -> bool:
        """Whether the rule may go on with a character behind its anchor."""
        return not char or self.behind.look_up(0, char) <= len(self.behind.nodes)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What its leads begin with, compiled when an anchor is found; nothing without leads."""
        strings = frozenset(string for start in self.starts for string in start.strings)
        patterns = tuple(dict.fromkeys(s.pattern for s in self.starts if not s.strings))
        return _any_lead(strings, patterns) if self.starts else None


Some = tuple[tuple[int, Lead, bool], ...]
"""Rules with one anchor: their order, how they lead, whether one may begin with the anchor."""
Groups = tuple[tuple[Step, Some], ...]
"""Anchors, and the rules that have each."""
_ORDER = itemgetter(0)


@define(slots=False)
class Scanner:
    """A set of rules that is looked for all over a text."""

    rules: tuple[Rule, ...]
    """The rules; of those that match around one anchor the earliest and longest match counts."""
    clitics: str = ""
    """Letters that may be written on to the front of a word, as in Arabic."""

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """One pattern of all anchors. Plain strings come first: `re` finds them fastest."""
        return re.compile("|".join([*any_of(self._by_string), *self._by_pattern]) or "(?!)")

    @cached_property
    def skip(self) -> re.Pattern[str] | None:
        """What goes from word to word up to an anchor, where all anchors are Latin.

        A search would ask at each character whether an anchor begins there.
        """
        firsts = {string[0] for string in self._by_string}
        if self._by_pattern or any(char.isalpha() and not char.isascii() for char in firsts):
            return None
        others = re.escape("".join(sorted(char for char in firsts if not char.isalpha())))
        each = "|".join(any_of(self._by_string)) or "(?!)"
        return re.compile(f"(?s:(?:(?!{each})(?:[A-Za-z]++.?+|.)[^A-Za-z{others}]*+)*+)")

    def may_begin(self, text: str, start: int, end: int) -> bool:
        """Whether a text has at an offset what a match can begin with, leads included."""
        longest, strings, pattern = self._begins
        key = text[start : min(end, start + longest)]
        known = self._begun.get(key)
        if known is None:
            if len(self._begun) > _BOUND:
                self._begun.clear()
            known = any(key[:size] in strings for size in range(1, len(key) + 1))
            self._begun[key] = known
        return known or (pattern is not None and pattern.match(text, start, end) is not None)

    @cached_property
    def beginning(self) -> str:
        """The `re` text of what a match can begin with, leads included."""
        _, strings, pattern = self._begins
        return "|".join([*any_of(strings), *([pattern.pattern] if pattern else [])]) or "(?!)"

    @cached_property
    def _begun(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _begins(self) -> tuple[int, frozenset[str], re.Pattern[str] | None]:
        """The length of the longest string, the strings, and what only a pattern tells."""
        starts = {start for anchor, _ in self._leads for start in (*anchor.lead, *anchor.starts)}
        strings = frozenset(string for start in starts for string in start.strings)
        patterns = sorted({start.pattern for start in starts if not start.strings})
        pattern = re.compile("|".join(patterns)) if patterns else None
        return max(map(len, strings), default=0), strings, pattern

    @cached_property
    def _leads(self) -> tuple[tuple[Anchor, Lead], ...]:
        leads: dict[tuple[str, tuple[Start, ...], Step, tuple[Node, ...]], Lead] = {}
        found: list[tuple[Anchor, Lead]] = []
        for rule in self.rules:
            for anchor in rule.anchors:
                head = build(anchor.node, rule.scope, capture=False)
                key = rule.name, anchor.lead, head, anchor.behind
                lead = Lead(rule, anchor.lead, head, Ways(anchor.behind, rule.scope))
                found.append((anchor, leads.setdefault(key, lead)))
        return tuple(found)

    @cached_property
    def _by_string(self) -> Mapping[str, tuple[Lead, ...]]:
        table: dict[str, list[Lead]] = {}
        for anchor, lead in self._leads:
            for start in anchor.starts:
                for string in start.strings:
                    entry = table.setdefault(string, [])
                    if lead not in entry:
                        entry.append(lead)
        return {string: tuple(leads) for string, leads in table.items()}

    @cached_property
    def _by_pattern(self) -> Mapping[str, tuple[Lead, ...]]:
        table: dict[str, list[Lead]] = {}
        for anchor, lead in self._leads:
            for start in anchor.starts:
                if not start.strings:
                    table.setdefault(start.pattern, []).append(lead)
        return {pattern: tuple(leads) for pattern, leads in table.items()}

    def scan(self, text: str, start: int, end: int) -> Iterator[Match]:
        """The matches between two offsets, in the order of the text, without overlaps."""
        at = start
        for anchor in self.anchors_in(text, start, end):
            if anchor < at or inside_word(text, anchor, self.clitics):
                continue
            found = self._around(text, at, anchor, end)
            if found is not None:
                yield found
                at = found.end

    def anchors_in(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where an anchor stands; a long one may hold another, so each offset is tried."""
        if self.skip:
            skip = self.skip.match
            while (found := skip(text, start, end)) and (start := found.end()) < end:
                yield start
                start = _word(text, start, end).end()  # type: ignore[union-attr]
            return
        search = self.trigger.search
        while (hit := search(text, start, end)) is not None:
            yield hit.start()
            start = hit.start() + 1

    def _around(self, text: str, at: int, anchor: int, end: int) -> Match | None:
        """The earliest match that covers an anchor, of several the longest."""
        begin = text[anchor : anchor + HEAD]
        groups = self._known.get(begin)
        fits: list[tuple[int, Lead, bool]] = []
        for number, (head, some) in enumerate(self._for(begin) if groups is None else groups):
            stop = head(text, anchor, end, [])
            if stop >= 0:
                while stop < end and text[stop] in BLANKS:
                    stop += 1
                fits += self._going_on(begin, number, some, text[stop : min(stop + 1, end)])
        if not fits:
            return None
        if len(fits) > 1:
            fits.sort(key=_ORDER)
        best: Match | None = None
        openings: dict[re.Pattern[str], list[int]] = {}
        for _, lead, direct in fits:
            found: Match | None = None
            pattern = lead.pattern
            if pattern is not None:
                if pattern not in openings:
                    start = max(at, anchor - _LEAD)
                    openings[pattern] = self._openings(pattern, text, start, anchor)
                found = _led(lead.rule, text, openings[pattern], anchor, end)
            if found is None and direct:
                found = lead.rule.match_here(text, anchor, end)
            if found and (best is None or (found.start, -found.end) < (best.start, -best.end)):
                best = found
        return best

    def _going_on(self, begin: str, number: int, some: Some, char: str) -> Some:
        """Those of the rules of one anchor that may go on with a character behind it."""
        key = begin, number, char
        known = self._gone_on.get(key)
        if known is None:
            if len(self._gone_on) > _BOUND:
                self._gone_on.clear()
            known = tuple(one for one in some if one[1].may_go_on(char))
            self._gone_on[key] = known
        return known

    @cached_property
    def _gone_on(self) -> dict[tuple[str, int, str], Some]:
        return {}

    def _for(self, begin: str) -> Groups:
        """The rules that the words at an anchor can belong to, by their anchors."""
        leads: dict[int, Lead] = {}
        for string, some in self._by_string.items():
            if begin.startswith(string):
                leads |= {id(lead): lead for lead in some}
        for pattern, some in self._by_pattern.items():
            if pattern != MARKED or _MARKED.match(begin):
                leads |= {id(lead): lead for lead in some}
        groups: dict[Step, list[tuple[int, Lead, bool]]] = {}
        for order, lead in enumerate(leads.values()):
            direct = lead.rule.may_begin(begin[:KEY])
            if direct or lead.starts:
                groups.setdefault(lead.head, []).append((order, lead, direct))
        if len(self._known) > _BOUND:
            self._known.clear()
        found = self._known[begin] = tuple((head, tuple(some)) for head, some in groups.items())
        return found

    @cached_property
    def _known(self) -> dict[str, Groups]:
        return {}

    def _openings(self, pattern: re.Pattern[str], text: str, begin: int, anchor: int) -> list[int]:
        """Where a lead may begin, before an anchor."""
        found: list[int] = []
        while (first := pattern.search(text, begin, anchor)) is not None:
            begin = first.start()
            if not inside_word(text, begin, self.clitics):
                found.append(begin)
            begin += 1
        return found

    def at(self, text: str, start: int, end: int) -> Match | None:
        """The longest match at an offset; of equal ones the rule that stands first."""
        if not self.may_begin(text, start, end) or inside_word(text, start, self.clitics):
            return None
        best: Match | None = None
        key = text[start : start + KEY]
        rules = self._rules_at.get(key)
        for rule in self._beginning_so(key) if rules is None else rules:
            found = rule.match_here(text, start, end)
            if found and (best is None or found.end > best.end):
                best = found
        return best

    def _beginning_so(self, key: str) -> tuple[Rule, ...]:
        """The rules that may begin with some characters."""
        if len(self._rules_at) > _BOUND:
            self._rules_at.clear()
        found = self._rules_at[key] = tuple(rule for rule in self.rules if rule.may_begin(key))
        return found

    @cached_property
    def _rules_at(self) -> dict[str, tuple[Rule, ...]]:
        return {}


def _led(rule: Rule, text: str, openings: list[int], anchor: int, end: int) -> Match | None:
    """The match of a rule that begins with its lead, before the anchor."""
    for begin in openings:
        found = rule.match(text, begin, end)
        if found and found.end > anchor:
            return found
    return None


@lru_cache(maxsize=256)
def _any_lead(strings: frozenset[str], patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of what leads begin with; many rules have the same."""
    return re.compile("|".join([*any_of(strings), *patterns]))


_word = re.compile("(?s:[A-Za-z]++.?+|.)").match
"""A word and what stands behind it, where no anchor can begin; or one character."""
_MARKED = re.compile(MARKED)
_BOUND = 4096
"""Printed anchors remembered by one scanner; patterns could make endless ones."""


def any_of(strings: Iterable[str]) -> list[str]:
    """Patterns that together find any of some strings, one for each first character.

    `re` skips quickly to the first characters if each branch begins with one; below that
    a tree of branches is much faster than a long list. Of two strings of which one
    begins the other, the shorter finds both.
    """
    table: dict[str, list[str]] = {}
    for string in sorted(strings):
        table.setdefault(string[0], []).append(string[1:])
    found: list[str] = []
    for char, rests in table.items():
        inner = "" if "" in rests else "|".join(any_of(rests))
        found.append(re.escape(char) + (f"(?:{inner})" if "|" in inner else inner))
    return found


def inside_word(text: str, start: int, clitics: str = "") -> bool:
    """Whether an offset stands inside a word of a script that sets words apart."""
    if start == 0 or not text[start].isalnum():
        return False
    before, here = text[start - 1], text[start]
    if here.isdigit():
        return before.isdigit() or (before.isalpha() and not is_cjk(before))
    if before in clitics:
        return False
    return before.isalpha() and not (is_cjk(before) or is_cjk(here))


def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script that does not set words apart."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char > "\uffff"
