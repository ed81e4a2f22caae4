"""Documents that were read before: the JSON of itures as an input."""

from pathlib import Path

from itures.errors import FormatError, SourceError
from itures.export.json import from_json
from itures.model.document import Document
from itures.pipeline import Readable
from itures.sources.reading import content_of

ENDING = ".json"
_HEAD = 200
"""Bytes of the standard input that tell JSON from a text."""


def read_again(name: str, source: Readable) -> Document | None:
    """The document in a JSON file of itures, or `None` where the input is something else.

    It is taken as it stands: nothing in it is read anew, and someone may have mended it.

    Args:
        name: the name of the input.
        source: what stands behind it: its path, or the bytes of the standard input.

    Raises:
        SourceError: if it cannot be read, or is not what itures writes; the message has
            the place, for example `$.clauses[2].label`.
    """
    if isinstance(source, bytes):
        data = source if _is_json(source) else None
    elif isinstance(source, str) and Path(source).suffix.lower() == ENDING:
        data, _ = content_of(source)
    else:
        data = None
    if data is None:
        return None
    try:
        return from_json(data)
    except FormatError as error:
        raise SourceError(f"{name}: {error}") from None


def _is_json(data: bytes) -> bool:
    head = data[:_HEAD].lstrip()
    return head.startswith(b"{") and b'"format"' in head
