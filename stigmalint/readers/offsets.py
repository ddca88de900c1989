"""Offsets of UTF-8 bytes as offsets of code points."""

from __future__ import annotations

from collections.abc import Callable


def code_points(text: str, start: int) -> Callable[[int], int]:
    """A function from byte offsets into `text[start:]` to offsets into `text`; cheap when called in order."""
    rest = text[start:]
    return start.__add__ if rest.isascii() else _Cursor(rest.encode(), start)


class _Cursor:
    """Remembers the last answer and counts from there, in either direction."""

    __slots__ = ("_byte", "_data", "_point")

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._byte = 0
        self._point = start

    def __call__(self, byte: int) -> int:
        last = self._byte
        if byte > last:
            self._point += len(self._data[last:byte].decode())
        elif byte < last:
            self._point -= len(self._data[byte:last].decode())
        self._byte = byte
        return self._point
