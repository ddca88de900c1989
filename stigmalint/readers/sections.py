"""Under which words a block stands: the headings above it, the line that introduces its list, a list of references."""

from __future__ import annotations

from stigmalint.model import Segment
from stigmalint.readers.citations import is_citation, is_reference, is_reference_heading

#: Blocks that can be an entry of a reference list.
_ENTRIES = frozenset({"paragraph", "item", "footnote", "cell"})


class Sections:
    """What the blocks read so far mean for the next one."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._references = 0
        self._introduction = ""
        self._introductions: list[str] = []

    @property
    def anchor(self) -> str | None:
        """The nearest heading, and on the next line the words that introduce the list or table, if there are any."""
        introduction = self._introductions[-1] if self._introductions else ""
        lines = [self._headings[-1][1]] if self._headings else []
        return "\n".join([*lines, introduction] if introduction else lines) or None

    def open_heading(self, level: int) -> None:
        """A heading begins (1 is the highest level): what stood at its level or below no longer holds."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        if level <= self._references:
            self._references = 0

    def close_heading(self, level: int, text: str) -> None:
        """A heading ends: it stands above what follows."""
        text = text.strip()
        self._headings.append((level, text))
        if not self._references and is_reference_heading(text):
            self._references = level

    def note(self, text: str, is_title: bool = False) -> None:
        """A block ends; it introduces a list that follows if it ends in a colon or is set like a title."""
        text = text.strip()
        self._introduction = text if is_title or text.endswith(":") else ""

    def open_list(self) -> None:
        """A list or a table begins."""
        self._introductions.append(self._introduction or (self._introductions[-1] if self._introductions else ""))
        self._introduction = ""

    def close_list(self) -> None:
        """A list or a table ends."""
        self._introductions.pop()
        self._introduction = ""

    def is_reference(self, segment: Segment, has_address: bool) -> bool:
        """Is this block an entry of a reference list, whose words are other people's?"""
        if segment.kind not in _ENTRIES:
            return False
        is_entry = segment.kind != "paragraph"
        return is_citation(segment.text) or (self._references > 0 and is_reference(segment.text, has_address, is_entry))
