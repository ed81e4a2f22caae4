"""JSON: documents with values exchanged, left out, or broken off."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any

import itures
from fuzz import checks, mutate, texts
from fuzz.inputs import Input, dice_of
from itures.export.text import to_text
from itures.export.tree import to_tree

_ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1, 2**63, 1e400, 0.5, "", "x", "\ud800", "\u202e", [], {}, [[]], [0, 5]),
    *([5, 0], [-1, 10**9], "a" * 300, ["a", "b"], {"id": "x"}, "1 ", "<b>", "../x"),
)
_OFTEN = 8
_BASES = 5000
"""Documents that are broken, each some ten times in a million inputs, in another place."""


def make(dice: Random) -> Input:
    """The JSON of a document, mostly broken in one place or a few."""
    whole = _whole(dice.randrange(_BASES))
    roll = dice.random()
    if roll < 0.75:
        data = json.loads(whole)
        for _ in range(dice.randint(1, 3)):
            _exchange(dice, data)
        whole = json.dumps(data, ensure_ascii=dice.random() < 0.5)
    elif roll < 0.9:
        whole = mutate.text(dice, whole)
    return Input("json", whole, {"written": "yes"} if dice.randrange(_OFTEN) == 0 else {})


@cache
def _whole(base: int) -> str:
    """The JSON of a document: reading a text costs ten times as much as breaking what it gave."""
    words, _ = texts.made(dice_of(base, "json-base", 0))
    return itures.to_json(itures.parse_text(words))


def _exchange(dice: Random, data: Any) -> None:
    """Put another value at a random place."""
    places = list(_places(data))
    if not places:
        return
    holder, key = dice.choice(places)
    roll = dice.random()
    if roll < 0.15:
        del holder[key]
    elif roll < 0.35:
        other, at = dice.choice(places)
        holder[key] = json.loads(json.dumps(other[at] if _has(other, at) else None))
    elif isinstance(holder[key], str) and roll < 0.6:
        holder[key] = mutate.text(dice, holder[key])
    else:
        holder[key] = deepcopy(dice.choice(_ODD))


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else key < len(holder)


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    some = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in some:
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)


def check(made: Input) -> Iterator[str]:
    """What is read as a document is written and read back equal; every form can be written."""
    document = itures.from_json(made.data)
    paired = isinstance(made.data, str) and checks.PAIR.search(made.data)
    if not paired and itures.from_json(itures.to_json(document)) != document:
        yield "json: another document comes back"
    itures.check(document)
    if made.how.get("written"):
        to_text(document)
        to_tree(document, width=80, colour=False)
        itures.to_markdown(document)
        itures.to_html(document)
        itures.to_docx(document)
        itures.to_akn(document)
