"""Which citations and notes stand in which text: beside the tree no more, but in it."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from itures.export.akn_iri import parsed
from itures.export.akn_links import Link, Links
from itures.export.akn_marks import Aligner, Slot
from itures.export.akn_plan import Part, Plan, cell_name, rows_of, runs_on
from itures.export.akn_write import Mark
from itures.model.citations import Citation
from itures.model.clauses import Clause, Section
from itures.model.document import Document, Footnote
from itures.structure.printed import Printed

TITLE = "title"
"""The node that notes and citations of the title name."""
_NOTE = "note"
Key = tuple[str, str]
"""The `eId` of a part and which of its texts; nothing and a line; or a note."""


@define
class Placed:
    """A text and what stands in it."""

    slot: Slot
    marks: list[Mark] = field(factory=list)

    def fits(self, start: int, end: int) -> bool:
        """Whether an element around these words keeps clear of those that are there."""
        return all(end <= m.start or m.end <= start or m.start == m.end for m in self.marks)

    def wraps(self, start: int, end: int) -> bool:
        """Whether an element around these words crosses none that is there."""
        return all(
            end <= m.start
            or m.end <= start
            or (start <= m.start and m.end <= end)
            or (m.start <= start and end <= m.end)
            for m in self.marks
        )


@define
class Slots:
    """All texts of a document, with their citations and notes."""

    document: Document
    plan: Plan
    texts: dict[Key, Placed] = field(factory=dict, init=False)
    loose_citations: list[Citation] = field(factory=list, init=False)
    """Citations whose words were found in no text."""
    loose_notes: list[Footnote] = field(factory=list, init=False)
    """Notes that are marked nowhere."""
    stray_notes: dict[str, list[Footnote]] = field(factory=dict, init=False)
    """Notes whose marks stand between the texts of a node, by the `eId` of the node."""
    note_keys: dict[int, Key] = field(factory=dict, init=False)
    """The keys of the words of notes, by identity: hostile notes may share ids."""
    _by_node: dict[str | None, list[Placed]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        document = self.document
        size = len(document.text)
        spans = [d.span for d in document.discarded] + [n.span for n in document.footnotes]
        # A file may say anything: what is not in the text takes nothing out of it.
        inside = [(max(start, 0), min(end, size)) for start, end in sorted(spans)]
        holes = tuple(hole for hole in inside if hole[0] < hole[1])
        aligner = Aligner(Printed(document.text, holes))
        for part in self.plan.walk():
            for slot in _texts(part, aligner):
                self._add((part.eid, slot.name), slot)
        for line, part in self.plan.fields:
            titled = line.name == TITLE and document.message is not None
            slot = aligner.slot(TITLE if titled else None, "text", line.text, *line.span)
            self._add((part.eid, "text"), slot)
        for slot in _masthead(document, aligner):
            self._add(("", slot.name), slot)
        plain = Aligner(Printed(document.text, ()))
        for number, note in enumerate(document.footnotes):
            # What a note cites is cited by the node that has its mark.
            owner = note.anchor.node if note.anchor else note.id
            slot = plain.slot(owner, _NOTE, note.text, *note.span, last=True)
            self.note_keys[id(note)] = (_NOTE, str(number))
            self._add((_NOTE, str(number)), slot)

    def _add(self, key: Key, slot: Slot) -> None:
        placed = Placed(slot)
        self.texts[key] = placed
        self._by_node.setdefault(slot.node, []).append(placed)

    def place(self, links: Links) -> None:
        """Put citations and notes into the texts."""
        groups: dict[tuple[int, int, str | None], list[Citation]] = {}
        for citation in self.document.citations:
            groups.setdefault((*citation.span, citation.node), []).append(citation)
        for group in groups.values():
            if not self._cite(group, links):
                self.loose_citations.extend(group)
        for note in self.document.footnotes:
            if not self._note(note, links):
                self.loose_notes.append(note)

    def _cite(self, group: Sequence[Citation], links: Links) -> bool:
        start, end = group[0].span
        for placed in self._by_node.get(group[0].node, ()):
            found = placed.slot.stretch(start, end)
            if found is None or not placed.fits(*found):
                continue
            words = placed.slot.text[slice(*found)]
            if "\n" in words or any(citation.text != words for citation in group):
                continue
            placed.marks.extend(_marks(words, found[0], group, links))
            return True
        return False

    def _note(self, note: Footnote, links: Links) -> bool:
        if note.anchor is None:
            return False
        texts = [
            placed
            for placed in self._by_node.get(note.anchor.node, ())
            if placed.slot.text and placed.slot.name != _NOTE
        ]
        for placed in texts:
            index = placed.slot.index(note.anchor.offset)
            if index is not None:
                placed.marks.append(Mark(index, index, note=note))
                return True
        if texts:
            # The mark stands where no words are: behind the first words of its node.
            index = len(texts[0].slot.text)
            texts[0].marks.append(Mark(index, index, note=note))
            return True
        eid = links.eid(note.anchor.node)
        if eid:
            self.stray_notes.setdefault(eid, []).append(note)
        return bool(eid)


def _texts(part: Part, aligner: Aligner) -> Iterator[Slot]:
    """The texts of a node, each with where it stands in the source."""
    node = part.node
    start, end = node.span
    first = node.items[0].span.start if node.items else end
    if isinstance(node, Clause) and not runs_on(node):
        yield aligner.slot(node.id, "opener", node.opener, start, first)
    if isinstance(node, Section):
        for name, text in (("heading", node.heading), ("title", node.title)):
            if text is not None:
                slot = aligner.slot(node.id, name, text, start, first)
                start = slot.offsets[-1] + 1 if slot.offsets else start
                yield slot
    if node.text is not None:
        # What follows, the list below or nothing, tells where the text ends.
        last = (bool(node.items) or node.tail is None) and not rows_of(node)
        slot = aligner.slot(node.id, "text", node.text, start, first, last=last)
        start = slot.offsets[-1] + 1 if slot.offsets else start
        yield slot
    yield from _cells(part, aligner, start)
    if node.tail is not None:
        begin = node.items[-1].span.end if node.items else start
        yield aligner.slot(node.id, "tail", node.tail, begin, end, last=True)


def _cells(part: Part, aligner: Aligner, start: int) -> Iterator[Slot]:
    """The cells of a table, which stand one behind the other."""
    node = part.node
    named = [
        (cell_name(row, column), cell)
        for row, cells in enumerate(rows_of(node))
        for column, cell in enumerate(cells)
    ]
    whole = aligner.slot(
        node.id, "cells", "\n".join(cell for _, cell in named), start, node.span.end
    )
    at = 0
    for name, cell in named:
        yield Slot(node.id, name, cell, whole.offsets[at : at + len(cell)])
        at += len(cell) + 1


def _masthead(document: Document, aligner: Aligner) -> Iterator[Slot]:
    """The lines of the masthead, or the title alone; the title is a node as well."""
    masthead = document.masthead
    if masthead is None:
        if document.title is not None and not (document.letter or document.message):
            yield aligner.slot(TITLE, TITLE, document.title, 0, len(document.text))
        return
    titled = {number for number, _, _ in title_places(document)}
    at = masthead.span.start
    for number, line in enumerate(masthead.lines):
        # A note on any line of the masthead is one on the title, if there is one or not.
        owner = TITLE if number in titled or not titled else None
        slot = aligner.slot(owner, str(number), line, at, masthead.span.end)
        at = slot.offsets[-1] + 1 if slot.offsets else at
        yield slot


def title_places(document: Document) -> list[tuple[int, int, int]]:
    """Where the title stands in the lines of the masthead: line, start and end."""
    lines = document.masthead.lines if document.masthead else ()
    found: list[tuple[int, int, int]] = []
    for part in (document.title or "").split("\n"):
        free = [(n, line) for n, line in enumerate(lines) if n not in {known[0] for known in found}]
        whole = [n for n, line in free if line == part]
        inside = [n for n, line in free if part in line]
        if part and (number := next(iter(whole + inside), None)) is not None:
            at = lines[number].find(part)
            found.append((number, at, at + len(part)))
    return found


def _marks(words: str, at: int, group: Sequence[Citation], links: Links) -> Iterator[Mark]:
    """The elements for the targets of one expression."""
    made = [links.link(citation) for citation in group]
    if len(made) == 1:
        yield Mark(at, at + len(words), made[0].tag, made[0].attributes)
        return
    yield Mark(at, at + len(words), "mref", {})
    yield from _members(words, at, group, made)


def _members(
    words: str, at: int, group: Sequence[Citation], made: Sequence[Link]
) -> Iterator[Mark]:
    """One link for each member of a list, around its number where that is printed."""
    end = 0
    stretches: list[tuple[int, int]] = []
    for citation in group:
        found = _number(citation.target).search(words, end)
        if found is None or found.start() == found.end():
            break
        stretches.append(found.span())
        end = found.end()
    if len(stretches) < len(group):
        # Not all numbers are printed one by one: the first link holds all words, and
        # the others are empty, at its end.
        beside = tuple((link.tag, link.attributes) for link in made[1:])
        yield Mark(at, at + len(words), made[0].tag, made[0].attributes, beside=beside)
        return
    for (start, stop), link in zip(stretches, made, strict=True):
        yield Mark(at + start, at + stop, link.tag, link.attributes)


def _number(target: str) -> re.Pattern[str]:
    """What the number of a target looks like where it is printed."""
    locator = target.rpartition("#")[2] if "#" in target else ""
    identifier = parsed(target.replace("?", "unknown"))
    number = locator.rpartition("/")[2] or (identifier.number if identifier else "") or target
    return re.compile(rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])")
