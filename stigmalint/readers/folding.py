"""Prose whose white space folds: any run of it, line ends and markup included, is one space between two words."""

from __future__ import annotations

from stigmalint.model import Segment, TextRange
from stigmalint.readers.inline import add_escaped
from stigmalint.readers.prose import SegmentBuilder


class FoldingBuilder:
    """Builds a segment out of stretches of `text`; white space waits until a word follows it."""

    def __init__(self, text: str, kind: str, label: str = "", anchor: object = None) -> None:
        self._text = text
        self._builder = SegmentBuilder(kind, label, anchor)
        self._gap: TextRange | None = None
        self.is_empty = True

    def add(self, start: int, end: int) -> None:
        """Add a stretch of the source."""
        body = self._text[start:end]
        left, right = len(body) - len(body.lstrip()), len(body.rstrip())
        if left:
            self.add_space(TextRange(start, start + left))
        if right <= left:
            return
        self._close_gap()
        self._add_words(start + left, start + right)
        if right < len(body):
            self.add_space(TextRange(start + right, end))

    def add_space(self, source: TextRange) -> None:
        """Keep the words before and after apart."""
        self._gap = self._gap or source

    def add_atom(self, text: str, source: TextRange) -> None:
        """Add what the source writes differently."""
        self._close_gap()
        self._builder.add_atom(text, source)

    def add_placeholder(self, source: TextRange) -> None:
        """Add something that is not prose."""
        self._close_gap()
        self._builder.add_placeholder(source)

    def build(self) -> Segment | None:
        """The segment, if a single letter was added."""
        return self._builder.build() if any(character.isalpha() for character in self._builder.text) else None

    def _close_gap(self) -> None:
        gap, self._gap = self._gap, None
        if gap and not self.is_empty:
            if self._text[gap.start : gap.end] == " ":
                self._builder.add(" ", gap.start)
            else:
                self._builder.add_atom(" ", gap)
        self.is_empty = False

    def _add_words(self, start: int, end: int) -> None:
        add_escaped(self._builder, self._text[start:end], start)
