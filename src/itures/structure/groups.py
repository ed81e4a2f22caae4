"""Annexes of letters: text, and groups of bullets that may address someone."""

import re
from collections import Counter
from collections.abc import Sequence

from attrs import define, evolve

from itures.model.clauses import Section
from itures.model.span import Span
from itures.structure.called import only_addressees
from itures.structure.desk import Desk
from itures.structure.labels import Labels, Mark
from itures.structure.lines import ITEM, TEXT, Line
from itures.structure.lists import Body, ListReader, Node
from itures.structure.nodes import NodeIds, annex_id

_HEADING = 80
"""No heading of a group is longer than this, in characters."""
_TITLE = 200
"""No title of an annex is longer than this, in characters."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_COLONS = frozenset(":：")
_BREAKS = frozenset(",，、;；。")


@define
class IndentedLabels(Labels):
    """Marks of items, where a bullet further in hangs below a bullet further out."""

    def at(self, text: str, start: int, end: int, *, leads: bool = True) -> Mark | None:
        """The mark at an offset; the style of a bullet says how far in it stands."""
        mark = super().at(text, start, end, leads=leads)
        if mark is None or not leads or mark.readings[0].style != "bullet":
            return mark
        indent = start - (text.rfind("\n", 0, start) + 1)
        if not indent or text[start - indent : start].strip():
            return mark
        reading = evolve(mark.readings[0], style=f"bullet-{indent}")
        return evolve(mark, readings=(reading,))


@define
class AnnexReader:
    """Builds annexes from classified paragraphs."""

    desk: Desk
    lists: ListReader

    @classmethod
    def at(cls, desk: Desk) -> "AnnexReader":
        """A reader with lists that know how far in a bullet stands."""
        plain = desk.clauses.lists
        labels = IndentedLabels(plain.labels.shapes, plain.labels.orders, plain.labels.lookalikes)
        return cls(desk, ListReader(labels, desk.printed, plain.conjunction))

    def read(self, lines: Sequence[Line]) -> tuple[Section, ...]:
        """The annexes, each from its heading to the next."""
        starts = [i for i, line in enumerate(lines) if line.cls == "annex"]
        bounds = [*starts[1:], *([len(lines)] if starts else [])]
        taken: Counter[str] = Counter()
        return tuple(
            self._annex(lines[start:end], taken) for start, end in zip(starts, bounds, strict=True)
        )

    def _annex(self, lines: Sequence[Line], taken: Counter[str]) -> Section:
        head, rest = lines[0], list(lines[1:])
        assert head.match is not None  # noqa: S101
        label = head.match.get("label")
        kind = head.match.get("heading") or "annex"
        section_id = annex_id(kind, label, taken)
        inline = next((part for part in head.match.parts if part.slot == "title"), None)
        heading = self.desk.printed.words(head.start, inline.start if inline else head.end)
        if rest and rest[0].cls == "annex_to":
            heading += " " + self.desk.words(rest.pop(0))
        title = self.desk.printed.words(inline.start, inline.end) if inline else None
        if title is None and rest and self._is_title(rest):
            title = self.desk.words(rest.pop(0))
        plain, items, tail = self._content(rest, section_id)
        return Section(
            id=section_id,
            label=label,
            heading=heading.rstrip("-–—:： "),
            title=title,
            actors=(),
            text=plain,
            span=Span(head.start, lines[-1].end),
            items=items,
            tail=tail,
        )

    def _is_title(self, lines: Sequence[Line]) -> bool:
        line = lines[0]
        last = self.desk.printed.before(line.end)
        short = line.end - line.start <= _TITLE
        return line.cls == TEXT and short and (last.isalnum() or last in ')）”"»')

    def _content(
        self, lines: Sequence[Line], annex_id: str
    ) -> tuple[str | None, tuple[Section, ...], str | None]:
        """What an annex holds: its text, its groups or list, what is behind."""
        ids = NodeIds(annex_id)
        starts = [i for i in range(len(lines)) if self._is_heading(lines, i)]
        intro, behind = self._split(lines[: starts[0]] if starts else lines)
        body = self._list(intro, annex_id)
        items = list(self._nodes(body.items, ids))
        tail = [*body.tail, *behind]
        bounds = [*starts[1:], *([len(lines)] if starts else [])]
        for start, end in zip(starts, bounds, strict=True):
            group, behind = self._split(lines[start:end])
            last = end == len(lines)
            items.append(self._group(group if last else lines[start:end], ids))
            tail += behind if last else []
        text = self.desk.clauses.text
        return text(body.text), tuple(items), text(tail)

    def _is_heading(self, lines: Sequence[Line], index: int) -> bool:
        """Whether a line heads the bullets below it."""
        line = lines[index]
        if line.cls != TEXT or line.end - line.start > _HEADING or index + 1 == len(lines):
            return False
        if lines[index + 1].cls != ITEM:
            return False
        last = self.desk.printed.before(line.end)
        if only_addressees(self.desk, line.start, line.end):
            return True
        if last in _COLONS:
            # Before the first group, a colon begins the list of the annex itself.
            return index > 0 and not any(sign in self.desk.words(line) for sign in _BREAKS)
        return last.isalnum() or last in ")）"

    def _split(self, lines: Sequence[Line]) -> tuple[Sequence[Line], list[tuple[int, int]]]:
        """Cut off the unmarked paragraphs that a blank line parts from the list."""
        last = max((i for i, line in enumerate(lines) if line.cls == ITEM), default=None)
        if last is None:
            return lines, []
        for index in range(last + 1, len(lines)):
            if _BLANK_LINE.search(self.desk.text[lines[index - 1].end : lines[index].start]):
                return lines[:index], [(line.start, line.end) for line in lines[index:]]
        return lines, []

    def _list(self, lines: Sequence[Line], node: str) -> Body:
        body = self.lists.read([(line.start, line.end) for line in lines]) if lines else Body()
        self.desk.doubts.about_list(body, node)
        return body

    def _group(self, lines: Sequence[Line], ids: NodeIds) -> Section:
        head, rest = lines[0], lines[1:]
        group_id = ids.next(None)
        body = self._list(rest, group_id)
        return Section(
            id=group_id,
            label=None,
            heading=self.desk.words(head),
            title=None,
            actors=only_addressees(self.desk, head.start, head.end),
            text=self.desk.clauses.text(body.text),
            span=Span(head.start, lines[-1].end),
            items=tuple(self._nodes(body.items, NodeIds(group_id))),
            tail=self.desk.clauses.text(body.tail),
        )

    def _nodes(self, nodes: list[Node], ids: NodeIds) -> tuple[Section, ...]:
        return tuple(self._node(node, ids) for node in nodes)

    def _node(self, node: Node, ids: NodeIds) -> Section:
        reading = node.placed.reading if node.placed else None
        section_id = ids.next(reading)
        text = self.desk.clauses.text
        return Section(
            id=section_id,
            label=reading.label if reading else None,
            heading=None,
            title=None,
            actors=(),
            text=text(node.text),
            span=Span(node.start, node.end),
            items=self._nodes(node.items, NodeIds(section_id)) if node.items else (),
            tail=text(node.tail),
        )
