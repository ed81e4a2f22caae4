"""Parts made of blocks: recitals, foreword, what stands at the end."""

from attrs import define

from itures.export.akn_pen import Pen, mark_of, table
from itures.export.akn_plan import Part, rows_of, runs_on
from itures.export.akn_words import opener_marks
from itures.export.akn_write import Element, Mark, say, sub
from itures.model.clauses import Clause, Section


@define
class BlockWriter:
    """Writes nodes as containers, lists and paragraphs."""

    pen: Pen

    def container(self, parent: Element, part: Part, name: str) -> None:
        """Write a node as a `container`."""
        found = sub(parent, "container", {"name": name or "part"} | self.pen.about(part))
        node = part.node
        if node.label is not None:
            say(sub(found, "block", {"name": "num"}), mark_of(node.label))
        if isinstance(node, Section):
            for slot in ("heading", "title"):
                if self.pen.has((part.eid, slot)):
                    self.pen.inline(sub(found, "block", {"name": slot}), (part.eid, slot))
        self.inside(found, part)
        if not len(found):
            sub(found, "p")

    def inside(self, found: Element, part: Part) -> None:
        """Write opener and text, what hangs below, and the tail."""
        intro = self._opening(found, part)
        lines = self.pen.lines((part.eid, "text"))
        listed = part.parts and part.parts[0].tag == "item" and not rows_of(part.node)
        if listed and lines and not intro:
            intro = [((part.eid, "text"), lines.pop())]
        for line in lines:
            self.pen.line(sub(found, "p"), (part.eid, "text"), line)
        table(found, part, self.pen)
        self._below(found, part, intro)
        self.pen.strays(found, part.eid)
        above = None if part.parts else {"class": "tail"}
        self.pen.paragraphs(found, (part.eid, "tail"), above)

    def _opening(
        self, found: Element, part: Part
    ) -> "list[tuple[tuple[str, str], tuple[int, int]]]":
        """Write the opener of a clause, or keep it for the introduction of its list."""
        node = part.node
        if not isinstance(node, Clause):
            return []
        key = (part.eid, "text" if runs_on(node) else "opener")
        opener_marks(self.pen, key, node)
        if runs_on(node):
            self.pen.decorate(key, [Mark(0, len(node.opener), "i", {"class": "lead"})])
            return []
        whole = (0, len(node.opener))
        self.pen.decorate(key, [Mark(*whole, "i", {"class": "opener"})])
        if node.text is None and part.parts and "\n" not in node.opener:
            return [(key, whole)]
        self.pen.line(sub(found, "p", {"class": "opener"}), key, whole)
        return []

    def _below(
        self,
        found: Element,
        part: Part,
        intro: "list[tuple[tuple[str, str], tuple[int, int]]]",
    ) -> None:
        listed: Element | None = None
        for below in part.parts:
            if below.tag == "item":
                if listed is None:
                    listed = self._list(found, part, intro)
                    intro = []
                self._item(listed, below)
                continue
            listed = None
            if below.tag == "p":
                paragraph = sub(found, "p", {"eId": below.eid})
                self.pen.inline(paragraph, (below.eid, "text"))
            else:
                self.container(found, below, "part")

    def _list(
        self,
        found: Element,
        part: Part,
        intro: "list[tuple[tuple[str, str], tuple[int, int]]]",
    ) -> Element:
        eid, part.list_eid = part.list_eid, ""
        # One `eId` was set aside; a second list of the same node is numbered on.
        eid = eid or self.pen.plan.eids.claim(f"{part.eid}__list_2")
        listed = sub(found, "blockList", {"eId": eid})
        for key, line in intro:
            about = {"eId": self.pen.plan.eids.claim(f"{eid}__intro")}
            self.pen.line(sub(listed, "listIntroduction", about), key, line)
        return listed

    def _item(self, listed: Element, part: Part) -> None:
        found = sub(listed, "item", self.pen.about(part))
        if part.node.label is not None:
            say(sub(found, "num"), mark_of(part.node.label))
        before = len(found)
        self.inside(found, part)
        if len(found) == before:
            sub(found, "p")
