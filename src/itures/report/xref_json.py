"""`xref.json`: a report as JSON, and back. Same report, same bytes.

Each row of a list is on a line of its own, so that two reports can be compared line by line,
and that a large report is written piece by piece.
"""

import json
from collections.abc import Iterator

import attrs
import msgspec

from itures.errors import FormatError
from itures.export.json import encode
from itures.report.data import FORMAT, Provenance, Report
from itures.report.pictures import Network

_DECODER = msgspec.json.Decoder(Report)


def to_json(report: Report) -> str:
    """Write a report as JSON: keys in the order of the classes, a line for each row."""
    fields = (f'"{name}": {value}' for name, value in _values(report))
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _values(value: attrs.AttrsInstance) -> Iterator[tuple[str, str]]:
    """The fields of an object, each as JSON."""
    for field in attrs.fields(type(value)):
        one = getattr(value, field.name)
        yield field.name, _rows(one) if _is_list(one) else _object(one)


def _object(value: object) -> str:
    """An object of which one field or another is a list of rows; else a value on a line."""
    if not isinstance(value, Network | Provenance):
        return encode(value)
    return "{\n" + ",\n".join(f'"{name}": {one}' for name, one in _values(value)) + "\n}"


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and attrs.has(type(value[0]))


def _rows(rows: tuple[object, ...]) -> str:
    return "[\n" + ",\n".join(map(encode, rows)) + "\n]"


def from_json(text: str | bytes) -> Report:
    """Read a report back from what `to_json` writes.

    Raises:
        FormatError: if it is no JSON, no report, or a report of another form.
    """
    try:
        return _DECODER.decode(text)
    except msgspec.ValidationError as error:
        raise _wrong(text, str(error)) from None
    except (msgspec.DecodeError, UnicodeError):
        return _slowly(text)


def _slowly(text: str | bytes) -> Report:
    """By the standard library, which knows lone surrogates, and where a fault is."""
    try:
        return msgspec.convert(json.loads(text), Report)
    except json.JSONDecodeError as error:
        raise FormatError(f"{error.lineno}:{error.colno}: no JSON: {error.msg}") from None
    except msgspec.ValidationError as error:
        raise _wrong(text, str(error)) from None
    except (UnicodeError, ValueError, RecursionError) as error:
        raise FormatError(f"no JSON: {error}") from None


def _wrong(text: str | bytes, said: str) -> FormatError:
    """Another form is the better message than what is missing in it."""
    data = json.loads(text)
    form = data.get("format") if isinstance(data, dict) else None
    if form is not None and form != FORMAT:
        return FormatError(f"$.format: {form!r} is not {FORMAT}, which this version reads")
    return FormatError(f"no report: {said}")
