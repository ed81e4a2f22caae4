"""Which language each paragraph of a text is in, and whether languages take turns."""

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from itures.model.blocks import Block
from itures.notation.files import Table
from itures.structure.identify import UNDETERMINED, language_of

_LONG = 40
"""A paragraph with fewer characters says too little of its language."""
_SHARE = 0.2
"""A language is one of the text's if at least this share of the text is in it."""
_LOOKED_AT = 400
"""Characters of a paragraph that are looked at."""
_MOST = 400
"""Paragraphs that are looked at to tell whether languages take turns."""


@frozen
class Tongues:
    """The languages of a text."""

    codes: tuple[str, ...]
    """ISO 639-1 codes, the first one first; one where languages do not take turns."""
    text: str
    heads: Mapping[str, Table]
    _memo: dict[tuple[int, int], str | None] = field(factory=dict, init=False, eq=False)

    def of(self, start: int, end: int) -> str:
        """The language of a stretch; the first one where it cannot be told."""
        return self.told(start, end) or self.codes[0]

    def told(self, start: int, end: int) -> str | None:
        """The language of a stretch as far as it can be told."""
        if len(self.codes) == 1:
            return self.codes[0]
        if (start, end) not in self._memo:
            heads = {code: self.heads[code] for code in self.codes}
            self._memo[start, end] = _told(self.text, start, end, heads)
        return self._memo[start, end]


def tongues(text: str, blocks: Sequence[Block], heads: Mapping[str, Table], first: str) -> Tongues:
    """The languages of a text.

    Args:
        text: the text.
        blocks: its paragraphs.
        heads: what tells each language.
        first: the language of the text taken as a whole.
    """
    sizes: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for block in blocks[:_MOST]:
        code = _told(text, block.start, block.end, heads)
        if code:
            sizes[code] += block.end - block.start
            numbers[code] += 1
    whole = sum(sizes.values())
    codes = [code for code in sizes if sizes[code] >= _SHARE * whole and numbers[code] > 1]
    if len(codes) < 2 or first not in codes:  # noqa: PLR2004
        codes = [first]
    return Tongues(tuple(codes), text, heads)


def _told(text: str, start: int, end: int, heads: Mapping[str, Table]) -> str | None:
    if end - start < _LONG:
        return None
    code = language_of(text[start : min(end, start + _LOOKED_AT)], heads)
    return code if code != UNDETERMINED else None
