r"""JSON, format 1: the document as one object, and back.

Keys stand in the order of the classes. Characters that are not ASCII stay as they are.
A lone surrogate, which no encoding can carry, is written as its escape (`\ud800`) and
read back as what it was. Two that make a pair are one character in JSON, and are read
back as that character.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import attrs
import msgspec

from itures.errors import FormatError
from itures.model.clauses import Clause, Item, Section
from itures.model.document import FORMAT, Document

_SURROGATE = re.compile("[\ud800-\udfff]")
_DEEPEST = 150
"""Levels of nodes; writing takes four calls for each, and Python allows a thousand."""
_DECODER = msgspec.json.Decoder(Document)


def to_json(document: Document, *, indent: int | None = None) -> str:
    """Write a document as JSON.

    Args:
        document: the document.
        indent: blanks for each level, in characters; `None` puts all on one line.

    Returns:
        One JSON object without a line end behind it. Every character in it can be
        encoded in UTF-8.
    """
    return encode(document, indent=indent)


def encode(value: object, *, indent: int | None = None) -> str:
    """Write a value made of the model's classes, tuples, lists and dicts as JSON."""
    plain = _plain(value)
    try:
        found = msgspec.json.encode(plain)
    except UnicodeEncodeError:
        return _with_surrogates(plain, indent)
    if indent is not None:
        found = msgspec.json.format(found, indent=indent)
    return found.decode()


def _with_surrogates(plain: object, indent: int | None) -> str:
    """The slow way, by the standard library: msgspec refuses lone surrogates."""
    text = json.dumps(
        msgspec.to_builtins(plain),
        ensure_ascii=False,
        indent=indent,
        separators=(",", ":") if indent is None else (",", ": "),
    )
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_FIELDS: dict[type, tuple[str, ...] | None] = {}
"""The fields of attrs classes, in their order; `None` for other classes."""


def _fields(cls: type) -> tuple[str, ...] | None:
    if cls not in _FIELDS:
        is_attrs = attrs.has(cls)
        _FIELDS[cls] = tuple(f.name for f in attrs.fields(cls)) if is_attrs else None
    return _FIELDS[cls]


def _plain(value: object) -> object:
    """Turn attrs objects into dicts: msgspec would sort their keys by name."""
    fields = _fields(type(value))
    if fields is not None:
        return {name: _plain(getattr(value, name)) for name in fields}
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    return value


def from_json(text: str | bytes) -> Document:
    """Read a document back from what `to_json` writes.

    Keys that this version does not know are passed over.

    Args:
        text: one JSON object, as a string or in UTF-8.

    Raises:
        FormatError: if it is no JSON, of another format, or an entry is not what the
            format says; the message has the place, as line and column or as a path
            such as `$.clauses[2].span`.
    """
    try:
        document = _DECODER.decode(text)
    except msgspec.ValidationError as error:
        _check_format(text)
        raise FormatError(_place_first(str(error))) from None
    except (msgspec.DecodeError, UnicodeError):
        document = _convert(_load(text))
    except RecursionError:
        raise FormatError("$: nested too deeply") from None
    if document.format != FORMAT:
        raise _other_format(document.format)
    _check_depth(document)
    return document


def _check_depth(document: Document) -> None:
    """Refuse nodes so deep in each other that they could be read, but not be written again."""
    parts = (document.front, document.clauses, document.sections, document.annexes, document.back)
    level: list[Clause | Item | Section] = [node for part in parts for node in part]
    depth = 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise FormatError("$: nested too deeply")
        level = [item for node in level for item in node.items]


def _load(text: str | bytes) -> Any:
    """Read JSON by the standard library: it knows surrogates, and where a fault is."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise FormatError(f"{place}: no JSON: {error.msg}") from None
    except UnicodeDecodeError as error:
        raise FormatError(f"no JSON: not UTF-8 at byte {error.start}") from None
    except ValueError as error:
        raise FormatError(f"no JSON: {error}") from None
    except RecursionError:
        raise FormatError("$: nested too deeply") from None


def _convert(value: Any) -> Document:
    _check_head(value)
    try:
        return msgspec.convert(value, Document)
    except msgspec.ValidationError as error:
        raise FormatError(_place_first(str(error))) from None
    except UnicodeError:  # msgspec wants to name a word in its message, and cannot
        raise FormatError("$: a lone surrogate where a fixed word is expected") from None


def _check_format(text: str | bytes) -> None:
    """Another format is the better message than what is missing in it."""
    _check_head(_load(text))


def _check_head(value: Any) -> None:
    if isinstance(value, dict) and value.get("format", FORMAT) != FORMAT:
        raise _other_format(value["format"])


def _other_format(number: object) -> FormatError:
    return FormatError(f"$.format: {number!r} is not {FORMAT}, which this version reads")


def _place_first(message: str) -> str:
    """`$.kind: Invalid enum value` instead of `Invalid enum value - at `$.kind``."""
    said, _, place = message.rpartition(" - at `")
    return f"{place.rstrip('`')}: {said}" if said else f"$: {message}"
