"""Offsets of UTF-8 bytes as offsets of code points."""

from __future__ import annotations


class CodePoints:
    """Turns byte offsets into `text[start:]` into offsets into `text`; cheap while they lie near each other."""

    def __init__(self, text: str, start: int) -> None:
        rest = text[start:]
        self._start = start
        self._data = b"" if rest.isascii() else rest.encode()
        self._byte = 0
        self._point = start

    def __call__(self, byte: int) -> int:
        """The code point that begins at a byte."""
        if not self._data:
            return self._start + byte
        if byte >= self._byte:
            self._point += len(self._data[self._byte : byte].decode())
        else:
            self._point -= len(self._data[byte : self._byte].decode())
        self._byte = byte
        return self._point
