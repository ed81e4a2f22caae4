"""Annexes: documents in the document, each with metadata of its own."""

from attrs import define, field

from itures.export.akn_iri import piece
from itures.export.akn_levels import LevelWriter
from itures.export.akn_meta import Meta
from itures.export.akn_pen import Pen, mark_of, table
from itures.export.akn_plan import Part, Plan
from itures.export.akn_write import Element, Mark, say, sub
from itures.model.clauses import Section
from itures.model.document import Document


@define
class AnnexWriter:
    """Writes `attachments`."""

    document: Document
    plan: Plan
    meta: Meta
    components: dict[str, str] = field(factory=dict, init=False)
    """The names of the annexes as components, `!annex_1`, by node id."""

    def __attrs_post_init__(self) -> None:
        for part in self.plan.annexes:
            # `annex-1` is the component `annex_1`, as in the examples of the guidelines.
            name = "!" + piece(part.node.id.replace("-", "_", 1))
            taken = set(self.components.values())
            while name in taken:
                name += "_"
            self.components.setdefault(part.node.id, name)

    def write(self, main: Element, pen: Pen) -> None:
        """Write all annexes."""
        if not self.plan.annexes:
            return
        found = sub(main, "attachments")
        for part in self.plan.annexes:
            self._annex(sub(found, "attachment", pen.about(part)), part, pen)

    def _annex(self, attachment: Element, part: Part, pen: Pen) -> None:
        node = part.node
        assert isinstance(node, Section)  # noqa: S101
        at = (node.heading or "").find(node.label) if node.label else -1
        if node.label and at < 0:
            say(sub(attachment, "num"), mark_of(node.label))
        doc = sub(attachment, "doc", {"name": node.id.partition("-")[0] or "annex"})
        alias = f"{self.document.id or ''}#{node.id}"
        self.meta.identification(sub(doc, "meta"), self.components[node.id][1:], alias)
        self._preface(doc, part, pen, at)
        self._body(doc, part, pen)

    def _preface(self, doc: Element, part: Part, pen: Pen, at: int) -> None:
        node = part.node
        assert isinstance(node, Section)  # noqa: S101
        if node.heading is None and node.title is None:
            return
        found = sub(doc, "preface", {"eId": pen.plan.eids.claim(f"{part.eid}__preface")})
        eid = pen.plan.eids.claim(f"{part.eid}__preface__container_1")
        lines = sub(found, "container", {"name": "heading", "eId": eid})
        if node.heading is not None:
            key = (part.eid, "heading")
            if at >= 0 and node.label:
                pen.decorate(key, [Mark(at, at + len(node.label), "docNumber", {})])
            pen.decorate(key, [Mark(0, len(node.heading), "docType", {})])
            pen.inline(sub(lines, "p", {"class": "heading"}), key)
        if node.title is not None:
            key = (part.eid, "title")
            pen.decorate(key, [Mark(0, len(node.title), "docTitle", {})])
            pen.inline(sub(lines, "p", {"class": "title"}), key)

    def _body(self, doc: Element, part: Part, pen: Pen) -> None:
        node = part.node
        assert isinstance(node, Section)  # noqa: S101
        found = sub(doc, "mainBody", {"eId": pen.plan.eids.claim(f"{part.eid}__body")})
        pen.paragraphs(found, (part.eid, "text"))
        pen.strays(found, part.eid)
        table(found, part, pen)
        levels = LevelWriter(pen)
        for below in part.parts:
            levels.level(found, below)
        pen.paragraphs(found, (part.eid, "tail"), None if part.parts else {"class": "tail"})
        if not len(found):
            sub(found, "p")
