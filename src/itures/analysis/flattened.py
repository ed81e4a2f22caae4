"""Revisions whose marks were lost: what was taken out stands glued to what was put in.

Where tracked changes are flattened, an edition is printed as `(Busan, 2014Dubai, 2018)`,
as `(Busandubai, 2018)` or as `(REV.WRC-1519)`. Which words are meant cannot be told; it can
be told that there is something to look at. Brackets, years and commas are the same in all
languages, so this is told by their shape.
"""

import re
from collections.abc import Iterator

from itures.model.document import Document
from itures.model.span import Span
from itures.notation.language import Language

_YEAR = r"(?:1[89]|20)\d\d"
_BRACKET = re.compile(r"[(\uff08](?=[^()\uff08\uff09\n]*\d\d)[^()\uff08\uff09\n]{4,160}[)\uff09]")
"""A bracket with a number in it."""
_PLACE = r"[^\W\d_][^\n()\uff08\uff09,\uff0c\u060c;\d]{2,40}"
_GLUED = re.compile(
    # Two years without a sign between them: 20142018.
    rf"(?<!\d){_YEAR}{_YEAR}(?!\d)"
    # A year, the next place glued to it, and its year: 2014Dubai, 2018.
    rf"|(?<!\d){_YEAR}{_PLACE}[,\uff0c\u060c]\s?{_YEAR}(?!\d)"
    # The same where the year stands first, with a sign behind it, as in Chinese.
    rf"|(?<!\d){_YEAR}[\u3400-\u9fff][,\uff0c]\s?[^\W\d_]{{1,12}}{_YEAR}[\u3400-\u9fff]"
    # Two years of two digits in the code of a session: WRC-1519.
    rf"|(?<=[^\W\d_]-)(?!{_YEAR})\d{{4}}(?=[)\uff09])"
)
_PIECE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '\u2019.-](?=[^\W\d_]))+")
"""Words between the signs and numbers of a bracket: a place, perhaps two."""
_LONGEST = 60


def flattened(document: Document, rules: Language | None) -> Iterator[Span]:
    """The stretches of a document that look like flattened revisions.

    Args:
        document: the document.
        rules: its language, whose list of places tells two that were run together.
    """
    aside = {found.span.start: found.span.end for found in document.discarded}
    text = _masked(document.text, aside)
    for bracket in _BRACKET.finditer(text):
        found = _GLUED.search(text, bracket.start(), bracket.end())
        if found:
            yield Span(*found.span())
        elif rules is not None and re.search(_YEAR, bracket[0]):
            yield from _two_places(text, bracket, rules)


def _masked(text: str, aside: dict[int, int]) -> str:
    """The text with blanks for what was set aside, such as the words taken out."""
    out: list[str] = []
    at = 0
    for start, stop in sorted(aside.items()):
        end = min(stop, len(text))  # a file may say anything
        out.append(text[at : max(at, start)] + " " * (end - max(at, start)))
        at = max(at, end)
    return "".join(out) + text[at:]


def _two_places(text: str, bracket: re.Match[str], rules: Language) -> Iterator[Span]:
    """Where a place is two known ones, one behind the other without a sign between them."""
    if "place" not in rules.word_names:
        return
    known = rules.words("place").meaning
    for piece in _PIECE.finditer(text, bracket.start(), bracket.end()):
        words = piece[0]
        if len(words) > _LONGEST or known(words) is not None:
            continue
        cuts = range(2, len(words) - 1)
        if any(known(words[:at]) and known(words[at:].strip()) for at in cuts):
            yield Span(*piece.span())
