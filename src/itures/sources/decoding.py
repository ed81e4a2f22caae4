"""From bytes to text: UTF-8, UTF-16 and UTF-32, with or without a byte-order mark."""

import codecs

from attrs import frozen

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
"""Bytes that are looked at to tell UTF-16 without a mark, and binary files."""
_MANY_NULLS = 0.2
"""Every second byte of Latin text in UTF-16 is null; of Chinese text fewer are."""
_BINARY = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_FEW_CONTROLS = 0.02
"""Text has next to no control characters; compressed data has one byte in nine."""


@frozen
class Decoded:
    """Text, or why there is none."""

    text: str
    """The text; of what cannot be read, one character for each byte."""
    problem: str | None = None
    """What is wrong, or `None`."""


def decode(data: bytes) -> Decoded:
    r"""Decode bytes to text, with the byte-order mark dropped and line ends `\n`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return _as(data, wide)
    return _as(data, "utf-8")


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: nulls stand at every second place only."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < _MANY_NULLS * len(sample) / 2 or min(even, odd) > 0:
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _as(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if looks_binary(data):
            return Decoded(bytewise(data), "this is a binary file, not a text")
        bad = data[error.start : error.start + 1].hex()
        return Decoded(
            bytewise(data),
            f"not {encoding.upper()}: byte 0x{bad} at offset {error.start}; "
            "save the text as UTF-8, or convert it with iconv",
        )
    if looks_binary(text.encode("utf-8", "surrogatepass")):
        return Decoded(text, "this is a binary file, not a text")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"))


def bytewise(data: bytes) -> str:
    """One character for each byte: what is kept of a file that is no text."""
    return data.decode("latin-1")


def looks_binary(data: bytes) -> bool:
    """Whether bytes hold more control characters than a text does."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _BINARY))
    return controls > _FEW_CONTROLS * max(len(sample), 1)
