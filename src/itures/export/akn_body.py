"""The body of a document: recitals, operative clauses, sections, and the end."""

from attrs import define

from itures.export.akn_blocks import BlockWriter
from itures.export.akn_head import formula
from itures.export.akn_letters import LetterWriter
from itures.export.akn_levels import LevelWriter
from itures.export.akn_pen import Pen
from itures.export.akn_plan import Plan
from itures.export.akn_write import Element, sub
from itures.model.clauses import Clause
from itures.model.document import Document

UNANCHORED = "unanchoredNotes"
"""The container of notes that are marked nowhere."""


@define
class BodyWriter:
    """Writes `preamble`, `mainBody` and `conclusions`."""

    document: Document
    plan: Plan
    pen: Pen
    letter: LetterWriter | None

    def preamble(self, main: Element) -> None:
        """The enacting formula, and the recitals before the first operative clause."""
        masthead = self.document.masthead
        if not self.plan.preamble and not (masthead and masthead.enacting):
            return
        found = sub(main, "preamble", {"eId": self.plan.eids.claim("preamble")})
        formula(found, self.document, self.plan, self.pen)
        blocks = BlockWriter(self.pen)
        for part in self.plan.preamble:
            name = part.node.type if isinstance(part.node, Clause) else "section"
            blocks.container(found, part, name)

    def body(self, main: Element) -> None:
        """The operative clauses and the sections."""
        found = sub(main, "mainBody", {"eId": self.plan.eids.claim("body")})
        levels = LevelWriter(self.pen)
        if self.letter:
            self.letter.body(found)
        for part in () if self.letter else self.plan.body:
            levels.level(found, part)
        if not len(found):
            # The schema wants something in it.
            sub(found, "p")

    def conclusions(self, main: Element) -> None:
        """What stands behind the clauses, and notes without a mark."""
        loose = self.pen.slots.loose_notes
        letter = self.letter if self.letter and self.letter.closes() else None
        if not self.plan.back and not loose and letter is None:
            return
        found = sub(main, "conclusions", {"eId": self.plan.eids.claim("conclusions")})
        if letter:
            letter.close(found)
        blocks = BlockWriter(self.pen)
        for part in self.plan.back:
            blocks.container(found, part, "back")
        if loose:
            eid = self.plan.eids.claim("conclusions__notes")
            notes = sub(found, "container", {"name": UNANCHORED, "eId": eid})
            for note in loose:
                self.pen(sub(notes, "p"), note)
