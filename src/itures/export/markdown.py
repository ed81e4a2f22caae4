"""Markdown: headings, lists with the labels that are printed, notes and tables."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from itures.export.line import Line
from itures.export.lines import lines_of
from itures.export.markdown_escape import escape, inside
from itures.model.document import Document, Footnote
from itures.notation.grammar import Grammar

_INDENT = "  "
"""What a list in a list is moved in by: the width of `- `."""
_BULLETS = frozenset("•·●▪◦‣⁃–—-*")
"""Marks that Markdown has as well; others are printed behind its bullet."""
_DEFINES = re.compile(r"[^\s:]*:\S*(?:\s+[\"'(].*[\"')])?")
"""Words of a note that a reader without notes would take for the address of a link, perhaps
with its title: a blank behind them makes them words."""
_SHORT = 20
"""Characters that the marker of a note may have to be its name."""
_LEVELS = {
    ("number", "head"): 1,
    ("title", "head"): 2,
    ("heading", ""): 3,
    ("subtitle", ""): 4,
    ("opener", ""): 3,
}
"""The levels of headings; those of outermost parts are one higher."""


def to_markdown(document: Document, *, grammar: Grammar | None = None) -> str:
    """Write a document as Markdown, with GitHub's tables and footnotes.

    The words of the document are escaped: they cannot make links, HTML, images or code.
    Web addresses link to themselves.

    Args:
        document: the document.
        grammar: where words and marks are looked up; else the grammars of itures.

    Returns:
        A text with a line end behind it.
    """
    return _Writer().write(lines_of(document, grammar))


@define
class _Writer:
    """Writes one document, line by line."""

    notes: list[tuple[str, Footnote]] = field(factory=list, init=False)
    """The notes that are marked, with their names."""
    open: int = field(default=0, init=False)
    """How many lists the line before stands in, its own counted."""
    out: list[str] = field(factory=list, init=False)
    listed: bool = field(default=False, init=False)
    """Whether the line before was an item."""

    def write(self, lines: Sequence[Line]) -> str:
        for line in lines:
            self._line(line)
        self.open = 0
        for name, note in self.notes:
            first, *rest = [escape(piece) for piece in note.text.split("\n")]
            blank = " &nbsp;" if _DEFINES.fullmatch(first) else ""
            self._block(f"[^{name}]: {first}{blank}" + "".join(f"\n\n    {p}" for p in rest))
        return "\n".join(self.out) + "\n" if self.out else ""

    def _line(self, line: Line) -> None:
        level = _level(line)
        if level:
            self.open = 0
            self._block(f"{'#' * level} {self._marked(line)}".rstrip())
        elif line.role == "table":
            self._block(*self._table(line))
        elif line.mark and line.role != "note":
            self._item(line)
        else:
            self.open = min(line.depth, self.open)
            self._block(self._marked(line))

    def _item(self, line: Line) -> None:
        depth = min(line.depth, self.open)
        text = f"{_INDENT * depth}- {self._marked(line)}".rstrip()
        if self.listed:
            self.out.append(text)
        else:
            self.open = 0 if not depth else self.open
            self._block(text, indent=False)
        self.open = depth + 1
        self.listed = True

    def _block(self, *lines: str, indent: bool = True) -> None:
        """Add lines with an empty line before them."""
        if self.out:
            self.out.append("")
        blanks = _INDENT * self.open if indent else ""
        self.out.extend(blanks + line for line in lines)
        self.listed = False

    def _marked(self, line: Line) -> str:
        """The words of a line, with its mark and the marks of its notes."""
        if line.role == "field" and line.name in _LOUD and line.text.strip():
            return f"**{escape(line.text)}**"
        hidden = line.mark is None or (line.mark in _BULLETS and line.role != "note")
        mark = "" if hidden else f"{escape(line.mark or '')} "
        lead = len(line.text[: line.lead].rstrip())
        marked = () if line.role == "note" else line.notes
        cuts = [(lead, None), *marked] if lead else list(marked)
        out, at = [], 0
        for place, note in sorted(cuts, key=lambda cut: (cut[0], cut[1] is not None)):
            piece = (inside if at else escape)(line.text[at:place])
            out.append(f"*{piece}*" if note is None else f"{piece}{self._name(note)}")
            at = max(at, place)
        rest = (inside if at else escape)(line.text[at:])
        return (mark + "".join(out) + rest).strip()

    def _name(self, note: Footnote) -> str:
        """The mark of a note; its name is what is printed, where that can be one."""
        taken = {name for name, _note in self.notes}
        plain = note.marker.isascii() and note.marker.isalnum() and len(note.marker) <= _SHORT
        name = note.marker if plain else "n"
        number = len(self.notes) + 1
        while name in taken or name == "n":
            name = f"n{number}"
            number += 1
        self.notes.append((name, note))
        return f"[^{name}]"

    def _table(self, line: Line) -> Iterator[str]:
        """The rows of a table; the first one is its head: Markdown wants one."""
        width = max(1, *map(len, line.rows))
        marks = "".join(self._name(note) for _at, note in line.notes)
        for number, row in enumerate(line.rows):
            cells = [_cell(cell) for cell in [*row, *[""] * (width - len(row))]]
            if number == len(line.rows) - 1:
                cells[-1] += marks
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield f"|{' --- |' * width}"


_LOUD = frozenset({"subject"})
"""Lines of letters that are set in bold."""


def _level(line: Line) -> int:
    """The level of a heading; 0 for what is none."""
    if line.role in {"heading", "subtitle"}:
        inner = "__" in line.name
        return _LEVELS[line.role, ""] - (not inner)
    if line.role == "field" and line.name == "title" and line.part == "letter":
        return 0
    return _LEVELS.get((line.role, line.part), _LEVELS.get((line.role, ""), 0))


def _cell(text: str) -> str:
    return "<br>".join(escape(piece) for piece in text.split("\n"))
