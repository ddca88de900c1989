"""Plain text: paragraphs, headings, lists, tables and quoted lines, told by their shape.

Kinds of segments: paragraph, heading, item, cell (labelled with its column's head), quote. `anchor` is the text of the
nearest heading above, followed (on a line of its own) by the line ending in a colon that introduces the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import KINDS, DirectiveCollector
from stigmalint.readers.inline import add_prose
from stigmalint.readers.prose import SegmentBuilder
from stigmalint.readers.sections import Sections
from stigmalint.readers.text_shape import (
    BULLET,
    ENUMERATOR,
    HASHES,
    QUOTE,
    UNDERLINED,
    goes_on,
    is_broken_on_purpose,
    is_double_spaced,
    is_finished,
    is_rule,
    is_title,
    is_underline,
)

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_CELL = re.compile(r"[^|]+")
_DIRECTIVE = re.compile(
    rf"[ \t]*+(?:#+|//|;+|%+|\.\.|<!--)?[ \t]*+(?P<call>stigmalint:[ \t]*+(?:{'|'.join(KINDS)})\b.*)", re.I
)
#: reStructuredText and Markdown inside a line, as many README.txt have it.
_MARKUP = re.compile(
    r"(?P<code>``[^`]++(?:`[^`]++)*+``|:[A-Za-z][\w:+.-]{0,40}:`[^`]+`|(?<![\w`])`[^`\s]+`(?![\w`]))"
    r"|(?<![\w`])`(?P<link>[^`<>]{1,300}?)(?:\s{0,99}<[^`<>\s]{1,500}>)?`__?(?!\w)"
)
_LETTER = re.compile(r"[^\W\d_]")


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of a plain text file."""
    decoded = decode(data, path)
    walk = _Walk(decoded.text)
    paragraphs = _joined(decoded.text, list(_paragraphs(decoded.text)))
    for lines, following in pairwise([*paragraphs, []]):
        walk.take(lines, decoded.text[following[0].start : following[0].end] if following else "")
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(walk.segments),
        tuple(walk.comments.directives),
        warnings=(*decoded.warnings, *walk.comments.warnings),
    )


def _paragraphs(text: str) -> Iterator[list[TextRange]]:
    """The lines between blank lines, without their ends."""
    lines: list[TextRange] = []
    for line in _LINE.finditer(text):
        if line[1] and not line[1].isspace():
            lines.append(TextRange(*line.span(1)))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _joined(text: str, paragraphs: list[list[TextRange]]) -> list[list[TextRange]]:
    """The paragraphs of a double-spaced text, put together again where a sentence goes on; others as they are."""
    words = [[text[line.start : line.end] for line in lines] for lines in paragraphs]
    if not is_double_spaced(words):
        return paragraphs
    joined = paragraphs[:1]
    for lines, last, following in zip(paragraphs[1:], words, words[1:], strict=False):
        if goes_on(last[-1], following[0]):
            joined[-1] = joined[-1] + lines
        else:
            joined.append(lines)
    return joined


