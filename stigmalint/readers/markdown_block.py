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
_AMOUNT = re.compile(r"\$\d[\d.,]*+ [a-z]{2}")
_LETTER = re.compile(r"[^\W\d_]")


class BlockProse:
    """Takes in the inside of a block in source order; `segments` gives its prose and that of its images and tags."""

    __slots__ = (
        "_after_tag",
        "_break",
        "_builder",
        "_images",
        "_inner",
        "_is_muted",
        "_noun",
        "_read_html",
        "_text",
        "has_link",
    )

    def __init__(self, builder: SegmentBuilder, text: str, read_html: Callable[[TextRange], list[Segment]]) -> None:
        self.has_link = False
        self._builder = builder
        self._text = text
        self._read_html = read_html
        self._break: int | None = None
        self._noun: tuple[str, int] | None = None
        self._is_muted = False
        self._after_tag = False
        self._images: list[tuple[SegmentBuilder, int, int]] = []
        self._inner: list[Segment] = []

    def add_text(self, value: str, start: int, end: int) -> None:
        """Add characters that mean `value`, however the source writes them."""
        if self._is_muted:
            return
        if self._break is not None:
            self.close_break(start)
        raw = self._text[start:end]
        if self._after_tag:
            self._after_tag = False
            if self._builder.ends_in_space and raw[0] == value[0] == " ":
                raw, value, start = raw[1:], value[1:], start + 1
        if raw == value:
            add_prose(self._builder, raw, start)
        elif unescape(raw) == value:
            add_escaped(self._builder, raw, start)
        else:
            self._builder.add_atom(value, TextRange(start, end))

    def add_placeholder(self, start: int, end: int) -> None:
        """Add code, a formula or an address."""
        if not self._is_muted:
            self.close_break(start)
            self._builder.add_placeholder(TextRange(start, end))

    def add_math(self, start: int, end: int) -> None:
        """Add a formula, unless it is the words between two sums of money."""
        raw = self._text[start:end]
        if not self._is_muted and (_AMOUNT.match(raw) or self._text[end : end + 1].isdecimal()):
            self.close_break(start)
            add_prose(self._builder, raw, start)
        else:
            self.add_placeholder(start, end)

    def open_break(self, start: int) -> None:
        """A line ends; with the prefix of the next line it becomes a space."""
        if self._break is None and not self._is_muted:
            self._break = start

    def close_break(self, start: int) -> None:
        """The next line's inside begins."""
        if self._break is not None:
            self._builder.add_atom(" ", TextRange(self._break, start))
            self._break = None

    def add_tag(self, start: int, end: int) -> None:
        """Add inline HTML: its attributes and comments are read; the text between tags is Markdown's own."""
        raw = self._text[start:end]
        self._after_tag = True
        tag = _TAG.match(raw)
        name = tag["name"].lower() if tag else ""
        if tag is None or _ATTRIBUTE.search(raw):
            self._inner += self._read_html(TextRange(start, end))
        if self._noun:
            if tag and tag["end"] and name == self._noun[0]:
                begin, self._noun, self._is_muted = self._noun[1], None, False
                self.add_placeholder(begin, end)
        elif name == "br" and not self._builder.ends_in_space:
            self.close_break(start)
            self._builder.add_atom(" ", TextRange(start, end))
        elif name == "img":
            self.add_placeholder(start, end)
        elif tag and not tag["end"] and name in _NOUNS and not raw.endswith("/>"):
            self.close_break(start)
            self._noun, self._is_muted = (name, start), True

    def open_address(self, start: int, end: int) -> None:
        """A link begins whose text is its address."""
        self.has_link = True
        self.add_placeholder(start, end)
        self._is_muted = True

    def close_link(self) -> None:
        """A link of either kind ends."""
        self._is_muted = self._noun is not None

    def open_image(self, start: int, end: int) -> None:
        """An image begins: it takes a noun's place, and its alternative text is prose of its own."""
        self.close_break(start)
        self._images.append((self._builder, start, end))
        self._builder = SegmentBuilder("alt", "", self._builder.anchor)

    def close_image(self) -> None:
        """The image ends."""
        self._inner += _with_letters(self._builder)
        self._builder, start, end = self._images.pop()
        self._break = None
        self.add_placeholder(start, end)

    def segments(self) -> tuple[list[Segment], list[Segment]]:
        """The block's own segment, if there is a word in it, and those of its images and tags."""
        return _with_letters(self._builder), self._inner


def _with_letters(builder: SegmentBuilder) -> list[Segment]:
    segment = builder.build() if _LETTER.search(builder.text) else None
    return [segment] if segment else []
