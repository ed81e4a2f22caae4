"""Find citing expressions in running text."""

from collections.abc import Iterable, Iterator

from itures.model.citations import Reference
from itures.notation.language import Language

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
    scanner = language.scanner((*families, SUSPECT))
    for start, end in stretches:
        for match in scanner.scan(text, start, end):
            family = match.rule.split(".", 1)[0]
            yield Reference(family, match.start, match.end, match.parts)
