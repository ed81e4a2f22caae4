"""What is over the budget of a marked-up file: its words, without what marks them up.

A file can be nothing but tags, millions of them: each costs as much as a word or two, so
they are counted. What stands behind the last one that is read is no tree: its words are
kept as they stand there, and set aside.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

_TAGS = re.compile(r"(?:<[A-Za-z/!?][^<>]*+>\s*+)++")
"""Tags, one behind the other, with the blanks between them."""
_OPEN = re.compile("<")
_QUOTED, _CLOSED = "<![CDATA[", "]]>"
CUT_SHORT = "over the budget: more than {} tags; those from here on were not read"
"""What is said where no word stands behind the last tag that was read."""


def edge_of_tags(text: str, most: int, start: int = 0, end: int | None = None) -> int | None:
    """Where the first tag begins that is one too many, or `None` if none is.

    Args:
        text: markup.
        most: how many tags may be read.
        start: where to begin counting, as an offset.
        end: where to end, as an offset; `None` is the end of the text.
    """
    stop = len(text) if end is None else end
    if text.count("<", start, stop) <= most:
        return None
    edge = next(islice(_OPEN.finditer(text, start, stop), most, None)).start()
    opened = text.rfind(_QUOTED, start, edge)  # a parser that stops in one keeps its words
    return opened if opened >= 0 and text.find(_CLOSED, opened, edge) < 0 else edge


def words_in(markup: str) -> str:
    """The words of a stretch of markup; a line break stands where tags stood."""
    return "".join(_words(markup)).strip()


def _words(markup: str) -> Iterator[str]:
    """The words, and between them those that are quoted: there a tag is words."""
    at = 0
    while (opened := markup.find(_QUOTED, at)) >= 0:
        yield unescape(_TAGS.sub("\n", markup[at:opened]))
        closed = markup.find(_CLOSED, opened)
        at = len(markup) if closed < 0 else closed + len(_CLOSED)
        yield markup[opened + len(_QUOTED) : at].removesuffix(_CLOSED)
    yield unescape(_TAGS.sub("\n", markup[at:]))
