"""HTML: text of block elements, words kept in attributes, and page descriptions; never code or scripts."""

from __future__ import annotations

import re

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.folding import FoldingBuilder
from stigmalint.readers.outline import BLOCKS, Outline
from stigmalint.readers.tags import Tag, tags_of

_NO_PROSE = frozenset({"pre", "template", "svg", "object", "canvas"})
#: Stand in a sentence without being prose.
_NOUNS = frozenset({"code", "kbd", "samp", "tt", "var", "math"})
#: Are no part of the sentence: footnote marks, struck words, readings.
_ASIDES = frozenset({"sup", "del", "s", "strike", "rp", "rt"})
_SKIPPED = _NO_PROSE | _NOUNS | _ASIDES
_ENDS_PRE = frozenset({"td", "th", "tr", "table", "blockquote", "body", "html"})
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_ATTRIBUTES = {
    "alt": "alternative text",
    "title": "tooltip",
    "aria-label": "spoken label",
    "aria-description": "spoken description",
    "placeholder": "field hint",
    "summary": "table summary",
}
_DESCRIPTIONS = frozenset({"description", "og:description", "og:title", "twitter:description", "twitter:title"})


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of an HTML page, or of a piece of one."""
    decoded = decode(data, path)
    page = PageReader(decoded.text)
    page.read(0, len(decoded.text))
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        page.segments(),
        tuple(page.comments.directives),
        format="html",
        warnings=(*decoded.warnings, *page.comments.warnings),
    )


class PageReader:
    """Walks over the tokens of a page, keeping what is open and the prose of the current block."""

    def __init__(self, text: str) -> None:
        self.comments = DirectiveCollector(text)
        self._text = text
        self._outline = Outline()
        self._segments: list[Segment] = []
        self._block: FoldingBuilder | None = None
        self._skipped: Tag | None = None
        self._depth = 0
        self._in_paragraph = False
        self._last = Tag("none", TextRange(0, 0), TextRange(0, 0))

    def read(self, start: int, end: int) -> None:
        """Take in a stretch of the source."""
        for tag in tags_of(self._text, start, end):
            if tag.kind == "comment":
                self.comments.read(self._text[tag.inner.start : tag.inner.end], tag.range)
            elif self._skipped:
                self._skip(tag, self._skipped)
            else:
                self._take(tag)
            self._last = tag
        self._flush()

    def segments(self) -> tuple[Segment, ...]:
        """The segments in the order of the source (an attribute's words stand inside its paragraph)."""
        return tuple(sorted(self._segments, key=lambda segment: segment.pieces[0].source.start))

    def _take(self, tag: Tag) -> None:
        if tag.kind == "text":
            self._add_text(tag.range)
        elif tag.kind == "template":
            if self._text.startswith(("{{", "<%="), tag.range.start):
                self._prose().add_placeholder(tag.range)
        elif tag.kind == "start":
            self._enter(tag)
        else:
            self._leave(tag)

    def _add_text(self, where: TextRange) -> None:
        """Add characters; outside of <p>, a blank line parts what an author of plain text means as paragraphs."""
        at = where.start
        for blank in () if self._in_paragraph else _BLANK.finditer(self._text, where.start, where.end):
            self._prose().add(at, blank.start())
            self._flush()
            at = blank.end()
        self._prose().add(at, where.end)

    def _skip(self, tag: Tag, skipped: Tag) -> None:
        """Wait for the end of an element that holds no prose; a forgotten end tag must not cost the page."""
        if tag.kind not in ("start", "end"):
            return
        if tag.name == skipped.name:
            self._depth += 1 if tag.kind == "start" else -1
            if self._depth == 0:
                self._skipped = None
                if tag.name in _NOUNS:
                    self._prose().add_placeholder(TextRange(skipped.range.start, tag.range.end))
        elif tag.name in (_ENDS_PRE if skipped.name == "pre" else () if skipped.name in _NO_PROSE else BLOCKS):
            self._skipped = None
            self._take(tag)

    def _enter(self, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            self._flush()
            self._in_paragraph = name == "p"
            self._outline.enter(name, self._span(tag))
        elif name == "br" and self._last.name == "br":
            self._flush()
        elif name in ("br", "img") or self._last.name == name == "a":
            self._prose().add_space(tag.range)
        elif name == "q":
            self._prose().add_atom("“", tag.range)
        self._read_attributes(tag)
        if name in _SKIPPED and self._text[tag.range.end - 2] != "/":
            self._skipped, self._depth = tag, 1

    def _leave(self, tag: Tag) -> None:
        if tag.name in BLOCKS:
            self._flush()
            self._in_paragraph = False
            self._outline.leave(tag.name)
        elif tag.name == "q":
            self._prose().add_atom("”", tag.range)

    def _span(self, tag: Tag) -> int:
        """How many columns a cell takes."""
        digits = self._value(tag, "colspan")
        return min(int(digits), 1000) if digits.isdecimal() and len(digits) < 5 else 1

    def _value(self, tag: Tag, name: str) -> str:
        where = tag.attributes.get(name)
        return self._text[where.start : where.end].strip().lower() if where else ""

    def _read_attributes(self, tag: Tag) -> None:
        for name, where in tag.attributes.items():
            if name in _ATTRIBUTES:
                self._add_attribute(where, "alt" if name == "alt" else "attribute", _ATTRIBUTES[name])
        if tag.name == "meta" and {self._value(tag, "name"), self._value(tag, "property")} & _DESCRIPTIONS:
            self._add_attribute(tag.attributes.get("content", tag.inner), "attribute", "page description")

    def _add_attribute(self, where: TextRange, kind: str, label: str) -> None:
        builder = FoldingBuilder(self._text, kind, label, self._outline.anchor)
        for tag in tags_of(self._text, where.start, where.end):
            if tag.kind == "text":
                builder.add(tag.range.start, tag.range.end)
            else:
                builder.add_placeholder(tag.range)
        segment = builder.build()
        if segment:
            self._segments.append(segment)

    def _prose(self) -> FoldingBuilder:
        """The prose of the current block, begun when its first word is there."""
        if self._block is None:
            outline = self._outline
            self._block = FoldingBuilder(self._text, outline.kind, outline.label, outline.anchor)
        return self._block

    def _flush(self) -> None:
        """End the current block: its prose becomes a segment."""
        block, self._block = self._block, None
        segment = block.build() if block else None
        if segment and not self._outline.is_reference(segment.text):
            self._segments.append(segment)
            self._outline.note(segment.text)
