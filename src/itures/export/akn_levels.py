"""Parts made of levels: operative clauses, numbered sections, the bodies of annexes."""

from attrs import define

from itures.export.akn_pen import Pen, mark_of, table
from itures.export.akn_plan import Part, rows_of, runs_on
from itures.export.akn_words import opener_marks
from itures.export.akn_write import Element, Mark, say, sub
from itures.model.clauses import Clause, Section

PREAMBLE = "preamble"
"""The concept of a recital that stands among the operative clauses."""


@define
class LevelWriter:
    """Writes nodes as levels of a hierarchy."""

    pen: Pen

    def level(self, parent: Element, part: Part, *, below: bool = True) -> None:
        """Write a node, and what hangs below it."""
        node = part.node
        about = self.pen.about(part)
        if part.tag == "hcontainer":
            name = node.type if isinstance(node, Clause) else "front"
            about = {"name": name or "clause"} | about
        found = sub(parent, part.tag, about)
        if below and part.tag == "paragraph" and isinstance(node, Clause):
            found.set("class", node.part)
        if node.label is not None:
            say(sub(found, "num"), mark_of(node.label))
        recital = self._heading(found, part)
        if recital is not None:
            found.append(recital)
        self._inside(found, part)

    def _heading(self, found: Element, part: Part) -> Element | None:
        """Write the heading; that of a recital in the body is kept for a `crossHeading`."""
        node = part.node
        if isinstance(node, Clause):
            key = (part.eid, "text" if runs_on(node) else "opener")
            opener_marks(self.pen, key, node)
            lead = "lead" if runs_on(node) else "opener"
            mark = Mark(0, len(node.opener), "i", {"class": lead})
            self.pen.decorate(key, [mark])
            if runs_on(node):
                return None
            if node.part == "operative":
                self.pen.inline(sub(found, "heading"), key)
                return None
            cross = sub(
                found,
                "crossHeading",
                {"refersTo": self.pen.references.concept(PREAMBLE)},
            )
            self.pen.inline(cross, key)
            found.remove(cross)
            return cross
        if isinstance(node, Section):
            for slot, tag in (("heading", "heading"), ("title", "subheading")):
                if self.pen.has((part.eid, slot)):
                    self.pen.inline(sub(found, tag), (part.eid, slot))
        return None

    def _inside(self, found: Element, part: Part) -> None:
        node = part.node
        if not part.parts:
            self._alone(found, part)
            return
        inner = found
        if part.list_eid:
            inner = sub(found, "list", {"eId": part.list_eid})
        above = part.list_eid or part.eid
        rows = None if isinstance(node, Clause) else node.rows
        stray = part.eid in self.pen.slots.stray_notes
        if node.text is not None or rows is not None or stray:
            intro = self._intro(inner, above)
            self.pen.paragraphs(intro, (part.eid, "text"))
            self.pen.strays(intro, part.eid)
            table(intro, part, self.pen)
        for below in part.parts:
            self.level(inner, below)
        if node.tail is not None:
            wrap = sub(
                inner,
                "wrapUp",
                {"eId": self.pen.plan.eids.claim(f"{above}__wrapup")},
            )
            self.pen.paragraphs(wrap, (part.eid, "tail"))

    def _intro(self, inner: Element, above: str) -> Element:
        """Where the words before a list go: no `intro` may follow a `crossHeading`."""
        claim = self.pen.plan.eids.claim
        if not _crossed(inner):
            return sub(inner, "intro", {"eId": claim(f"{above}__intro")})
        eid = claim(f"{above}__para_text")
        paragraph = sub(inner, "paragraph", {"eId": eid, "class": "text"})
        return sub(paragraph, "content", {"eId": claim(f"{eid}__content")})

    def _alone(self, found: Element, part: Part) -> None:
        """Write `content`, for a node with nothing below; in a `paragraph` for a clause."""
        node = part.node
        eid = part.eid
        if part.tag == "hcontainer" or _crossed(found):
            stray = part.eid in self.pen.slots.stray_notes
            bare = node.text is None and node.tail is None and not rows_of(node)
            if bare and not stray:
                return
            eid = self.pen.plan.eids.claim(f"{part.eid}__para_1")
            found = sub(found, "paragraph", {"eId": eid, "class": "text"})
        content = sub(found, "content", {"eId": self.pen.plan.eids.claim(f"{eid}__content")})
        self.pen.paragraphs(content, (part.eid, "text"))
        self.pen.strays(content, part.eid)
        table(content, part, self.pen)
        self.pen.paragraphs(content, (part.eid, "tail"), {"class": "tail"})
        if not len(content):
            sub(content, "p")


def _crossed(found: Element) -> bool:
    """Whether the last thing in an element is a `crossHeading`."""
    return bool(len(found)) and str(found[-1].tag).endswith("crossHeading")
