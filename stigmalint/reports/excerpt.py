"""The source lines of a phrase as a terminal shows them, with the cells that the phrase takes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from stigmalint.model import SourceDocument, TextRange

_WIDTH = 96
_TAB = 4
#: So many letters of a word may go for the sake of not cutting it in two.
_WORD = 16
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its number, what a terminal shows of it, the cells before and under the phrase."""

    number: int
    before: str
    phrase: str
    after: str

    @property
    def indent(self) -> int:
        """How many cells stand before the phrase."""
        return width(self.before)

    @property
    def length(self) -> int:
        """How many cells the phrase takes."""
        return width(self.phrase)


def excerpt(document: SourceDocument, range: TextRange) -> list[Line]:
    """The lines that a phrase stands on, long ones cut around it."""
    first, _ = document.position(range.start)
    last, _ = document.position(max(range.end - 1, range.start))
    lines = []
    for number in _numbers(first, last):
        whole = document.line_range(number)
        start, end = max(range.start, whole.start), min(range.end, whole.end)
        text = document.text
        lines.append(_cut(number, text[whole.start : start], text[start:end], text[end : whole.end]))
    return lines


def width(shown: str) -> int:
    """How many cells of a terminal a text takes that `show` has made."""
    return sum(_cells(char) for char in shown)


def show(text: str, column: int = 0) -> str:
    """The text with tabs as spaces and with nothing that could steer a terminal or turn the reading direction."""
    shown = ""
    for char in text:
        if char == "\t":
            shown += " " * (_TAB - (column + width(shown)) % _TAB)
        elif char in _BIDI:
            shown += "\ufffd"
        elif unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
            shown += chr(0x2400 + ord(char)) if ord(char) < 32 else "\ufffd"
        else:
            shown += char
    return shown


def _numbers(first: int, last: int) -> list[int]:
    return list(range(first, min(last, first + _MOST_LINES - 1) + 1))


def _cut(number: int, before: str, phrase: str, after: str) -> Line:
    """The three parts made fit for a terminal; context far from the phrase gives way to an ellipsis."""
    phrase = show(phrase[:_WIDTH])
    room = max(_WIDTH - width(phrase), 20)
    after_all = show(after[: _WIDTH * 2])
    left = max(room - width(after_all), room // 2)
    before = _last(before, left)
    after = _first(after_all, len(after) > _WIDTH * 2, room - width(before))
    return Line(number, before, phrase, after)


def _last(text: str, room: int) -> str:
    tail = text[-2 * _WIDTH :]
    shown = show(tail)
    if len(tail) == len(text) and width(shown) <= room:
        return shown
    while shown and width(shown) > room - 1:
        shown = shown[1:]
    cut = shown.find(" ", 0, _WORD)
    return "…" + shown[max(cut, 0) :]


def _first(shown: str, is_cut: bool, room: int) -> str:
    if not is_cut and width(shown) <= room:
        return shown
    while shown and width(shown) > room - 1:
        shown = shown[:-1]
    cut = shown.rfind(" ", max(len(shown) - _WORD, 0))
    return (shown[: cut + 1] if cut >= 0 else shown) + "…"


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
