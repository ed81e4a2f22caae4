"""The nodes of our own Akoma Ntoso files: one walk for containers, lists and levels."""

from collections.abc import Mapping
from typing import get_args

from attrs import define, field, frozen

from itures.model.citations import Citation, Status
from itures.model.clauses import Clause, Item, Section
from itures.model.document import Anchor, Footnote
from itures.model.span import Span
from itures.sources.akn_names import below_id, top_id
from itures.sources.akn_words import Cited, Said, said
from itures.sources.xml import Element, local

_BELOW = frozenset({"item", "container", "paragraph", "subparagraph", "point", "section"})
_THROUGH = frozenset({"blockList", "list", "content"})
"""Elements that only hold what belongs to the node around them."""


@frozen
class Entry:
    """An entry of `references`."""

    tag: str
    href: str
    shown: str


@define
class Got:
    """A node while it is read."""

    id: str
    start: int
    end: int = 0
    label: str | None = None
    heading: str | None = None
    """Also the opener of a clause."""
    title: str | None = None
    lead: str | None = None
    """The opener where it is the beginning of the text."""
    qualifier: str | None = None
    recital: bool = False
    text: list[str] = field(factory=list)
    items: "list[Got]" = field(factory=list)
    tail: list[str] = field(factory=list)
    rows: list[tuple[str, ...]] | None = None
    refers: tuple[Entry, ...] = ()

    @property
    def span(self) -> Span:
        """From the mark to the end of what is below."""
        return Span(self.start, max(self.end, self.start))

    @property
    def actors(self) -> tuple[str, ...]:
        """Those who are addressed."""
        return tuple(entry.shown for entry in self.refers if entry.tag != "TLCConcept")

    def item(self) -> Item:
        """The node as an item of a clause."""
        below = tuple(got.item() for got in self.items)
        return Item(
            self.id,
            self.label,
            _joined(self.text),
            self.span,
            below,
            _joined(self.tail),
            self._rows(),
        )

    def _rows(self) -> tuple[tuple[str, ...], ...] | None:
        return tuple(self.rows) if self.rows is not None else None

    def section(self) -> Section:
        """The node as a part outside the clauses."""
        return Section(
            id=self.id,
            label=self.label,
            heading=self.heading,
            title=self.title,
            actors=self.actors,
            text=_joined(self.text),
            span=self.span,
            items=tuple(got.section() for got in self.items),
            tail=_joined(self.tail),
            rows=self._rows(),
        )

    def clause(self, name: str, *, recital: bool) -> Clause:
        """The node as a clause."""
        concepts = [entry for entry in self.refers if entry.tag == "TLCConcept"]
        types = tuple(e.shown for e in concepts if "/modifier/" not in e.href)
        return Clause(
            id=self.id,
            part="preamble" if recital else "operative",
            type=types[0] if types else name,
            types=types,
            modifiers=tuple(e.shown for e in concepts if "/modifier/" in e.href),
            opener=self.lead if self.lead is not None else self.heading or "",
            label=self.label,
            actors=self.actors,
            qualifier=self.qualifier,
            text=_joined(self.text),
            span=self.span,
            items=tuple(got.item() for got in self.items),
            tail=_joined(self.tail),
        )


def _joined(lines: list[str]) -> str | None:
    """The lines of a text; an empty one is there for the schema alone."""
    return "\n".join(filter(None, lines)) or None


_NAMELESS = "node"
"""The id of a node without one."""


