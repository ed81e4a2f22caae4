"""Compare two readings of one text: a PDF and a Word file, Word and plain text, and so on.

Spans and offsets, the source, findings, links and what was set aside are no part of it:
they differ between formats. Runs of blanks count as one blank.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

import attrs
import msgspec

from itures.model.document import Document

PARTS = ("front", "clauses", "sections", "annexes", "back")
LAYERS = ("footnotes", "citations", "pairs", "proposals")
FACTS = ("kind", "language", "languages", "id", "title", "masthead", "letter", "message")
ASIDE = frozenset({"span", "offset", "text_span", "links"})
"""Fields that count characters of one text, or that only some formats have."""
Fold = Callable[[str], str]
_UNSEEN = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_SHOWN = 70
"""Characters of a text that a difference shows."""


def differences(a: Document, b: Document, fold: Fold = str) -> list[str]:
    """What differs between two documents, one line each; nothing if they say the same.

    Args:
        a: the one document; a line shows its value first.
        b: the other.
        fold: makes alike what shall count as the same, for example `as_printed`.
    """
    one, other = _with(a, fold), _with(b, fold)
    return [
        *(line for name in FACTS for line in _facts(name, one[name], other[name])),
        *(line for name in (*PARTS, *LAYERS) for line in _lists(name, one[name], other[name])),
    ]


def as_printed(text: str) -> str:
    """A text without what a page does not show: kinds of hyphens, directions, strokes, case."""
    return _UNSEEN.sub("", text.replace("\u2011", "-").replace("\u2010", "-")).casefold()


def _with(document: Document, fold: Fold) -> dict[str, Any]:
    """The parts of a document, with all its strings folded."""

    def folded(value: Any) -> Any:
        if isinstance(value, str):
            return fold(value)
        if isinstance(value, tuple):
            return tuple(map(folded, value))
        fields = _fields(value)
        return value if fields is None else {name: folded(v) for name, v in fields.items()}

    return {name: folded(getattr(document, name)) for name in (*FACTS, *PARTS, *LAYERS)}


def _facts(where: str, one: Any, other: Any) -> Iterator[str]:
    """Two values of any type."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in one | other:
            yield from _facts(f"{where}.{name}", one.get(name), other.get(name))
    elif isinstance(one, tuple) and isinstance(other, tuple):
        yield from _lists(where, one, other)
    elif _plain(one) != _plain(other):
        yield _said(where, _plain(one), _plain(other))


def _lists(where: str, ones: Sequence[Any], others: Sequence[Any]) -> Iterator[str]:
    """Two lists: those with the same name are compared, the rest is too many or missing."""
    keys, other_keys = [_key(x) for x in ones], [_key(x) for x in others]
    matcher = SequenceMatcher(None, keys, other_keys, autojunk=False)
    for tag, i, k, m, n in matcher.get_opcodes():
        pairs = min(k - i, n - m) if tag in {"equal", "replace"} else 0
        for step in range(pairs):
            yield from _facts(f"{where}[{keys[i + step]}]", ones[i + step], others[m + step])
        for one in ones[i + pairs : k]:
            yield _said(f"{where}[{_key(one)}]", _summary(one), "missing")
        for other in others[m + pairs : n]:
            yield _said(f"{where}[{_key(other)}]", "missing", _summary(other))


def _fields(thing: Any) -> dict[str, Any] | None:
    """The fields of an object that say something; `None` for a plain value."""
    if attrs.has(type(thing)):
        names = [field.name for field in attrs.fields(type(thing))]
    elif isinstance(thing, msgspec.Struct):
        names = list(thing.__struct_fields__)
    elif isinstance(thing, dict):
        return thing
    else:
        return None
    return {name: getattr(thing, name) for name in names if name not in ASIDE}


def _key(thing: Any) -> str:
    """What two entries of a list are told to be the same by."""
    if not isinstance(thing, dict):
        return ""
    for name in ("id", "target", "name"):
        if thing.get(name) is not None:
            return str(thing[name])
    return "+".join(thing)


def _summary(thing: Any) -> str:
    if not isinstance(thing, dict):
        return str(_plain(thing))
    return str(_plain(thing.get("text") or thing.get("heading") or thing.get("items")))


def _plain(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _said(where: str, one: Any, other: Any) -> str:
    """One line; of two long texts the part where they begin to differ."""
    one, other = str(one), str(other)
    same = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), 0)
    start = max(0, same - _SHOWN // 3) if max(len(one), len(other)) > _SHOWN else 0
    cut = [text[start : start + _SHOWN] for text in (one, other)]
    lead = "…" if start else ""
    return f"{where}: {lead}{cut[0]!r} | {lead}{cut[1]!r}"
