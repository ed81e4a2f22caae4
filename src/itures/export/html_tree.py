"""The tree as views: every text ready to be written, every node with its id."""

from collections.abc import Sequence
from itertools import groupby

from attrs import define, frozen

from itures.export.html_align import Placed
from itures.export.html_direction import Direction, direction
from itures.export.html_layer import Layer
from itures.export.html_words import Line, Words, plain
from itures.model.clauses import Clause, Item, Section
from itures.model.letters import Paragraph
from itures.model.span import Span

_DEEPEST = 40
"""Levels that are drawn below each other. No text has more than seven; what is deeper
comes as one list, since a hostile one would exhaust the stack."""
Node = Clause | Item | Section
_Text = tuple[str, str]
"""Which of the texts of a node, and the words."""
_Lines = Sequence[tuple[str, tuple[Line, ...]]]
"""Texts, ready to be written, with their names."""


@frozen
class View:
    """A node, ready to be written."""

    node: Node
    anchor: str
    """Its id on the page."""
    span: Span
    level: int
    """The level of its heading, from 1; levels below 6 are no levels of HTML."""
    mark: Line | None
    """Its label as printed, with its bracket or dot."""
    heading: tuple[Line, ...] = ()
    """The opener of a clause on a line of its own; the heading of a section."""
    title: tuple[Line, ...] = ()
    text: tuple[Line, ...] = ()
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()
    items: "tuple[View, ...]" = ()
    tail: tuple[Line, ...] = ()
    actors: tuple[str, ...] = ()

    @property
    def clause(self) -> Clause | None:
        """The clause, if it is one."""
        return self.node if isinstance(self.node, Clause) else None

    @property
    def headed(self) -> bool:
        """Whether it has a heading of any kind."""
        return bool(self.heading or self.title)

    @property
    def runs(self) -> list[tuple[str, tuple["View", ...]]]:
        """What stands below in runs of a kind: `headed`, `labelled` or `plain`."""
        grouped = groupby(self.items, _kind)
        return [(kind, tuple(views)) for kind, views in grouped]


def _kind(view: View) -> str:
    return "headed" if view.headed else "labelled" if view.mark else "plain"


