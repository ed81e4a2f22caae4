"""Whole documents as bytes in the store, and back."""

import json
import zlib
from typing import Any

import msgspec

from itures.errors import StoreError
from itures.model.document import Document

_LEVEL = 6
_DECODER = msgspec.json.Decoder(Document)


def pack(document: Document) -> bytes:
    """A document as compressed JSON. Lone surrogates, which no encoding has, survive."""
    try:
        plain = msgspec.json.encode(document)
    except UnicodeEncodeError:
        plain = json.dumps(msgspec.to_builtins(document)).encode()
    return zlib.compress(plain, _LEVEL)


def unpack(packed: bytes) -> Document:
    """The document that `pack` was given.

    Raises:
        StoreError: if the bytes are damaged, or another version wrote what this one does
            not know.
    """
    try:
        plain = zlib.decompress(packed)
        try:
            return _DECODER.decode(plain)
        except (msgspec.DecodeError, UnicodeError):
            found: Any = json.loads(plain)
            return msgspec.convert(found, Document)
    except (zlib.error, ValueError, msgspec.ValidationError) as error:
        message = f"a stored document cannot be read ({error}); add its file again"
        raise StoreError(message) from None


def storable(text: str) -> str:
    """A text as SQLite can hold it: a lone surrogate becomes a question mark."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
