"""Give each paragraph a class: what it is, as far as it alone and its neighbours say."""

from collections.abc import Iterable

from attrs import define, frozen

from itures.model.blocks import Block
from itures.notation.language import Language
from itures.notation.matching import Match, Rule
from itures.structure.labels import Labels, Mark
from itures.structure.printed import Printed

OPENER, ITEM, TEXT = "opener", "item", "text"
_LONGEST = 400
"""No line of a masthead and no opener is longer than this, in characters."""
_STOPS = frozenset(",;:.)_\uff0c\uff1b\uff1a\u3002\uff09\u060c\u061b")
"""What stands before an opener that was glued to the paragraph before it."""
_ENDS = frozenset(";.\uff1b\u061b\u3002")
"""A line that ends so is no opener and no heading: it is a sentence or an item."""


@frozen
class Line:
    """A paragraph, or the piece of one that begins with an opener."""

    cls: str
    start: int
    end: int
    match: Match | None = None
    mark: Mark | None = None


@define
class LineReader:
    """Classifies paragraphs with the line rules of one language."""

    language: Language
    labels: Labels
    printed: Printed

    def read(self, blocks: Iterable[Block]) -> list[Line]:
        """The classes of all paragraphs, in the order of the text."""
        rules = [(name, self.language.compiled(name)) for name in self.language.lines()]
        stretches = [self.printed.trim(block.start, block.end) for block in blocks]
        whole = [self._whole(rules, start, end) for start, end in stretches if start < end]
        return self._split(whole)

    def _whole(self, rules: list[tuple[str, Rule]], start: int, end: int) -> Line:
        """The class of a paragraph taken as a whole."""
        text = self.printed.text
        if end - start <= _LONGEST and text[end - 1] not in _ENDS:
            for name, rule in rules:
                found = rule.match_all(text, start, end)
                if found and (name != OPENER or is_opener(found)):
                    return Line(name, start, end, found)
        mark = self.labels.at(text, start, end)
        return Line(ITEM if mark else TEXT, start, end, None, mark)

    def _split(self, lines: list[Line]) -> list[Line]:
        """Cut paragraphs at openers that an extractor ran on inside them.

        A resolution goes from recitals to operative clauses and does not go back: an
        operative opener inside a paragraph before the last recital is running text.
        """
        last = max((i for i, line in enumerate(lines) if _is_recital(line)), default=-1)
        first = next((i for i, line in enumerate(lines) if _is_operative(line)), len(lines))
        begin = next((i for i, line in enumerate(lines) if line.cls == OPENER), len(lines))
        out: list[Line] = []
        for index, line in enumerate(lines):
            if line.cls in {ITEM, TEXT} and index > begin:
                allowed = (index < first, index >= last)
                out.extend(self._cut(line, *allowed))
            else:
                out.append(line)
        return out

    def _cut(self, line: Line, recital: bool, operative: bool) -> list[Line]:
        scanner = self.language.scanner((OPENER,))
        cuts = [
            found
            for found in scanner.scan(self.printed.text, line.start, line.end)
            if is_opener(found)
            and (operative if is_operative(found) else recital)
            and self._stands_free(found, line)
        ]
        if not cuts:
            return [line]
        pieces: list[Line] = []
        at = line.start
        for found in cuts:
            if found.start > at:
                pieces.append(self._piece(line, at, found.start))
            start, end = self.printed.trim(found.start, found.end)
            pieces.append(Line(OPENER, start, end, found))
            at = found.end
        if self.printed.text[at : line.end].strip():
            pieces.append(self._piece(line, at, line.end))
        return pieces

    def _stands_free(self, found: Match, line: Line) -> bool:
        if found.start == line.start:
            return True
        return self.printed.before(found.start) in _STOPS

    def _piece(self, line: Line, start: int, end: int) -> Line:
        start, end = self.printed.trim(start, end)
        if start == line.start:
            return Line(line.cls, start, end, None, line.mark)
        mark = self.labels.at(self.printed.text, start, end)
        return Line(ITEM if mark else TEXT, start, end, None, mark)


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
