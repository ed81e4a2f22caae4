"""What single elements do, beside what all do: links, lists, tables, changes."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from attrs import evolve

from itures.model.revisions import Change
from itures.sources.html import names
from itures.sources.html.looks import Attributes, fold, list_style
from itures.sources.html.marks import bullet_at, integer, mark, style_of, type_of
from itures.sources.html.records import Changed, Frame, ListState, PageLink, SetAside
from itures.sources.html.sheet import Declarations
from itures.sources.html.stage import Stage, TableState
from itures.sources.pen import Place, Table

Element = Callable[[Stage, Frame, Attributes, Declarations], None]

_WIDEST = 1000
"""Columns that a cell may cover (HTML standard, 4.9.11)."""
_SPANS = 64
"""Cells over several rows that are kept track of in one table."""
_ITEMS = frozenset({None, "list-item", "revert", "unset", "initial"})
"""What an element may be displayed as, if it is an item with a mark."""
_NOTES = {
    "doc-noteref": "mark",
    "noteref": "mark",
    "doc-backlink": "back",
    "backlink": "back",
}
"""What the role of a link, or its type in an electronic book, says of notes."""
_LOOKS_OF_NO_TABLE = frozenset({"presentation", "none"})
_LEVEL = re.compile(r"lst-.*-(\d)\Z")
"""How Google's word processor says how far in a list stands: its lists are not nested."""
_BUTTONS = frozenset({"submit", "button", "reset"})
_MAIL = "mailto:"


