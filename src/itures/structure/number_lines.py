"""Number lines in a text of any language: where one may begin a document of a volume."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field, frozen

from itures.model.blocks import Block
from itures.notation.grammar import Grammar
from itures.notation.matching import Match, Rule
from itures.notation.scanning import Scanner, is_cjk
from itures.notation.widen import KEY
from itures.structure.identify import OTHERS, SCRIPTS
from itures.structure.lines import OPENER, is_opener
from itures.structure.masthead import canonical
from itures.structure.printed import Printed

NUMBER_LINE = "number_line"
_LONGEST = 400
"""No line of a masthead is longer than this, in characters."""
_ENDS = frozenset(";.\uff1b\u061b\u3002")
"""A line that ends so is no heading: it is a sentence or an item."""
STOPS = frozenset(".:!?;)\u201d\uff1b\u3002\uff1a\u061b\u061f")
"""What stands before a number line that begins in the middle of a line."""
_PAGE = re.compile(
    r"(?:\.{3}|\u2026|\t|[ \u00a0]{2}|(?: \.){3})[\s.]*+(?:\d{1,4}|[ivxlc]{1,6})\s*\Z"
)
"""A page number at the end of a line, behind a leader, a tab or several blanks."""
_LEADER = 100
"""Characters at the end of a line in which they are looked for: the time for a line of dots
would grow with the square of its length."""
_HEAD = 60
"""Characters at the beginning of a row that tell its script."""
_BLANKS = re.compile(r"\s*")
_SIGNS = " \t\n-\u2013\u2014"
_LAST_YEAR = re.compile(
    r"[(\uff08][^()\uff08\uff09]*((?:1[89]|20)\d\d)[^()\uff08\uff09\d]*[)\uff09]"
)
"""The year in brackets behind a number."""
_QUOTES = "\"'\u201c\u2018\u00ab\u201e\u300a\u300c"
"""What a title may begin with."""


def is_paged(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends with the number of a page."""
    return _PAGE.search(text, max(start, end - _LEADER), end) is not None


@frozen
class Row:
    """A printed paragraph of a volume."""

    start: int
    end: int
    left: int
    right: int
    """Where the whole paragraph begins and ends, with what was set aside at its ends."""
    style: str | None
    """The name of its paragraph style, where the file has styles."""
    codes: tuple[str, ...]
    """The languages whose rules are tried on it: those of its script."""


@frozen
class Key:
    """Which text a number line names."""

    kind: str
    number: str
    year: str | None

    def same_text(self, other: "Key") -> bool:
        """Whether two lines may name one text: one of them may leave out the year."""
        years = {self.year, other.year} - {None}
        return (self.kind, self.number) == (other.kind, other.number) and len(years) < 2  # noqa: PLR2004


@frozen
class NumberLine:
    """A number line, or what looks like one."""

    row: int
    """The number of its row."""
    start: int
    end: int
    """Behind the number and the edition; a title may follow in the same row."""
    key: Key
    match: Match
    leads: bool
    """Whether it stands at the beginning of its row."""
    whole: bool
    """Whether its row holds nothing but the rule: number, edition, and perhaps a title."""
    capital: bool
    """Whether its first word is in capitals, or of a script that has none, or a number."""
    paged: bool
    """Whether its row ends with the number of a page: then it is one of the contents."""
    caseless: bool
    """Whether its first word is of a script without capitals."""

    @property
    def heads(self) -> bool:
        """Whether it has the form of a heading, wherever it stands."""
        return not self.paged and (self.whole or (self.capital and self.dated))

    @property
    def dated(self) -> bool:
        """Whether it says of which edition it is."""
        return self.key.year is not None