@define
class NodeReader:
    """Reads nodes, and writes their words one after the other into one text."""

    references: Mapping[str, Entry]
    """The entries of `references`, by `#` and `eId`."""
    lines: list[str] = field(factory=list, init=False)
    at: int = field(default=0, init=False)
    citations: list[Citation] = field(factory=list, init=False)
    nodes: dict[str, tuple[str, int]] = field(factory=dict, init=False)
    """The id and the place of each node, by `eId`."""
    waiting: list[tuple[Anchor | None, Element]] = field(factory=list, init=False)
    """Notes whose bodies are still to be written."""
    _given: dict[str, int] = field(factory=dict, init=False)
    """How often each id was asked for."""

    def top(self, element: Element) -> Got:
        """Read an outermost node."""
        return self._node(element, top_id(element.get("eId", "")))

    def empty(self, element: Element, node_id: str) -> Got:
        """A node that begins here, with what its element says in attributes."""
        refers = (element.get("refersTo") or "").split()
        entries = tuple(self.references[r] for r in refers if r in self.references)
        node_id = self._unique(node_id)
        self.nodes[element.get("eId", "")] = (node_id, self.at)
        return Got(node_id, self.at, refers=entries)

    def _unique(self, node_id: str) -> str:
        """An id that no other node has: a file that was changed may have it twice, or none."""
        name = node_id or _NAMELESS
        self._given[name] = count = self._given.get(name, 0) + 1
        return name if count == 1 else self._unique(f"{name}_{count}")

    def _node(self, element: Element, node_id: str) -> Got:
        got = self.empty(element, node_id)
        self.take(got, element)
        got.end = max(self.at - 1, got.start)
        return got

    def take(self, got: Got, element: Element) -> None:
        """Read what an element holds into a node."""
        for child in element:
            name = local(child)
            if name in _THROUGH or (name == "paragraph" and child.get("class") == "text"):
                self.take(got, child)
            elif name in {"intro", "wrapUp"}:
                for paragraph in child:
                    self._leaf(got, paragraph)
            elif name in _BELOW or (name == "p" and child.get("eId")):
                got.items.append(self._below(child, got.id))
            else:
                self._leaf(got, child)

    def _below(self, element: Element, parent: str) -> Got:
        node_id = below_id(parent, element.get("eId", ""))
        if local(element) != "p":
            return self._node(element, node_id)
        node_id = self._unique(node_id)
        got = Got(node_id, self.at)
        self.nodes[element.get("eId", "")] = (node_id, self.at)
        self._leaf(got, element)
        got.end = max(self.at - 1, got.start)
        return got

    def _leaf(self, got: Got, element: Element) -> None:
        """Read an element that holds words."""
        name = element.get("name", "") if local(element) == "block" else local(element)
        if name == "table":
            got.rows = [*(got.rows or []), *(self._row(line, got.id) for line in element)]
            return
        words = said(element)
        if name == "num":
            got.label = unmarked(words.text)
            self.put(words.text)
            return
        self.say(words, got.id)
        if element.get("class") == "notes":
            return  # Notes whose marks stand between the texts of the node.
        if name == "crossHeading":
            got.recital = True
        if "qualifier" in words.marked:
            got.qualifier = words.marked["qualifier"]
        if name in {"heading", "crossHeading"} or "opener" in words.marked:
            got.heading = words.text
        elif name in {"subheading", "title"}:
            got.title = words.text
        elif got.items or element.get("class") == "tail":
            got.tail.append(words.text)
        else:
            lead = words.marked.get("lead")
            # An opener begins its paragraph; behind other words it is one of them.
            if lead is not None and not any(got.text) and words.text.lstrip().startswith(lead):
                got.lead = lead
            got.text.append(words.text)

    def _row(self, line: Element, node: str) -> tuple[str, ...]:
        """The cells of a row, each paragraph a line of the text."""
        cells: list[str] = []
        for cell in line:
            paragraphs = [said(paragraph) for paragraph in cell]
            for words in paragraphs:
                self.say(words, node)
            cells.append("\n".join(words.text for words in paragraphs))
        return tuple(cells)

    def put(self, line: str) -> int:
        """Write a line of the text; gives where it begins."""
        start = self.at
        self.lines.append(line)
        self.at += len(line) + 1
        return start

    def say(self, words: Said, node: str | None) -> int:
        """Write words as a line, and note what is cited and marked in them."""
        start = self.put(words.text)
        self.citations += [citation(cited, start, node) for cited in words.cited]
        for offset, note in words.notes:
            anchor = Anchor(node, start + offset) if node is not None else None
            self.waiting.append((anchor, note))
        return start

    def notes(self) -> tuple[Footnote, ...]:
        """Write the bodies of all notes at the end of the text."""
        found: list[Footnote] = []
        for anchor, element in self.waiting:
            node_id = self._unique(element.get("eId", ""))
            marker = element.get("marker", "")
            start = self.put(marker)
            paragraphs = [said(paragraph) for paragraph in element]
            for words in paragraphs:  # what a note cites is cited by the node that has its mark
                self.say(words, anchor.node if anchor else node_id)
            self.nodes[element.get("eId", "")] = (node_id, start)
            span = Span(start, max(self.at - 1, start))
            text = "\n".join(words.text for words in paragraphs)
            found.append(Footnote(node_id, marker, text, span, anchor))
        return tuple(found)


def citation(cited: Cited, at: int, node: str | None) -> Citation:
    """A link as a citation; its offsets count from `at` on."""
    kind, status, *steps = cited.about if len(cited.about) > 1 else ("", "unresolved")
    known: Status = status if status in get_args(Status) else "unresolved"  # type: ignore[assignment]
    span = Span(at + cited.start, at + cited.end)
    return Citation(cited.target, kind, cited.words, node, span, tuple(steps), known)


def unmarked(printed: str) -> str:
    """The label of a printed mark, without the bracket that we print behind letters."""
    if printed and not printed[0].isdigit() and printed.endswith(")"):
        return printed[:-1]
    return printed
