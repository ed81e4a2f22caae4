"""Where citations are looked for: running text, the title, cells and notes."""

from collections.abc import Iterable, Sequence

from itures.notation.language import Language
from itures.structure.debris import Debris
from itures.structure.desk import Desk
from itures.structure.lines import ANNEX, ITEM, OPENER, SECTION, TEXT, Line
from itures.structure.styles import CAPTION, HEADING, TITLE

Stretch = tuple[int, int]

_RUNNING = frozenset({ITEM, TEXT, TITLE, HEADING, CAPTION})
"""Classes of paragraphs whose words may cite."""
_CITING = {ANNEX: "title", SECTION: "title", OPENER: "qualifier"}
"""Parts of headings and openers that may cite: "instructs …, in accordance with Resolution …"."""


def running_stretches(lines: Iterable[Line], debris: Debris) -> tuple[Stretch, ...]:
    """The stretches of running text of a resolution."""
    found: set[Stretch] = set(notes_of(debris))
    for line in lines:
        if line.cls in _RUNNING:
            found.add((line.start, line.end))
        slot = _CITING.get(line.cls)
        if slot and line.match:
            found.update((part.start, part.end) for part in line.match.parts if part.slot == slot)
    return tuple(sorted(found))


def notes_of(debris: Debris) -> list[Stretch]:
    """The words of the notes."""
    return [(body.words.start, body.words.end) for body in debris.bodies]


def by_language(
    desk: Desk, stretches: Sequence[Stretch]
) -> tuple[list[Stretch], tuple[tuple[Language, tuple[Stretch, ...]], ...]]:
    """The stretches in the first language, and those in each of the others."""
    first, *others = desk.tongues.codes
    by_code: dict[str, list[Stretch]] = {code: [] for code in desk.tongues.codes}
    for start, end in stretches:
        by_code[desk.tongues.of(start, end)].append((start, end))
    foreign = tuple((desk.grammar.language(code), tuple(by_code[code])) for code in others)
    return by_code[first], foreign