@define
class NumberLines:
    """Finds number lines with the rules of all languages of a script."""

    grammar: Grammar
    printed: Printed
    codes: Mapping[str, tuple[str, ...]]
    """The languages of each script; the first one is tried first."""
    _places: dict[tuple[str, ...], list[int]] = field(factory=dict, init=False)
    """Where a number line may begin behind a stop, by the languages of a row."""

    def rows(self, blocks: Sequence[Block]) -> list[Row]:
        """The printed paragraphs, without what was set aside at their ends."""
        found: list[Row] = []
        for block in blocks:
            start, end = self.printed.trim(block.start, block.end)
            if start < end:
                script = first_script(self.printed.text, start, min(end, start + _HEAD))
                codes = self.codes.get(script, self.codes[""])
                found.append(Row(start, end, block.start, block.end, block.style, codes))
        return found

    def rules(self, code: str, name: str) -> tuple[Rule, ...]:
        """The rules of a language for a class; `table.class` for one of a table of lines."""
        return _rules(self.grammar, code, name)

    def matches(self, row: Row, name: str) -> Match | None:
        """How a row as a whole is of a class of paragraphs, in any language of its script."""
        text = self.printed.text
        if row.end - row.start > _LONGEST or text[row.end - 1] in _ENDS:
            return None
        for rule in self._rules_at(row, name):
            if found := rule.match_all(text, row.start, row.end):
                return found
        return None

    def _rules_at(self, row: Row, name: str) -> tuple[Rule, ...]:
        """The rules for a class, in the languages of a row, that its first words allow."""
        key = self.printed.text[row.start : row.start + KEY]
        return _rules_at(self.grammar, row.codes, name, key)

    def opens(self, row: Row) -> bool:
        """Whether a row is the opener of a clause."""
        match = self.matches(row, OPENER)
        return match is not None and is_opener(match)

    def all(self, rows: Sequence[Row]) -> list[NumberLine]:
        """Every number line, and what looks like one, in the order of the text."""
        return [line for index, row in enumerate(rows) for line in self._of(index, row)]

    def _of(self, index: int, row: Row) -> Iterator[NumberLine]:
        found = self._leading(index, row)
        if found:
            yield found
        if found is None or not found.whole:
            yield from self._inside(index, row, found.end if found else row.start + 1)

    def _leading(self, index: int, row: Row) -> NumberLine | None:
        text = self.printed.text
        best: NumberLine | None = None
        for rule in self._rules_at(row, NUMBER_LINE):
            match = rule.match(text, row.start, row.end)
            if match is None:
                continue
            line = self._line(index, row, match)
            if line.whole:
                return line
            if best is None or line.end > best.end:
                best = line
        return best

    def _inside(self, index: int, row: Row, begin: int) -> Iterator[NumberLine]:
        """Number lines in the middle of a row, behind a finished sentence."""
        if not self._may_hold(index, row, begin):
            return
        text, at = self.printed.text, begin
        for code in row.codes:
            for match in self.scanner(code, NUMBER_LINE).scan(text, begin, row.end):
                if match.start >= at and self.printed.before(match.start) in STOPS:
                    line = self._line(index, row, match)
                    if _heads_inside(line):
                        yield line
                        at = line.end

    def _may_hold(self, index: int, row: Row, begin: int) -> bool:
        """Whether a number line may begin in the middle of a row: a cheap no for most."""
        text, places = self.printed.text, self._behind_stops(row.codes)
        for place in places[bisect_left(places, begin) : bisect_left(places, row.end)]:
            for code in row.codes:
                for rule in self.scanner(code, NUMBER_LINE).rules:
                    match = rule.match(text, place, row.end)
                    if match and _heads_inside(self._line(index, row, match)):
                        return True
        return False

    def _behind_stops(self, codes: tuple[str, ...]) -> Sequence[int]:
        """Where a number line of some languages may begin: behind a stop, or what is set aside."""
        known = self._places.get(codes)
        if known is None:
            text = self.printed.text
            hits = _behind_stop(self.grammar, codes).finditer(text)
            holes = (_BLANKS.match(text, end) for _, end in self.printed.holes)
            ends = {hit.end() for hit in itertools.chain(hits, filter(None, holes))}
            known = self._places[codes] = sorted(ends)
        return known

    def scanner(self, code: str, name: str) -> Scanner:
        """What finds lines of a class in the middle of others, in one language."""
        return _scanner(self.grammar, code, name)

    def _line(self, index: int, row: Row, match: Match) -> NumberLine:
        text = self.printed.text
        title = next((part for part in match.parts if part.slot == "title"), None)
        end = title.start if title else match.end
        end -= len(text[match.start : end]) - len(text[match.start : end].rstrip(_SIGNS))
        kind = next((part for part in match.parts if part.slot == "kind"), None)
        word = text[kind.start : kind.end] if kind else ""
        leads = match.start == row.start
        sentence = row.end - row.start > _LONGEST or text[row.end - 1] in _ENDS
        return NumberLine(
            row=index,
            start=match.start,
            end=end,
            key=_key(match, text[match.start : end]),
            match=match,
            leads=leads,
            whole=leads and not sentence and not text[match.end : row.end].strip(),
            capital=word == word.upper() or text[match.start].isdigit(),
            paged=leads and is_paged(text, end, row.end),
            caseless=bool(word) and word.lower() == word.upper(),
        )

    def completes(self, line: NumberLine, after: Row) -> bool:
        """Whether a rule reads a number line on into the next row: a date stands there."""
        for code in after.codes:
            for rule in self.rules(code, NUMBER_LINE):
                if rule.match_all(self.printed.text, line.start, after.end):
                    return True
        return False

    def titled(self, line: NumberLine, row: Row) -> bool:
        """Whether what follows in the row can be a title: it begins as no sentence goes on."""
        start, _ = self.printed.trim(line.end, row.end)
        title = self.printed.text[start : row.end].lstrip(_QUOTES)
        first = title[:1]
        return not first or first.isupper() or (first.isalpha() and _no_case(first))


