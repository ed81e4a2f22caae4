"""Circular letters: letterhead, body, end, annexes."""

import re
from collections.abc import Sequence

from attrs import define

from itures.model.document import Discarded
from itures.model.identifiers import Identifier
from itures.model.letters import Deadline, Field, Letter, Paragraph
from itures.model.span import Span
from itures.notation.matching import Match
from itures.structure.dates import iso
from itures.structure.desk import Content, Desk
from itures.structure.ending import Ending, goes_on_below, move_name, split_ending
from itures.structure.groups import AnnexReader
from itures.structure.labelled import apart
from itures.structure.letterhead import TABLE, Letterhead
from itures.structure.lines import ITEM, TEXT, Line
from itures.structure.links import links
from itures.structure.masthead import canonical
from itures.structure.order import order_of
from itures.structure.pairs import pairs_of
from itures.structure.stanzas import classify, paragraphs, spans

KIND = "circular-letter"
_SUBJECT_LINES = 4
"""No subject runs over more lines than these."""
_HEADINGS = frozenset({"annex", "annex_to"})
"""Classes of lines that head an annex."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@define
class _Parts:
    """The lines of a letter, by the parts they belong to."""

    head: Sequence[Line]
    salutation: Sequence[Line]
    body: Sequence[Line]
    close: Sequence[Line]
    annexes: Sequence[Line]


def read_letter(desk: Desk) -> Content:
    """Read a circular letter."""
    parts = _parts(desk)
    content = Content()
    head = Letterhead(desk)
    head.read(parts.head)
    number = own_number(desk, head.value("reference"))
    body, feet = _without_page_ends(desk, parts.body, number, content)
    ending = Ending(desk)
    ending.read(parts.close)
    salutation = [desk.named("salutation", line) for line in parts.salutation]
    fields = [*head.fields, *salutation, *ending.fields, *feet]
    running = paragraphs(desk, body)
    content.annexes = AnnexReader.at(desk).read(parts.annexes)
    content.id = _identifier(desk, number)
    content.letter = Letter(
        lines=tuple(desk.words(line) for line in parts.head),
        issuer=head.issuer(),
        reference=head.value("reference"),
        series=number.get("series") if number else None,
        number=number.get("number") if number else None,
        date=head.date,
        place=head.place,
        contact=head.contact(),
        to=head.to(),
        to_text=head.value("to"),
        copy_to=head.value("copy_to"),
        subject=head.value("subject"),
        salutation=" ".join(line.text for line in salutation) or None,
        paragraphs=running,
        deadlines=deadlines(desk, running),
        closing=ending.value("closing"),
        signed=ending.value("signed"),
        signatory=ending.signatory(),
        enclosures=ending.value("enclosures"),
        links=links(desk.text, desk.grammar.terminals["LINK"]),
        footer=" ".join(f.text for f in fields if f.name == "footer") or None,
        fields=tuple(sorted(fields, key=lambda field: field.span)),
    )
    content.pairs = pairs_of(desk, running)
    _mark(content, running, head.subject_span(), parts.annexes)
    return content


def _parts(desk: Desk) -> _Parts:
    """Cut a letter into its parts."""
    lines = apart(desk, classify(desk, TABLE))
    found = order_of(desk.grammar, KIND).parts(lines)
    bounds = found or {"body": (0, len(lines))}
    names = ("head", "salutation", "body", "close", "annexes")
    parts = _Parts(*(lines[slice(*bounds.get(name, (0, 0)))] for name in names))
    parts.body, parts.annexes = _unaddressed(parts.body), _unaddressed(parts.annexes)
    body = parts.body
    if not parts.salutation:
        more = _subject_goes_on(desk, parts.head, body)
    else:
        stated = any(line.cls == "subject" for line in parts.head)
        more = int(not stated and bool(body) and body[0].cls == "subject")
    parts.head = [*parts.head, *body[:more]]
    body = body[more:]
    if parts.close:
        parts.body, parts.close = move_name(desk, body, parts.close)
    else:
        parts.body, parts.close = split_ending(desk, body)
    return parts


def _unaddressed(lines: Sequence[Line]) -> list[Line]:
    """Lines below a letterhead: "- to write …" is an item there, and addresses nobody."""
    return [
        Line(ITEM if line.mark else TEXT, line.start, line.end, None, line.mark)
        if line.cls == "addressed"
        else line
        for line in lines
    ]


def _subject_goes_on(desk: Desk, head: Sequence[Line], body: Sequence[Line]) -> int:
    """How many lines of the body belong to the subject, where no salutation ends it.

    They follow without a blank line, and a blank line parts them from the text.
    """
    for index, line in enumerate(body[: _SUBJECT_LINES + 1]):
        before = body[index - 1] if index else head[-1] if head else line
        if _BLANK_LINE.search(desk.text[before.end : line.start]):
            return index
    return 0


def _mark(
    content: Content,
    running: Sequence[Paragraph],
    subject: Span | None,
    annexes: Sequence[Line],
) -> None:
    """Note which stretches are nodes, and which are running text."""
    content.nodes = spans(running)
    content.stretches = [(start, end) for start, end, _ in content.nodes]
    content.stretches += [(line.start, line.end) for line in annexes if line.cls not in _HEADINGS]
    for line in annexes:
        parts = line.match.parts if line.match and line.cls == "annex" else ()
        content.stretches += [(p.start, p.end) for p in parts if p.slot == "title"]
    if subject:
        content.nodes.append((*subject, "subject"))
        content.stretches.append((subject.start, subject.end))
    content.stretches.sort()


def own_number(desk: Desk, reference: str | None) -> Match | None:
    """The series and the number in a reference."""
    if not reference:
        return None
    scanner = desk.rules.scanner(("own_number",))
    return next(iter(scanner.scan(reference, 0, len(reference))), None)


def _identifier(desk: Desk, number: Match | None) -> str | None:
    """The id of a letter, by the letters of its number or the words before it."""
    printed = number.get("number") if number else None
    if number is None or printed is None:
        return None
    series = desk.kind(KIND)["series"]
    digits = canonical(printed)
    for letters, base in series.items():
        for sign in "-/":
            head, found, tail = digits.partition(f"{letters}{sign}")
            if found and (not head or head.endswith("/")):
                return str(Identifier.parse(f"{base}/{(head + tail).replace('/', '-')}"))
    base = series.get(number.get("circular") or "")
    return str(Identifier.parse(f"{base}/{digits.replace('/', '-')}")) if base else None


def _without_page_ends(
    desk: Desk, body: Sequence[Line], number: Match | None, content: Content
) -> tuple[Sequence[Line], list[Field]]:
    """Take the feet and the running heads of pages out of the body."""
    kept: list[Line] = []
    feet: list[Field] = []
    foot: Line | None = None
    own = canonical(number.get("number") or "") if number else ""
    for line in body:
        printed = line.match.get("number") if line.match else None
        if line.cls == "footer" or (foot and goes_on_below(desk, foot, line)):
            feet.append(desk.named("footer", line))
            foot = line
            continue
        foot = None
        if line.cls == "designation" and own and own == canonical(printed or ""):
            text = desk.text[line.start : line.end]
            content.discarded.append(Discarded(Span(line.start, line.end), "running-head", text))
        else:
            kept.append(line)
    return kept, feet


def deadlines(desk: Desk, running: Sequence[Paragraph]) -> tuple[Deadline, ...]:
    """The deadlines that some paragraphs set, in the order of the text."""
    found: list[Deadline] = []
    for paragraph in running:
        scanner = desk.rules_at(*paragraph.span).scanner(("deadline",))
        for match in scanner.scan(desk.text, *paragraph.span):
            words = desk.printed.words(match.start, match.end)
            found.append(Deadline(iso(match), words, Span(match.start, match.end)))
    return tuple(found)
