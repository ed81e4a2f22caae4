"""What becomes which element: decided for the whole tree before anything is written.

References inside the document need the `eId` of nodes that are not written yet.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from itures.model.clauses import Clause, Item, Section
from itures.model.document import Document
from itures.model.letters import Field, Paragraph
from itures.sources.akn_names import SHORT, STATEMENTS, below_eid, top_eid

Node = Clause | Item | Section
_DEEPEST = 50
"""Levels below a clause. No text has more than six; XML readers refuse more than 256
elements in each other, and a level takes two."""


@define
class Part:
    """A node, the element it becomes, and what hangs below it."""

    node: Node
    tag: str
    eid: str
    parts: "list[Part]" = field(factory=list)
    list_eid: str = ""
    """The `eId` of the `list` around the parts below; empty if they need none."""

    def walk(self) -> "Iterator[Part]":
        """This part and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@define
class Eids:
    """Hands out `eId`s: each one once, whatever ids the tree has."""

    _taken: set[str] = field(factory=set, init=False)

    def claim(self, wanted: str) -> str:
        """The `eId` that was wanted, or, if it is taken, one like it."""
        eid, number = wanted, 1
        while eid in self._taken:
            number += 1
            eid = f"{wanted}~{number}"
        self._taken.add(eid)
        return eid


@define
class Plan:
    """The parts of a document by where they stand."""

    eids: Eids = field(factory=Eids, init=False)
    cover: list[Part] = field(factory=list, init=False)
    preamble: list[Part] = field(factory=list, init=False)
    body: list[Part] = field(factory=list, init=False)
    annexes: list[Part] = field(factory=list, init=False)
    back: list[Part] = field(factory=list, init=False)
    order: list[Part] = field(factory=list, init=False)
    """All outermost parts, as the model lists them."""
    fields: list[tuple[Field, Part]] = field(factory=list, init=False)
    """The lines of a letter or message outside its paragraphs."""

    def walk(self) -> Iterator[Part]:
        """All parts."""
        for part in self.order:
            yield from part.walk()


def runs_on(clause: Clause) -> bool:
    """Whether the opener is the beginning of the paragraph, as in UN texts."""
    return bool(clause.text and clause.opener and clause.text.startswith(clause.opener))


def rows_of(node: Node) -> Sequence[Sequence[str]]:
    """The cells of a table, row by row; nothing for other nodes."""
    return () if isinstance(node, Clause) else node.rows or ()


def cell_name(row: int, column: int) -> str:
    """The name of the words of a cell among the texts of its node."""
    return f"cell_{row}_{column}"


def plan(document: Document) -> Plan:
    """Decide for every node where it stands and which element it becomes."""
    made = Plan()
    first = next((i for i, c in enumerate(document.clauses) if c.part == "operative"), None)
    recitals = document.clauses if first is None else document.clauses[:first]
    rest = () if first is None else document.clauses[first:]
    # What stands before the masthead of a resolution is its cover. A text without a
    # masthead that is no resolution has nothing else: there it is the body.
    covered = document.masthead is not None or document.kind in STATEMENTS
    begin = min((clause.span.start for clause in recitals), default=None)
    lead = [s for s in document.sections if begin is not None and s.span.start < begin]
    tops: list[tuple[list[Part], Sequence[Node], str]] = [
        (
            made.cover if covered else made.body,
            document.front,
            "container" if covered else "hcontainer",
        ),
        (made.preamble, lead, "container"),
        (made.preamble, recitals, "container"),
        (made.body, rest, "hcontainer"),
        (made.body, document.sections[len(lead) :], "section"),
        (made.annexes, document.annexes, "attachment"),
        (made.back, document.back, "container"),
    ]
    letter = document.letter or document.message
    if letter:
        tops.append((made.body, [_paragraph(p) for p in letter.paragraphs], "paragraph"))
    if lead != list(document.sections[: len(lead)]):
        tops[1], tops[4] = (
            (made.preamble, (), "container"),
            (made.body, document.sections, "section"),
        )
    for place, nodes, tag in tops:
        for number, node in enumerate(nodes, 1):
            part = _top(node, tag, number, made.eids)
            place.append(part)
            made.order.append(part)
    for line in letter.fields if letter else ():
        bare = Section("", None, None, None, (), line.text, line.span)
        part = Part(bare, "p", made.eids.claim(f"{SHORT['p']}_{line.name}"))
        made.fields.append((line, part))
    return made


