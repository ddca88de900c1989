"""Zip packages (docx, pptx, odt, xlsx, epub) from strangers: limits when reading, byte-for-byte copies when writing."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from stigmalint.errors import ReadError

MAX_PARTS = 10_000
MAX_PART = 64 * 1024 * 1024
MAX_READ = 192 * 1024 * 1024
MAX_RATIO = 400
#: A small part may be all blanks; only a large one can hurt.
RATIO_MATTERS_FROM = 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """A zip file whose parts are read one at a time, none larger than it should be."""

    def __init__(self, data: bytes, path: str) -> None:
        self.data = data
        self.path = path
        if data.startswith(_OLE):
            raise ReadError(f"{path}: has a password or an old file format; save it anew without one, as docx or odt")
        try:
            self._zip = ZipFile(BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error, UnicodeError) as error:
            raise ReadError(f"{path}: is not a whole zip package ({_plain(error)}); save the file anew") from error
        if len(self._zip.infolist()) > MAX_PARTS:
            raise ReadError(f"{path}: holds more than {MAX_PARTS} parts; split the document")
        self._read = 0

    def has(self, name: str) -> bool:
        """Is there a part with this name?"""
        return name in self._entries

    def names(self) -> list[str]:
        """The names of all parts, in the order of the file."""
        return list(self._entries)

    def part(self, name: str) -> bytes:
        """The bytes of a part, or a `ReadError` that says why they are not given out."""
        entry = self._entries.get(name)
        if entry is None:
            raise ReadError(f"{self.path}: its part {name} is missing; save the file anew")
        self._admit(entry)
        try:
            return self._zip.read(entry)
        except RuntimeError as error:
            raise ReadError(f"{self.path}: has a password; save it without one") from error
        except (BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, struct.error) as error:
            raise ReadError(f"{self.path}: its part {name} is damaged ({_plain(error)}); save the file anew") from error

    def _admit(self, entry: ZipInfo) -> None:
        size = entry.file_size
        self._read += size
        if size > MAX_PART or self._read > MAX_READ:
            raise ReadError(f"{self.path}: unpacks to more than {MAX_PART >> 20} MB in {entry.filename}; split it")
        if size > RATIO_MATTERS_FROM and size > MAX_RATIO * max(entry.compress_size, 1):
            raise ReadError(f"{self.path}: {entry.filename} is packed too tightly to be a document; not unpacked")


def _plain(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def repacked(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed or added (at the end); every other entry keeps its bytes and its place."""
    source, out = package.data, BytesIO()
    entries = package._zip.infolist()
    directory: list[bytes] = []
    for entry in entries:
        offset = out.tell()
        if entry.filename in changed:
            directory.append(_write_new(out, entry, changed[entry.filename]))
            continue
        out.write(_raw_entry(source, entry))
        directory.append(_directory_row(entry, entry.CRC, entry.compress_size, entry.file_size, offset))
    for name in sorted(set(changed) - set(package.names())):
        fresh = ZipInfo(name, date_time=entries[0].date_time)
        fresh.compress_type = ZIP_DEFLATED
        directory.append(_write_new(out, fresh, changed[name]))
    start = out.tell()
    out.writelines(directory)
    comment = package._zip.comment
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(directory), len(directory), out.tell() - start, start, 0)
    out.write(end[:-2] + struct.pack("<H", len(comment)) + comment)
    return out.getvalue()


def _write_new(out: BytesIO, entry: ZipInfo, content: bytes) -> bytes:
    offset = out.tell()
    packed = content
    if entry.compress_type != ZIP_STORED:
        press = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = press.compress(content) + press.flush()
    name = entry.filename.encode()
    crc = zlib.crc32(content)
    method = ZIP_STORED if entry.compress_type == ZIP_STORED else ZIP_DEFLATED
    head = (
        20,
        0x800 if not name.isascii() else 0,
        method,
        *_stamp(entry),
        crc,
        len(packed),
        len(content),
        len(name),
        0,
    )
    out.write(struct.pack("<4s5H3L2H", b"PK\x03\x04", *head) + name + packed)
    return _directory_row(entry, crc, len(packed), len(content), offset, fresh=True)


def _raw_entry(source: bytes, entry: ZipInfo) -> bytes:
    """The local header, the packed bytes and the data descriptor of an entry, as they stand in the file."""
    at = entry.header_offset
    name_length, extra_length = struct.unpack_from("<2H", source, at + 26)
    end = at + 30 + name_length + extra_length + entry.compress_size
    if entry.flag_bits & 0x08:
        end += 16 if source[end : end + 4] == b"PK\x07\x08" else 12
    return source[at:end]


def _directory_row(entry: ZipInfo, crc: int, packed: int, size: int, offset: int, fresh: bool = False) -> bytes:
    flags = entry.flag_bits & ~0x08 if fresh else entry.flag_bits
    name = entry.filename.encode("utf-8" if flags & 0x800 or not entry.filename.isascii() else "ascii")
    if not name.isascii():
        flags |= 0x800
    extra, comment = (b"" if fresh else entry.extra), entry.comment
    method = ZIP_STORED if entry.compress_type == ZIP_STORED else ZIP_DEFLATED
    versions = (entry.create_system << 8 | entry.create_version, entry.extract_version)
    row = (*versions, flags, method, *_stamp(entry), crc, packed, size, len(name), len(extra), len(comment))
    fixed = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *row, 0, entry.internal_attr, entry.external_attr, offset)
    return fixed + name + extra + comment


def _stamp(entry: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, (max(year, 1980) - 1980) << 9 | month << 5 | day
