"""Small pieces of Markdown, of which all files are made; words of documents do nothing in it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from itures.export.html_direction import direction
from itures.export.markdown_escape import escape

MOST = 20
"""Rows of a table in the summary."""
QUOTE = 160
"""Characters of a quote in the summary."""
LEVELS = ("error", "warning", "note")
"""The severities, the worst first."""
_PLAIN = re.compile(r"[A-Za-z0-9@/.:_#()+,=-]+")
"""What may stand between backticks as it is."""
_BLANKS = re.compile(r"[\t\n ]+")
_RIGHT, _END = "\u2067", "\u2069"


def said(text: str | None, longest: int | None = None) -> str:
    """Words of a document, for the middle of a line, cut to a length in characters."""
    words = _BLANKS.sub(" ", text or "").strip(" ")
    if longest is not None and len(words) > longest:
        words = words[: longest - 1].rstrip() + "\u2026"
    shown = _middle(words)
    return f"{_RIGHT}{shown}{_END}" if direction(words) == "rtl" else shown


def quoted(text: str) -> str:
    """Words of a document, for the beginning of a line."""
    shown = escape(text)
    return f"{_RIGHT}{shown}{_END}" if direction(text) == "rtl" else shown


def _middle(words: str) -> str:
    """As `escape`, but for what would begin a list: nothing does in the middle of a line."""
    return escape(f"-{words}")[len("\\-") :]


def key(text: str | None) -> str:
    """An identifier, as code where that is safe."""
    if not text:
        return ""
    return f"`{text}`" if _PLAIN.fullmatch(text) else said(text)


def counted(number: int, noun: str, many: str | None = None) -> str:
    """A number and its noun: `1 finding`, `2 findings`."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """A table; columns whose head begins with `#` hold numbers, which stand at the right."""
    names = [head.removeprefix("#") for head in heads]
    marks = ["---:" if head.startswith("#") else "---" for head in heads]
    lines = [names, marks, *([str(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def first(
    rows: Sequence[Sequence[str | int]], most: int, where: str
) -> Iterator[Sequence[str | int]]:
    """The first rows, and a last one that says how many more there are, and where."""
    yield from rows[:most]
    if len(rows) > most:
        more = [""] * (len(rows[0]) - 1)
        yield [f"\u2026 {len(rows) - most} more in {where}", *more]


def place(node: str | None, line: int, column: int | None = None) -> str:
    """Where something stands: the node, and the line."""
    at = f"line {line}" if column is None else f"line {line}, column {column}"
    return f"{key(node)}, {at}" if node else at


def tag(body: str | None) -> str:
    """A body in a few letters: its key, in capitals."""
    return body.upper() if body else "without a body"
