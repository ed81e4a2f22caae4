"""Find citing expressions in running text."""

from collections.abc import Iterable, Iterator

from itures.model.citations import Reference
from itures.notation.language import Language
from itures.notation.scanning import Scanner

SUSPECT = "suspect"
"""The rules for what looks like a citation; what no other rule claims is doubt."""


def find(
    text: str,
    stretches: Iterable[tuple[int, int]],
    language: Language,
    families: Iterable[str],
) -> Iterator[Reference]:
    """The citing expressions in some stretches of a text, in the order of the text.

    Suspects come out as references of the family `suspect`.
    """
    scanner = scanner_of(language, families)
    for start, end in stretches:
        yield from find_in(text, start, end, scanner)


def scanner_of(language: Language, families: Iterable[str]) -> Scanner:
    """What looks for the citing expressions of a language."""
    return language.scanner((*families, SUSPECT))


def find_in(text: str, start: int, end: int, scanner: Scanner) -> Iterator[Reference]:
    """The citing expressions between two offsets of a text."""
    for match in scanner.scan(text, start, end):
        family = match.rule.partition(".")[0]
        yield Reference(family, match.start, match.end, match.parts)