def _paragraph(paragraph: Paragraph) -> Section:
    label, text, span = paragraph.label, paragraph.text, paragraph.span
    return Section(paragraph.id, label, None, None, (), text, span)


def _top(node: Node, tag: str, number: int, eids: Eids) -> Part:
    if isinstance(node, Clause) and tag == "hcontainer" and runs_on(node):
        tag = "paragraph"
    wanted = f"att_{number}" if tag == "attachment" else top_eid(node.id)
    part = Part(node, tag, eids.claim(wanted))
    (_blocks if tag == "container" else _levels)(part, eids, _DEEPEST)
    return part


def _blocks(part: Part, eids: Eids, deeper: int) -> None:
    """Below a container: paragraphs, items of lists, and containers in containers."""
    for node in _below(part, deeper):
        eid = below_eid(part.node.id, node.id)
        if _is_leaf(node):
            tag, above = "p", part.eid
        elif _is_item(node):
            tag, above = "item", f"{part.eid}__list_1"
        else:
            tag, above = "container", part.eid
        below = Part(node, tag, eids.claim(f"{above}__{SHORT[tag]}_{eid}"))
        part.parts.append(below)
        _blocks(below, eids, deeper - 1)
    if any(below.tag == "item" for below in part.parts):
        part.list_eid = eids.claim(f"{part.eid}__list_1")


def _levels(part: Part, eids: Eids, deeper: int) -> None:
    """Below a level of a hierarchy: paragraphs, then points in lists, to any depth."""
    inner = part.tag in {"paragraph", "subparagraph", "point"}
    nodes = _below(part, deeper)
    decimal = _decimal(nodes)
    above = part.eid
    if inner and nodes and not decimal:
        part.list_eid = eids.claim(f"{part.eid}__list_1")
        above = part.list_eid
    for node in nodes:
        headed = isinstance(node, Section) and (node.heading is not None or node.title is not None)
        tag = "section" if headed else _level(inner=inner, decimal=decimal)
        eid = f"{above}__{SHORT[tag]}_{below_eid(part.node.id, node.id)}"
        below = Part(node, tag, eids.claim(eid))
        part.parts.append(below)
        _levels(below, eids, deeper - 1)


def _below(part: Part, deeper: int) -> Sequence[Item | Section]:
    """What hangs below a node; at the deepest level all that is below, as one list."""
    if deeper > 0:
        return part.node.items
    found: list[Item | Section] = []
    todo: list[Item | Section] = []
    if deeper == 0:
        todo.extend(reversed(part.node.items))
    while todo:
        found.append(todo.pop())
        todo.extend(reversed(found[-1].items))
    return found


def _level(*, inner: bool, decimal: bool) -> str:
    if not inner:
        return "paragraph"
    return "subparagraph" if decimal else "point"


def _decimal(nodes: Iterable[Item | Section]) -> bool:
    """Whether nodes are numbered `1.1`, `1.2`: subparagraphs, which need no list."""
    labels = [node.label for node in nodes]
    return bool(labels) and all(label and "." in label and label[0].isdigit() for label in labels)


def _is_leaf(node: Item | Section) -> bool:
    """Whether a node is one bare paragraph."""
    return (
        isinstance(node, Section)
        and node.text is not None
        and "\n" not in node.text
        and not node.items
        and not any((node.label, node.heading, node.title, node.actors, node.tail, node.rows))
    )


def _is_item(node: Item | Section) -> bool:
    """Whether a node can be an item: items cannot hold headings, nor what has one."""
    if isinstance(node, Item):
        return True
    bare = node.heading is None and node.title is None and node.rows is None
    return bare and all(_is_item(below) for below in node.items)
