"""Volumes: files that hold several documents, and where each of them stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, evolve, field, frozen

from itures.model.blocks import Aside, Reading
from itures.model.findings import Finding
from itures.model.places import LineIndex
from itures.model.span import Span
from itures.notation.grammar import Grammar
from itures.notation.matching import Match
from itures.sources.parts import body_end, paragraphs, parts_of
from itures.structure.boundaries import Boundaries
from itures.structure.contents import Contents
from itures.structure.identify import UNDETERMINED, language_of
from itures.structure.layout import finds
from itures.structure.lines import TEXT, Line
from itures.structure.number_lines import NUMBER_LINE, NumberLine, NumberLines, Row
from itures.structure.openings import Openings
from itures.structure.printed import Printed, merged
from itures.structure.proposal_lines import ACTION, ACTIONS, MARGIN, NUMBER, Sorter
from itures.structure.proposals import PROPOSAL
from itures.structure.running_heads import RUNNING_HEAD, running_heads
from itures.structure.styles import styles_of

FRONT = "unknown"
"""The kind of what stands before the first document of a volume."""
_SYMBOL = re.compile("[(A-Z]{2}")
"""How the line of a proposal begins, in all languages."""
_DEFAULT_LANGUAGE = "en"
"""Rules for texts whose language cannot be told."""
CONTENTS = "contents"
"""Why a table of contents is set aside."""
_RULED = (NUMBER_LINE, "enacting", "annex", "history", "foreword", "volume.contents")
"""Classes of lines that are repeated from document to document and are no running heads."""


@frozen
class Part:
    """One document of a volume, not read yet."""

    reading: Reading
    kind: str | None = None
    """The kind, where the volume tells it: that of its front matter, that of a proposal."""
    findings: tuple[Finding, ...] = ()
    """Doubts about the volume that concern this part, with places in its text."""


@frozen
class Volume:
    """What a file holds."""

    parts: tuple[Part, ...]
    """The documents, in order; one for a file that holds one."""
    findings: tuple[Finding, ...] = ()
    """Doubts about the whole, with places in the text of the file."""


def divide(reading: Reading, grammar: Grammar, language: str | None = None) -> Volume:
    """Tell the documents of a file apart.

    Args:
        reading: the text of the file.
        grammar: the grammars.
        language: the language of the documents, where the caller knows it; else all
            languages are tried.
    """
    work = _Work(reading, grammar, language)
    return work.divide()


@lru_cache(maxsize=32)
def _classes(grammar: Grammar) -> Mapping[str, str]:
    """The class of paragraphs that each style of a Word file speaks for."""
    return styles_of(grammar.read("styles.toml").data).classes


def _holes(reading: Reading, grammar: Grammar) -> list[Span]:
    """What is no part of the words, as far as each find tells for itself.

    Marks and notes at the foot of a page are told by their numbers, which begin anew in
    each document.
    """
    text, shapes = reading.text, grammar.layout.values()
    found = [Span(*hit.span()) for shape in shapes for hit in finds(shape, text)]
    found += [aside.span for aside in reading.asides]
    found += [mark.span for mark in reading.marks]
    return [span for span in found if span.start < span.end]


def _codes(
    grammar: Grammar, reading: Reading, language: str | None
) -> Mapping[str, tuple[str, ...]]:
    """The languages of each script that have number lines, that of the text first."""
    if language:
        return {"": (language,)}
    first = language_of(reading.text, grammar.heads)
    found: dict[str, list[str]] = {}
    for code, head in grammar.heads.items():
        at = 0 if code == first else len(grammar.heads)
        found.setdefault(str(head.get("script")), []).insert(at, code)
    every = {script: tuple(codes) for script, codes in found.items()}
    return {"": (first,) if first != UNDETERMINED else (), **every}


@define
class _Work:
    """The steps, with what they share."""

    reading: Reading
    grammar: Grammar
    language: str | None
    reader: NumberLines = field(init=False)
    rows: list[Row] = field(init=False)
    judge: Boundaries = field(init=False)
    openings: Openings = field(init=False)
    firsts: list[int] = field(factory=list, init=False)
    """The first row of each document: of its foreword, of its head of page."""
    above: set[int] = field(factory=set, init=False)
    """The rows between those and the number lines."""
    found: list[Finding] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        text = self.reading.text
        printed = Printed(text, merged(_holes(self.reading, self.grammar)))
        codes = _codes(self.grammar, self.reading, self.language)
        self.reader = NumberLines(self.grammar, printed, codes)
        end = body_end(self.reading)
        self.rows = self.reader.rows([b for b in paragraphs(self.reading) if b.start < end])

    def divide(self) -> Volume:
        """The documents, and what is doubtful about the whole."""
        return self._proposals() or self._texts()

    def _proposals(self) -> Volume | None:
        """The proposals of a document that makes several; `None` if it makes none."""
        found = [self._symbol(row) for row in self.rows]
        if not any(match and match.rule in ACTIONS for match in found):
            return None
        lines = [
            Line(match.rule if match else TEXT, row.start, row.end, match)
            for row, match in zip(self.rows, found, strict=True)
        ]
        first = language_of(self.reading.text, self.grammar.heads)
        code = self.language or (first if first in self.grammar.heads else _DEFAULT_LANGUAGE)
        sorter = Sorter(self.grammar.language(code), self.reader.printed)
        _, groups = sorter.sort(lines)
        classes = {line.cls for line in lines}
        if not (ACTION in classes or NUMBER in classes or any(group.reasons for group in groups)):
            return None  # symbols in the margin of what was adopted
        if len(groups) < 2:  # noqa: PLR2004
            return Volume((Part(self.reading),))
        starts = [min(line.start for line in group.action) for group in groups]
        for number, group in enumerate(groups[:-1]):
            if group.after:
                starts[number + 1] = group.after[0].start
        front = bool(self.reading.text[: starts[0]].strip())
        bounds = [0, *starts] if front else [0, *starts[1:]]
        kinds = [FRONT, *[PROPOSAL] * len(starts)] if front else [PROPOSAL] * len(starts)
        readings = parts_of(self.reading, bounds)
        return Volume(tuple(Part(*pair) for pair in zip(readings, kinds, strict=True)))

    def _symbol(self, row: Row) -> Match | None:
        """What a row says of a proposal, if it says what is proposed, or its number."""
        if not _SYMBOL.match(self.reading.text, row.start, row.end):
            return None
        names = (ACTION, MARGIN, NUMBER)
        return next((m for name in names if (m := self.reader.matches(row, name))), None)

    def _texts(self) -> Volume:
        """The texts of a volume."""
        every = self.reader.all(self.rows)
        if len(every) < 2:  # noqa: PLR2004  # each text begins at one
            return Volume((Part(self.reading),))
        self.judge = Boundaries(self.rows, self.reader, _classes(self.grammar), every)
        self.openings = Openings(self.rows, self.reader)
        lines = list(self.judge.found())
        if len(lines) < 2:  # noqa: PLR2004  # one text alone is not divided
            return Volume((Part(self.reading),))
        self.firsts = list(self.openings.firsts(lines))
        for first, line in zip(self.firsts, lines, strict=True):
            self.above.update(range(first, line.row))
        asides = self._asides(lines)
        starts = self._starts(lines, asides)
        self._about_contents(lines)
        cuts = [cut for line in lines for cut in self._cuts(line)]
        whole = evolve(self.reading, asides=_merged(self.reading.asides, asides))
        front = bool(self._printed(0, starts[0], whole.asides, CONTENTS))
        bounds = [0, *starts] if front else [0, *starts[1:]]
        readings = parts_of(whole, bounds, cuts)
        parts = [
            Part(part, FRONT if front and number == 0 else None, self._of(part.source.part))
            for number, part in enumerate(readings)
        ]
        return Volume(tuple(parts), (self._several(lines), *self.found))

    def _cuts(self, line: NumberLine) -> Iterator[int]:
        """Where a row is cut that holds more than a number line: the title, the formula."""
        if not line.whole:
            yield from (line.start, line.end)
        if inline := self.judge.behind(line).inline:
            yield from inline

    # ------------------------------------------------------------ what stands around

    def _asides(self, lines: Sequence[NumberLine]) -> list[Aside]:
        """The tables of contents and the running heads."""
        found = [self._contents(contents) for contents in self.judge.contents]
        found += [self._again(line) for line in self.judge.again(lines)]
        heads = running_heads(
            self.reading.text, self.rows, {line.row for line in lines}, self._is_ruled
        )
        return sorted([*found, *heads], key=lambda aside: aside.span)

    def _contents(self, contents: Contents) -> Aside:
        last = self.rows[contents.end - 1]
        return Aside(Span(self.rows[contents.first].left, last.right), CONTENTS)

    def _again(self, line: NumberLine) -> Aside:
        row = self.rows[line.row]
        return Aside(Span(row.left, row.right), RUNNING_HEAD)

    def _is_ruled(self, index: int) -> bool:
        """Whether a row belongs to a document or to the contents; running heads do not."""
        if any(contents.first <= index < contents.end for contents in self.judge.contents):
            return True
        if index in self.above:
            return True  # the head of page of a document has its date, its agenda item
        row = self.rows[index]
        return self.reader.opens(row) or any(self.reader.matches(row, name) for name in _RULED)

    def _starts(self, lines: Sequence[NumberLine], asides: Sequence[Aside]) -> list[int]:
        """Where the documents begin, with what stands above their number lines."""
        heads = {aside.span.start for aside in asides}
        starts: list[int] = []
        below = -1
        for line, first in zip(lines, self.firsts, strict=True):
            row = self.openings.introduced(first, below, heads) if line.leads else line.row
            starts.append(self.rows[row].start if line.leads else line.start)
            below = line.row
        return starts

    def _printed(self, start: int, end: int, asides: Sequence[Aside], kept: str) -> str:
        """What is printed between two offsets beside running heads."""
        text = self.reading.text
        words: list[str] = []
        at = start
        for aside in asides:
            if aside.why != kept and start <= aside.span.start < end:
                words.append(text[at : aside.span.start])
                at = aside.span.end
        return "".join([*words, text[at:end]]).strip()

    # ------------------------------------------------------------ findings

    def _about_contents(self, lines: Sequence[NumberLine]) -> None:
        """Say which entries were not found, and which texts are not listed."""
        if not any(contents.entries for contents in self.judge.contents):
            return
        places = LineIndex(self.reading.text)
        found = Contents(0, 0, tuple(lines))
        for contents in self.judge.contents:
            for entry in contents.entries:
                if not found.lists(entry):
                    said = "the contents list a text that was not found in the volume"
                    self._doubt(places, said, entry)
        for line in lines:
            if not self.judge.listed(line):
                self._doubt(places, "the contents do not list this text", line)
        self.found.sort(key=_start)

    def _several(self, lines: Sequence[NumberLine]) -> Finding:
        """That the file holds several documents, at the second of them."""
        said = f"{len(lines)} documents read as one: parse_all or --split gives each of them"
        line = lines[1]
        place = LineIndex(self.reading.text).place(line.start)
        return Finding("DOC007", "warning", said, *place, Span(line.start, line.end))

    def _doubt(self, places: LineIndex, said: str, line: NumberLine) -> None:
        words = " ".join(self.reading.text[line.start : line.end].split())
        span = Span(line.start, line.end)
        place = places.place(span.start)
        self.found.append(Finding("DOC008", "warning", f"{said}: {words}", *place, span))

    def _of(self, span: Span | None) -> tuple[Finding, ...]:
        """The findings that stand in a part, with their places in it."""
        assert span is not None  # noqa: S101
        first = bisect_left(self.found, span.start, key=_start)
        inside = self.found[first : bisect_left(self.found, span.end, key=_start)]
        if not inside:
            return ()
        places = LineIndex(self.reading.text[span.start : span.end])
        return tuple(_moved(finding, span.start, places) for finding in inside)


def _start(finding: Finding) -> int:
    return finding.span.start


def _moved(finding: Finding, by: int, places: LineIndex) -> Finding:
    span = Span(finding.span.start - by, finding.span.end - by)
    line, column = places.place(span.start)
    return evolve(finding, span=span, line=line, column=column)


def _merged(old: Sequence[Aside], new: Sequence[Aside]) -> tuple[Aside, ...]:
    """Stretches to be set aside, without those that lie in others."""
    kept: list[Aside] = []
    for aside in sorted([*old, *new], key=lambda a: (a.span.start, -a.span.end)):
        if not kept or aside.span.start >= kept[-1].span.end:
            kept.append(aside)
    return tuple(kept)
