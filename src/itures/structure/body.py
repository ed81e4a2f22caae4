"""The body of a resolution, in either tradition: clauses, and the sections around them."""

from collections.abc import Sequence

from attrs import define, frozen

from itures.model.clauses import Clause, Section
from itures.structure.clauses import ClauseReader
from itures.structure.lines import OPENER, TEXT, Line
from itures.structure.nodes import NodeIds
from itures.structure.paragraphs import ParagraphReader
from itures.structure.printed import Printed
from itures.structure.sections import HEADINGS, SectionReader
from itures.structure.styles import ENUMERATED


@frozen
class Body:
    """What a body holds."""

    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    """Numbered sections, and paragraphs that stand before or between the clauses."""
    annexes: tuple[Section, ...]
    """Annexes that have no heading of their own."""
    back: tuple[Section, ...]
    unplaced: tuple[Section, ...]
    """Those of the sections that no rule places."""


@define
class BodyReader:
    """Reads a body: openers on lines of their own, else paragraphs that open with theirs."""

    printed: Printed
    clauses: ClauseReader
    paragraphs: ParagraphReader
    sections: SectionReader

    def read(
        self, lead: Sequence[Line], body: Sequence[Line], built: Sequence[Line], *, known: bool
    ) -> Body:
        """Read the lines before the first opener, those from it on, and the sections.

        `known` says that a masthead stands before them: without one, paragraphs are not
        taken for clauses.
        """
        if known and not any(line.cls == OPENER for line in body):
            return self._without_openers([*lead, *body], built)
        last = max((i for i, line in enumerate(body) if line.cls == OPENER), default=-1) + 1
        headed = last + self.sections.numbered.begin(body[last:])
        body, built = body[:headed], [*body[headed:], *built]
        before: tuple[Clause, ...] = ()
        if known and lead and self.paragraphs.opens(lead[0]):
            # Both ways in one text: paragraphs first, openers on their own lines later.
            split = self.paragraphs.read(lead)
            before = split.clauses
            lead = (*split.headings, *split.back, *split.annex)
        unplaced = self.sections.plain(lead, "section", HEADINGS)
        kept, rest = self._split_back(body)
        clauses = self.clauses.read(kept)
        back = self.sections.plain(rest, "back", HEADINGS)
        sections = (*unplaced, *self._sections(built, len(unplaced)))
        return Body((*before, *clauses), sections, (), back, unplaced)

    def _sections(self, lines: Sequence[Line], before: int) -> tuple[Section, ...]:
        return self.sections.numbered.read(lines, NodeIds(None, before))

    def _without_openers(self, lines: Sequence[Line], built: Sequence[Line]) -> Body:
        """A text of sections alone, or of paragraphs that open with their own words."""
        begin = self.sections.numbered.begin(lines, plain=True)
        leads = any(self.paragraphs.opens(line) for line in lines[: begin + 1])
        if not built and (leads or begin == len(lines)):
            return self._in_paragraphs(lines)
        unplaced = self.sections.plain(lines[:begin], "section", HEADINGS)
        sections = self._sections([*lines[begin:], *built], len(unplaced))
        return Body((), (*unplaced, *sections), (), (), unplaced)

    def _in_paragraphs(self, lines: Sequence[Line]) -> Body:
        # No clause opens with a table: one that stands first belongs to none.
        first = next((i for i, line in enumerate(lines) if line.rows is None), len(lines))
        unplaced = self.sections.plain(lines[:first], "section", HEADINGS)
        if first == len(lines):
            return Body((), unplaced, (), (), unplaced)
        split = self.paragraphs.read(lines[first:])
        return Body(
            split.clauses,
            (*unplaced, *self.sections.headings(split.headings, len(unplaced))),
            self.sections.unheaded(split.annex),
            self.sections.plain(split.back, "back", HEADINGS),
            unplaced,
        )

    def _split_back(self, body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """Cut off what stands behind the full stop that ends a resolution.

        A resolution is one sentence: only its last paragraph ends with a full stop. Unmarked
        paragraphs behind it are no part of the last clause.
        """
        last = max((i for i, line in enumerate(body) if line.cls == OPENER), default=None)
        if last is None:
            return body, ()
        loose = len(body)
        while loose > last + 1 and _is_loose(body[loose - 1]):
            loose -= 1
        for index in range(max(last + 1, loose - 1), len(body) - 1):
            if self.printed.before(body[index].end) in {".", "\u3002"}:
                return body[: index + 1], body[index + 1 :]
        return body, ()


def _is_loose(line: Line) -> bool:
    """Whether a paragraph is in no list, by its mark or by its style."""
    return line.cls == TEXT and line.said != ENUMERATED
