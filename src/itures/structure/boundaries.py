"""Where one document of a volume ends and the next begins.

A document begins at a number line that stands like a heading, with an enacting formula or
an opener behind it: a citation has none, nor has an entry in a table of contents. What the
file says by its styles, and what the table of contents lists, count where that is missing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from itures.model.span import Span
from itures.notation.matching import Match
from itures.structure.contents import Contents, find_contents
from itures.structure.lines import ANNEX, OPENER, is_opener
from itures.structure.number_lines import NUMBER_LINE, NumberLine, NumberLines, Row
from itures.structure.styles import CONTENTS_LINE

ENACTING = "enacting"
_NEAR = 12
"""Rows behind a number line in which its formula or its first opener stands: title, history,
dates and references come between."""
_FORMULA = re.compile(r"[^\n()]*\([^()\n]*\d{4}[^()\n]*\)\s*[,\uff0c\u060c]\Z")
"""An enacting formula of a body that no list knows: a name, a session, a comma."""
_LONGEST_FORMULA = 200
_LONGEST_TITLE = 400
"""Between a number line and the formula behind it stand no longer rows than this."""
_BODY = 200
"""A text without formula and opener is one only with this many characters at least."""
_COMMAS, _BRACKETS = ",\uff0c\u060c", ")\uff09"
_SENTENCE = frozenset(".;:,\u3002\uff1b\uff1a\uff0c\u060c\u061b")
"""How a row ends that is no title."""
_LIST = 4
"""Number lines that stand no more rows apart are a list, unless something else is known."""
_LEAST = 20
"""What stands behind a formula in the row of its number line has so many characters at least."""
_COVER = 60
"""Rows between the cover of a text, which has its number line, and the text itself."""


@frozen
class Follow:
    """What stands behind a number line."""

    formula: int | None
    """The row of the enacting formula."""
    opener: int | None
    """The row of the first opener."""
    inline: Span | None = None
    """Where the formula stands, if it does in the row of the number line itself."""

    @property
    def sure(self) -> bool:
        """Whether a text begins here, whatever else is known."""
        return self.formula is not None or self.opener is not None


NOTHING = Follow(None, None)


@frozen
class Boundary:
    """Where a document begins."""

    line: NumberLine
    start: int
    """The offset: of the number line, or of what stands before it and belongs to it."""


@define
class Boundaries:
    """Judges the number lines of a volume."""

    rows: Sequence[Row]
    reader: NumberLines
    classes: Mapping[str, str]
    """The class of paragraphs that each style of a Word file speaks for."""
    lines: Sequence[NumberLine]
    """All number lines in the rows, in order."""
    follows: dict[int, Follow] = field(factory=dict, init=False)
    """By the offset of the number line."""
    contents: tuple[Contents, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        for number, line in enumerate(self.lines):
            self.follows[line.start] = self._follow(number, line)
        real = [line for line in self.lines if self._stands(line) and self.behind(line).sure]
        told = {i for i, row in enumerate(self.rows) if self._class(row) == CONTENTS_LINE}
        self.contents = find_contents(self.rows, self.lines, real, self.reader, told)

    def behind(self, line: NumberLine) -> Follow:
        """What stands behind a number line."""
        return self.follows[line.start]

    def _follow(self, number: int, line: NumberLine) -> Follow:
        """Look for a formula or an opener behind a number line, up to the next one."""
        if not line.leads and not self.reader.titled(line, self.rows[line.row]):
            return NOTHING
        after = self._next_heading(number, line)
        inline = self._formula_in_row(line)
        if inline is not None and self._has_body(inline.end, number):
            return Follow(line.row, None, inline)
        if not line.leads and not line.dated:
            return NOTHING  # a citation, as far as anything tells
        opener: int | None = None
        for index in range(line.row + 1, min(line.row + 1 + _NEAR, len(self.rows))):
            row = self.rows[index]
            if after is not None and after.start < row.end:
                break
            if self._is_formula(row):
                return Follow(index, opener)
            if opener is None and self.reader.opens(row):
                opener = index
                break
            if row.end - row.start > _LONGEST_TITLE:
                if self._formula_starts(row) is not None:
                    return Follow(index, None)
                break
        return Follow(None, opener)

    def _has_body(self, at: int, number: int) -> bool:
        """Whether something stands between a formula and the next number line.

        A page may end with the head of the text that begins on the next one.
        """
        lines = self.lines[number + 1 : number + 2]
        end = lines[0].start if lines and lines[0].heads else self.rows[-1].end
        return len(self.reader.printed.words(at, min(end, at + _LONGEST_TITLE))) >= _LEAST

    def _next_heading(self, number: int, line: NumberLine) -> NumberLine | None:
        """The next number line near by that has the form of a heading and names another text."""
        for other in self.lines[number + 1 : number + 1 + 2 * _NEAR]:
            if other.row > line.row + _NEAR:
                return None
            if (other.heads or other.paged) and not other.key.same_text(line.key):
                return other
        return None

    def _is_formula(self, row: Row) -> bool:
        if self.reader.matches(row, ENACTING):
            return True
        if row.end - row.start > _LONGEST_FORMULA:
            return self._formula_starts(row) is not None
        text = self.reader.printed.text
        return (
            bool(_FORMULA.match(text, row.start, row.end)) or self._formula_starts(row) is not None
        )

    def _formula_starts(self, row: Row) -> int | None:
        """The end of a whole formula that a row begins with, other words behind it."""
        text = self.reader.printed.text
        for code in row.codes:
            for rule in self.reader.rules(code, ENACTING):
                found = rule.match(text, row.start, row.end)
                if found and _is_full(found, text):
                    return found.end
        return None

    def _formula_in_row(self, line: NumberLine) -> Span | None:
        """Where the formula stands in the row of the number line itself, its title before it.

        It names its session, or stands behind the brackets that name the edition, or
        before an opener.
        """
        row, printed = self.rows[line.row], self.reader.printed
        if row.left < row.start and not line.dated:
            # Behind a running head, in the same row: a page that came out as one line. Only
            # the edition tells its first words from one more running head.
            return None
        limit = min(row.end, line.end + 2 * _LONGEST_TITLE)
        for code in row.codes if line.end < limit else ():
            for found in self.reader.scanner(code, ENACTING).scan(printed.text, line.end, limit):
                if printed.text[found.end - 1] not in _COMMAS:
                    continue
                behind = printed.before(found.start) in _BRACKETS and found.start > line.end
                if behind or found.get("year") or self._opens_at(found.end, row, code):
                    return Span(found.start, found.end)
        return None

    def _opens_at(self, at: int, row: Row, code: str) -> bool:
        start, _ = self.reader.printed.trim(at, row.end)
        rules = self.reader.rules(code, OPENER) if start < row.end else ()
        matches = (rule.match(self.reader.printed.text, start, row.end) for rule in rules)
        return any(match is not None and is_opener(match) for match in matches)

    def _stands(self, line: NumberLine) -> bool:
        """Whether a number line stands like a heading."""
        row = self.rows[line.row]
        if not line.leads:
            return self.reader.titled(line, row)
        if line.paged:
            return False
        if self.follows and (known := self.follows.get(line.start)) and known.inline:
            return not self._annexed(line)
        if not line.whole and not (line.capital and line.dated and self.reader.titled(line, row)):
            return False
        return not self._annexed(line) and not self._goes_on(line)

    def _annexed(self, line: NumberLine) -> bool:
        """Whether the row before it says that what follows is an annex."""
        for row in reversed(self.rows[max(0, line.row - 2) : line.row]):
            if self.reader.matches(row, ANNEX):
                return True
            if self.reader.printed.text[row.end - 1] in _SENTENCE:
                return False  # no title of an annex
        return False

    def _goes_on(self, line: NumberLine) -> bool:
        """Whether the row is the end of a sentence, or the next row goes on with it."""
        text = self.reader.printed.text
        if line.row and not line.capital and line.match.get("kind"):
            before = self.rows[line.row - 1]
            if before.end - before.start > _LONGEST_FORMULA and text[before.end - 1].isalnum():
                return True
        if line.row + 1 >= len(self.rows) or (line.capital and not line.caseless):
            return False
        after = self.rows[line.row + 1]
        return text[after.start].islower() and not (
            self.reader.opens(after)
            or self._is_formula(after)
            or self._is_styled(line)
            or self.reader.completes(line, after)
        )

    def _is_styled(self, line: NumberLine) -> bool:
        return line.leads and self._class(self.rows[line.row]) == NUMBER_LINE

    def _class(self, row: Row) -> str | None:
        return self.classes.get(row.style) if row.style else None

    def listed(self, line: NumberLine) -> bool:
        """Whether a table of contents lists the text of a number line."""
        return any(contents.lists(line) for contents in self.contents)

    def found(self) -> Iterator[NumberLine]:
        """The number lines at which documents begin, in order."""
        inside = [
            line
            for line in self.lines
            if not any(contents.holds(line) for contents in self.contents) and self._stands(line)
        ]
        current: NumberLine | None = None
        for number, line in enumerate(inside):
            before = inside[number - 1] if number else None
            following = inside[number + 1] if number + 1 < len(inside) else None
            listed = before is not None and before is not current and line.row - before.row <= _LIST
            if self._begins(line, current, following, in_list=listed):
                current = line
                yield line

    def again(self, found: Sequence[NumberLine]) -> Iterator[NumberLine]:
        """The number lines that repeat that of the document they stand in: running heads."""
        starts = [line.start for line in found]
        for line in self.lines:
            at = bisect_left(starts, line.start) - 1
            if at < 0 or not line.whole or line.start in starts or self._annexed(line):
                continue
            own = found[at]
            if line.key == own.key and self._words(line) == self._words(own):
                yield line

    def _words(self, line: NumberLine) -> str:
        return "".join(self.reader.printed.text[line.start : line.end].split()).casefold()

    def _begins(
        self,
        line: NumberLine,
        current: NumberLine | None,
        following: NumberLine | None,
        *,
        in_list: bool,
    ) -> bool:
        follow = self.behind(line)
        if current is not None and current.key.same_text(line.key):
            # The number line on top of a later page, or the next of two texts with one number.
            formula = self.behind(current).formula
            done = formula is not None and formula < line.row
            return (done or self._is_styled(line)) and follow.formula is not None
        if self._is_styled(line) or follow.formula is not None:
            return True
        if not (line.capital and (line.dated or self.listed(line))):
            return False
        if not line.whole and line.caseless:
            return False  # nothing tells a heading from a citation
        if not line.leads and line.end == self.rows[line.row].end:
            return False  # a citation may stand at the end of a paragraph
        if follow.opener is not None:
            return True
        return not in_list and self._is_text(line, following)

    def _is_text(self, line: NumberLine, following: NumberLine | None) -> bool:
        """Whether enough stands behind a number line without formula and opener."""
        end = following.start if following else self.rows[-1].end
        again = following is not None and following.key.same_text(line.key)
        cover = again and following is not None and following.row - line.row <= _COVER
        enough = end - line.end >= _BODY and line.whole and line.leads
        return not cover and (enough or self.listed(line))


def _is_full(match: Match, text: str) -> bool:
    """Whether a formula with other words around it is one: it names its session."""
    return match.get("year") is not None and text[match.end - 1] in _COMMAS
