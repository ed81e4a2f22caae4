"""What the styles of a file say of its paragraphs: evidence, never proof."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, evolve, field, frozen

from itures.model.blocks import Block, Run
from itures.model.citations import Part
from itures.notation.files import Table
from itures.notation.matching import Match
from itures.structure.lines import ANNEX, ITEM, NUMBER_LINE, OPENER, TEXT, Line
from itures.structure.printed import Printed

TITLE, HEADING, CAPTION, SECTION = "title", "heading", "caption", "section"
"""Classes of paragraphs that a style alone can give, where the words say nothing."""
AFTER_TITLE, PART_TITLE, ENUMERATED = "after_title", "part_title", "enumerated"
"""What a style says of the place of a paragraph, beside what it is."""
CONTENTS_LINE = "contents_line"
HISTORY = "history"
_STYLED = "style"
"""The rule that a match names which no words have, but a style."""
_GIVEN = frozenset({TITLE, HEADING, CAPTION, SECTION, HISTORY})
_TOLD = frozenset({NUMBER_LINE, HISTORY, OPENER, ANNEX, SECTION})
"""Classes that the words tell as well: where they do not, somebody should look."""
_COMPARED = _TOLD | {TITLE}


@frozen
class Styles:
    """The table of styles."""

    classes: Mapping[str, str]
    """The class of paragraph that each style speaks for."""
    kinds: Mapping[str, str]
    """The kind of document whose number lines have such a style."""
    annexes: Mapping[str, str]
    """What an annex in such a style is called in an id."""
    depths: Mapping[str, int]
    """How far in the paragraphs of lists stand, by style: 1 is the outermost."""
    numbers: frozenset[str]
    """Character styles of the number inside a number line."""

    def of(self, block: Block) -> str | None:
        """The class that the style of a paragraph speaks for, or `None`."""
        return self.classes.get(block.style) if block.style else None


def styles_of(data: Table) -> Styles:
    """The styles of a `styles.toml`."""
    classes = {
        style: cls
        for table in ("styles_unverified", "styles")
        for cls, styles in data.get(table, {}).items()
        for style in styles
    }
    listed = data.get("styles", {}).get(ENUMERATED, ())
    depths = {style: depth for depth, style in enumerate(listed, 1)}
    numbers = frozenset(data.get("runs", {}).get("number", ()))
    return Styles(classes, data.get("kinds", {}), data.get("annexes", {}), depths, numbers)


@define
class Evidence:
    """Weighs what a style says against what the words say."""

    styles: Styles
    printed: Printed
    runs: Sequence[Run] = field(default=())

    def of(self, block: Block) -> str | None:
        """The class of paragraph that the style of a paragraph speaks for."""
        return self.styles.of(block)

    def depths(self, lines: Iterable[Line]) -> Mapping[int, int]:
        """How far in the paragraphs of lists stand, by where they begin."""
        return {
            line.start: self.styles.depths[line.block.style or ""]
            for line in lines
            if line.said == ENUMERATED and line.block
        }

    def settle(self, line: Line) -> Line:
        """A line that no rule has matched, with the class that its style speaks for."""
        said = line.said
        if line.match is not None or said is None or line.block is None:
            return line
        if said in _GIVEN:
            return evolve(line, cls=said)
        if said == ANNEX:
            kind = self.styles.annexes.get(line.block.style or "", ANNEX)
            part = Part("heading", kind, line.start, line.end)
            return evolve(line, cls=ANNEX, match=Match(_STYLED, line.start, line.end, (part,)))
        if said == NUMBER_LINE and (match := self._numbered(line)):
            return evolve(line, cls=NUMBER_LINE, match=match)
        return line

    def _numbered(self, line: Line) -> Match | None:
        """A number line whose words are not understood, but whose number is marked."""
        assert line.block is not None  # noqa: S101
        kind = self.styles.kinds.get(line.block.style or "")
        inside = (
            run.span
            for run in self.runs
            if run.style in self.styles.numbers
            and line.start <= run.span.start < run.span.end <= line.end
        )
        spans = list(inside)
        if not spans or kind is None:
            return None
        words = self.printed.words(spans[0].start, spans[-1].end)
        parts = (
            Part("kind", kind, line.start, spans[0].start),
            Part("number", words, spans[0].start, spans[-1].end),
        )
        return Match(_STYLED, line.start, line.end, parts) if words else None


def disagreements(lines: Iterable[Line]) -> Iterable[tuple[Line, str]]:
    """The lines whose style and words do not agree, each with what is the matter."""
    for line in lines:
        if line.said is None or line.said not in _COMPARED or line.block is None:
            continue
        told = line.said.replace("_", "-")
        if line.cls != line.said and line.cls not in {ITEM, TEXT}:
            said = f"the style {line.block.style!r} says {told}, the words say {line.cls}"
            yield line, said.replace("_", "-")
        elif line.said in _TOLD - {OPENER} and not _is_read(line):
            yield (
                line,
                f"the style {line.block.style!r} says {told}, but the words are not understood",
            )


def _is_read(line: Line) -> bool:
    """Whether the words say what the style says, and not the style alone."""
    return line.cls == line.said and line.match is not None and line.match.rule != _STYLED
