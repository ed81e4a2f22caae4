"""The page while it is read: the pen, and what is open around it."""

from collections.abc import Mapping

from attrs import define, evolve, field

from itures.model.blocks import View
from itures.sources.html import names
from itures.sources.html.looks import (
    Attributes,
    break_is_soft,
    element,
    font_name,
    hides,
    inline,
    is_block,
    is_italic,
    is_preformatted,
    is_raised,
    list_style,
    role_of,
    style_name,
    word_names,
)
from itures.sources.html.marks import Counters, integer
from itures.sources.html.records import Box, Changed, Frame, ListState, PageLink, SetAside
from itures.sources.html.sheet import Declarations, Place, Sheet
from itures.sources.pen import Pen, State, Stretch, Table

_LONGEST_ID = 200
"""No id that something refers to is longer, in characters."""
_TEXT_ROLES = frozenset({"article", "main"})
_DEEPEST_HEADING = 9
_KEPT = 1000
"""States that are kept to be used again."""


@define
class TableState:
    """A table, while it is read: where the next cell stands."""

    table: Table
    row: int = -1
    column: int = 0
    spans: list[list[int]] = field(factory=list)
    """Cells from rows above: first column, column behind the last, rows to come."""


@define
class Stage:
    """What elements write to, and what they remember."""

    view: View
    struck: bool = False
    """Whether lines through words and under them are changes."""
    own: bool = False
    """Whether this tool wrote the page."""
    documents: list[Stretch] = field(factory=list)
    """In such a page, the documents."""
    own_marks: list[tuple[str, Stretch]] = field(factory=list)
    """In such a page, the marks of notes, with the ids of the notes."""
    own_notes: list[tuple[str, Stretch]] = field(factory=list)
    """In such a page, the notes, with their ids."""
    saved: bool = False
    """Whether a word processor wrote the page, whose paragraphs are then those of a text."""
    downward: Mapping[int, int] = field(factory=dict)
    """For each list that counts down, by its number, how many items it has."""
    pen: Pen = field(factory=Pen)
    sheet: Sheet = field(factory=Sheet)
    links: list[PageLink] = field(factory=list)
    targets: dict[str, Stretch] = field(factory=dict)
    raised: list[Stretch] = field(factory=list)
    rules: list[int] = field(factory=list)
    """Where lines are drawn across the page."""
    asides: list[SetAside] = field(factory=list)
    changes: list[Changed] = field(factory=list)
    runs: list[tuple[Stretch, str]] = field(factory=list)
    boxes: list[Box] = field(factory=lambda: [Box(0, "html", "", frozenset(), Stretch(), False)])
    """The parts of the page; the first is the page itself."""
    tables: list[Table] = field(factory=list)
    around: list[Place] = field(factory=list)
    """The elements that are open, the outermost first."""
    lost: list[str] | None = None
    """Words that are not written, where they are those of the other side of a change."""
    in_field: bool = False
    """Whether the words are the code of a field, of which only the outcome is shown."""
    notes_seen: set[str] = field(factory=set)
    """The notes of Word whose marks were met."""
    marks: int = 0
    """Elements that hold the mark of a list."""
    spacers: int = 0
    """Elements that hold blanks only for their width."""
    sups: list[Stretch] = field(factory=list)
    lists: list[ListState] = field(factory=list)
    lists_seen: int = 0
    """Numbered lists that have begun."""
    open_tables: list[TableState] = field(factory=list)
    counters: Counters = field(factory=Counters)
    states: dict[tuple[State, str | None, int | None, bool], State] = field(factory=dict)

    def frame(self, tag: str, attributes: Attributes) -> Frame:
        """An element that begins here."""
        return Frame(element(tag, attributes), self.pen.state)

    def said(self, place: Place, attributes: Attributes) -> Declarations:
        """What the style sheets and the element itself say of it."""
        said = self.sheet.of(place, self.around)
        return said if "style" not in attributes else {**said, **inline(attributes)}

    def show(self, frame: Frame, attributes: Attributes, said: Declarations) -> None:
        """Do what every element does: paragraphs, looks, what is hidden."""
        if is_block(frame.tag, said):
            self._block(frame, attributes, said)
        self._look(frame, said)
        shown = self.own and frame.tag == "button"  # the mark of a note
        if not shown and (why := hides(frame.place, attributes, said)):
            stretch = self.stretch(frame)
            self.asides.append(SetAside(stretch, why.rstrip("?"), not why.endswith("?")))
        if "counter-reset" in said:
            self.counters.reset(said["counter-reset"], len(self.around))
        if "counter-increment" in said:
            self.counters.increment(said["counter-increment"], len(self.around))
        self._target(frame, attributes)

    def _block(self, frame: Frame, attributes: Attributes, said: Declarations) -> None:
        pen, tag = self.pen, frame.tag
        self.end_paragraph()
        frame.closers.append(self.end_paragraph)
        now = pen.state
        level = _level(tag, attributes) or now.level
        style = (style_name(frame.place, said) if attributes else None) or list_style(now.depth)
        soft = not self.own and self._is_soft(frame.place, said)
        if (style, level, soft) != (now.style, now.level, now.soft):
            pen.state = self._state(now, style, level, soft)
        if pen.state.level:
            self.boxes[pen.state.box].headings += 1
        if tag in names.BOXES:
            self._box(frame, attributes)

    def _is_soft(self, place: Place, said: Declarations) -> bool:
        return (self.saved and place.tag == "p") or break_is_soft(place, said)

    def _state(self, now: State, style: str | None, level: int | None, soft: bool) -> State:
        """What holds in a block; most blocks of a page are alike and share it."""
        key = (now, style, level, soft)
        state = self.states.get(key)
        if state is None:
            if len(self.states) >= _KEPT:
                self.states.clear()
            state = evolve(now, style=style, level=level, soft=soft)
            self.states[key] = state
        return state

    def end_paragraph(self) -> None:
        """End the paragraph, of the text or of what is left out of it."""
        if self.lost is None:
            self.pen.end_paragraph()
        elif self.lost and self.lost[-1] != "\n":
            self.lost.append("\n")

    def _box(self, frame: Frame, attributes: Attributes) -> None:
        around = self.pen.state.box
        outer = self.boxes[around]
        in_text = outer.in_text or outer.tag in _TEXT_ROLES or outer.role in _TEXT_ROLES
        stretch = self.pen.open()
        names_ = word_names(frame.place)
        box = Box(around, frame.tag, role_of(attributes), names_, stretch, in_text)
        self.boxes.append(box)
        self.pen.state = self.pen.state.in_box(len(self.boxes) - 1)
        frame.closers.append(lambda: self._end_box(box))

    def _end_box(self, box: Box) -> None:
        """Boxes without words are not kept."""
        self.pen.close(box.stretch)
        if box.stretch.is_empty and self.boxes[-1] is box:
            self.boxes.pop()

    def stretch(self, frame: Frame) -> Stretch:
        """A stretch that ends with an element."""
        stretch = self.pen.open()
        frame.closers.append(lambda: self.pen.close(stretch))
        return stretch

    def _look(self, frame: Frame, said: Declarations) -> None:
        if not said and frame.tag not in names.LOOKS:
            return
        if font := font_name(said):
            self.pen.state = evolve(self.pen.state, font=font)
        state = self.pen.state
        italic = is_italic(frame.tag, said, default=state.italic)
        pre = is_preformatted(frame.tag, said, default=state.pre)
        if (italic, pre) != (state.italic, state.pre):
            self.pen.state = evolve(state, italic=italic, pre=pre)
        if is_raised(frame.place, said):
            stretch = self.stretch(frame)
            self.raised.append(stretch)
            self.sups.append(stretch)
            frame.closers.append(self.sups.pop)

    def _target(self, frame: Frame, attributes: Attributes) -> None:
        stretch = None
        for ident in _idents(frame.tag, attributes):
            if ident not in self.targets:
                stretch = stretch or self.stretch(frame)
                self.targets[ident] = stretch


def _idents(tag: str, attributes: Attributes) -> list[str]:
    """The names by which links refer to an element."""
    if not attributes:
        return []
    idents = [attributes.get("id"), attributes.get("name") if tag == "a" else None]
    return [ident for ident in idents if ident and len(ident) <= _LONGEST_ID]


def _level(tag: str, attributes: Attributes) -> int | None:
    """The level of a heading."""
    if attributes.get("role") == "heading":
        said = integer(attributes.get("aria-level")) or 2
        return min(max(said, 1), _DEEPEST_HEADING)
    return names.HEADINGS.get(tag)
