"""The texts that are measured on: real ones if they are there, else the samples, varied."""

import os
import re
from pathlib import Path

HOUSE = Path(__file__).parents[1]
SAMPLES = HOUSE / "samples"
CORPUS = Path(os.environ.get("ITURES_CORPUS") or HOUSE.parent / "shared" / "corpus")
_NUMBER = re.compile(r"(?<![\d.:])\d{2,3}(?!\d)")


def english(copies: int) -> tuple[str, list[str]]:
    """What the English texts are, and the texts."""
    folder = CORPUS / "pp18-en"
    files = sorted(folder.glob("*.txt"))
    if files:
        return "24 texts of a conference, from PDF", [f.read_text("utf-8") for f in files]
    return "samples, varied", varied("en-*.txt", copies)


def varied(pattern: str, copies: int) -> list[str]:
    """The samples of a pattern, each many times with other numbers, so that no two are alike."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob(pattern))]
    return [vary(text, copy) for copy in range(copies) for text in texts]


def vary(text: str, copy: int) -> str:
    """A text with every number of two or three digits moved on."""
    return _NUMBER.sub(lambda found: str(10 + (int(found[0]) + 37 * copy) % 980), text)


def grown(size: int) -> str:
    """One resolution of about so many characters: clauses of the English sample again and again."""
    text = (SAMPLES / "en-wtsa-901.txt").read_text("utf-8")
    start = text.index("recalling\n")
    head, body = text[:start], text[start:].rstrip()
    first, last = body.split("\nresolves\n", 1)
    turns = max(0, size - len(text)) // len(first)
    more = [vary(first, turn) for turn in range(turns)]
    return head + "\n".join([first, *more]) + "\nresolves\n" + last