@lru_cache(maxsize=256)
def _rules(grammar: Grammar, code: str, name: str) -> tuple[Rule, ...]:
    """The rules of a language for a class."""
    language = grammar.language(code)
    return tuple(
        language.compiled(rule)
        for rule in language.rule_strings
        if (rule == name or rule.startswith(f"{name}."))
        and language.rule_strings[rule][0].startswith("lines")
    )


@lru_cache(maxsize=4096)
def _rules_at(grammar: Grammar, codes: tuple[str, ...], name: str, key: str) -> tuple[Rule, ...]:
    """The rules of some languages for a class that may match what begins with some characters."""
    every = (rule for code in codes for rule in _rules(grammar, code, name))
    return tuple(rule for rule in every if rule.may_begin(key))


@lru_cache(maxsize=32)
def _behind_stop(grammar: Grammar, codes: tuple[str, ...]) -> re.Pattern[str]:
    """What ends where a number line of some languages may begin, behind a stop."""
    begins = "|".join(_scanner(grammar, code, NUMBER_LINE).beginning for code in codes) or "(?!)"
    return re.compile(rf"[{re.escape(''.join(sorted(STOPS)))}]\s*+(?={begins})")


@lru_cache(maxsize=256)
def _scanner(grammar: Grammar, code: str, name: str) -> Scanner:
    """What finds lines of a class in the middle of others; it is the same for every volume."""
    # `number_line.session` begins with a number, as every item does.
    rules = tuple(rule for rule in _rules(grammar, code, name) if rule.name == name)
    return Scanner(rules, str(grammar.language(code).data.get("clitics", "")))


def _heads_inside(line: NumberLine) -> bool:
    """Whether a number line in the middle of a row may be one: it names a kind, in capitals."""
    return line.capital and bool(line.match.get("kind"))


def first_script(text: str, start: int, end: int) -> str:
    """The script of the first letter between two offsets that is not Latin, else Latin."""
    if not OTHERS.search(text, start, end):
        return _LATIN
    for name, pattern in _OTHERS.items():
        if pattern.search(text, start, end):
            return name
    return _LATIN


_LATIN = "Latin"
_OTHERS = {name: re.compile(f"[{first}-{last}]") for name, first, last in SCRIPTS if name != _LATIN}


def _no_case(char: str) -> bool:
    return is_cjk(char) or char.lower() == char.upper()


def _key(match: Match, words: str) -> Key:
    years = [*match.all("year"), *match.all("code_year")]
    year = canonical(years[-1])[-2:] if years else None
    if year is None and (found := _LAST_YEAR.search(words)):
        year = found[1][-2:]
    return Key(match.get("kind") or "resolution", canonical(match.get("number") or ""), year)
