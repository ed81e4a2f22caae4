"""Clauses that are paragraphs: each opens with its own words, which run on into the text.

So are the resolutions of the United Nations built, and those of the metric conferences.
Recitals carry no number and open with a participle; operative paragraphs are numbered
and open with a verb. Where nothing is numbered, the opening words alone tell them apart.
"""

import re
from collections.abc import Sequence

from attrs import define, field, frozen

from itures.model.clauses import Clause, PartName
from itures.model.span import Span
from itures.notation.language import Language
from itures.notation.matching import Match
from itures.structure.actors import ACTOR
from itures.structure.clauses import ClauseReader
from itures.structure.labels import Reading
from itures.structure.lines import ITEM, TEXT, UNKNOWN_TYPE, Line
from itures.structure.lists import Body
from itures.structure.printed import Printed

LEAD, PLAIN_LEAD = "lead", "plain_lead"
"""The tables of rules for the opening words of such paragraphs: in UN texts, and before
them in all others, where words may mean something else."""
_FULL_STOPS = frozenset(".\u3002")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIRST_WORD = 12
"""Characters that stand for the opening words where a script has no blanks."""
_BARE = re.compile(r"[IVX]{1,5}\.?|[A-H]\.?")
"""The number of a section of a UN resolution, alone in its line."""
_CLOSING_LINE = 120
"""Lines of place, date and vote below a text are shorter than this, in characters."""
_BRACKETS = {"[": "]", "(": ")", "\uff08": "\uff09", "\uff3b": "\uff3d"}
"""How a closing line may begin and end."""
_BRACKETED = "bracketed"
"""How the style of a number in brackets ends."""


@frozen
class Split:
    """The lines of a body, by what they are."""

    clauses: tuple[Clause, ...]
    headings: tuple[Line, ...]
    """Headings between the clauses."""
    back: tuple[Line, ...]
    """The lines behind the last clause: meeting, date, vote."""
    annex: tuple[Line, ...]
    """What follows behind them without a heading of its own."""


