"""Give each paragraph a class: what it is, as far as it alone and its neighbours say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from attrs import define, evolve, field

from itures.model.blocks import Block
from itures.model.citations import Part
from itures.notation.language import Language
from itures.notation.matching import Match, Rule
from itures.notation.widen import KEY
from itures.structure.labels import Labels, Mark
from itures.structure.marks import mark_at
from itures.structure.openers import over_two_lines, verb_of
from itures.structure.printed import Printed
from itures.structure.run_in import RunIn

NUMBER_LINE, OPENER, ANNEX, ITEM, TEXT = "number_line", "opener", "annex", "item", "text"
SECTION, CONTENTS_LINE, ANNEX_TO = "section", "contents_line", "annex_to"
ENACTING = "enacting"
UNKNOWN_TYPE = "other"
"""The type of a clause whose opener is in no list."""
_SHORT = 60
"""A line that is taken for an opener by its place alone is no longer than this."""
_COMMAS = frozenset(",\uff0c\u060c")
_LONGEST = 400
"""No line of a masthead and no opener is longer than this, in characters."""
_ENDS = frozenset(";.\uff1b\u061b\u3002")
"""A line that ends so is no opener and no heading: it is a sentence or an item."""
_NUMBER_ALONE = 12
"""A line that ends so and is no longer may be a number line: `43/1.`"""
_TITLED = frozenset({NUMBER_LINE, ANNEX, SECTION})
"""Headings whose title may stand in the same paragraph."""
_HEADS = _TITLED | {OPENER}
"""Classes whose style makes up for a stop too many at the end."""


_BEGINNING = frozenset({OPENER, ANNEX, SECTION})
"""Classes of the lines below which something new stands."""
_BODY = frozenset({ITEM, TEXT})
"""Classes of the lines that no rule knows."""


@define
class Line:
    """A paragraph, or the piece of one that begins with an opener."""

    cls: str
    start: int
    end: int
    match: Match | None = None
    mark: Mark | None = None
    block: Block | None = None
    """The paragraph; nothing for a piece of one, unless it is in a cell."""
    said: str | None = None
    """The class of paragraph that its style speaks for."""
    rows: "tuple[tuple[tuple[Line, ...], ...], ...] | None" = None
    """The cells of a table, row by row, where this is a whole table."""
    inner: "tuple[Line, ...]" = ()
    """Of a table: the lines above it that name it, and the tables in its cells."""


class Evidence(Protocol):
    """What the file says of its paragraphs beside their words."""

    def of(self, block: Block) -> str | None:
        """The class of paragraph that the style of a paragraph speaks for."""

    def settle(self, line: Line) -> Line:
        """A line that no rule has matched, with the class that its style speaks for."""


@define
class LineReader:
    """Classifies paragraphs with the line rules of one language."""

    language: Language
    labels: Labels
    printed: Printed
    evidence: Evidence
    _lines: list[Line] = field(factory=list, init=False, repr=False)
    """What the paragraphs were taken for: some texts are read twice."""

    def read(self, blocks: Iterable[Block], *, openers: bool = True) -> list[Line]:
        """The classes of all paragraphs, in the order of the text.

        Without `openers`, no line is taken for an opener.
        """
        known = {} if openers else self._no_openers()
        lines: list[Line] = []
        for block in blocks:
            line = known.get((block.start, block.end)) if known else None
            line = line or self._whole(block, openers=openers)
            if line:
                lines.append(line)
        self._lines = lines
        whole = _annexed(lines)
        if OPENER in {line.said for line in whole}:
            # A file that has its openers in a style has whole paragraphs: none is glued
            # to another, and no other short line is an opener.
            return list(self._styled(whole)) if openers else whole
        return self._split(self._mend(self._strangers(whole) if openers else whole))

    def _no_openers(self) -> dict[tuple[int, int], Line]:
        """What paragraphs are that are no openers, by where they stand."""
        return {
            (line.block.start, line.block.end): line
            for line in self._lines
            if line.block and line.cls != OPENER
        }

    def _whole(self, block: Block, *, openers: bool) -> Line | None:
        """The class of a paragraph taken as a whole; nothing where nothing is printed."""
        start, end = self.printed.trim(block.start, block.end)
        if start == end:
            return None
        said = self.evidence.of(block) if block.style else None
        if said == CONTENTS_LINE:  # a copy of a heading, which would match as one
            return Line(said, start, end, block=block, said=said)
        found = self._by_words(start, end, said, openers=openers)
        if found:
            return Line(found.rule.split(".", 1)[0], start, end, found, block=block, said=said)
        mark = mark_at(self.labels, self.printed, start, end)
        line = Line(ITEM if mark else TEXT, start, end, None, mark, block, said)
        return self.evidence.settle(line) if said else line

    def _by_words(self, start: int, end: int, said: str | None, *, openers: bool) -> Match | None:
        """The first rule for whole paragraphs that matches."""
        text = self.printed.masked
        last = text[end - 1]
        stopped = last in _ENDS and end - start > _NUMBER_ALONE
        if end - start > _LONGEST or (stopped and said not in _HEADS):
            return None
        rules = self.language.lines_at(text[start : start + KEY])
        for rule in rules:
            if rule.ends is not None and last not in rule.ends:
                continue
            if not rule.name.startswith(OPENER):
                found = rule.match_all(text, start, end)
            else:
                found = rule.match_all(text, start, end) if openers else None
                found = found if found and is_opener(found) else None
            if found:
                return found
        return self._with_title(rules, start, end) if said in _TITLED else None

    def _with_title(self, rules: Iterable[Rule], start: int, end: int) -> Match | None:
        """A heading, and its title behind a line break in the same paragraph."""
        text = self.printed.masked
        broken = text.find("\n", start, end)
        for rule in rules:
            if broken > 0 and rule.name.split(".", 1)[0] in _TITLED:
                found = rule.match_all(text, start, broken)
                if found:
                    begin, stop = self.printed.trim(broken, end)
                    part = Part("title", text[begin:stop], begin, stop)
                    return evolve(found, end=end, parts=(*found.parts, part))
        return None

    def _styled(self, lines: list[Line]) -> Iterator[Line]:
        """Lines of a file with a style for openers: those in it are, whatever they say."""
        slot = "recital"
        for line in lines:
            if line.said == OPENER and line.cls in _BODY:
                yield from self._in_style(line, slot)
                continue
            if line.cls == OPENER:
                slot = "operative" if _is_operative(line) else "recital"
            yield line

    def _in_style(self, line: Line, slot: str) -> Iterator[Line]:
        """A paragraph in the style of openers that is none as a whole."""
        text = self.printed.masked
        found = self.language.scanner((OPENER,)).at(text, line.start, line.end)
        if found and is_opener(found) and text[found.end : line.end].strip():
            yield from self._cut(line, [found])
        elif line.end - line.start > _LONGEST or not any(
            map(str.isalpha, self.printed.words(line.start, line.end))
        ):
            yield line
        else:
            yield evolve(line, cls=OPENER, match=_unknown(line, slot), mark=None)

    def _strangers(self, lines: list[Line]) -> list[Line]:
        """Take for an opener what stands like one, though no list has its words.

        A short line without a stop, behind a finished paragraph and before the first
        mark of a list, is an opener in every text that was read.
        """
        out: list[Line] = []
        known: Line | None = None
        text = self.printed.text
        for line, after in zip(lines, [*lines[1:], None], strict=False):
            if known and line.cls == TEXT and self._like_opener(known, out[-1], line, after):
                slot = "operative" if _is_operative(known) else "recital"
                parts = verb_of(self.language, text, line.start, line.end)
                found = Match(OPENER, line.start, line.end, parts) if parts else None
                line = evolve(line, cls=OPENER, match=found or _unknown(line, slot))  # noqa: PLW2901
            out.append(line)
            if line.cls in _BEGINNING:
                known = line if line.cls == OPENER else None
        return out

    def _like_opener(self, known: Line, before: Line, line: Line, after: Line | None) -> bool:
        """Whether a line stands between two paragraphs as the known openers do."""
        text = self.printed.text
        if before.cls not in _BODY or not text[line.end - 1].isalpha():
            return False
        return self._slanted(known, before, line) or (
            line.end - line.start <= _SHORT
            and text[line.start].isalpha()
            and not text[line.start].isupper()
            and after is not None
            and self._follows(before, after)
        )

    def _follows(self, before: Line, after: Line) -> bool:
        """Whether a line goes on as below an opener, and another ends as above one."""
        last = self.printed.before(before.end)
        if last.isalnum():
            return False
        if after.mark is not None:
            return any(reading.ordinal == (1,) for reading in after.mark.readings)
        # Before an unmarked paragraph the comma that ends a clause must stand above.
        return (
            after.cls == TEXT and last in _COMMAS and not self.printed.text[after.start].isupper()
        )

    def _slanted(self, known: Line, before: Line, line: Line) -> bool:
        """Whether a line is in italics as the known openers are, and no sentence."""
        italic = [each.block is not None and each.block.italic for each in (line, known, before)]
        return italic == [True, True, False] and line.end - line.start <= _LONGEST

    def _mend(self, lines: list[Line]) -> list[Line]:
        """Put right what a page's line ends did to openers that do not look whole."""
        out: list[Line] = []
        for line in lines:
            before = out[-1] if out else None
            opener = before and before.cls == OPENER and self._whole_with(before, line)
            if before and opener:
                out[-1] = evolve(before, end=opener.end, match=opener)
                if self.printed.text[opener.end : line.end].strip():
                    out.append(self._piece(line, opener.end, line.end))
            elif line.cls == OPENER and _patchy(line) and before and self._runs_on(before):
                out.append(evolve(line, cls=TEXT, match=None))
            else:
                out.append(line)
        return out

    def _whole_with(self, opener: Line, after: Line) -> Match | None:
        """The opener that the line after it completes, or `None`."""
        if after.cls == OPENER or opener.match is None:
            return None
        if not _patchy(opener):
            text = self.printed.text
            plain = after.cls == TEXT
            return over_two_lines(self.language, text, opener.match, after.end) if plain else None
        scanner = self.language.scanner((OPENER,))
        found = scanner.at(self.printed.text, opener.start, after.end)
        return found if found and found.end > after.start and is_opener(found) else None

    def _runs_on(self, line: Line) -> bool:
        """Whether a line of the body ends in the middle of a sentence."""
        if line.cls not in _BODY:
            return False
        # A line ends with what is printed; only a piece of one may be empty.
        end, text = line.end, self.printed.text
        last = text[end - 1] if line.start < end else self.printed.before(end)
        return last.isalnum()

    def _split(self, lines: list[Line]) -> list[Line]:
        """Cut paragraphs at openers that an extractor ran on inside them.

        A resolution goes from recitals to operative clauses and does not go back: an
        operative opener inside a paragraph before the last recital is running text.
        """
        openers = [i for i, line in enumerate(lines) if line.cls == OPENER]
        last = max((i for i in openers if _is_recital(lines[i])), default=-1)
        first = next((i for i in openers if _is_operative(lines[i])), len(lines))
        begin = openers[0] if openers else len(lines)
        # The first opener may be glued to the enacting formula.
        glued = (i - 1 for i, line in enumerate(lines[:begin]) if self._enacts(line))
        begin = next(glued, begin)
        stop = next((i for i, line in enumerate(lines) if line.cls == SECTION), len(lines))
        out = lines[: begin + 1]
        inside = RunIn(self.printed, self.language)
        for index, line in enumerate(lines[begin + 1 :], begin + 1):
            if line.cls not in _BODY:
                out.append(line)
                continue
            goes_on = self._runs_on(lines[index - 1])
            every = inside.matches(line.start, line.end, goes_on=goes_on)
            found = every and [
                match
                for match in every
                if match.rule.startswith(ANNEX)
                or (index < stop and (index >= last if is_operative(match) else index < first))
            ]
            if found:
                out += self._cut(line, found)
            else:
                out.append(line)
        return out

    def _enacts(self, line: Line) -> bool:
        """Whether a paragraph is an enacting formula and an opener behind it."""
        formula = self._formula(line.start, line.end) if line.cls == TEXT else None
        if formula is None or formula.end >= line.end:
            return False
        start, _ = self.printed.trim(formula.end, line.end)
        found = self.language.scanner((OPENER,)).at(self.printed.text, start, line.end)
        return found is not None and is_opener(found) and found.end == line.end

    def _formula(self, start: int, end: int) -> Match | None:
        """The enacting formula that a stretch begins with."""
        if ENACTING not in self.language.rule_strings:
            return None
        return self.language.compiled(ENACTING).match(self.printed.text, start, end)

    def _cut(self, line: Line, cuts: list[Match]) -> list[Line]:
        """The pieces of a paragraph: what stands before, at and behind each cut."""
        pieces: list[Line] = []
        at = line.start
        for found in cuts:
            cls = found.rule.split(".", 1)[0]
            if not (is_opener(found) if cls == OPENER else self._is_heading(found)):
                continue
            if found.start > at:
                pieces.append(self._piece(line, at, found.start))
            span = self.printed.trim(found.start, found.end)
            pieces.append(Line(cls, *span, found, block=_cell_of(line)))
            at = found.end
        if not pieces:
            return [line]
        if self.printed.text[at : line.end].strip():
            pieces.append(self._piece(line, at, line.end))
        return pieces

    def _is_heading(self, found: Match) -> bool:
        """A heading inside a paragraph is printed in capitals, where the script has them."""
        words = self.printed.text[found.start : found.end]
        return words == words.upper()

    def _piece(self, line: Line, start: int, end: int) -> Line:
        start, end = self.printed.trim(start, end)
        formula = self._formula(start, end) if line.cls == TEXT else None
        if formula and formula.end == end:
            return Line(ENACTING, start, end, formula, block=_cell_of(line))
        if start == line.start:
            return Line(line.cls, start, end, None, line.mark, _cell_of(line))
        mark = mark_at(self.labels, self.printed, start, end)
        return Line(ITEM if mark else TEXT, start, end, None, mark, _cell_of(line))


