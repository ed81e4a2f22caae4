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
        # Two surrogates that make a pair would come back as one character: kept as bytes.
        data = made.data.encode("utf-8", "surrogatepass")
        kept |= {"text": made.data} if _is_plain(made.data) else {"wide": _coded(data)}
    else:
        kept["bytes"] = _coded(made.data)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="ascii")


def _is_plain(text: str) -> bool:
    return str(json.loads(json.dumps(text))) == text


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def saved(path: Path) -> Input:
    """Read what `save` wrote."""
    kept = json.loads(path.read_text(encoding="ascii"))
    if "text" in kept:
        data = kept["text"]
    elif "wide" in kept:
        data = base64.b64decode(kept["wide"]).decode("utf-8", "surrogatepass")
    else:
        data = base64.b64decode(kept["bytes"])
    return Input(kept["reader"], data, kept["how"], kept.get("words"), kept["name"])
