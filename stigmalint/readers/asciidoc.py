"""AsciiDoc: what a reader of the page would read, block by block, with the offsets of its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.asciidoc_inline import ASCIIDOC_INLINE
from stigmalint.readers.asciidoc_lines import (
    ADMONITION,
    ATTRIBUTES,
    BREAK,
    CODE_STYLES,
    COMMENT,
    CONDITION,
    DELIMITER,
    ENTRY,
    ITEM,
    MACRO,
    QUOTE_STYLES,
    SECTION,
    TERM,
    TITLE,
    UNDERLINE,
    VERBATIM,
    interrupts,
    style_of,
)
from stigmalint.readers.asciidoc_tables import cells
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.flow import Line, lines_of
from stigmalint.readers.headings import Headings

_AUTHOR = re.compile(r"[\w.'’-]+(?: [\w.'’-]+){0,3}(?: <[^>]*>)?(?:;.*)?\s*\Z|v?\d[\d.]*(?:,.*)?\s*\Z")


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of an AsciiDoc file."""
    decoded = decode(data, path)
    page = _PageWalk(decoded.text)
    page.read()
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(page.segments),
        tuple(page.comments.directives),
        format="asciidoc",
        warnings=(*decoded.warnings, *page.comments.warnings),
    )


class _PageWalk:
    """Walks down the lines, keeping the delimited blocks that are open and what a line said about the next block."""

    def __init__(self, text: str) -> None:
        self.comments = DirectiveCollector(text)
        self.segments: list[Segment] = []
        self._text = text
        self._lines = lines_of(text)
        self._ends: dict[str, list[int]] = {}
        for number, line in enumerate(self._lines):
            if DELIMITER.match(line.text):
                self._ends.setdefault(line.text.rstrip(), []).append(number)
        self._open: list[tuple[str, bool]] = []
        self._headings = Headings()
        self._attributes = ""

    def read(self) -> None:
        """Read all blocks."""
        at = 0
        while at < len(self._lines):
            at = self._remark(at) or self._block(at)

    def _remark(self, at: int) -> int:
        """Read a line that is about the text and not of it; 0 if it is something else."""
        line, text = self._lines[at], self._lines[at].text
        if COMMENT.match(text):
            self.comments.read(text[2:], TextRange(line.start, line.end))
        elif entry := ENTRY.match(text):
            if entry["name"] == "description":
                self._add([line.cut(entry.end())], "metadata", "page description")
            while self._lines[at].text.endswith(" \\") and at + 1 < len(self._lines):
                at += 1
        elif text[:1] == "[" and (attributes := ATTRIBUTES.match(text)):
            if not attributes["inside"].startswith("["):
                self._attributes = attributes["inside"]
        elif not (line.is_blank or CONDITION.match(text) or BREAK.match(text) or text.rstrip() == "+"):
            return 0
        return at + 1

    def _block(self, at: int) -> int:
        line, text = self._lines[at], self._lines[at].text
        style = style_of(self._attributes)
        section, macro, underline = SECTION.match(text), MACRO.match(text), self._underline(at)
        if DELIMITER.match(text) and (end := self._delimited(at, style)):
            return end
        if TITLE.match(text):
            self._add([line.cut(1)], "paragraph")
            return at + 1
        attributes, self._attributes = self._attributes, ""
        if section and style != "discrete":
            return self._section(at, len(section["level"]) - 1, line.cut(section.end()))
        if underline is not None:
            before = len(self.segments)
            end = self._section(at + 1, underline, line)
            self.segments[before:] = [segment.as_locked() for segment in self.segments[before:]]
            return end
        if macro:
            self._macro(line, macro)
            return at + 1
        if ITEM.match(text) or (TERM.match(text) and not section):
            return self._item(at)
        return self._paragraph(at, style, attributes)

    def _delimited(self, at: int, style: str) -> int:
        """Enter or leave a delimited block, or pass over it; 0 where the line delimits nothing."""
        mark = self._lines[at].text.rstrip()
        if any(mark == opened for opened, _ in self._open):
            while self._open.pop()[0] != mark:
                pass
            return at + 1
        closing = "```" if mark.startswith("```") else mark
        end = next((number for number in self._later(closing, at)), None)
        if end is None:
            return at + 1
        is_code = (mark[0] in VERBATIM and mark != "--") or style in CODE_STYLES
        attributes, self._attributes = self._attributes, ""
        if mark[0] == "/":
            self.comments.read(self._text[self._lines[at].end : self._lines[end].start], self._range(at, end))
        elif mark.endswith("==") and mark[0] in "|,:!":
            self._table(self._lines[at + 1 : end], attributes, mark[0])
        elif not is_code:
            self._open.append((mark, mark[0] == "_" or style in QUOTE_STYLES))
            return at + 1
        return end + 1

    def _later(self, mark: str, at: int) -> Sequence[int]:
        """The number of the next line that is this mark, if there is one."""
        numbers = self._ends.get(mark, [])
        while numbers and numbers[0] <= at:
            numbers.pop(0)
        return numbers[:1]

    def _range(self, first: int, last: int) -> TextRange:
        return TextRange(self._lines[first].start, self._lines[last].end)

    def _underline(self, at: int) -> int | None:
        """The level of a section title that is underlined, as older files do."""
        text = self._lines[at].text.rstrip()
        rule = self._lines[at + 1].text.rstrip() if at + 1 < len(self._lines) else ""
        if not UNDERLINE.match(rule) or abs(len(rule) - len(text)) > 1 or not text[:1].isalnum():
            return None
        return "=-~^+".index(rule[0])

    def _section(self, at: int, level: int, title: Line) -> int:
        """Read a section's title and, below the document's own, pass over its author and revision."""
        self._headings.leave(level)
        added = self._add([title], "heading")
        self._headings.enter(level, added)
        at += 1
        while level == 0 and at < len(self._lines) and _AUTHOR.match(self._lines[at].text):
            at += 1
        return at

    def _macro(self, line: Line, macro: re.Match[str]) -> None:
        """Read the alternative text of an image."""
        first = re.match(r'"[^"]*"|[^,]*', macro["inside"])
        if macro["name"] == "image" and first and "=" not in first[0]:
            begin = macro.start("inside")
            self._add([line.cut(begin, begin + first.end())], "alt", "alternative text")

    def _item(self, at: int) -> int:
        """Read a list's item, or a term and the definition behind it."""
        line = self._lines[at]
        mark, end = ITEM.match(line.text), at + 1
        term = None if mark else TERM.match(line.text)
        while end < len(self._lines) and not self._ends_text(end) and not ITEM.match(self._lines[end].text):
            if TERM.match(self._lines[end].text):
                break
            end += 1
        if term:
            self._add([line.cut(term.start("term"), term.end("term"))], "term")
            self._add([line.cut(term.end()), *self._lines[at + 1 : end]], "definition")
        elif mark:
            self._add([line.cut(mark.end()), *self._lines[at + 1 : end]], "item")
        return end

    def _ends_text(self, at: int) -> bool:
        return self._lines[at].is_blank or interrupts(self._lines[at].text)

    def _paragraph(self, at: int, style: str, attributes: str) -> int:
        end = at + 1
        while end < len(self._lines) and not self._ends_text(end):
            end += 1
        lines = [line for line in self._lines[at:end] if not COMMENT.match(line.text)]
        is_literal = self._lines[at].indent > 0 and style != "normal"
        if is_literal or style in CODE_STYLES:
            return end
        admonition = ADMONITION.match(lines[0].text)
        lines[0] = lines[0].cut(admonition.end() if admonition else 0)
        is_quoted = lines[-1].text.startswith("-- ") and lines[0].text[:1] in ('"', "“")
        if lines[0].text.startswith("> "):
            lines, is_quoted = [line.cut(1) if line.text[:1] == ">" else line for line in lines], True
        self._add(lines, "quote" if is_quoted or style in QUOTE_STYLES else "paragraph")
        return end

    def _table(self, lines: Sequence[Line], attributes: str, separator: str) -> None:
        heads: dict[int, str] = {}
        for cell in cells(lines, attributes, separator):
            paragraphs: list[list[Line]] = [[]]
            for line in cell.lines:
                paragraphs.append([]) if line.is_blank else paragraphs[-1].append(line)
            for paragraph in filter(None, paragraphs):
                item = ITEM.match(paragraph[0].text)
                first = paragraph[0].cut(item.end() if item else 0)
                text = self._add([first, *paragraph[1:]], "cell", heads.get(cell.column, ""))
                if cell.is_head:
                    heads[cell.column] = text

    def _add(self, lines: Sequence[Line], kind: str, label: str = "") -> str:
        """Keep the prose of a block's lines as a segment, and give it back."""
        if any(is_quote for _, is_quote in self._open):
            kind = "quote"
        segments = ASCIIDOC_INLINE.segments(lines, kind, label, self._headings.anchor(kind))
        if not segments or self._headings.is_reference(kind, segments[0].text):
            return ""
        self._headings.note(kind, segments[0].text)
        self.segments.extend(segments)
        return segments[0].text