@define
class Drawer:
    """Makes the views of nodes."""

    layer: Layer
    around: Direction
    """The direction of the document."""

    def draw(self, node: Node, level: int, depth: int = 0) -> View:
        """The view of a node and of all below it.

        Args:
            node: the node.
            level: the level of its heading.
            depth: how many nodes it stands below.
        """
        texts = _texts(node)
        placed = self._place(node, texts)
        lines = self._lines(node, texts, placed)
        under = level + (isinstance(node, Clause) or any(name in _HEADS for name, _ in lines))
        return View(
            node,
            self.layer.anchors.given(node),
            node.span,
            min(level, 6),
            self._mark(node),
            heading=_named(lines, "opener") + _named(lines, "heading"),
            title=_named(lines, "title"),
            text=_named(lines, "text"),
            rows=_rows(node, [each for name, each in lines if name == "cell"]),
            items=tuple(self.draw(child, under, depth + 1) for child in _below(node, depth)),
            tail=_named(lines, "tail"),
            actors=() if isinstance(node, Item) else node.actors,
        )

    def paragraph(self, paragraph: Paragraph) -> View:
        """The view of a paragraph of a letter or a message."""
        label, text, span = paragraph.label, paragraph.text, paragraph.span
        item = Item(paragraph.id, label, text, span)
        self.layer.anchors.same(paragraph, item)
        return self.draw(item, 6)

    def words(
        self, node: str | None, texts: Sequence[tuple[str, Span]], *, follow: bool = False
    ) -> list[tuple[Line, ...]]:
        """Printed texts that are no nodes.

        Args:
            node: the node that notes and citations have for them, if any.
            texts: each with where to look for it.
            follow: whether each is to be looked for behind the one before it.
        """
        placed: list[Placed | None] = []
        at = 0
        for text, (start, end) in texts:
            placed.append(self.layer.solid.find(text, max(start, at), end))
            at = placed[-1].end if follow and placed[-1] else at
        marks = self.layer.marks(
            node, [(text, p) for (text, _), p in zip(texts, placed, strict=True)]
        )
        return [
            Words(text, self.layer.links(text, place, node), here).lines(self.around)
            for (text, _), place, here in zip(texts, placed, marks, strict=True)
        ]

    def _place(self, node: Node, texts: Sequence[_Text]) -> list[Placed | None]:
        """Where the texts of a node stand: each behind the one before it."""
        find = self.layer.solid.find
        start, end = node.span
        inner = node.items[0].span.start if node.items else end
        closed = any(name == "tail" for name, _ in texts)
        found: list[Placed | None] = []
        for name, text in texts:
            if name == "tail":
                begin = node.items[-1].span.end if node.items else start
                found.append(find(text, begin, end, last=True))
                continue
            last = name == "text" and (bool(node.items) or not closed) and not _cells(node)
            place = find(text, start, inner, last=last)
            # Behind the words of a table, not behind itself, the first cell is looked for.
            start = place.end if place and not last else start
            found.append(place)
        return found

    def _lines(self, node: Node, texts: Sequence[_Text], placed: Sequence[Placed | None]) -> _Lines:
        """The texts of a node, ready to be written, with their names."""
        found = [(text, place) for (_, text), place in zip(texts, placed, strict=True)]
        marks = self.layer.marks(node.id, found)
        lead = len(node.opener) if isinstance(node, Clause) and runs_on(node) else 0
        lines: list[tuple[str, tuple[Line, ...]]] = []
        for (name, text), place, here in zip(texts, placed, marks, strict=True):
            links = self.layer.links(text, place, node.id)
            words = Words(text, links, here, lead if name == "text" else 0)
            lines.append((name, words.lines(self.around, joined=name in _RUNNING)))
        return lines

    def _mark(self, node: Node) -> Line | None:
        """The label as it is printed; that of a section is in its heading."""
        if isinstance(node, Section) and node.heading:
            return None
        printed = self.layer.labels.printed(node.label, node.span)
        if printed is None:
            return None
        own = direction(printed)
        return Line(plain(printed, own or self.around), own if own != self.around else None)


_HEADS = ("heading", "title")
_RUNNING = ("text", "tail")
"""The texts in which a line may be broken where no sentence ends."""


def _texts(node: Node) -> list[_Text]:
    """The texts of a node with their names; an opener that runs on is in the text."""
    names = ["opener", "heading", "title", "text", "tail"]
    if isinstance(node, Clause) and runs_on(node):
        names.remove("opener")
    texts = [(name, getattr(node, name, None)) for name in names]
    cells = [("cell", cell) for row in _table(node) for cell in row]
    return [*((name, text) for name, text in texts if text), *cells]


def _table(node: Node) -> Sequence[Sequence[str]]:
    return () if isinstance(node, Clause) else node.rows or ()


def _cells(node: Node) -> int:
    """How many cells the table of a node has."""
    return sum(len(row) for row in _table(node))


def _named(lines: _Lines, name: str) -> tuple[Line, ...]:
    return tuple(line for other, each in lines for line in each if other == name)


def _rows(
    node: Node, cells: Sequence[tuple[Line, ...]]
) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    """The cells of a table, row by row."""
    rest = iter(cells)
    return tuple(tuple(next(rest) for _ in row) for row in _table(node))


def runs_on(clause: Clause) -> bool:
    """Whether the opener is the beginning of the paragraph, as in UN texts."""
    return bool(clause.text and clause.opener and clause.text.startswith(clause.opener))


def _below(node: Node, depth: int) -> Sequence[Item | Section]:
    """What hangs below a node; at the deepest level all that is below, as one list."""
    if depth != _DEEPEST:
        return node.items if depth < _DEEPEST else ()
    found: list[Item | Section] = []
    children: Sequence[Item | Section] = node.items
    todo = list(reversed(children))
    while todo:
        found.append(todo.pop())
        todo.extend(reversed(found[-1].items))
    return found