class _Walk:
    """Takes in paragraphs in order and cuts them into blocks."""

    def __init__(self, text: str) -> None:
        self.segments: list[Segment] = []
        self.comments = DirectiveCollector(text)
        self._text = text
        self._sections = Sections()
        self._has_directives = "stigmalint" in text.lower()
        self._is_in_list = False
        self._is_literal = False
        self._columns: list[str] = []
        self._block: list[TextRange] = []
        self._kind = "paragraph"

    def take(self, lines: list[TextRange], following: str) -> None:
        """Take in a paragraph, given the next one's first line; a literal one, indented after "::", is passed over."""
        texts = [self._text[line.start : line.end] for line in lines]
        if self._is_literal and texts[0][0] in " \t":
            return
        self._is_literal = texts[-1].endswith("::") and not is_rule(texts[-1])
        if len(lines) == 1 and following and is_title(texts[0], following) and not _is_marked(texts[0]):
            self._add_heading(lines[0].start, lines[0].end)
            return
        width = max(map(len, texts))
        for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
            self._take_line(line, text, texts[number - 1] if number else "", width)
        self._flush()
        self._columns = []

    def _take_line(self, line: TextRange, text: str, previous: str, width: int) -> None:
        if self._has_directives and (directive := _DIRECTIVE.fullmatch(text)):
            self._flush()
            self.comments.read(directive["call"].removesuffix("-->"), line)
        elif text[0].isalpha() and text[-1].isalnum():  # most lines: no mark at either end
            self._add_line(line, text, previous, width)
        elif is_rule(text):
            self._take_rule(text)
        elif text.lstrip().startswith("|") and text.rstrip().endswith("|"):
            self._flush()
            self._add_row(line)
        elif (head := HASHES.match(text)) or (not text[-1].isalnum() and (head := UNDERLINED.fullmatch(text))):
            self._flush()
            is_hashed = head.re is HASHES
            start, end = (head.end(), len(text)) if is_hashed else head.span("title")
            self._add_heading(line.start + start, line.start + end)
        else:
            self._add_line(line, text, previous, width)

    def _take_rule(self, text: str) -> None:
        """A drawn line ends a block; under a single line it makes that line a heading."""
        if len(self._block) == 1 and self._kind == "paragraph":
            title = self._block[0]
            if is_underline(text, self._text[title.start : title.end]):
                self._block = []
                self._add_heading(title.start, title.end)
        self._flush()

    def _add_line(self, line: TextRange, text: str, previous: str, width: int) -> None:
        is_bare = text[0].isalpha()
        quote = None if is_bare else QUOTE.match(text)
        bullet = None if is_bare else BULLET.match(text)
        if not bullet and (not self._block or self._kind == "item" or is_finished(previous)):
            bullet = ENUMERATOR.match(text)
        mark = quote or bullet
        kind = "quote" if quote else "item" if bullet else self._kind if self._block else "paragraph"
        if bullet or kind != self._kind or is_broken_on_purpose(previous, text, width):
            self._flush()
        if not self._block:
            self._kind = kind
        self._block.append(TextRange(line.start + mark.end(), line.end) if mark and not self._block else line)

    def _flush(self) -> None:
        """End the current block; its prose becomes a segment."""
        lines, self._block = self._block, []
        if not lines:
            return
        is_item = self._kind == "item"
        if is_item and not self._is_in_list:
            self._sections.open_list()
        elif self._is_in_list and not is_item:
            self._sections.close_list()
        self._is_in_list = is_item
        text = self._add(TextRange(lines[0].start, lines[-1].end), self._kind)
        if not is_item:
            self._sections.note(text)

    def _add_heading(self, start: int, end: int) -> None:
        self._flush()
        if self._is_in_list:
            self._sections.close_list()
            self._is_in_list = False
        self._sections.open_heading(1)
        self._sections.close_heading(1, self._add(TextRange(start, end), "heading"))

    def _add_row(self, line: TextRange) -> None:
        cells = [cell for cell in _CELL.finditer(self._text, line.start, line.end) if not cell[0].isspace()]
        heads, self._columns = self._columns, self._columns or [cell[0].strip() for cell in cells]
        for column, cell in enumerate(cells):
            label = heads[column] if column < len(heads) else ""
            self._add(TextRange(*cell.span()), "cell", label)

    def _add(self, where: TextRange, kind: str, label: str = "") -> str:
        """Make a segment of a stretch of the source, if there is a word in it and it is no reference; its prose."""
        raw = self._text[where.start : where.end].rstrip()
        builder = SegmentBuilder(kind, label, self._sections.anchor)
        at = len(raw) - len(raw.lstrip())
        for markup in _MARKUP.finditer(raw) if "`" in raw else ():
            add_prose(builder, raw[at : markup.start()], where.start + at)
            if markup["link"]:
                add_prose(builder, markup["link"], where.start + markup.start("link"))
            else:
                builder.add_placeholder(TextRange(where.start + markup.start(), where.start + markup.end()))
            at = markup.end()
        add_prose(builder, raw[at:], where.start + at)
        segment = builder.build() if _LETTER.search(builder.text) else None
        if segment and not self._sections.is_reference(segment, "://" in raw or "www." in raw):
            self.segments.append(segment)
        return builder.text


def _is_marked(text: str) -> bool:
    """Does a line begin or end with a mark that says what it is?"""
    return any(mark.match(text) for mark in (BULLET, ENUMERATOR, HASHES, QUOTE, UNDERLINED, _DIRECTIVE)) or "|" in text
