"""The head of a document: what stands before the masthead, and the masthead."""

from attrs import define

from itures.export.akn_blocks import BlockWriter
from itures.export.akn_meta import Meta
from itures.export.akn_pen import Pen
from itures.export.akn_plan import Plan
from itures.export.akn_slots import TITLE, title_places
from itures.export.akn_words import number_marks
from itures.export.akn_write import Element, Mark, say, sub
from itures.model.document import Document

ENACTING = "enactingFormula"


@define
class HeadWriter:
    """Writes `coverPage` and `preface`."""

    document: Document
    plan: Plan
    pen: Pen
    meta: Meta

    def cover(self, main: Element) -> None:
        """Foreword and cover."""
        if not self.plan.cover:
            return
        found = sub(main, "coverPage", {"eId": self.plan.eids.claim("coverPage")})
        blocks = BlockWriter(self.pen)
        for part in self.plan.cover:
            blocks.container(found, part, "front")

    def preface(self, main: Element) -> None:
        """The lines of the masthead but the enacting formula, or the title alone."""
        masthead = self.document.masthead
        if masthead is None and self.document.title is None:
            return
        found = sub(main, "preface", {"eId": self.plan.eids.claim("preface")})
        name = TITLE if masthead is None else "masthead"
        about = {"name": name, "eId": self.plan.eids.claim("preface__container_1")}
        lines = sub(found, "container", about)
        if masthead is None:
            if ("", TITLE) in self.pen.slots.texts:  # a letter has its title elsewhere
                self._title(("", TITLE), 0, len(self.document.title or ""))
                self.pen.paragraphs(lines, ("", TITLE))
            else:
                sub(lines, "p")
            return
        for number, line in enumerate(masthead.lines):
            if line != masthead.enacting:
                self._line(lines, number)
        if not len(lines):
            sub(lines, "p")

    def _line(self, lines: Element, number: int) -> None:
        masthead = self.document.masthead
        assert masthead is not None  # noqa: S101
        key = ("", str(number))
        text = masthead.lines[number]
        titles = [t for t in title_places(self.document) if t[0] == number]
        for _, start, end in titles:
            self._title(key, start, end)
        if number == 0:
            marks = number_marks(self.pen, text, masthead, self.meta.iris.dated)
            self.pen.decorate(key, marks)
        kind = "title" if titles else "number" if number == 0 else ""
        self.pen.inline(sub(lines, "p", {"class": kind} if kind else None), key)

    def _title(self, key: tuple[str, str], start: int, end: int) -> None:
        placed = self.pen.slots.texts[key]
        at = start
        for line in placed.slot.text[start:end].split("\n"):
            stretch, about = (at, at + len(line)), {}
            if line and TITLE not in self.pen.eids and placed.wraps(*stretch):
                # The first line carries the `eId`: it stands for the whole title.
                self.pen.eids[TITLE] = about["eId"] = self.plan.eids.claim(TITLE)
            self.pen.decorate(key, [Mark(*stretch, "docTitle", about)])
            at += len(line) + 1


def formula(preamble: Element, document: Document, plan: Plan, pen: Pen) -> None:
    """The enacting formula, where one is printed."""
    masthead = document.masthead
    if masthead is None or masthead.enacting is None:
        return
    eid = plan.eids.claim("preamble__formula_1")
    found = sub(preamble, "formula", {"name": ENACTING, "eId": eid})
    place = [i for i, line in enumerate(masthead.lines) if line == masthead.enacting]
    if place:
        pen.inline(sub(found, "p"), ("", str(place[-1])))
    else:
        say(sub(found, "p"), masthead.enacting)