def _link(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    href = attributes.get("href")
    if href is None:
        return
    roles = f"{attributes.get('role', '')} {attributes.get('epub:type', '')}".lower().split()
    says = next((_NOTES[role] for role in roles if role in _NOTES), None)
    sup, number = stage.sups[-1] if stage.sups else None, ""
    if note := said.get("mso-footnote-id") or said.get("mso-endnote-id"):
        says = "back" if note in stage.notes_seen else "mark"
        stage.notes_seen.add(note)
        number = "".join(char for char in note if char.isdecimal())
    stage.links.append(PageLink(stage.stretch(frame), href.strip(), sup, says, number))
    if not href.lstrip().startswith("#"):
        stage.pen.state = evolve(stage.pen.state, linked=True)


def _line(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del frame, attributes, said
    if stage.lost is None:
        stage.pen.line()
    else:
        stage.lost.append("\n")


def _list(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    ordered = frame.tag == "ol"
    style = style_of(said) or type_of(attributes.get("type"))
    start, step = 1, 1
    if ordered:
        style = style or "decimal"
        stage.lists_seen += 1
        if "reversed" in attributes:
            start, step = stage.downward.get(stage.lists_seen, 1), -1
        given = integer(attributes.get("start"))
        start = start if given is None else given
    else:
        style = style or bullet_at(sum(not around.ordered for around in stage.lists))
    level = next((found[1] for name in frame.place.classes if (found := _LEVEL.match(name))), None)
    depth = len(stage.lists) + 1 if level is None else int(level) + 1
    stage.lists.append(ListState(ordered, start - step, step, style, depth))
    frame.closers.append(stage.lists.pop)


def _item(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    around = stage.lists[-1] if stage.lists else ListState(False, 0, 1, bullet_at(0))
    value = integer(attributes.get("value"))
    around.number = around.number + around.step if value is None else value
    printed = None
    content = stage.sheet.before(frame.place, stage.around).get("content")
    if content:
        printed = stage.counters.printed(content, around.number)
    if printed is None and said.get("display") in _ITEMS:
        style = style_of(said) or type_of(attributes.get("type")) or around.style
        printed = mark(around.number, style)
    depth, state = around.depth, stage.pen.state
    named = state.style if "mso-style-name" in said else list_style(depth)
    stage.pen.state = evolve(state, depth=depth, style=named)
    if printed and stage.lost is None:
        stage.pen.label(printed)
        frame.closers.append(stage.pen.drop_label)


def _table(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del said
    place = stage.pen.state.place
    table = Table(len(stage.tables), place)
    table.says_data = (integer(attributes.get("border")) or 0) > 0
    table.says_layout = attributes.get("role", "").lower() in _LOOKS_OF_NO_TABLE
    if place:
        place.table.holds_parts = True
    stage.tables.append(table)
    stage.open_tables.append(TableState(table))
    frame.closers.append(stage.open_tables.pop)
    # Words in a table that are in no cell are shown before it.
    stage.pen.state = evolve(stage.pen.state, place=place)


def _caption(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del frame, attributes, said
    if stage.open_tables:
        stage.open_tables[-1].table.says_data = True


def _row(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del frame, attributes, said
    if stage.open_tables:
        _next_row(stage.open_tables[-1])


def _next_row(state: TableState) -> None:
    state.row += 1
    state.column = 0
    for span in state.spans:
        span[2] -= 1
    state.spans = sorted(span for span in state.spans if span[2] > 0)


def _cell(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del said
    if not stage.open_tables:
        return
    state = stage.open_tables[-1]
    if state.row < 0:
        _next_row(state)
    if frame.tag == "th":
        state.table.says_data = True
    for first, behind, _ in state.spans:
        if first <= state.column < behind:
            state.column = behind
    place = Place(state.table, state.row, state.column)
    stage.pen.state = stage.pen.state.in_cell(place)
    width = min(max(integer(attributes.get("colspan")) or 1, 1), _WIDEST)
    height = integer(attributes.get("rowspan"))
    height = _WIDEST if height == 0 else min(max(height or 1, 1), _WIDEST)
    if height > 1 and len(state.spans) < _SPANS:
        state.spans.append([state.column, state.column + width, height])
    state.column += width


def _heading(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del frame, attributes, said
    if stage.pen.state.place:
        stage.pen.state.place.table.holds_parts = True


def _inserted(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del said
    _change(stage, frame, attributes, "insertion")


def _deleted(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del said
    _change(stage, frame, attributes, "deletion")


def _struck(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del said
    if stage.struck:
        _change(stage, frame, attributes, "deletion")


def _underlined(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del said
    if stage.struck and not stage.pen.state.linked:
        _change(stage, frame, attributes, "insertion")


def _change(stage: Stage, frame: Frame, attributes: Attributes, change: Change) -> None:
    stretch = stage.stretch(frame)
    author = attributes.get("data-author") or _author(attributes.get("cite", ""))
    changed = Changed(change, author, attributes.get("datetime"), stretch, None)
    stage.changes.append(changed)
    out_of = {"final": "deletion", "original": "insertion"}.get(stage.view)
    if change == out_of and stage.lost is None:
        changed.words = stage.lost = []
        frame.closers.append(lambda: _found(stage))
    elif change == "deletion" and stage.view == "all":
        stage.asides.append(SetAside(stretch, "deletion"))


def _found(stage: Stage) -> None:
    stage.lost = None


def _author(cite: str) -> str | None:
    """The author of a change, as Word writes it: `mailto:Alma%20Ruiz`."""
    if not cite.lower().startswith(_MAIL):
        return None
    return unquote(cite[len(_MAIL) :]) or None


def _quote(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del attributes, said
    if stage.lost is None:
        stage.pen.say("\u201c")
        frame.closers.append(lambda: stage.pen.say("\u201d"))


def _picture(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    """The words that stand in for a picture, and those on a button."""
    del said
    words, why = attributes.get("alt", ""), "image"
    if frame.tag == "input":
        shown = attributes.get("type", "").lower() in _BUTTONS
        words, why = attributes.get("value", "") if shown else "", "page-furniture"
    if any(char.isalnum() for char in words) and stage.lost is None:
        stretch = stage.pen.open()
        stage.pen.say(f" {words} ")
        stage.pen.close(stretch)
        stage.asides.append(SetAside(stretch, why))


def _span(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    """What Word writes as spans: character styles, tabs, marks of lists, and lines."""
    if named := said.get("mso-style-name"):
        stage.runs.append((stage.stretch(frame), fold(named)))
    if "style" not in attributes:
        return
    part = said.get("mso-element", "")
    if part.startswith("field-"):
        stage.in_field = part == "field-begin"
    elif tabs := integer(said.get("mso-tab-count")):
        stage.pen.tab(min(max(tabs, 1), _WIDEST))
        _mute(stage, frame)
    elif said.get("font", "").startswith("7.0pt"):
        stage.spacers += 1
        frame.closers.append(lambda: _spaced(stage))
    elif said.get("mso-list") == "ignore":
        stage.marks += 1
        frame.closers.append(lambda: _marked(stage))
    elif stage.struck:
        lines = said.get("text-decoration", "") + said.get("text-decoration-line", "")
        if "line-through" in lines:
            _change(stage, frame, attributes, "deletion")
        elif "underline" in lines and not stage.pen.state.linked:
            _change(stage, frame, attributes, "insertion")


def _marked(stage: Stage) -> None:
    stage.marks -= 1
    stage.pen.tab()


def _font(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del frame, said
    if face := attributes.get("face"):
        font = face.split(",", 1)[0].strip().lower()
        stage.pen.state = evolve(stage.pen.state, font=font)


def _spaced(stage: Stage) -> None:
    stage.spacers -= 1
    stage.pen.tab()


def _mute(stage: Stage, frame: Frame) -> None:
    """Leave out what an element holds: it only fills space."""
    if stage.lost is None:
        stage.lost = []
        frame.closers.append(lambda: _found(stage))


_WORD_PARTS = {
    "comment-list": "comment",
    "comment": "comment",
    "header": "running-head",
    "footer": "running-head",
}
"""Parts of a page from a word processor that are no text, and what they are."""


def _rule(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del frame, attributes, said
    stage.rules.append(stage.pen.at)


def _part(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    # Word says what a part is in its style, LibreOffice in its title.
    why = _WORD_PARTS.get(said.get("mso-element", "") or attributes.get("title", ""))
    if why:
        stage.asides.append(SetAside(stage.stretch(frame), why))


def _settings(stage: Stage, frame: Frame, attributes: Attributes, said: Declarations) -> None:
    del frame, said
    if attributes.get("name", "").lower() == "generator":
        program = attributes.get("content", "").lower()
        stage.saved = stage.saved or program.startswith(names.WORD_PROCESSORS)
        stage.own = stage.own or program == names.OWN
        stage.pen.keeps_tabs = stage.pen.keeps_tabs or program.startswith(names.TABS)


_TABLES: Mapping[str, Element] = {
    "table": _table,
    "caption": _caption,
    "tr": _row,
    "td": _cell,
    "th": _cell,
}
ELEMENTS: Mapping[str, Element] = {
    **dict.fromkeys(names.HEADINGS, _heading),
    **dict.fromkeys(names.LISTS, _list),
    **dict.fromkeys(names.STRUCK, _struck),
    **_TABLES,
    "a": _link,
    "area": _link,
    "br": _line,
    "hr": _rule,
    "li": _item,
    names.INSERTED: _inserted,
    names.DELETED: _deleted,
    names.UNDERLINED: _underlined,
    "q": _quote,
    "img": _picture,
    "input": _picture,
    "span": _span,
    "font": _font,
    "meta": _settings,
    "div": _part,
}
"""What is done for an element, by its name."""
