"""Messages: a title and a speaker at most, paragraphs, what is about them."""

from collections.abc import Mapping, Sequence

from attrs import define

from itures.model.clauses import Section
from itures.model.letters import Message
from itures.model.span import Span
from itures.structure.desk import Content, Desk
from itures.structure.frame import Frame
from itures.structure.lines import Line
from itures.structure.links import links
from itures.structure.lists import Node
from itures.structure.nodes import NodeIds
from itures.structure.pairs import pairs_of
from itures.structure.signs import calls_of, event_of, speaker_of, theme_of, wish_of
from itures.structure.stanzas import classify, paragraphs, spans

KIND = "message"


def read_message(desk: Desk) -> Content:
    """Read a message."""
    frame = Frame(desk)
    frame.read(classify(desk, "message"))
    running = paragraphs(desk, frame.body)
    body = [(part.span.start, part.span.end) for part in running]
    titles = [field for field in frame.fields if field.name == "title"]
    title_first = sorted(frame.fields, key=lambda field: (field.name != "title", field.span))
    around = [(field.span.start, field.span.end) for field in title_first]
    names = [field.span for field in frame.fields if field.name == "name"]
    content = Content(discarded=frame.discarded)
    if titles:
        content.title = "\n".join(field.text for field in titles)
        content.title_span = Span(titles[0].span.start, titles[-1].span.end)
    content.back = Behind(desk).read(frame.behind)
    content.message = Message(
        event=event_of(desk, _days(desk.kind(KIND)["events"]), around, body),
        speaker=speaker_of(desk, around, names),
        theme=_stated(desk, frame) or theme_of(desk, around, body),
        paragraphs=running,
        calls=calls_of(desk, body),
        closing_wish=wish_of(desk, running),
        links=links(desk.text, desk.grammar.terminals["LINK"]),
        source_url=frame.source,
        fields=tuple(sorted(frame.fields, key=lambda field: field.span)),
    )
    content.pairs = pairs_of(desk, running)
    titled = [(f.span.start, f.span.end, "title") for f in titles]
    content.nodes = [*titled, *spans(running)]
    listed = [(line.start, line.end) for group in frame.behind for line in group[1:]]
    content.stretches = sorted([(s, e) for s, e, _ in content.nodes] + listed)
    return content


def _days(events: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {name: event["day"] for name, event in events.items() if "day" in event}


def _stated(desk: Desk, frame: Frame) -> str | None:
    """The theme where a line of its own states it: `Theme: …`."""
    for field in frame.fields:
        if field.name == "theme":
            rule = desk.rules_at(*field.span).lines_of(KIND)["theme"]
            found = rule.match_all(desk.text, *field.span)
            return found.get("theme") if found else None
    return None


@define
class Behind:
    """Builds the sections behind a message: addresses, lists of related pages."""

    desk: Desk

    def read(self, groups: Sequence[Sequence[Line]]) -> tuple[Section, ...]:
        """One section for each group of lines."""
        return tuple(
            self._section(lines, f"back_{number}") for number, lines in enumerate(groups, 1)
        )

    def _section(self, lines: Sequence[Line], section_id: str) -> Section:
        head = lines[0]
        span = Span(head.start, lines[-1].end)
        words = self.desk.words(head)
        if head.cls == "address":
            return Section(section_id, None, None, None, (), words, span)
        clauses = self.desk.clauses
        body = clauses.lists.read([(line.start, line.end) for line in lines[1:]])
        items = self._items(body.items, section_id)
        text, tail = clauses.text(body.text), clauses.text(body.tail)
        return Section(section_id, None, words, None, (), text, span, items, tail)

    def _items(self, nodes: Sequence[Node], parent: str) -> tuple[Section, ...]:
        ids = NodeIds(parent)
        return tuple(self._item(node, ids) for node in nodes)

    def _item(self, node: Node, ids: NodeIds) -> Section:
        reading = node.placed.reading if node.placed else None
        item_id = ids.next(reading)
        return Section(
            id=item_id,
            label=reading.label if reading else None,
            heading=None,
            title=None,
            actors=(),
            text=self.desk.clauses.text(node.text),
            span=Span(node.start, node.end),
            items=self._items(node.items, item_id),
            tail=self.desk.clauses.text(node.tail),
        )
