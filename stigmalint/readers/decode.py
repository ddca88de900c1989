"""Bytes to text and back, byte for byte: what `decode` accepts, `encode` restores exactly."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from stigmalint.errors import ReadError

#: Our names of encodings → Python's codec and the byte order mark that stands before the text.
_CODECS = {
    "utf-8": ("utf-8", b""),
    "utf-8-sig": ("utf-8", codecs.BOM_UTF8),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be": ("utf-16-be", b""),
    "utf-16-le-bom": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16-be-bom": ("utf-16-be", codecs.BOM_UTF16_BE),
    "cp1252": ("cp1252", b""),
    "latin-1": ("latin-1", b""),
}
_LAYOUT = b"\t\n\f\r\x1b"
_CONTROLS = bytes(code for code in range(32) if code not in _LAYOUT)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file (line ends kept, byte order mark left out), how it was encoded, remarks for the user."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, path: str) -> Decoded:
    """The text of a file's bytes; a file that is not text is a `ReadError`."""
    for name in ("utf-8-sig", "utf-16-le-bom", "utf-16-be-bom"):
        mark = _CODECS[name][1]
        if data.startswith(mark) and (name == "utf-8-sig" or not data.startswith(codecs.BOM_UTF32_LE)):
            return _decode_marked(data, name, path)
    if b"\0" in data:
        return _decode_unmarked_utf16(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, path)


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text in one of the encodings that `decode` names."""
    codec, mark = _CODECS[encoding]
    try:
        return mark + text.encode(codec)
    except UnicodeEncodeError as error:
        missing = text[error.start]
        raise ReadError(f"U+{ord(missing):04X} cannot be written as {encoding}; save the file as UTF-8 first") from None


def _binary(path: str) -> ReadError:
    return ReadError(f"{path}: looks like a binary file; name a text file or exclude this one")


def _decode_marked(data: bytes, name: str, path: str) -> Decoded:
    codec, mark = _CODECS[name]
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        if name == "utf-8-sig":
            return _decode_legacy(data, path)
        raise ReadError(
            f"{path}: is not valid UTF-16 at byte {len(mark) + error.start} ({error.reason}); save the file as UTF-8"
        ) from None
    if "\0" in text:
        raise _binary(path)
    return Decoded(text, name)


def _decode_unmarked_utf16(data: bytes, path: str) -> Decoded:
    """UTF-16 without a mark, if the NUL bytes leave no other reading: all in one lane, and mostly there."""
    lanes = {"utf-16-le": (data[1::2], data[0::2]), "utf-16-be": (data[0::2], data[1::2])}
    for name, (high, low) in lanes.items():
        if len(data) % 2 or 0 in low or high.count(0) * 2 < len(high):
            continue
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            break
        if any(chr(code) in text for code in _CONTROLS):
            break
        return Decoded(text, name, (f"no byte order mark; read as {name.upper()}",))
    raise _binary(path)


def _decode_legacy(data: bytes, path: str) -> Decoded:
    """Bytes that are not Unicode: Windows-1252 where it is defined, else Latin-1, and the user is told."""
    if b"\0" in data or (len(data) - len(data.translate(None, _CONTROLS))) * 20 > len(data):
        raise _binary(path)
    try:
        text, name = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "latin-1"
    return Decoded(text, name, (f"not valid UTF-8; read as {name}",))
