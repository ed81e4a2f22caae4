"""Signs of the kinds that have rules of their own: letters and messages."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define

from itures.notation.files import Table
from itures.notation.language import Language
from itures.notation.matching import Rule
from itures.notation.widen import KEY
from itures.structure.cells import cells
from itures.structure.labelled import fields_in
from itures.structure.lines import Line
from itures.structure.printed import Printed

_EDGE = 8
"""Lines at the beginning and at the end that count as standing around the body."""
_SHORT = 300
"""Lines around the body are no longer than this, in characters."""
_SAMPLE = 20_000
"""Characters that are looked at for signs: a few pages."""
_AROUND = frozenset({"heading", "speaker"})
"""Signs that count in the lines around the body only."""


@define
class Signs:
    """Adds up what speaks for a kind in a text."""

    rules: Language
    printed: Printed
    lines: Sequence[Line]
    """The paragraphs, with the classes that all kinds share."""

    def points(self, kind: Table) -> int:
        """How loudly the text speaks for a kind."""
        own = self._evidence(kind) if "lines" in kind else 0
        return own + self._signs(kind.get("signs", {})) + self._openings(kind.get("openings", {}))

    def _openings(self, openings: Table) -> int:
        """Points for rules that a paragraph begins with, however long it is."""
        known = [name for name in openings if name in self.rules.rule_strings]
        return sum(openings[name] for name in known if self._opens(self.rules.compiled(name)))

    def _opens(self, rule: Rule) -> bool:
        text = self.printed.text
        return any(rule.match(text, line.start, line.end) for line in self.lines)

    def _evidence(self, kind: Table) -> int:
        """Points for classes of paragraphs, by the line rules of the kind."""
        evidence: Table = kind.get("evidence", {})
        rules = self.rules.lines_of(str(kind["lines"])) if evidence else {}
        found: set[str] = set()
        for line in self._top(kind) if rules else ():
            for start, end in self._pieces(rules, line):
                found.update(self._classes(rules, start, end))
        return sum(points for name, points in evidence.items() if name in found)

    def _pieces(self, rules: Mapping[str, Rule], line: Line) -> Iterator[tuple[int, int]]:
        """A line, or the fields in it where it holds a whole letterhead."""
        text = self.printed.text
        apart = fields_in(text, line.start, line.end, rules) or [(line.start, line.end)]
        yield from (self.printed.trim(*piece) for piece in apart if piece[1] - piece[0] <= _SHORT)

    def _classes(self, rules: Mapping[str, Rule], begin: int, stop: int) -> Iterator[str]:
        """The classes of the cells of a line."""
        text = self.printed.text
        for start, end in cells(text, begin, stop):
            key = text[start : start + KEY]
            for name, rule in rules.items():
                if rule.may_begin(key) and rule.match_all(text, start, end):
                    yield name
                    break

    def _top(self, kind: Table) -> Sequence[Line]:
        """The paragraphs that count: those at the top, where a letterhead is."""
        stop = frozenset(kind.get("above", ()))
        lines = self.lines[: kind.get("within", len(self.lines))]
        end = next((i for i, line in enumerate(lines) if line.cls in stop), len(lines))
        return lines[:end]

    def _signs(self, signs: Table) -> int:
        return sum(points for name, points in signs.items() if self._is_there(name))

    def _is_there(self, family: str) -> bool:
        scanner = self.rules.scanner((family,))
        lines: Sequence[Line] = self.lines
        if family in _AROUND:
            around = lines if len(lines) <= 2 * _EDGE else [*lines[:_EDGE], *lines[-_EDGE:]]
            lines = [line for line in around if line.end - line.start <= _SHORT]
        return any(
            next(iter(scanner.scan(self.printed.text, line.start, line.end)), None)
            for line in lines
            if line.start < _SAMPLE or family in _AROUND
        )
