"""The body of a resolution, in either tradition: clauses, and the sections around them."""

from collections.abc import Sequence

from attrs import define, frozen

from itures.model.clauses import Clause, Section
from itures.structure.clauses import ClauseReader
from itures.structure.lines import OPENER, TEXT, Line
from itures.structure.paragraphs import ParagraphReader
from itures.structure.printed import Printed
from itures.structure.sections import FOREWORD, SectionReader


@frozen
class Body:
    """What a body holds."""

    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    """Paragraphs that stand before or between the clauses."""
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

    def read(self, lead: Sequence[Line], body: Sequence[Line], *, known: bool) -> Body:
        """Read the lines before the first opener, and those from it on.

        `known` says that a masthead stands before them: without one, paragraphs are not
        taken for clauses.
        """
        if known and not any(line.cls == OPENER for line in body):
            return self._in_paragraphs([*lead, *body])
        before: tuple[Clause, ...] = ()
        if known and lead and self.paragraphs.opens(lead[0]):
            # Both ways in one text: paragraphs first, openers on their own lines later.
            split = self.paragraphs.read(lead)
            before = split.clauses
            lead = (*split.headings, *split.back, *split.annex)
        unplaced = self.sections.plain(lead, "section", FOREWORD)
        kept, rest = self._split_back(body)
        clauses = self.clauses.read(kept)
        back = self.sections.plain(rest, "back", FOREWORD)
        return Body((*before, *clauses), unplaced, (), back, unplaced)

    def _in_paragraphs(self, lines: Sequence[Line]) -> Body:
        if not lines:
            return Body((), (), (), (), ())
        split = self.paragraphs.read(lines)
        return Body(
            split.clauses,
            self.sections.headings(split.headings),
            self.sections.unheaded(split.annex),
            self.sections.plain(split.back, "back", FOREWORD),
            (),
        )

    def _split_back(self, body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """Cut off what stands behind the full stop that ends a resolution.

        A resolution is one sentence: only its last paragraph ends with a full stop. Unmarked
        paragraphs behind it are no part of the last clause.
        """
        last = max((i for i, line in enumerate(body) if line.cls == OPENER), default=None)
        if last is None:
            return body, ()
        for index in range(last + 1, len(body) - 1):
            ends = self.printed.before(body[index].end) in {".", "\u3002"}
            if ends and all(line.cls == TEXT for line in body[index + 1 :]):
                return body[: index + 1], body[index + 1 :]
        return body, ()
