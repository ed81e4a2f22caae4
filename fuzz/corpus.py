"""Broken stretches of real files, each file in its turn; of the samples, if there are none."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import itures
import real_texts
from fuzz import checks, mutate
from fuzz.inputs import Input
from fuzz.pieces import HOUSE_SAMPLES

_KNOWN = {".txt", ".xml", ".docx", ".html", ".pdf"}
_BIG = 100_000
"""A file with more bytes is not read whole, but in stretches, if it is text."""
_WHOLE = 0.02
"""The share of texts that are read whole, with a few changes."""


@cache
def paths() -> tuple[Path, ...]:
    """The files to break, in order."""
    root = real_texts.CORPUS if real_texts.PRESENT else HOUSE_SAMPLES
    found = (path for path in root.rglob("*") if path.suffix in _KNOWN)
    small = (p for p in found if p.suffix == ".txt" or p.stat().st_size <= _BIG)
    return tuple(sorted(path for path in small if "expected" not in path.parts))


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()


def make(dice: Random) -> Input:
    """A file, changed in a few places; of texts mostly a stretch of some hundred characters."""
    path = dice.choice(paths())
    data = _content(path)
    how = {"file": path.name}
    if path.suffix == ".txt":
        text = data.decode("utf-8", "replace")
        whole = dice.random() < _WHOLE and len(text) <= _BIG
        piece = text if whole else mutate.stretch(dice, text, dice.choice((200, 600, 2000)))
        return Input("corpus", mutate.text(dice, piece, dice.choice((1, 4, 15))), how)
    if path.suffix == ".docx":
        return Input("corpus", _word(dice, data), how)
    if dice.random() < 0.7:
        return Input(
            "corpus", mutate.encoded(mutate.tags(dice, data.decode("utf-8", "replace"))), how
        )
    return Input("corpus", mutate.octets(dice, data), how)


def _word(dice: Random, data: bytes) -> bytes:
    """A package with the tags of one part shuffled."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(out, "w") as broken:
        chosen = dice.choice([name for name in file.namelist() if name.endswith((".xml", ".rels"))])
        for name in file.namelist():
            part = file.read(name)
            if name == chosen:
                part = mutate.encoded(mutate.tags(dice, part.decode("utf-8", "replace")))
            broken.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part)
    return out.getvalue()


def check(made: Input) -> Iterator[str]:
    """The same as for made texts and files."""
    if isinstance(made.data, str):
        document = itures.parse_text(made.data)
        yield from checks.preserved(made.data, document)
    else:
        document = itures.parse(made.data)
    yield from checks.sound(document)
    yield from checks.checked(document)
