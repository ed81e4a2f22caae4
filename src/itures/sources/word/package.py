"""Zip packages from strangers: bounded, checked before anything is read, never unpacked to disk.

The bounds are those of `facts` gathered for this project: a real resolution is packed 7 to 1,
the most repetitive volume 16 to 1, and the largest part of either has three million bytes.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from attrs import define, field, frozen

from itures.sources.faults import FileFaultError

MIB = 1024 * 1024
LARGEST_FILE = 64 * MIB
"""Bytes of the whole file."""
LARGEST_PART = 64 * MIB
"""Bytes of one part, unpacked."""
LARGEST_TOTAL = 256 * MIB
"""Bytes of all parts together, unpacked."""
MOST_PARTS = 2000
"""Parts of one package."""
_LARGEST_RATIO = 200
"""How many times larger a part is unpacked than packed, if it is larger than `_SMALL`."""
_SMALL = MIB
_LARGEST_DIRECTORY = 4 * MIB
"""Bytes of the list of parts, which is read before the parts can be counted."""
_METHODS = {ZIP_STORED, ZIP_DEFLATED}
_ENCRYPTED = 0x1
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_WIDE_END_SIZE = 56
_ENTRY = b"PK\x01\x02"
_LOCAL, _LOCAL_SIZE = b"PK\x03\x04", 30
_LONGEST_COMMENT = 0xFFFF
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "the archive is damaged or cut short: {}; open and save it again"


@frozen
class _Part:
    """Where the bytes of a part are."""

    start: int
    end: int
    size: int
    """Bytes when unpacked."""
    packed: bool
    crc: int


@define
class Package:
    """The parts of a zip package, by name. Nothing is unpacked until it is asked for."""

    _data: bytes
    _parts: dict[str, _Part]
    _spent: int = field(default=0, init=False)

    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the archive; folders are none."""
        return tuple(self._parts)

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            FileFaultError: if there is none, it is damaged, or the bounds are overrun.
        """
        part = self._parts.get(name)
        if part is None:
            raise FileFaultError("this part is missing; open and save the file again", name)
        self._spent += part.size
        if self._spent > LARGEST_TOTAL:
            raise FileFaultError(_too_large("what is unpacked", LARGEST_TOTAL), name)
        data = self._data[part.start : part.end]
        if part.packed:
            data = _unpacked(data, part.size, name)
        if len(data) != part.size or zlib.crc32(data) != part.crc:
            raise FileFaultError(_DAMAGED.format("its checksum is wrong"), name)
        return data


def _unpacked(data: bytes, size: int, name: str) -> bytes:
    """What is packed, if it is of the size that the archive says; never more than that."""
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = unpack.decompress(data, size + 1)
    except zlib.error as error:
        raise FileFaultError(_DAMAGED.format(error), name) from None
    if len(found) > size or not unpack.eof:
        raise FileFaultError(_DAMAGED.format("its length is wrong"), name)
    return found


def open_package(data: bytes) -> Package:
    """Open the bytes of a zip archive and check what it says of its parts.

    Raises:
        FileFaultError: if it is none, is damaged, encrypted, or looks like an attack.
    """
    if data.startswith(_OLE):
        raise FileFaultError(
            "an old .doc file, or a .docx with a password;"
            " save it as .docx without one, with Word or LibreOffice"
        )
    if len(data) > LARGEST_FILE:
        raise FileFaultError(_too_large(f"{len(data)} bytes", LARGEST_FILE))
    _check_directory(data)
    try:
        archive = ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (BadZipFile, struct.error, OSError, ValueError, NotImplementedError) as error:
        raise FileFaultError(_DAMAGED.format(error)) from None
    _check_sizes(infos)
    places = [_place(data, info) for info in infos]
    _check_places(infos, places, archive.start_dir)
    return Package(data, dict(_named(infos, places)))


def _too_large(what: str, bound: int) -> str:
    return f"too large: {what}; the bound is {bound // MIB} MiB"


def _check_directory(data: bytes) -> None:
    """Refuse a list of parts that is too long, before a class is made for each."""
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if end < 0:
        raise FileFaultError(_DAMAGED.format("its list of parts is not there"))
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if data[max(0, end - _LOCATOR_SIZE) : end].startswith(_LOCATOR):
        wide = data[max(0, end - _LOCATOR_SIZE - _WIDE_END_SIZE) : end - _LOCATOR_SIZE]
        size = int.from_bytes(wide[40:48], "little")
        end -= _LOCATOR_SIZE + _WIDE_END_SIZE
    if size > min(end, _LARGEST_DIRECTORY):
        raise FileFaultError(_DAMAGED.format("its list of parts has an impossible length"))
    if data.count(_ENTRY, max(0, end - size), end) > MOST_PARTS:
        raise FileFaultError(f"too many parts; the bound is {MOST_PARTS}")


def _place(data: bytes, info: ZipInfo) -> tuple[int, int, int]:
    """Where the head of a part begins, where its bytes begin, and where they end."""
    start = info.header_offset
    head = data[start : start + _LOCAL_SIZE] if start >= 0 else b""
    if len(head) < _LOCAL_SIZE or not head.startswith(_LOCAL):
        raise FileFaultError(_DAMAGED.format("it does not begin where it should"), info.filename)
    name, extra = struct.unpack("<HH", head[26:30])
    begin = start + _LOCAL_SIZE + name + extra
    return start, begin, begin + info.compress_size


def _check_places(infos: list[ZipInfo], places: list[tuple[int, int, int]], directory: int) -> None:
    """Refuse parts that share bytes: a small file can then unpack to a huge one."""
    stretches = [
        (start, end, info.filename) for (start, _, end), info in zip(places, infos, strict=True)
    ]
    for (_, end, name), (start, _, _) in pairwise([*sorted(stretches), (directory, directory, "")]):
        if end > start:
            raise FileFaultError("its bytes belong to another part as well", name)


def _check_sizes(infos: list[ZipInfo]) -> None:
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise FileFaultError("encrypted; save it without a password", info.filename)
        if info.compress_type not in _METHODS:
            raise FileFaultError(
                f"packed in a way that is not read (method {info.compress_type})", info.filename
            )
        if info.file_size > LARGEST_PART:
            raise FileFaultError(_too_large(f"{info.file_size} bytes", LARGEST_PART), info.filename)
        if info.file_size > max(_SMALL, _LARGEST_RATIO * info.compress_size):
            raise FileFaultError(
                f"packed more than {_LARGEST_RATIO} to 1, as no real file is", info.filename
            )
    total = sum(info.file_size for info in infos)
    if total > LARGEST_TOTAL:
        raise FileFaultError(_too_large(f"{total} bytes unpacked", LARGEST_TOTAL))


def _named(infos: list[ZipInfo], places: list[tuple[int, int, int]]) -> Iterator[tuple[str, _Part]]:
    """The parts with their names, which must be plain and differ."""
    seen: set[str] = set()
    for info, (_, start, end) in zip(infos, places, strict=True):
        name = info.orig_filename
        if not is_plain(name.removesuffix("/")):
            raise FileFaultError(f"a part has an unsafe name: {name!r}")
        if name in seen:
            raise FileFaultError("two parts have this name", name)
        seen.add(name)
        if not name.endswith("/"):
            packed = info.compress_type == ZIP_DEFLATED
            yield name, _Part(start, end, info.file_size, packed, info.CRC)


def is_plain(name: str) -> bool:
    """Whether the name of a part is a path below its archive, and nothing else."""
    if not name or name.startswith("/") or "\\" in name or "\0" in name or ":" in name[:2]:
        return False
    return ".." not in name.split("/")
