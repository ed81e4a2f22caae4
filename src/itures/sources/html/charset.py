"""The characters of a page, from its bytes, by the rules that browsers follow.

Source: the Encoding standard (https://encoding.spec.whatwg.org): a byte-order mark counts
first, then what the page declares; labels of old encodings mean those that contain them.
"""

import codecs
import re
from functools import cache

from attrs import frozen

from itures.sources.decoding import looks_binary
from itures.sources.faults import FileFaultError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 64 * 1024
"""Bytes in which a declaration is looked for: the heads of some pages are long."""
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,1000}?charset\s*=\s*["']?\s*([\w:.+-]{1,40})"""
    rb"""|\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w:.+-]{1,40})""",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_CONTAINED = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # who could read the declaration read bytes that are no UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "cp1252",
}
"""What browsers take for an encoding, by its name in Python."""
_LABELS = {"x-sjis": "cp932", "x-gbk": "gb18030", "x-cp1251": "cp1251", "x-cp1252": "cp1252"}
_TEXT = re.compile(r"(?:cp|iso8859-|koi8|mac|utf-8|gb18030|euc_|big5|iso2022_jp)[\w-]*\Z")
"""Names of encodings in Python that are encodings of pages: `rot13` and `hex` are none."""
_NULLS = 0.3
"""The share of nulls beyond which a file is no text."""
_SAMPLE = 100_000
"""Bytes that are looked at where nothing is declared."""
_MOST = 0.85
"""The share of the letters beyond ASCII that must be of the script of an encoding."""


@frozen
class Page:
    """The text of a page, and what was doubtful about its bytes."""

    text: str
    doubt: str | None = None


def decode_page(data: bytes) -> Page:
    """The characters of a page.

    Raises:
        FileFaultError: if the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    if wide := _wide(data[:_HEAD]):
        return _read(data, wide)
    head = data[:_HEAD]
    bare = head.replace(b"\0", b"")  # browsers show nulls, if they must
    if looks_binary(bare) or len(head) - len(bare) > _NULLS * len(head):
        raise FileFaultError("this is a binary file, not a web page")
    label = _declared(data[:_HEAD])
    if label and (known := _encoding(label)):
        return _read(data, known)
    read, encoding = _undeclared(data)
    if encoding == "utf-8":
        return Page(read)
    said = f"the encoding {label!r} is not known" if label else "no encoding is declared"
    return Page(read, f"{said}: read as {encoding}")


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: the page begins with a tag, every other byte of which is null."""
    if head[:4:2] == b"\0\0" and head[1:2] in b"< \n\r\t":
        return "utf-16-be"
    if head[1:5:2] == b"\0\0" and head[:1] in b"< \n\r\t":
        return "utf-16-le"
    return None


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(_COMMENT.sub(b"", head))
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else None


def _encoding(label: str) -> str | None:
    """The encoding that a label means, by its name in Python; `None` if there is none."""
    if label in _LABELS:
        return _LABELS[label]
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _CONTAINED.get(name, name)
    return name if _TEXT.match(name) else None


def _read(data: bytes, encoding: str) -> Page:
    """Bytes in a known encoding; those that are none of its characters are replaced."""
    try:
        return Page(data.decode(encoding))
    except UnicodeDecodeError as error:
        first = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        if encoding.startswith(("cp", "iso8859", "koi8", "mac")):
            # Browsers show what an old encoding leaves open as control characters.
            return Page(data.decode(encoding, _OPEN))
        said = f"declared as {encoding}, but {first} is no character of it: shown as \ufffd"
        return Page(data.decode(encoding, "replace"), said)


def _left_open(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101
    return error.object[error.start : error.end].decode("latin-1"), error.end


_OPEN = "itures.open"
codecs.register_error(_OPEN, _left_open)


def _undeclared(data: bytes) -> tuple[str, str]:
    """The text of a page that declares nothing, and the encoding it was taken to be in."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for encoding, runs in _scripts().items():
        text = data[:_SAMPLE].decode(encoding, "replace")
        others = sum(char > "\x7f" and not char.isspace() for char in text)
        if sum(len(run) for run in runs.findall(text)) >= _MOST * others:
            return data.decode(encoding, "replace"), encoding
    return data.decode("cp1252", _OPEN), "windows-1252"


def _frequent_chinese() -> str:
    """The signs and the frequent characters of GB 2312, as the inside of a `re` class."""
    rows = [*range(0xA1, 0xA4), *range(0xB0, 0xD8)]
    cells = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return re.escape("".join(cell.decode("gb18030") for cell in cells))


_SIGNS = "\u2013\u2014\u2116\u0451\u00ab\u00bb\u201c\u201d\u2018\u2019"


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    """Encodings that are told by runs of their own letters, the narrowest first.

    A letter with an accent stands alone in Western text, between letters of ASCII; read as
    Chinese, it becomes a rare character with the letter behind it.
    """
    return {
        "gb18030": re.compile(f"[{_frequent_chinese()}]+"),
        "cp1256": re.compile(rf"[\u0621-\u0652]{{2,}}|[\u060c\u061b\u061f{_SIGNS}]"),
        "cp1251": re.compile(rf"[\u0410-\u044f\u0451]{{2,}}|[{_SIGNS}]"),
    }
