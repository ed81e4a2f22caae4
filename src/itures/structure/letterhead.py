"""The letterhead: who writes to whom, when, under which reference, about what.

Each line is a field with its label, or goes on with the field before it. Where a table
was taken apart, labels and values stand in lines of their own, or several labels stand
in one line: a label without a value gets the next line that is none.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import define, field

from itures.model.letters import Contact, Field
from itures.model.span import Span
from itures.structure.called import addressees
from itures.structure.cells import cells
from itures.structure.dates import iso
from itures.structure.desk import Desk
from itures.structure.lines import Line
from itures.structure.masthead import place_key
from itures.structure.stanzas import class_of

Stretch = tuple[int, int]

TABLE = "letter"
LABELLED = (
    "reference", "contact", "telephone", "fax", "email", "to", "copy_to", "subject",
)  # fmt: skip
"""Fields that a label names; so the line rules are called."""
_LONG_FIELDS = frozenset({"reference", "to", "copy_to", "subject"})
"""Fields whose value may run over several lines."""
_CONTACT_FIELDS = ("contact", "telephone", "fax", "email")
"""Fields that may stand in one line."""
_OPEN = frozenset(",;:、，；：\u060c\u061b")
"""A value that ends so goes on in the next line."""
_UNSEEN = " \u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""What may stand around a value and prints nothing: marks of direction in texts from the right."""
_BULLET = re.compile(r"[\s*\u2022\u2013\u2014-]*")
"""What may stand before an addressee: a sign of a list."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@define
class Letterhead:
    """Reads the lines of a letterhead, one after the other."""

    desk: Desk
    fields: list[Field] = field(factory=list)
    values: dict[str, list[Stretch]] = field(factory=dict)
    """The stretches of the value of each field."""
    date: str | None = None
    place: str | None = None
    _current: str = ""
    _waiting: list[str] = field(factory=list)
    """Labels that have no value yet."""
    _end: int = 0

    def read(self, lines: Iterable[Line]) -> None:
        """Read some lines."""
        for line in lines:
            for piece in self._pieces(line):
                self._take(piece)
                self._end = piece.end

    def _pieces(self, line: Line) -> Iterable[Line]:
        """The cells of a line, each with its class."""
        every = list(cells(self.desk.text, line.start, line.end))
        for stretch in every:
            start, end = self.desk.printed.trim(*stretch)
            whole = len(every) == 1
            piece = line if whole else class_of(self.desk, TABLE, start, end)
            if start < end:
                yield from self._labels(piece)

    def _labels(self, piece: Line) -> Iterable[Line]:
        """The fields in one cell: `Tel: … Fax: …`."""
        if piece.cls not in _CONTACT_FIELDS:
            yield piece
            return
        rules = self.desk.rules.lines_of(TABLE)
        at = piece.start
        values = [p.start for p in piece.match.parts if p.slot == "value"] if piece.match else []
        begin = values[0] if values else piece.end
        for word in re.finditer(r"(?<=\s)\S", self.desk.text[begin : piece.end]):
            start = begin + word.start()
            if any(
                (found := rules[name].match(self.desk.text, start, piece.end))
                and found.get("value")
                for name in _CONTACT_FIELDS
                if name in rules
            ):
                yield class_of(self.desk, TABLE, *self.desk.printed.trim(at, start))
                at = start
        yield class_of(self.desk, TABLE, at, piece.end)

    def _take(self, piece: Line) -> None:
        if piece.cls in LABELLED:
            self._open(piece)
        elif piece.cls == "addressed":
            self._add(self._current if self._current == "copy_to" else "to", piece, "value")
        elif piece.cls == "dateline" and self.date is None and piece.match:
            self.date = iso(piece.match)
            place = piece.match.get("place")
            self.place = place_key(place) if place else None
            self._add("date", piece)
        elif piece.cls == "designation" and self._takes_number():
            self._number(piece)
        elif self._waiting:
            self._add(self._waiting.pop(0), piece)
        elif self._goes_on(piece):
            self._add(self._current, piece)
        elif not any(name in self.values for name in LABELLED):
            self._add("issuer", piece)
        else:
            self._add("other", piece)

    def _number(self, piece: Line) -> None:
        """The series and number in a line of their own; the date may stand behind them."""
        apart = piece.match is not None and piece.match.get("value")
        self._add("reference", piece, "value" if apart else "")
        self._current = "reference"
        if self.date is None and piece.match:
            self.date = iso(piece.match)

    def _open(self, piece: Line) -> None:
        """A labelled field; without a value it waits for one."""
        self._add(piece.cls, piece, "value")
        self._current = piece.cls
        if not self.values[piece.cls]:
            self._waiting.append(piece.cls)
        elif piece.cls in self._waiting:
            self._waiting.remove(piece.cls)

    def _add(self, name: str, piece: Line, slot: str = "") -> None:
        self.fields.append(self.desk.named(name, piece))
        stretches = self.values.setdefault(name, [])
        if name in self._waiting:
            self._waiting.remove(name)
        if not slot or piece.match is None:
            stretches.append((piece.start, piece.end))
            return
        stretches.extend(
            self.desk.printed.trim(part.start, part.end)
            for part in piece.match.parts
            if part.slot == slot
        )

    def _takes_number(self) -> bool:
        """Whether a number can be the reference: there is none, or half of one."""
        if "reference" not in self.values or "reference" in self._waiting:
            return True
        return self._current == "reference"

    def _goes_on(self, piece: Line) -> bool:
        """Whether an unlabelled line goes on with the field before it."""
        if self._current not in _LONG_FIELDS:
            return False
        if self._current == "subject":
            return True
        gap = self.desk.text[self._end : piece.start]
        return not _BLANK_LINE.search(gap) or self.desk.printed.before(piece.start) in _OPEN

    def value(self, name: str) -> str | None:
        """The printed value of a field; lines are joined by a blank."""
        words = (self.desk.printed.words(*each) for each in self.values.get(name, ()))
        return " ".join(filter(None, (each.strip(_UNSEEN) for each in words))) or None

    def issuer(self) -> str | None:
        """The office that writes: the line that names a bureau, else the first."""
        names = [self.desk.printed.words(*stretch) for stretch in self.values.get("issuer", ())]
        return next(
            (name for name in names if self._is_bureau(name)),
            names[0] if names else None,
        )

    def _is_bureau(self, name: str) -> bool:
        words = self.desk.rules.words("actor")
        found = re.match(words.pattern, name)
        meaning = words.meaning(found[0]) if found else None
        actors = self.desk.grammar.registry.actors
        return bool(meaning) and actors.get(str(meaning), {}).get("kind") == "bureau"

    def to(self) -> tuple[str, ...]:
        """The ids of the addressees."""
        joined = _joined(self.desk.text, self.values.get("to", ()))
        begun = ((_BULLET.match(self.desk.text, *each), each[1]) for each in joined)
        every = [a for mark, end in begun if mark for a in addressees(self.desk, mark.end(), end)]
        return tuple(dict.fromkeys(every))

    def contact(self) -> Contact | None:
        """Whom to ask, or `None` where nothing is said of it."""
        found = [self.value(name) for name in _CONTACT_FIELDS]
        return Contact(*found) if any(found) else None

    def subject_span(self) -> Span | None:
        """From the first word of the subject to the last."""
        stretches = self.values.get("subject")
        return Span(stretches[0][0], stretches[-1][1]) if stretches else None


def _joined(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches with nothing but blanks between them as one."""
    out: list[Stretch] = []
    for start, end in stretches:
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
