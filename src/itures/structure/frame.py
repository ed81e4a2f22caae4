"""What stands around the body of a message: title, speaker, addresses, noise."""

import re
from collections.abc import Sequence

from attrs import define, field

from itures.model.document import Discarded
from itures.model.letters import Field
from itures.model.span import Span
from itures.notation.widen import fold
from itures.structure.desk import Desk
from itures.structure.lines import ITEM, TEXT, Line
from itures.structure.links import trimmed

_LONG = 200
"""No line of a title is longer than this, in characters."""
_ENDS = ".!?…。！？;；\u061b\u061f"
"""How a paragraph ends; a line of a title has no such end."""
_CLOSERS = "\"'”’»)）」』*"
_SIGNATURE = 4
"""The signature stands in this many lines at the end."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_KINDS_OF_LINES = frozenset({"dateline", "speaker", "theme"})
"""Classes of lines that are fields of their own, at the head and at the end."""


@define
class Frame:
    """Sorts the lines of a message: what is around the body, and the body."""

    desk: Desk
    fields: list[Field] = field(factory=list)
    discarded: list[Discarded] = field(factory=list)
    body: list[Line] = field(factory=list)
    behind: list[list[Line]] = field(factory=list)
    """Lines behind the body that belong together: an address, a list of links."""
    source: str | None = None
    _source_waits: bool = False

    def read(self, lines: Sequence[Line]) -> None:
        """Sort all lines of a text."""
        lines = [line for line in lines if not self._is_noise(line)]
        first = next((i for i, line in enumerate(lines) if self._is_paragraph(line)), 0)
        self._head(lines[:first])
        rest, related = self._split_related(lines[first:])
        rest = [line for line in rest if not self._is_address(line)]
        self.body = self._without_signature(rest)
        if related:
            self.behind.append(list(related))
        self.behind.sort(key=lambda group: group[0].start)

    def _is_noise(self, line: Line) -> bool:
        """Set aside what belongs to a web page, and ornaments."""
        text = self.desk.text[line.start : line.end]
        ornament = not any(char.isalnum() for char in text)
        if line.cls != "navigation" and not ornament:
            return False
        self._discard(line.start, line.end, "ornament" if ornament else "navigation")
        return True

    def _discard(self, start: int, end: int, why: str) -> None:
        self.discarded.append(Discarded(Span(start, end), why, self.desk.text[start:end]))

    def _is_paragraph(self, line: Line) -> bool:
        if line.cls == "salutation":
            return True
        if line.cls not in {TEXT, ITEM}:
            return False
        words = self.desk.words(line).rstrip(_CLOSERS)
        return line.end - line.start > _LONG or words[-1:] in _ENDS

    def _head(self, lines: Sequence[Line]) -> None:
        """The lines before the body: the title, perhaps twice, and others."""
        titles: list[Line] = []
        seen: set[str] = set()
        for line in lines:
            if self._is_address(line):
                continue
            if line.cls in _KINDS_OF_LINES:
                self.fields.append(self.desk.named(line.cls, line))
                continue
            if titles and self._runs_on(titles[-1], line):
                titles[-1] = Line(titles[-1].cls, titles[-1].start, line.end)
                continue
            key = fold(self.desk.words(line))
            if key in seen:
                self._discard(line.start, line.end, "repeated-title")
            else:
                seen.add(key)
                titles.append(line)
        telling = [line for line in titles if self._tells(line)]
        for line in titles:
            name = "title" if line in telling or not telling else "other"
            self.fields.append(self.desk.named(name, line))

    def _runs_on(self, above: Line, line: Line) -> bool:
        """Whether a title goes on in a line: it follows at once, and with a small letter."""
        gap = self.desk.text[above.end : line.start]
        start, end = self.desk.printed.trim(above.end, line.start)
        if start < end:
            return False  # a line between them is no part of the title
        return not _BLANK_LINE.search(gap) and self.desk.text[line.start].islower()

    def _tells(self, line: Line) -> bool:
        """Whether a line says that this is a message, or names the event."""
        scanner = self.desk.rules_at(line.start, line.end).scanner(("heading", "event"))
        return next(iter(scanner.scan(self.desk.text, line.start, line.end)), None) is not None

    def _is_address(self, line: Line) -> bool:
        """Take out a line that is a web address, or names the source of the page."""
        if line.cls == "source":
            start = self._address_at(line)
            self._source_waits = start == line.end
            if start == line.end and line.match and line.match.get("address"):
                self._source_waits = False
                self.fields.append(self.desk.named("source", line))
                return True
            self._discard(*self.desk.printed.trim(line.start, start), "label")
            line = Line("address", *self.desk.printed.trim(start, line.end))
            if line.start == line.end:
                return True
            self._source_waits = True
        elif line.cls != "address":
            return False
        self.behind.append([line])
        if self._source_waits:
            self.source = trimmed(self.desk.words(line).strip("<>()"))
            self._source_waits = False
        return True

    def _address_at(self, line: Line) -> int:
        """Where the web address in a line begins, or the end of the line."""
        for part in line.match.parts if line.match else ():
            words = self.desk.text[part.start : part.end].lstrip("<( ").lower()
            if part.slot == "address" and words.startswith(("http://", "https://", "www.")):
                return part.start
        return line.end

    def _split_related(self, lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """Cut off a list of related pages: no plain paragraph stands behind it."""
        first = len(lines)
        for index in range(len(lines) - 1, -1, -1):
            if lines[index].cls == TEXT and self._is_paragraph(lines[index]):
                break
            if lines[index].cls == "related":
                first = index
        return lines[:first], lines[first:]

    def _without_signature(self, lines: Sequence[Line]) -> list[Line]:
        """Cut off the signature: lines that name the speaker, the office or a date."""
        first = len(lines)
        signed = False
        while first and len(lines) - first < _SIGNATURE and self._signs(lines, first - 1):
            first -= 1
            signed = signed or lines[first].cls != "name"
        if not signed:
            return list(lines)
        for line in lines[first:]:
            office = self.desk.rules.words("org").meaning(self.desk.words(line))
            name = "office" if line.cls == "name" and office else line.cls
            self.fields.append(self.desk.named(name, line))
        return list(lines[:first])

    def _signs(self, lines: Sequence[Line], index: int) -> bool:
        """Whether a line signs: it names an office, or a person beside one."""
        line = lines[index]
        if line.cls in _KINDS_OF_LINES:
            return True
        beside = [lines[i].cls for i in (index - 1, index + 1) if 0 <= i < len(lines)]
        return line.cls == "name" and "speaker" in beside
