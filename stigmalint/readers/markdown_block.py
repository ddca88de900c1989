"""The prose of one Markdown block, put together from what the parser says stands inside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from stigmalint.model import Segment, TextRange
from stigmalint.readers.inline import add_escaped, add_prose, unescape
from stigmalint.readers.prose import SegmentBuilder

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"\b(?:alt|title|aria-[a-z]+)\s*=", re.I)
#: Inline elements whose text is no prose but stands in the sentence.
_NOUNS = frozenset({"code", "kbd", "samp", "tt", "var", "math"})
_LETTER = re.compile(r"[^\W\d_]")


class BlockProse:
    """Takes in the inside of a block in source order; `segments` gives its prose and that of its images and tags."""

    def __init__(self, builder: SegmentBuilder, text: str, read_html: Callable[[TextRange], list[Segment]]) -> None:
        self.has_link = False
        self._builder = builder
        self._text = text
        self._read_html = read_html
        self._break: int | None = None
        self._noun: tuple[str, int] | None = None
        self._is_muted = False
        self._images: list[tuple[SegmentBuilder, TextRange]] = []
        self._inner: list[Segment] = []

    def add_text(self, value: str, where: TextRange) -> None:
        """Add characters that mean `value`, however the source writes them."""
        if self._is_muted or self._noun:
            return
        raw = self._text[where.start : where.end]
        self._close_break(where.start)
        if raw == value:
            add_prose(self._builder, raw, where.start)
        elif unescape(raw) == value:
            add_escaped(self._builder, raw, where.start)
        else:
            self._builder.add_atom(value, where)

    def add_placeholder(self, where: TextRange) -> None:
        """Add code, a formula or an address."""
        if not self._is_muted and not self._noun:
            self._close_break(where.start)
            self._builder.add_placeholder(where)

    def add_break(self, start: int) -> None:
        """Add a line end; with the prefix of the next line it becomes a space."""
        if self._break is None:
            self._break = start

    def add_tag(self, where: TextRange) -> None:
        """Add inline HTML: its attributes and comments are read; the text between tags is Markdown's own."""
        raw = self._text[where.start : where.end]
        tag = _TAG.match(raw)
        name = tag["name"].lower() if tag else ""
        if tag is None or _ATTRIBUTE.search(raw):
            self._inner += self._read_html(where)
        if self._noun:
            if tag and tag["end"] and name == self._noun[0]:
                begin, self._noun = self._noun[1], None
                self.add_placeholder(TextRange(begin, where.end))
        elif name == "br":
            self._close_break(where.start)
            self._builder.add_atom(" ", where)
        elif name == "img":
            self.add_placeholder(where)
        elif tag and not tag["end"] and name in _NOUNS and not raw.endswith("/>"):
            self._close_break(where.start)
            self._noun = (name, where.start)

    def open_link(self, where: TextRange, is_bare: bool) -> None:
        """A link begins; if it is bare, its text is its address."""
        self.has_link = True
        self._close_break(where.start)
        if is_bare:
            self.add_placeholder(where)
            self._is_muted = True

    def close_link(self) -> None:
        """The link ends."""
        self._is_muted = False

    def open_image(self, where: TextRange) -> None:
        """An image begins: it takes a noun's place, and its alternative text is prose of its own."""
        self._close_break(where.start)
        self._images.append((self._builder, where))
        self._builder = SegmentBuilder("alt", "", self._builder.anchor)

    def close_image(self) -> None:
        """The image ends."""
        self._inner += _with_letters(self._builder)
        self._builder, where = self._images.pop()
        self._break = None
        self.add_placeholder(where)

    def mark_inline(self, start: int) -> None:
        """Emphasis begins, and with it the text after a line end."""
        self._close_break(start)

    @property
    def prose(self) -> str:
        """The prose so far."""
        return self._builder.text

    def segments(self) -> tuple[list[Segment], list[Segment]]:
        """The block's own segment, if there is a word in it, and those of its images and tags."""
        return _with_letters(self._builder), self._inner

    def _close_break(self, start: int) -> None:
        if self._break is not None:
            self._builder.add_atom(" ", TextRange(self._break, start))
            self._break = None


def _with_letters(builder: SegmentBuilder) -> list[Segment]:
    segment = builder.build() if _LETTER.search(builder.text) else None
    return [segment] if segment else []