def _cell_of(line: Line) -> Block | None:
    """The paragraph of a piece in a cell, which says where that is; else nothing."""
    return line.block if line.block and line.block.cell else None


def _annexed(lines: Sequence[Line]) -> list[Line]:
    """The lines, of which one that says what an annex belongs to stands below its heading."""
    out = list(lines)
    for index, line in enumerate(lines):
        if line.cls == ANNEX_TO and not (index and lines[index - 1].cls == ANNEX):
            out[index] = evolve(line, cls=TEXT)
    return out


def _unknown(line: Line, slot: str) -> Match:
    """What an opener says that is in no list."""
    part = Part(slot, UNKNOWN_TYPE, line.start, line.end)
    return Match(OPENER, line.start, line.end, (part,))


def _patchy(line: Line) -> bool:
    """Whether an opener has more than a verb and addressees."""
    assert line.match is not None  # noqa: S101
    return any(part.slot == "qualifier" for part in line.match.parts)


def is_opener(match: Match) -> bool:
    """Whether a match names a clause: a rule for openers may match less."""
    return any(part.slot in {"recital", "operative"} for part in match.parts)


def is_operative(match: Match) -> bool:
    """Whether an opener belongs to the operative clauses."""
    return any(part.slot == "operative" for part in match.parts)


def _is_recital(line: Line) -> bool:
    return line.cls == OPENER and line.match is not None and not is_operative(line.match)


def _is_operative(line: Line) -> bool:
    return line.cls == OPENER and line.match is not None and is_operative(line.match)
