"""Letterheads that an extractor wrote into one line: where the fields in it begin.

`Geneva, 9 March 2026 Ref.: CL-26/901 Tel.: … - To Member States Subject: …` is cut before
each label, and before each dash that an addressee stands behind.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from itures.notation.matching import Rule
from itures.structure.desk import Desk
from itures.structure.lines import TEXT, Line
from itures.structure.stanzas import class_of

Stretch = tuple[int, int]

TABLE = "letter"
"""The table of line rules for letterheads."""
CONTACT = frozenset({"contact", "telephone", "fax", "email"})
"""Fields that stand in one line in good order; such a line is not cut here."""
LAST = "subject"
"""The field that ends a letterhead: what stands behind it is its value, colons or not."""
LABELS = ("reference", "contact", "telephone", "fax", "email", "copy_to", "to", LAST)
"""Fields that a label names. "Copy to" goes before "to"."""
ADDRESSED = "addressed"
NUMBERED = "designation"
_LONGEST = 1500
"""No letterhead is longer than this, in characters."""
_LABEL = 40
"""No label is longer than this, in characters: a colon stands so near."""
_NUMBER = 120
"""No series and number of a letter are longer than this, in characters."""
_FEWEST = 2
"""Labels that a line has at least, if it holds a letterhead."""
_COLON = re.compile("[:\uff1a]")
_MAIL = re.compile(r"\s*[!-~]+@[!-~]+\s*")
"""An address of mail, up to what is no such sign: a label may be glued to it."""
_WORD = re.compile(r"(?<!\S)\S")
_DASHES = frozenset("-\u2013\u2014\u2022")
_DASH = re.compile("(?<=\\s)[-\u2013\u2014\u2022]")


def fields_in(text: str, start: int, end: int, rules: Mapping[str, Rule]) -> tuple[Stretch, ...]:
    """The stretches of the fields in a line; nothing where it holds no letterhead.

    Args:
        text: the text.
        start: where the line begins.
        end: where it ends.
        rules: the line rules for letterheads, by class.
    """
    if end - start > _LONGEST:
        return ()
    if len(_COLON.findall(text, start, end)) < _FEWEST:
        return _numbered(text, start, end, rules)
    begins = list(_begins(text, start, end, rules))
    names = [name for _, name in begins if name != ADDRESSED]
    if len(names) < _FEWEST or names[0] == LAST or CONTACT.issuperset(names):
        return ()
    dated = _dateline(text, start, begins[0][0], rules)
    edges = sorted({start, *dated, *(at for at, _ in begins), end})
    return tuple(itertools.pairwise(edges))


def _dateline(text: str, start: int, end: int, rules: Mapping[str, Rule]) -> tuple[int, ...]:
    """Where the place and the date behind the name of an office begin, if the place is known."""
    rule = rules.get("dateline")
    stop = len(text[start:end].rstrip()) + start
    for word in _WORD.finditer(text, max(start, end - _NUMBER), stop) if rule else ():
        found = rule.match_all(text, word.start(), stop) if rule else None
        place = found.get("place") if found else None
        # A place in a list has a key for its value, any other its words.
        if place and place.isascii() and place == place.lower():
            return (word.start(),)
    return ()


def _numbered(text: str, start: int, end: int, rules: Mapping[str, Rule]) -> tuple[Stretch, ...]:
    """A number, and an addressee behind a dash: `TSB Circular 901 – To Member States`."""
    for dash in _DASH.finditer(text, start + 1, min(start + _NUMBER, end)):
        if _field(text, dash.start(), end, rules):
            whole = NUMBERED in rules and rules[NUMBERED].match_all(text, start, dash.start())
            return ((start, dash.start()), (dash.start(), end)) if whole else ()
    return ()


def _begins(
    text: str, start: int, end: int, rules: Mapping[str, Rule]
) -> Iterator[tuple[int, str]]:
    """Where fields begin, and which they are, up to the last one."""
    at = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < at:
            continue
        found = _field(text, word.start(), end, rules)
        if found:
            name, at = found
            yield word.start(), name
            if name == LAST:
                return
            behind = _MAIL.match(text, at, end) if name == "email" else None
            if behind and behind.end() < end:
                # An address has no blank; what stands behind it is another field.
                name, at = _field(text, behind.end(), end, rules) or (ADDRESSED, behind.end())
                yield behind.end(), name


def _field(text: str, at: int, end: int, rules: Mapping[str, Rule]) -> tuple[str, int] | None:
    """The field that begins at an offset, and where its label ends."""
    if text[at] in _DASHES:
        rule = rules.get(ADDRESSED)
        return (ADDRESSED, at + 1) if rule and rule.match(text, at, end) else None
    colon = _COLON.search(text, at, min(at + _LABEL, end))
    if colon is None:
        return None
    for name in LABELS:
        # Up to the colon and no further: the label itself, whatever its value is.
        if name in rules and rules[name].match_all(text, at, colon.end()):
            return name, colon.end()
    return None


def apart(desk: Desk, lines: Sequence[Line]) -> list[Line]:
    """The lines of a letter, those up to the subject or the salutation cut into fields."""
    out: list[Line] = []
    for index, line in enumerate(lines):
        if line.cls == "salutation":
            return [*out, *lines[index:]]
        out.extend(_cut(desk, line))
        if out[-1].cls == LAST:
            return [*out, *lines[index + 1 :]]
    return out


def _cut(desk: Desk, line: Line) -> list[Line]:
    rules = desk.rules_at(line.start, line.end).lines_of(TABLE)
    if line.cls not in {TEXT, *LABELS} - {LAST}:
        return [line]
    stretches = fields_in(desk.text, line.start, line.end, rules)
    trimmed = [desk.printed.trim(*stretch) for stretch in stretches]
    return [class_of(desk, TABLE, *s) for s in trimmed if s[0] < s[1]] or [line]
