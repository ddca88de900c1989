"""From the words of a page and their boxes to paragraphs in reading order. Knows no PDF library.

Coordinates are upright: x grows to the right, y upwards. A page that mixes directions is laid out once for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank, the page's index of the first of them, and their box."""

    text: str
    index: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high the font's letters are."""
        return max(self.top - self.bottom, 0.1)


@dataclass(slots=True)
class Line:
    """Words next to one another."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.words[-1].right

    @property
    def bottom(self) -> float:
        """The line's lower edge."""
        return min(word.bottom for word in self.words)

    @property
    def top(self) -> float:
        """The line's upper edge."""
        return max(word.top for word in self.words)

    @property
    def height(self) -> float:
        """The usual height of its words."""
        return median(word.height for word in self.words)

    @property
    def text(self) -> str:
        """The words with blanks between."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Paragraph:
    """Lines that are read as one text."""

    lines: list[Line] = field(default_factory=list)

    @property
    def left(self) -> float:
        """The leftmost beginning of a line."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """The rightmost end of a line."""
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        """The upper edge."""
        return max(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return min(line.bottom for line in self.lines)

    @property
    def height(self) -> float:
        """The usual height of its letters."""
        return median(line.height for line in self.lines)

    @property
    def text(self) -> str:
        """The lines with blanks between."""
        return " ".join(line.text for line in self.lines)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words in the file's order as lines; a wide gap (a gutter, a table) ends a line."""
    lines: list[Line] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        if last and _follows(last, word):
            lines[-1].words.append(word)
        else:
            lines.append(Line([word]))
    return lines


def _follows(last: Word, word: Word) -> bool:
    height = max(last.height, word.height)
    shared = min(last.top, word.top) - max(last.bottom, word.bottom)
    return shared > 0.4 * min(last.height, word.height) and -0.5 * height < word.left - last.right < 1.4 * height


_MARKS = ("•", "·", "-", "–", "—", "▪", "■", "◦", "○", "●", "►", "✓", "✔", "", "*", "o")


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Lines as paragraphs in reading order; a line joins the one that ends right above it, if they belong together."""
    found: list[Paragraph] = []
    for line in lines:
        home = next((one for one in reversed(found[-12:]) if _continues(one, line)), None)
        if home:
            home.lines.append(line)
        else:
            found.append(Paragraph([line]))
    return _by_columns(found) if _is_row_wise(lines) else found


def _continues(paragraph: Paragraph, line: Line) -> bool:
    last = paragraph.lines[-1]
    height = last.height
    if abs(line.height - height) > 0.15 * height or not 0.2 * height < last.top - line.top < 2.0 * height:
        return False
    if min(last.right, line.right) - max(last.left, line.left) < 0.3 * min(
        last.right - last.left, line.right - line.left
    ):
        return False
    if line.words[0].text in _MARKS or _is_numbered(line):
        return False
    if len(paragraph.lines) > 1:
        step = paragraph.lines[-2].top - last.top
        if last.top - line.top > 1.3 * step:
            return False
        indented = line.left - last.left > 0.8 * height and abs(paragraph.lines[-2].left - last.left) < 0.3 * height
        if indented and _ends_sentence(last):
            return False
    return not (_is_short(paragraph, last, line) and _ends_sentence(last))


def _is_short(paragraph: Paragraph, last: Line, line: Line) -> bool:
    """Would the next line's first word have fitted into this line?"""
    right = max(paragraph.right, line.right)
    return right - last.right > (line.words[0].right - line.words[0].left) + last.height


def _ends_sentence(line: Line) -> bool:
    return line.text.rstrip("\"'”’)»").endswith((".", "!", "?", ":"))


def _is_numbered(line: Line) -> bool:
    head = line.words[0].text.rstrip(".)")
    return len(line.words) > 1 and len(head) <= 3 and head.isdecimal() and head != line.words[0].text


def _is_row_wise(lines: Sequence[Line]) -> bool:
    """Does the file write columns row by row, so that its order is not the reader's?"""
    steps = list(pairwise(lines))
    across = sum(abs(a.top - b.top) < 0.3 * a.height and b.left > a.right for a, b in steps)
    return len(lines) > 5 and across > 0.3 * len(lines)


def _by_columns(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Cut the page at its widest empty bands, across first and then down, until nothing can be cut."""
    if len(paragraphs) < 2:
        return paragraphs
    size = median(one.height for one in paragraphs)
    for vertical, least in ((False, 1.2 * size), (True, 0.8 * size)):
        parts = _cut(paragraphs, vertical, least)
        if len(parts) > 1:
            return [one for part in parts for one in _by_columns(part)]
    return sorted(paragraphs, key=lambda one: (-one.top, one.left))


def _cut(paragraphs: list[Paragraph], vertical: bool, least: float) -> list[list[Paragraph]]:
    def low(one: Paragraph) -> float:
        return one.left if vertical else -one.top

    def high(one: Paragraph) -> float:
        return one.right if vertical else -one.bottom

    parts: list[list[Paragraph]] = []
    reach = float("-inf")
    for one in sorted(paragraphs, key=low):
        if not parts or low(one) - reach > least:
            parts.append([])
        parts[-1].append(one)
        reach = max(reach, high(one))
    return parts
