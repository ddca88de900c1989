"""reStructuredText: what a reader of the page would read, block by block, with the offsets of its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.flow import Line, dedent, lines_of
from stigmalint.readers.headings import Headings
from stigmalint.readers.rst_directives import DirectiveBlock, directive_block
from stigmalint.readers.rst_inline import RST_INLINE
from stigmalint.readers.rst_lines import (
    BULLET,
    DIRECTIVE,
    ENTRY,
    ENUMERATOR,
    EXPLICIT,
    FIELD,
    FOOTNOTE,
    OPTION,
    RULE,
    SUBSTITUTION,
    TARGET,
    below,
    blank,
    is_marked,
    is_title,
    literal_end,
)
from stigmalint.readers.rst_tables import Cell, csv_cells, grid_cells, is_grid, is_simple, list_cells, simple_cells

#: Blocks nested deeper than anybody writes are read as plain paragraphs.
_DEEPEST = 40


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of a reStructuredText file."""
    decoded = decode(data, path)
    page = RstReader(decoded.text)
    page.read(lines_of(decoded.text))
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        tuple(page.segments),
        tuple(page.comments.directives),
        format="rst",
        warnings=(*decoded.warnings, *page.comments.warnings),
    )


class RstReader:
    """Reads blocks of lines into segments; every block's lines begin at its own margin."""

    def __init__(self, text: str) -> None:
        self.comments = DirectiveCollector(text)
        self.segments: list[Segment] = []
        self._text = text
        self._headings = Headings()
        self._styles: list[tuple[str, bool]] = []
        self._depth = 0

    def read(self, lines: Sequence[Line], kind: str = "paragraph", label: str = "") -> None:
        """Read a block of lines: its paragraphs are of this kind."""
        lines = dedent(lines)
        self._depth += 1
        at = 0
        while at < len(lines):
            at = self._element(lines, at, kind, label)
        self._depth -= 1

    def _element(self, lines: Sequence[Line], at: int, kind: str, label: str) -> int:
        """Read the element that begins at a line; where the next one begins."""
        line = lines[at]
        text = line.text
        if line.is_blank:
            return at + 1
        if self._depth > _DEEPEST:
            return self._paragraph(lines, at, kind, label)
        if line.indent:
            end = below(lines, at)
            self._indented(lines[at:end], kind, label)
            return end
        if EXPLICIT.match(text):
            return self._explicit(lines, at, kind)
        if text.startswith("__ "):
            return at + 1
        if text.startswith(">>>"):
            return blank(lines, at)
        if is_grid(line) or is_simple(line):
            return self._table(lines, at)
        heading = self._heading(lines, at)
        return heading or self._listed(lines, at, kind, label) or self._paragraph(lines, at, kind, label)

    def _indented(self, lines: Sequence[Line], kind: str, label: str) -> None:
        """A block quote, unless a list or a directive was only set off, or an item's text was."""
        first = next(line for line in lines if not line.is_blank).strip()
        is_quote = kind == "paragraph" and not is_marked(first)
        self.read(lines, "quote" if is_quote else kind, label)

    def _heading(self, lines: Sequence[Line], at: int) -> int:
        """Read a section title; 0 if there is none."""
        line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        if RULE.match(line.text):
            last = lines[at + 2].text.rstrip() if at + 2 < len(lines) else ""
            if following and not following.is_blank and last == line.text.rstrip():
                self._enter_heading(following, (last[0], True))
                return at + 3
            return at + 1 if len(line.text.rstrip()) > 3 else 0
        rule = following.text.rstrip() if following else ""
        if not RULE.match(rule) or len(rule) < min(len(line.text.rstrip()), 4) or is_marked(line):
            return 0
        self._enter_heading(line, (rule[0], False))
        return at + 2

    def _enter_heading(self, line: Line, style: tuple[str, bool]) -> None:
        if style not in self._styles:
            self._styles.append(style)
        level = self._styles.index(style)
        self._headings.leave(level)
        segment = self._add([line], "heading")
        if segment:  # the line below must be as long
            self.segments[-1] = segment.as_locked()
        self._headings.enter(level, segment.text if segment else "")

    def _listed(self, lines: Sequence[Line], at: int, kind: str, label: str) -> int:
        """Read an item of a list, a field, an option, a line block or a definition; 0 if there is none."""
        line, text = lines[at], lines[at].text
        following = lines[at + 1] if at + 1 < len(lines) else Line("", line.end)
        mark = BULLET.match(text) or ENUMERATOR.match(text) or FIELD.match(text) or OPTION.match(text)
        if mark and mark.re is ENUMERATOR and not (following.is_blank or following.indent or is_marked(following)):
            mark = None
        if mark:
            return self._item(lines, at, mark, kind, label)
        if text.startswith(("| ", "|\n")) or text == "|":
            end = at
            while end < len(lines) and (lines[end].text[:1] == "|" or (lines[end].indent and not lines[end].is_blank)):
                end += 1
            self._add([row.cut(1) if row.text[:1] == "|" else row for row in lines[at:end]], kind, label)
            return end
        is_wrapped = len(text) > 60 and following.text.strip()[:1].islower()
        if following.is_blank or not following.indent or text.rstrip().endswith("::") or is_wrapped:
            return 0
        end = below(lines, at + 1)
        self._add([line.cut(0, text.find(" : ") if " : " in text else None)], "term")
        self.read(lines[at + 1 : end], "definition", label)
        return end

    def _item(self, lines: Sequence[Line], at: int, mark: re.Match[str], kind: str, label: str) -> int:
        """Read a list's item, with lines that were meant to belong to it though they are not indented."""
        end = at + 1
        while end < len(lines) and not lines[end].is_blank and not is_marked(lines[end]) and not is_title(lines, end):
            end += 1
        end = below(lines, end)
        name = mark.groupdict().get("name")
        inner = "cell" if kind == "cell" else "definition" if mark.re is OPTION else kind if name else "item"
        self.read([lines[at].cut(mark.end()).strip(), *dedent(lines[at + 1 : end])], inner, name or label)
        return end

    def _paragraph(self, lines: Sequence[Line], at: int, kind: str, label: str) -> int:
        end = at + 1
        while end < len(lines) and not lines[end].is_blank and not EXPLICIT.match(lines[end].text):
            if lines[end - 1].text.rstrip().endswith("::") and lines[end].indent:
                break
            end += 1
        block = list(lines[at:end])
        last = block[-1].text.rstrip()
        if last.endswith("::"):
            block[-1] = block[-1].cut(0, len(last) - 1)
            end = literal_end(lines, end)
        self._add(block, kind, label)
        return end

    def _explicit(self, lines: Sequence[Line], at: int, kind: str) -> int:
        """Read what begins with two dots: a directive, a footnote, a target, a comment."""
        mark = EXPLICIT.match(lines[at].text)
        assert mark
        first = lines[at].cut(mark.end())
        if first.is_blank and (at + 1 == len(lines) or lines[at + 1].is_blank):
            return at + 1
        end = below(lines, at + 1)
        text, inside = first.text, lines[at + 1 : end]
        note, substitution = FOOTNOTE.match(text), SUBSTITUTION.match(text)
        directive = DIRECTIVE.match(text, substitution.end() if substitution else 0)
        if note:
            self.read([first.cut(note.end()), *dedent(inside)], "footnote")
        elif directive and (not substitution or directive["name"] in ("replace", "image")):
            self._directive(directive_block(directive["name"], first.cut(directive.end()), inside), kind)
        elif not substitution and not TARGET.match(text):
            last = next(line for line in reversed(lines[at:end]) if not line.is_blank)
            inner = self._text[first.start : last.end]
            self.comments.read(inner, TextRange(lines[at].start, last.start + len(last.text.rstrip())))
        return end

    def _directive(self, block: DirectiveBlock, kind: str) -> None:
        if block.title:
            self._add(block.title, "heading" if block.name == "rubric" else kind)
        for option in block.options:
            if option.label:
                self._add(option.lines, "alt" if option.name == "alt" else kind, option.label)
        if block.name in ("list-table", "flat-table"):
            self._cells(list_cells(block.content, block.option("header-rows")))
        elif block.name == "csv-table":
            heads = [line for option in block.options if option.name == "header" for line in option.lines]
            self._cells(csv_cells(heads, block.content))
        elif block.name == "toctree":
            entries = [(line, ENTRY.match(line.text)) for line in block.content]
            for line, entry in entries:
                if entry:
                    self._add([line.cut(0, entry.end("title"))], "item")
        elif block.name == "meta":
            for option in block.options:
                if option.name.startswith(("description", "keywords")):
                    self._add(option.lines, "metadata", option.name)
        elif block.name == "table" or not block.is_code:
            self.read(block.content, "quote" if block.is_quote else kind)

    def _table(self, lines: Sequence[Line], at: int) -> int:
        cells, size = grid_cells(lines[at:]) if is_grid(lines[at]) else simple_cells(lines[at:])
        before = len(self.segments)
        self._cells(cells)
        self.segments[before:] = [segment.as_locked() for segment in self.segments[before:]]
        return at + size

    def _cells(self, cells: Sequence[Cell]) -> None:
        """Read cells, each labelled with the text of its column's head."""
        heads: dict[int, str] = {}
        for cell in cells:
            before = len(self.segments)
            self.read(cell.lines, "cell", "" if cell.is_head else heads.get(cell.column, ""))
            if cell.is_head:
                words = [segment.text for segment in self.segments[before:]]
                heads[cell.column] = " ".join([*filter(None, [heads.get(cell.column)]), *words])

    def _add(self, lines: Sequence[Line], kind: str, label: str = "") -> Segment | None:
        """Keep the prose of a block's lines as a segment, unless it is an entry of a reference list."""
        segments = RST_INLINE.segments(lines, kind, label, self._headings.anchor(kind))
        if not segments or self._headings.is_reference(kind, segments[0].text):
            return None
        is_bold = all(line.text.strip()[:2] == line.text.strip()[-2:] == "**" for line in lines)
        self._headings.note(kind, segments[0].text, is_bold)
        self.segments.extend(segments)
        return segments[0]