@define
class ParagraphReader:
    """Reads clauses out of paragraphs that open with their own words."""

    printed: Printed
    language: Language
    clauses: ClauseReader
    leads: tuple[str, ...] = (LEAD,)
    """The tables of rules for opening words, the one that counts more first."""
    speaks_of: frozenset[str] = frozenset()
    """Types of clauses that address nobody."""
    _bracketed: bool | None = field(default=None, init=False)
    """Whether the numbers of paragraphs stand in brackets; `None`: that is not known."""
    _leads: dict[tuple[int, int], Match | None] = field(factory=dict, init=False)
    """The opening words of paragraphs that were asked for: a paragraph is asked often."""

    def read(self, lines: Sequence[Line]) -> Split:
        """The clauses of some paragraphs, and what stands around them."""
        self._bracketed = self._first_form(lines)
        body, rest = self._cut_off(lines)
        back, annex = self._split_rest(rest)
        groups, headings = self._groups(body)
        counts = {"pp": 0, "op": 0}
        clauses: list[Clause] = []
        numbered = any(group.number is not None for group in groups)
        for group in groups:
            # Where paragraphs are numbered, the number alone tells; else the opening words.
            operative = group.number is not None or (
                not numbered and self._opens_operative(group.lines[0])
            )
            prefix = "op" if operative else "pp"
            counts[prefix] += 1
            clauses.append(self._clause(group, prefix, counts[prefix]))
        return Split(tuple(clauses), tuple(headings), tuple(back), tuple(annex))

    def _first_form(self, lines: Sequence[Line]) -> bool | None:
        """Whether the paragraph numbered 1 has its number in brackets.

        The numbers of the lists in the paragraphs have another form; so the first one that
        opens with the words of a clause tells.
        """
        self._bracketed = None
        first = [line for line in lines if self._number(line) == 1]
        told = next((line for line in first if self._lead(line)), None)
        return self._form(told) if told else None

    def _form(self, line: Line) -> bool:
        readings = line.mark.readings if line.mark else ()
        return any(reading.style.endswith(_BRACKETED) for reading in readings)

    def _cut_off(self, lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """Cut behind the last clause: it ends with a full stop, and no further number follows."""
        last = 0
        expected = 1
        for index, line in enumerate(lines):
            number = self._number(line)
            if number == expected and not self._goes_on(lines, index):
                last, expected = index, expected + 1
            elif number == 1 and expected > 1 and self._lead(line) is None:
                break  # the numbers of an annex begin again
        for index in range(last, len(lines) - 1):
            stops = self.printed.before(lines[index].end) in _FULL_STOPS
            after = lines[index + 1]
            behind = after.cls == TEXT or self._is_closing(after)
            if stops and behind and self._lead(after) is None:
                return lines[: index + 1], lines[index + 1 :]
        return lines, ()

    def _split_rest(self, rest: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """The closing lines, and a longer text behind them: an annex without a heading."""
        ends = (not self._is_closing(x) and not self._goes_on(rest, i) for i, x in enumerate(rest))
        count = next((i for i, end in enumerate(ends) if end), len(rest))
        if any(line.mark is not None for line in rest[count:]):
            return rest[:count], rest[count:]
        return rest, ()

    def _is_closing(self, line: Line) -> bool:
        """Whether a line may be one of place, date or vote: a day is no number of a list."""
        words = self.printed.words(line.start, line.end)
        if words[:1] in _BRACKETS and words[-1] == _BRACKETS[words[0]]:
            return line.cls == TEXT
        if len(words) > _CLOSING_LINE or words[-1] in _FULL_STOPS:
            return False
        if line.cls == ITEM:
            dated = words[-1].isalnum() and _YEAR.search(words) is not None
            return dated and self._number(line) is not None
        return line.cls == TEXT and any(map(str.isdigit, words))

    def _goes_on(self, lines: Sequence[Line], index: int) -> bool:
        """Whether a number goes on with the sentence above it: `none, with` / `1 abstention`.

        The mark of a paragraph has a stop or opening words behind it, or one that follows it.
        """
        line, number = lines[index], self._number(lines[index])
        if not index or number is None or line.mark is None or self._lead(line) is not None:
            return False
        bare = self.printed.text[line.start : line.mark.end].strip().isdecimal()
        return (
            bare
            and self.printed.before(lines[index - 1].end).isalnum()
            and all(self._number(after) != number + 1 for after in lines[index + 1 :])
        )

    def _groups(self, lines: Sequence[Line]) -> tuple[list["_Group"], list[Line]]:
        """The paragraphs of each clause, and the headings between them."""
        groups: list[_Group] = []
        headings: list[Line] = []
        expected = 1
        listed = self._is_list(lines)
        for index, line in enumerate(lines):
            numbered = self._number(line) == expected and not listed
            headed = bool(headings) and headings[-1] is lines[index - 1]
            if numbered and (headed or not self._goes_on(lines, index)):
                groups.append(_Group([line], expected))
                expected += 1
            elif not groups:
                groups.append(_Group([line], None))
            elif line.mark is not None or line.rows is not None:
                groups[-1].lines.append(line)
            elif self._lead(line) is not None:
                groups.append(_Group([line], None))
            elif not listed and self._is_heading(lines, index, expected):
                headings.append(line)
            elif (
                expected == 1
                and self._ends(lines[index - 1])
                and not self._opens_operative(groups[-1].lines[0])
            ):
                groups.append(_Group([line], None))
            else:
                groups[-1].lines.append(line)
        return groups, headings

    def _is_list(self, lines: Sequence[Line]) -> bool:
        """Whether the numbers are those of a list below a clause without a number.

        Then hardly any of the numbered paragraphs opens with the words of a clause, and
        one without a number has an operative verb.
        """
        numbered = [line for line in lines if self._number(line) is not None]
        opening = sum(self._lead(line) is not None for line in numbered)
        plain = (line for line in lines if line.mark is None)
        return 4 * opening <= len(numbered) and any(map(self._opens_operative, plain))

    def _is_heading(self, lines: Sequence[Line], index: int, expected: int) -> bool:
        """A line without a stop between two numbered paragraphs, the first of which is done."""
        above, behind = lines[index - 1], lines[index + 1 : index + 3]
        if self._ends(lines[index]) or not (self._ends(above) or self._is_bare(above)):
            return False
        if behind and self._is_bare(lines[index]) and not self._ends(behind[0]):
            behind = behind[1:]  # the number of a section, and its title below it
        elif expected == 1 and not self._is_bare(above) and not self._is_bare(lines[index]):
            return False
        return bool(behind) and self._number(behind[0]) == expected

    def _is_bare(self, line: Line) -> bool:
        """Whether a line is the number of a section, and nothing else: `II`, `B`."""
        words = self.printed.words(line.start, line.end)
        return bool(_BARE.fullmatch(words))

    def _ends(self, line: Line) -> bool:
        return not self.printed.before(line.end).isalnum()

    def _number(self, line: Line) -> int | None:
        """The number of a paragraph, if it has one."""
        if line.mark is None:
            return None
        for reading in line.mark.readings:
            if reading.style.startswith("number") and len(reading.ordinal) == 1:
                other = self._bracketed not in {None, self._form(line)}
                return None if other else reading.ordinal[0]
        return None

    def opens(self, line: Line) -> bool:
        """Whether a paragraph begins with opening words."""
        return self._lead(line) is not None

    def _lead(self, line: Line) -> Match | None:
        if line.rows is not None:
            return None
        start = self._behind_number(line)
        place = start, line.end
        if place not in self._leads:
            scanner = self.language.scanner(self.leads)
            self._leads[place] = scanner.at(self.printed.text, start, line.end)
        return self._leads[place]

    def _opens_operative(self, line: Line) -> bool:
        found = self._lead(line)
        return found is not None and self.clauses.is_operative(found)

    def _behind_number(self, line: Line) -> int:
        """Where the words of a paragraph begin; only a number may stand before them."""
        numbered = line.mark is not None and self._number(line) is not None
        return line.mark.end if numbered and line.mark else line.start

    def _lead_as(self, line: Line, prefix: str) -> Match | None:
        """The opening words read as those of a recital or of an operative paragraph."""
        start, known = self._behind_number(line), self._lead(line)
        for rule in self.language.scanner(self.leads).rules:
            same = known is not None and known.rule == rule.name
            found = known if same else rule.match(self.printed.text, start, line.end)
            if found and self.clauses.is_operative(found) == (prefix == "op"):
                return found
        return known

    def _clause(self, group: "_Group", prefix: str, count: int) -> Clause:
        first = group.lines[0]
        found = self._lead_as(first, prefix)
        start = first.mark.end if first.mark and group.number else first.start
        stretches = [(start, first.end), *((line.start, line.end) for line in group.lines[1:])]
        body = self.clauses.lists.read([s for s in stretches if s[0] < s[1]])
        _begin_with_words(body)
        clause_id = f"{prefix}_{group.number or count}"
        self.clauses.doubts.about_list(body, clause_id)
        modifiers, types = self.clauses.named(found) if found else ((), (UNKNOWN_TYPE,))
        part: PartName = "operative" if prefix == "op" else "preamble"
        opener = self._opener(found, start, first) if body.text else ""
        if found is None:
            message = f"the opening words of {clause_id} are in no list: {opener}"
            self.clauses.doubts.add("STR103", message, start, start + len(opener))
        return Clause(
            id=clause_id,
            part=part,
            type=types[0],
            types=types,
            modifiers=tuple(dict.fromkeys(modifiers)),
            opener=opener,
            label=self._label(first) if group.number else None,
            actors=self._addressed(found, types[0]),
            qualifier=None,
            text=self.clauses.text(body.text),
            span=Span(first.start, group.lines[-1].end),
            items=self.clauses.items(body.items, clause_id),
            tail=self.clauses.text(body.tail),
        )

    def _addressed(self, found: Match | None, said: str) -> tuple[str, ...]:
        if found is None or said in self.speaks_of:
            return ()
        return self.clauses.actors_of(found)

    def _label(self, line: Line) -> str | None:
        readings: tuple[Reading, ...] = line.mark.readings if line.mark else ()
        return readings[0].label if readings else None

    def _opener(self, found: Match | None, start: int, line: Line) -> str:
        """The opening words, or the first word where no rule knows them."""
        if found:
            spoken = self.clauses.named(found)[1][0] in self.speaks_of
            verb = [part.end for part in found.parts if not (spoken and part.slot == ACTOR)]
            return self.printed.words(start, max(verb) if spoken and verb else found.end)
        words = self.printed.words(start, line.end)
        return words.split(maxsplit=1)[0][:_FIRST_WORD] if words else ""


def _begin_with_words(body: Body) -> None:
    """Of paragraphs that only their stops tell apart, the first holds the opening words.

    `Declares it;` and a second paragraph below it are no list of two.
    """
    first = body.items[0] if body.items and not body.text else None
    if first and first.placed is None and first.table is None and not first.items:
        body.text = first.text
        del body.items[0]


@define
class _Group:
    """The paragraphs of one clause, and its printed number."""

    lines: list[Line]
    number: int | None
