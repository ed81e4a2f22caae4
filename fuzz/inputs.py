"""One input: what a reader is given, and how; it can be written to a file and read back."""

import base64
import json
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve, field, frozen


@frozen
class Input:
    """What one reader is given."""

    reader: str
    """The name of the reader in the table of readers."""
    data: str | bytes
    """The text or the bytes."""
    how: dict[str, str] = field(factory=dict)
    """Arguments that go with it: `language`, `view`, `rule` …"""
    words: str | None = None
    """Characters that must be in the text that is read, blanks aside; `None`: not known."""
    name: str = ""
    """Where it came from: seed, reader and index, or the file that was mutated."""

    def with_data(self, data: str | bytes) -> "Input":
        """The same with other data, of which it is not known what must be in the text."""
        return evolve(self, data=data, words=None)


def dice_of(seed: int, reader: str, index: int) -> Random:
    """The dice of one input: the same for the same three values, whatever ran before."""
    return Random(f"{seed}/{reader}/{index}")


def save(made: Input, path: Path, faults: list[str], about: str = "") -> None:
    """Write an input and what was found to a file that can be replayed."""
    kept: dict[str, Any] = {
        "about": about,
        "name": made.name,
        "reader": made.reader,
        "how": made.how,
        "faults": faults,
        "words": made.words,
    }
    if isinstance(made.data, str):
        kept["text"] = made.data
    else:
        kept["bytes"] = base64.b64encode(made.data).decode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="ascii")


def saved(path: Path) -> Input:
    """Read what `save` wrote."""
    kept = json.loads(path.read_text(encoding="ascii"))
    data = kept["text"] if "text" in kept else base64.b64decode(kept["bytes"])
    return Input(kept["reader"], data, kept["how"], kept.get("words"), kept["name"])
