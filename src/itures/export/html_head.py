"""What stands around the tree: the masthead, the lines of a letter, languages in pairs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from attrs import frozen

from itures.export.html_direction import direction
from itures.export.html_tree import Drawer, View
from itures.export.html_words import Line
from itures.model.document import Document
from itures.model.letters import Field, Letter, Message, Pair, Paragraph
from itures.model.span import Span

TITLE = "title"
"""The node that notes and citations of the title name."""
_SUBJECT = "subject"


@frozen
class Printed:
    """Some printed lines that are no node, and what they are."""

    name: str
    """`number`, `title`, `enacting`, `line`; of a letter the name of the field."""
    lines: tuple[Line, ...]


@frozen
class Side:
    """The paragraphs of one language in a pair."""

    language: str
    dir: str
    views: tuple[View, ...]
    """Nothing where the other language has no partner."""


@frozen
class Row:
    """What stands in the body of a letter or a message: one of these three."""

    view: View | None = None
    printed: Printed | None = None
    sides: tuple[Side, ...] = ()


@frozen
class Sheet:
    """A letter or a message: what stands above its paragraphs, in between, and below."""

    head: tuple[Printed, ...]
    body: tuple[Row, ...]
    foot: tuple[Printed, ...]


# ------------------------------------------------------------------ the masthead


def masthead(document: Document, drawer: Drawer) -> tuple[Printed, ...]:
    """The lines of the masthead, lines of the title as one; or the title alone."""
    head = document.masthead
    every = Span(0, len(document.text))
    if head is None:
        lone = document.title and not _fields(document, TITLE)
        lines = drawer.words(TITLE, [(document.title or "", every)])[0] if lone else ()
        return (Printed(TITLE, lines),) if lines else ()
    named = list(zip(_names(document, head.lines), head.lines, strict=True))
    texts = [(line, head.span) for _, line in named]
    # Notes of the title are looked for in all lines: it may share one with the number.
    lines_of = drawer.words(TITLE, texts, follow=True)
    rows = [(name, lines) for (name, _), lines in zip(named, lines_of, strict=True)]
    return tuple(
        Printed(name, tuple(line for _, lines in group for line in lines))
        for name, group in groupby(rows, lambda row: row[0])
    )


def _names(document: Document, lines: Sequence[str]) -> list[str]:
    """What each line of a masthead is."""
    enacting = document.masthead.enacting if document.masthead else None
    titled = _titled(lines, (document.title or "").split("\n"))
    names = []
    for number, line in enumerate(lines):
        if number in titled:
            names.append(TITLE)
        else:
            names.append("enacting" if line == enacting else "number" if not number else "line")
    return names


def _titled(lines: Sequence[str], title: Sequence[str]) -> set[int]:
    """The places of the lines of the title, or of the line that it shares with others."""
    whole = {i for i, line in enumerate(lines) if line in title}
    inside = {i for i, line in enumerate(lines) for part in title if part and part in line}
    return whole or set(sorted(inside)[:1])


# ------------------------------------------------------------------ letters and messages


def _fields(document: Document, name: str) -> list[Field]:
    body = document.message or document.letter
    return [one for one in body.fields if one.name == name] if body else []


def sheet(document: Document, drawer: Drawer) -> Sheet | None:
    """A letter or a message as it is laid out; `None` for other documents."""
    body = document.letter or document.message
    if body is None:
        return None
    begin = min((one.span for one in body.paragraphs), default=Span(len(document.text), 0))
    end = max((one.span for one in body.paragraphs), default=begin)
    head = [one for one in body.fields if one.span < begin]
    between = [one for one in body.fields if begin < one.span < end]
    foot = [one for one in body.fields if one.span > end and one not in head]
    return Sheet(
        tuple(_printed(head, body, drawer)),
        tuple(_rows(document, body, between, drawer)),
        tuple(_printed(foot, body, drawer)),
    )


def _printed(fields: Sequence[Field], body: Letter | Message, drawer: Drawer) -> Iterator[Printed]:
    """Lines that follow each other and are the same, such as two of a subject, as one."""
    for name, group in groupby(sorted(fields, key=lambda one: one.span), lambda one: one.name):
        # In a letter a title is that of the one who signs.
        role = "office" if name == TITLE and isinstance(body, Letter) else name
        node = {TITLE: TITLE, _SUBJECT: _SUBJECT}.get(role)
        found = drawer.words(node, [(one.text, one.span) for one in group])
        yield Printed(role, tuple(line for lines in found for line in lines))


def _rows(
    document: Document, body: Letter | Message, between: Sequence[Field], drawer: Drawer
) -> Iterator[Row]:
    alone = {one.span: one for one in body.paragraphs}
    rows: list[tuple[Span, Row]] = []
    for pair in filter(None, document.pairs):
        own = {code: alone.pop(one.span, None) for code, one in pair.items()}
        sides = _sides(pair, own, document.languages, drawer)
        rows.append((min(one.span for one in pair.values()), Row(sides=sides)))
    left = (one for one in body.paragraphs if one.span in alone)
    rows += [(one.span, Row(view=drawer.paragraph(one))) for one in left]
    rows += [(one.span, Row(printed=next(_printed([one], body, drawer)))) for one in between]
    yield from (row for _, row in sorted(rows, key=lambda found: found[0]))


def _sides(
    pair: Pair,
    own: Mapping[str, Paragraph | None],
    languages: Sequence[str],
    drawer: Drawer,
) -> tuple[Side, ...]:
    """The languages of a pair side by side, always in the same order."""
    sides: list[Side] = []
    for language in dict.fromkeys([*languages, *pair]):
        paragraph = own.get(language)
        way = (direction(pair[language].text) if language in pair else None) or drawer.around
        views = (Drawer(drawer.layer, way).paragraph(paragraph),) if paragraph else ()
        sides.append(Side(language, way, views))
    return tuple(sides)
