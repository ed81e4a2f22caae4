"""Hang paragraphs below each other: text, items to any depth, and what stands behind them."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import zip_longest

from attrs import define, evolve, field

from itures.structure.labels import Labels, Mark
from itures.structure.lines import Line
from itures.structure.marks import mark_at
from itures.structure.outline import Placed, is_sure, outline, plain
from itures.structure.printed import Printed

Stretch = tuple[int, int]

# It begins with one class of characters, so that `re` skips all others.
_INSIDE = re.compile(
    r"[\d(\uff08\-–—•●▪◦‣](?<=\s.)"
    r"(?:(?<=\d)\d{0,2}(?:\.\d{1,3})*"
    r"|(?<=[(\uff08])[^\W\d_]{1,5}[)\uff09](?:bis|ter)?"
    r"|(?<=[-–—•●▪◦‣]))(?=\s)"
)
"""What may be a mark in the middle of a paragraph."""
_CLOSED = re.compile(r"[)\uff09](?:bis|ter)?(?=\s)")
"""The end of one that is closed and not opened, as in `a)`."""
_LETTERS = re.compile(r"(?<=\s)[^\W\d_]{1,5}\Z")
"""The letters of such a one, up to where it is closed."""
_MARK = re.compile(
    r"(?<=\s)(?:\d{1,3}(?:\.\d{1,3})*|[(\uff08]?[^\W\d_]{1,5}[)\uff09](?:bis|ter)?|[-–—•●▪◦‣])(?=\s)"
)
"""Any of them, at a place that is known."""
_BULLETS = frozenset("•●▪◦‣")
"""Signs that are never anything but bullets."""
_BREAKS = frozenset(";:\uff1b\uff1a\u061b")
"""What stands before a mark that was run on inside a paragraph."""
_BREAK = re.compile(f"[{''.join(sorted(_BREAKS | _BULLETS))}]")
"""Behind the first of these, marks may stand in the middle of a paragraph."""
_AND = 12
"""Characters before a mark in which "and" is looked for."""
_NEAR = _AND + 40
"""A mark so near the beginning may go on with what stands before it, if "and" is between."""
_COLONS = frozenset(":\uff1a")
"""What announces a list."""
_STOPS = frozenset(",;.!?\uff0c\uff1b\u3002\u060c\u061b")
"""How a last item ends, behind which a table belongs to the whole list."""
_BULLET = "bullet"
"""The style of marks without an order."""
_CLOSERS = frozenset(",;.:!?\uff0c\uff1b\u3002\uff1a\u060c\u061b")
"""How a finished item ends; a paragraph without one goes on in the next."""
_BETWEEN = frozenset(";\uff1b\u061b")
"""How an item ends that another item of the same list follows."""


@define
class Node:
    """An item while it is built."""

    placed: Placed | None
    start: int
    end: int
    text: list[Stretch] = field(factory=list)
    items: "list[Node]" = field(factory=list)
    tail: list[Stretch] = field(factory=list)
    table: Line | None = None
    """The table that this is."""


@define
class Body:
    """What a clause or a section holds."""

    text: list[Stretch] = field(factory=list)
    items: list[Node] = field(factory=list)
    tail: list[Stretch] = field(factory=list)
    gaps: list[Placed] = field(factory=list)
    """Marks that do not follow the one before them."""
    unmarked: list[Stretch] = field(factory=list)
    """Items that stand between marked ones without a mark."""

    def settle(self) -> None:
        """Make items of what stands last, since something follows it."""
        _settle_tail(self)


Holder = Body | Node
"""What paragraphs belong to."""


@define
class ListReader:
    """Reads lists out of paragraphs."""

    labels: Labels
    printed: Printed
    conjunction: re.Pattern[str]
    """The word for "and" before the last item, of the language."""
    tables: Mapping[int, Line] = field(factory=dict)
    """The tables of the text, by where they begin: a stretch that begins there is one."""
    marks: Mapping[int, Mark] = field(factory=dict)
    """The marks of paragraphs that are known already, by where the paragraphs begin."""
    depths: Mapping[int, int] = field(factory=dict)
    """How far in a paragraph stands, by where it begins, as far as its style says so."""
    whole: bool = False
    """Whether the file says where paragraphs end: then none goes on in the next."""

    def read(self, stretches: list[Stretch]) -> Body:
        """The text, the items and the rest of some paragraphs."""
        marks: list[Mark] = []
        for start, end in stretches:
            marks += self._marks(start, end)
        if not marks:
            return self._unlisted(stretches)
        placed = (is_sure(marks[0]) and plain(marks)) or self._outline(marks, stretches[0][1])
        return self._unlisted(stretches) if not placed else self._listed(stretches, placed)

    def _outline(self, marks: list[Mark], second: int) -> list[Placed]:
        """The marks of items, as far as what stands before each mark helps to tell.

        Args:
            marks: the marks.
            second: where the first paragraph ends. It stands behind an opener, which never
                ends with a stop.
        """
        announced: set[int] = set()
        every: list[Mark] = []
        for mark in marks:
            before = self.printed.before(mark.start)
            if not mark.leads and before in _COLONS:
                announced.add(mark.start)
            broken = mark.leads and mark.start >= second and not self.whole and before.isalnum()
            every.append(evolve(mark, broken=True) if broken else mark)
        return outline(every, frozenset(announced))

    def _marks(self, start: int, end: int) -> list[Mark]:
        found: list[Mark] = []
        if self.tables and start in self.tables:
            return found
        lead = self.marks.get(start)
        if lead is None or lead.end >= end:
            lead = mark_at(self.labels, self.printed, start, end)
        if lead:
            found.append(self._placed_by_style(lead) if self.depths else lead)
        at = lead.end if lead else start
        for inner in self._inside(at, end, led=lead is not None):
            if self._breaks_before(inner, at) and not self.printed.is_hole(inner):
                mark = mark_at(self.labels, self.printed, inner, end, leads=False)
                if mark and mark.end < end:
                    found.append(mark)
        return found

    def _placed_by_style(self, mark: Mark) -> Mark:
        """A mark; a bullet says by its style how far in it stands, which it does not print."""
        depth = self.depths.get(mark.start)
        if depth is None or mark.readings[0].style != _BULLET:
            return mark
        return evolve(mark, readings=(evolve(mark.readings[0], style=f"{_BULLET}-{depth}"),))

    def _inside(self, at: int, end: int, *, led: bool) -> list[int]:
        """Where marks may stand in a paragraph: where it begins, or behind what breaks it off.

        Most paragraphs are broken off nowhere: nothing else in them is looked at.

        Args:
            at: where the words of the paragraph begin.
            end: where it ends.
            led: whether a mark stands before them; else none stands where they begin.
        """
        text = self.printed.text
        near: list[int] = []
        broken = _BREAK.search(text, at, end - 1)
        begin = broken.start() if broken else end
        if led:
            first = self.printed.first(at, end)
            near = [first] if first < begin and _MARK.match(text, first, end) else []
        elif self.printed.before(at) in _BREAKS:
            stop = min(self.printed.first(at, end) + _NEAR, end)
            if begin < stop:
                return _inside(text, at, end)
            near = _inside(text, at, stop)
        return near + _inside(text, begin, end) if broken else near

    def _breaks_before(self, at: int, start: int) -> bool:
        """Whether a list may begin or go on here: behind a semicolon, perhaps with "and"."""
        if at <= start or self.printed.text[at] in _BULLETS:
            return True
        if self.printed.before(at) in _BREAKS:
            return True
        word = self.conjunction.search(self.printed.text, max(start, at - _AND), at)
        return bool(word) and self.printed.before(word.start()) in _BREAKS  # type: ignore[union-attr]

    def _unlisted(self, stretches: list[Stretch]) -> Body:
        """Paragraphs without marks: one text, or items that only their semicolons show."""
        if len(stretches) == 1 and stretches[0][0] not in self.tables:
            return Body(text=[*stretches])
        joined = self._joined(stretches)
        if any(start in self.tables for start, _ in joined):
            body = Body()
            for stretch in joined:
                self._put(body, stretch)
            return body
        ends = [self._last(stretch) for stretch in joined]
        if len(joined) > 1 and all(end in _BETWEEN for end in ends[:-1]):
            return Body(items=[Node(None, s, e, [(s, e)]) for s, e in joined])
        return Body(text=joined)

    def _joined(self, stretches: list[Stretch]) -> list[Stretch]:
        """Paragraphs, with those that end in the middle of a sentence joined to the next."""
        out: list[Stretch] = []
        for start, end in stretches:
            if out and self._goes_on(out[-1], start):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return out

    def _goes_on(self, before: Stretch, start: int) -> bool:
        """Whether a paragraph goes on with the sentence of the one before it."""
        if self.whole or start in self.tables or before[0] in self.tables:
            return False
        if not self.printed.text[start].islower() or self._last(before) in _CLOSERS:
            return False
        # What stands between was set aside: an ornament, for example.
        return not self.printed.words(before[1], start)

    def _last(self, stretch: Stretch) -> str:
        return self.printed.before(stretch[1])

    def _listed(self, stretches: list[Stretch], placed: list[Placed]) -> Body:
        body = Body(gaps=[place for place in placed if place.gap])
        open_nodes: list[Node] = []
        ends = [end for _, end in stretches]
        first = placed[0].mark.start
        if stretches[0][0] < first:
            for stretch in self._joined(_cut(stretches, ends, stretches[0][0], first)):
                self._put(body, stretch)
        for place, following in zip_longest(placed, placed[1:]):
            node = self._open(body, open_nodes, place)
            bound = following.mark.start if following else ends[-1]
            rest = _cut(stretches, ends, place.mark.end, bound)
            self._fill(body, open_nodes, node, rest, following.depth if following else None)
        _close(body)
        return body

    def _open(self, body: Body, open_nodes: list[Node], place: Placed) -> Node:
        del open_nodes[place.depth :]
        node = Node(place, place.mark.start, place.mark.end)
        above = open_nodes[-1] if open_nodes else body
        if above.tail:
            _settle_tail(above)
        above.items.append(node)
        open_nodes.append(node)
        return node

    def _fill(
        self, body: Body, open_nodes: list[Node], node: Node, rest: list[Stretch], after: int | None
    ) -> None:
        """Give an item its words, and find a place for unmarked paragraphs behind it."""
        own = bool(rest) and self._same_paragraph(node, rest[0])
        if own:
            node.text.append(rest[0])
            if len(rest) == 1:
                return
        holder: Holder = node
        tabled = False
        for stretch in rest[own:]:
            holder = self._holder(body, open_nodes, holder, stretch, after, tabled=tabled)
            self._put(holder, stretch)
            tabled = stretch[0] in self.tables

    def _holder(
        self,
        body: Body,
        open_nodes: list[Node],
        holder: Holder,
        stretch: Stretch,
        after: int | None,
        *,
        tabled: bool,
    ) -> Holder:
        """What an unmarked paragraph or a table belongs to, behind what belongs to a holder.

        A paragraph with no end before it goes on where the paragraph before it went.
        """
        node, last = open_nodes[-1], self.printed.before(stretch[0])
        if stretch[0] in self.tables:
            return body if holder is node and after is None and last in _STOPS else holder
        if owner := self._of_style(open_nodes, holder, stretch, after):
            return owner
        # What is printed last in a table does not say whether the words go on.
        if tabled or self._ends(last, stretch):
            last = "."
        if last not in _CLOSERS or not node.text:
            return holder
        if after is None or after < len(open_nodes) - 1:
            return body if after is None else open_nodes[after]
        if last in _BETWEEN and after == len(open_nodes) - 1:
            return self._unmarked(body, open_nodes, stretch)
        return holder

    def _of_style(
        self, open_nodes: list[Node], holder: Holder, stretch: Stretch, after: int | None
    ) -> Node | None:
        """The item whose paragraphs stand as far in as an unmarked one, if it is still open.

        An item is not gone back to if the next mark hangs deeper: what is between would be
        in two items at once.
        """
        depth = self.depths.get(stretch[0])
        index = next((i for i, node in enumerate(open_nodes) if node is holder), -1)
        still = open_nodes[max((after or 0) - 1, 0) : index + 1]
        same = [node for node in still if depth and self.depths.get(node.start) == depth]
        return same[-1] if same else None

    def _ends(self, last: str, stretch: Stretch) -> bool:
        """Whether a paragraph is known to go on with none before it."""
        return self.whole and last not in _CLOSERS and stretch[0] not in self.depths

    def _put(self, owner: Holder, stretch: Stretch) -> None:
        """Hang a paragraph or a table below its owner, behind what is there."""
        if stretch[0] in self.tables:
            _settle_tail(owner)
            owner.items.append(Node(None, *stretch, table=self.tables[stretch[0]]))
        else:
            (owner.tail if owner.items else owner.text).append(stretch)

    def _same_paragraph(self, node: Node, stretch: Stretch) -> bool:
        assert node.placed is not None  # noqa: S101
        end = node.placed.mark.end
        return end >= stretch[0] or not self.printed.text[end : stretch[0]].strip()

    def _unmarked(self, body: Body, open_nodes: list[Node], stretch: Stretch) -> Node:
        """A new item, whose mark is missing, between two items of one list."""
        siblings = open_nodes[-2].items if len(open_nodes) > 1 else body.items
        siblings.append(Node(None, *stretch))
        body.unmarked.append(stretch)
        return siblings[-1]


def _settle_tail(owner: Holder) -> None:
    """Make items of paragraphs that stood last, since something follows them."""
    owner.items.extend(Node(None, *stretch, [stretch]) for stretch in owner.tail)
    owner.tail.clear()


def _inside(text: str, start: int, end: int) -> list[int]:
    """Where marks may stand in the middle of a paragraph, in order."""
    found = [inner.start() for inner in _INSIDE.finditer(text, start, end)]
    closed = [
        letters.start()
        for close in _CLOSED.finditer(text, start, end)
        if (letters := _LETTERS.search(text, max(start, close.start() - 5), close.start()))
    ]
    return sorted([*found, *closed]) if closed else found


def _cut(stretches: list[Stretch], ends: list[int], start: int, end: int) -> list[Stretch]:
    """The parts of the stretches, which are in order, that lie between two offsets.

    Args:
        stretches: the stretches.
        ends: where they end.
        start: the first offset.
        end: the offset behind the last.
    """
    found: list[Stretch] = []
    # A body may hold thousands of items: only the stretches in question are looked at.
    for index in range(bisect_right(ends, start), len(stretches)):
        left, right = stretches[index]
        if left >= end:
            break
        if left < start or right > end:
            left, right = max(left, start), min(right, end)
        if left < right:
            found.append((left, right))
    return found


def _close(body: Body) -> None:
    """Let every node reach to the end of what it holds."""
    for node in body.items:
        _close_node(node)


def _close_node(node: Node) -> None:
    end = node.end
    for child in node.items:
        _close_node(child)
        end = max(end, child.end)
    # Both are in the order of the text.
    for stretches in (node.text, node.tail):
        if stretches:
            end = max(end, stretches[-1][1])
    node.end = end
