"""The lines of a document that makes proposals, sorted by proposal."""

from collections.abc import Sequence

from attrs import define, evolve, field

from itures.model.span import Span
from itures.notation.language import Language
from itures.notation.matching import Match
from itures.structure.lines import NUMBER_LINE, TEXT, Line
from itures.structure.printed import Printed
from itures.structure.sections import HEADINGS

ACTION, MARGIN, NUMBER = "action", "margin", "proposal_number"
"""Classes of lines: what is proposed with its number, without it, and a number alone."""
ACTIONS = frozenset({ACTION, MARGIN})
"""Classes of lines that say what is proposed."""
REASONS, _HEADING = "proposal.reasons", "proposal.heading"
_REASONS_STYLE = "reasons"
"""The paragraph style of reasons, which tells them whatever word is printed."""


@define
class Group:
    """The lines of one proposal."""

    number: int
    action: Sequence[Line]
    """The line of the action, and that of its number if it stands alone."""
    printed: str
    reference: str | None
    text: list[Line] = field(factory=list)
    reasons: list[Line] = field(factory=list)
    after: list[Line] = field(factory=list)
    """What stands behind the reasons and introduces the next proposal."""

    @property
    def id(self) -> str:
        """Its id, counted through the document."""
        return f"proposal_{self.number}"

    @property
    def span(self) -> Span:
        """From the line of the action to the end of the reasons."""
        lines = [*self.action, *self.text, *self.reasons]
        return Span(min(line.start for line in lines), max(line.end for line in lines))


@define
class Sorter:
    """Tells which line belongs to which proposal."""

    rules: Language
    printed: Printed

    def sort(self, lines: Sequence[Line]) -> tuple[list[Line], list[Group]]:
        """The lines before the first proposal, and the proposals."""
        front: list[Line] = []
        groups: list[Group] = []
        at = 0
        while at < len(lines):
            found = self._action(lines, at)
            if found:
                stop, printed, reference, rest = found
                action = lines[at:stop]
                if rest:
                    action = [*action[:-1], evolve(action[-1], end=self._before(rest.start))]
                groups.append(Group(len(groups) + 1, action, printed, reference))
                groups[-1].text.extend([rest] if rest else ())
                at = stop
            else:
                self._put(lines[at], front, groups)
                at += 1
        return front, groups

    def _action(
        self, lines: Sequence[Line], at: int
    ) -> tuple[int, str, str | None, Line | None] | None:
        """Whether a proposal begins at a line: behind which, what it says, and what is left."""
        line = lines[at]
        after = lines[at + 1] if at + 1 < len(lines) else None
        if line.cls == NUMBER and after is not None and after.cls == MARGIN:
            assert line.match is not None  # noqa: S101
            mark, reference, rest = self._said(after)
            return at + 2, mark, reference or line.match.get("reference"), rest
        if line.cls not in ACTIONS:
            return None
        mark, reference, rest = self._said(line)
        if reference is None and rest is None and after is not None and after.cls == NUMBER:
            assert after.match is not None  # noqa: S101
            following = lines[at + 2] if at + 2 < len(lines) else None
            # The number belongs to the next action if that has none of its own.
            if following is None or following.cls != MARGIN:
                return at + 2, mark, after.match.get("reference"), None
        return at + 1, mark, reference, rest

    def _said(self, line: Line) -> tuple[str, str | None, Line | None]:
        """The symbol and the number in a line of an action, and the number line behind them."""
        match = line.match
        assert match is not None  # noqa: S101
        own = [part for part in match.parts if part.slot in {"action", "reference"}]
        end = max(part.end for part in own)
        start, stop = self.printed.trim(end, line.end)
        rest: Line | None = None
        if start < stop:
            rule = self.rules.get(NUMBER_LINE)
            found = rule.match_all(self.printed.masked, start, stop) if rule else None
            rest = Line(NUMBER_LINE if found else TEXT, start, stop, found)
        return match.get("action") or "", match.get("reference"), rest

    def _before(self, at: int) -> int:
        """Where the words before an offset end."""
        text = self.printed.text
        return len(text[:at].rstrip(" \t\n-\u2013\u2014"))

    def _put(self, line: Line, front: list[Line], groups: list[Group]) -> None:
        """Give a line that is no action to what it stands in."""
        if not groups:
            self._joined(line, front)
            return
        group = groups[-1]
        if group.after or (group.reasons and self.is_heading(line)):
            self._joined(line, group.after)
        elif group.reasons or self._opens_reasons(line):
            self._joined(line, group.reasons)
        else:
            group.text.append(line)

    def _joined(self, line: Line, lines: list[Line]) -> None:
        """Add a line, or join it to the one before if both are pieces of one paragraph.

        Reasons may speak of a clause, "Resolves 2 is new": that is no opener there.
        """
        last = lines[-1] if lines else None
        if last is None or line.block or "\n" in self.printed.text[last.end : line.start]:
            lines.append(line)
        else:
            lines[-1] = Line(TEXT, last.start, line.end)

    def _opens_reasons(self, line: Line) -> bool:
        styled = line.block is not None and line.block.style == _REASONS_STYLE
        return styled or self.match(REASONS, line) is not None

    def is_heading(self, line: Line) -> bool:
        """Whether a line heads a part of a contribution: abstract, introduction."""
        if line.cls in HEADINGS:
            return True
        found = self.match(_HEADING, line)
        return found is not None and not self.printed.text[found.end : line.end].strip()

    def match(self, name: str, line: Line) -> Match | None:
        """How a rule of the language matches what a line begins with."""
        if name not in self.rules.rule_strings:
            return None
        return self.rules.compiled(name).match(self.printed.masked, line.start, line.end)
