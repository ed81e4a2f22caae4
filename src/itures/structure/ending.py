"""The end of a letter: the close, the signature, what is enclosed, who gets it."""

import re
from collections.abc import Iterable, Sequence

from attrs import define, field

from itures.model.letters import Field, Signatory
from itures.model.span import Span
from itures.structure.desk import Desk
from itures.structure.lines import TEXT, Line

_NAME = 60
"""No name of one who signs is longer than this, in characters."""
_FOOT = 90
"""No line of the foot of a page is longer than this, in characters."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_ENDS = ".;:!?。；：！？\u061b\u061f"


def split_ending(desk: Desk, body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Cut off the signature of a letter that has no close: the name and the office."""
    for index, line in enumerate(body):
        if index and line.cls == "role":
            start = index - 1 if _is_name(desk, body[index - 1]) else index
            return body[:start], body[start:]
    return body, ()


def move_name(
    desk: Desk, body: Sequence[Line], close: Sequence[Line]
) -> tuple[Sequence[Line], Sequence[Line]]:
    """Take a name that stands before the first line of the close into the close."""
    if body and close and close[0].cls == "role" and _is_name(desk, body[-1]):
        return body[:-1], [body[-1], *close]
    return body, close


def _is_name(desk: Desk, line: Line) -> bool:
    words = desk.words(line)
    return line.cls == TEXT and len(words) <= _NAME and words[-1] not in _SENTENCE_ENDS


def goes_on_below(desk: Desk, foot: Line, line: Line) -> bool:
    """Whether a line belongs to the foot of a page above it: short, and no sentence."""
    apart = _BLANK_LINE.search(desk.text[foot.end : line.start])
    words = desk.words(line)
    return not apart and len(words) <= _FOOT and words[-1] not in _SENTENCE_ENDS


@define
class Ending:
    """Reads the lines between the body and the annexes."""

    desk: Desk
    fields: list[Field] = field(factory=list)
    _last: str = ""
    _foot: Line | None = None
    _seen: set[str] = field(factory=set)

    def read(self, lines: Iterable[Line]) -> None:
        """Read some lines."""
        for line in lines:
            name = self._name(line)
            if name == "name" and self._signed_in_one(line):
                continue
            self.fields.append(self.desk.named(name, line))
            self._seen.add(name)
            self._last = name

    def _name(self, line: Line) -> str:
        """What a line is."""
        if line.cls in {"closing", "signed", "enclosures", "distribution", "footer"}:
            self._foot = line if line.cls == "footer" else None
            return line.cls
        if self._foot and goes_on_below(self.desk, self._foot, line):
            self._foot = line
            return "footer"
        if self._last in {"enclosures", "distribution"}:
            return self._last
        if line.cls == "role" and "title" not in self._seen:
            return "title"
        if line.end - line.start > _NAME * 2:
            return "other"
        if "name" not in self._seen:
            return "name"
        if self._last in {"name", "title"} and line.cls == TEXT:
            return "title"
        return "other"

    def _signed_in_one(self, line: Line) -> bool:
        """Office and name in one line become two fields."""
        rules = self.desk.rules
        if "speaker" not in rules.rule_strings:
            return False
        found = rules.compiled("speaker").match_all(self.desk.text, line.start, line.end)
        name = next((part for part in found.parts if part.slot == "name"), None) if found else None
        if found is None or name is None:
            return False
        for slot, start, end in sorted(
            [
                ("name", name.start, name.end),
                ("title", line.start, name.start),
                ("title", name.end, line.end),
            ],
            key=lambda piece: piece[1],
        ):
            if self.desk.text[start:end].strip():
                words = self.desk.printed.words(start, end)
                self.fields.append(Field(slot, words, Span(start, end)))
                self._seen.add(slot)
        self._last = "title"
        return True

    def value(self, name: str) -> str | None:
        """The printed words of a field; lines are joined by a blank."""
        return " ".join(field.text for field in self.fields if field.name == name) or None

    def signatory(self) -> Signatory | None:
        """Who signed, or `None` where nobody did."""
        name, title = self.value("name"), self.value("title")
        title = title.strip(" ,，") if title else None
        return Signatory(name, title) if name or title else None
