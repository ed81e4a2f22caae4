"""Citations as links: which element, and where it points."""

import re
from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from itures.export.akn_iri import Iris, parsed, piece
from itures.export.akn_plan import Part, Plan
from itures.model.citations import Citation
from itures.model.clauses import Clause
from itures.sources.akn_names import UNKNOWN

_ANNEX = re.compile(r"(?P<kind>annex|appendix|attachment|supplement)(?:-(?P<label>[\w.-]+))?")


@frozen
class Link:
    """The element for one citation."""

    tag: str
    """`ref`, `rref` for a range, `inline` for what points nowhere."""
    attributes: Mapping[str, str]
    href: str
    """Where it points, for lists of what is cited; empty if nowhere."""


@define
class Links:
    """Makes the links of one document."""

    plan: Plan
    iris: Iris
    components: Mapping[str, str]
    """The names of the annexes as components, `!annex_1`, by node id."""
    operative: frozenset[str]
    """The types of operative clauses."""
    _parts: Mapping[str, Part] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._parts = {part.node.id: part for part in self.plan.walk()}

    def link(self, citation: Citation) -> Link:
        """The element for a citation, with its attributes."""
        about = {
            "class": " ".join((citation.kind, citation.status, *citation.inferred)),
            "title": citation.target,
        }
        target, _, locator = citation.target.partition("#")
        if not target:
            return self._inside(locator, about)
        iri = self.iris.target(target)
        if not locator:
            return Link("ref", {"href": iri} | about, iri)
        first, last = ends(locator)
        if last is None:
            href = iri + self._place(first)
            return Link("ref", {"href": href} | about, href)
        span = {"from": iri + self._place(first), "upTo": iri + self._place(last)}
        return Link("rref", span | about, span["from"])

    def _inside(self, locator: str, about: dict[str, str]) -> Link:
        """A link into the document itself: only to what is there."""
        first, last = ends(locator)
        start, end = self.find(first), self.find(last) if last else None
        if start and end:
            return Link("rref", {"from": start, "upTo": end} | about, start)
        if start and last is None:
            return Link("ref", {"href": start} | about, start)
        return Link("inline", {"name": "reference"} | about, "")

    def find(self, locator: str) -> str | None:
        """The reference to a place in this document, or `None` if there is none."""
        head, *path = locator.split("/")
        if head in self.components and not path:
            return self.components[head]
        tops = [
            part
            for part in self.plan.order
            if part.node.id == head or (isinstance(part.node, Clause) and head in part.node.types)
        ]
        for top in tops:
            part = _descend(top, path)
            if part is not None:
                return f"#{part.eid}"
        return None

    def _place(self, locator: str) -> str:
        """A place in another text, as we would name it there."""
        head, *path = locator.split("/")
        annex = _ANNEX.fullmatch(head)
        if annex and not path:
            return f"/!{piece(head.replace('-', '_', 1))}"
        tokens = [piece(token.replace(".", "-")) or UNKNOWN for token in path]
        operative = head in self.operative
        eid = f"{piece(head)}_1"
        for depth, token in enumerate(tokens):
            level = "para" if operative and depth == 0 else "point" if operative else "item"
            eid += f"__{level}_{token}" if level == "para" else f"__list_1__{level}_{token}"
        return f"/!main#{eid}"

    def eid(self, node: str | None) -> str | None:
        """The `eId` of a node, or `None` if it is no part of the tree."""
        part = self._parts.get(node or "")
        return part.eid if part else None

    def iri(self, target: str) -> str:
        """The IRI of the text that a citation names, without the place in it."""
        found = parsed(target.partition("#")[0])
        return self.iris.target(str(found)) if found else ""


def ends(locator: str) -> tuple[str, str | None]:
    """First and last place of a locator: `resolves/1..3`; most have only one."""
    first, dots, last = locator.rpartition("..")
    if not dots or not first or not last:
        return locator, None
    return first, "/".join([*first.split("/")[:-1], last])


def _descend(part: Part, path: Sequence[str]) -> Part | None:
    for token in path:
        below = [
            below
            for below in part.parts
            if token in {below.node.label, below.node.id.rpartition("__")[2]}
        ]
        if not below:
            return None
        part = below[0]
    return part
