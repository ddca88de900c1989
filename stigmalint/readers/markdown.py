"""Markdown: what a reader of the page would read, with the offsets of its source.

Kinds of segments: paragraph, heading, item, cell (labelled with its column's head), quote, footnote, term, definition,
alt, metadata (labelled with its key), and those of HTML blocks. `anchor` is the text of the nearest heading above,
followed (on a line of its own) by the line that introduces the list or table, if that ends in a colon or is all bold;
None if there is neither. A heading's own anchor is the heading that it stands under.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pyromark import Markdown, Options

from stigmalint.model import Segment, SourceDocument, TextRange
from stigmalint.readers.decode import decode
from stigmalint.readers.directives import DirectiveCollector
from stigmalint.readers.frontmatter import front_matter, front_matter_end
from stigmalint.readers.html import PageReader
from stigmalint.readers.markdown_block import BlockProse
from stigmalint.readers.offsets import code_points
from stigmalint.readers.prose import SegmentBuilder
from stigmalint.readers.sections import Sections

_MARKDOWN = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_MATH
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)
_KINDS = {
    "Heading": "heading",
    "Item": "item",
    "TableCell": "cell",
    "FootnoteDefinition": "footnote",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
}
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_PLACEHOLDERS = frozenset({"Code", "DisplayMath"})
_ADDRESSES = frozenset({"Autolink", "Email"})
_LISTS = frozenset({"List", "Table"})
_ROWS = frozenset({"TableHead", "TableRow"})


def read(data: bytes, path: str) -> SourceDocument:
    """The prose of a Markdown file."""
    decoded = decode(data, path)
    start = front_matter_end(decoded.text)
    walk = _Walk(decoded.text, start)
    walk.follow(_MARKDOWN.events_with_range(decoded.text[start:], merge_text=True))
    return SourceDocument(
        path,
        decoded.text,
        decoded.encoding,
        (*front_matter(decoded.text, start), *walk.segments),
        tuple(walk.comments.directives),
        format="markdown",
        warnings=(*decoded.warnings, *walk.comments.warnings),
    )


class _Walk:
    """Follows the parser's events over the blocks of a page."""

    def __init__(self, text: str, start: int) -> None:
        self.segments: list[Segment] = []
        self.comments = DirectiveCollector(text)
        self._text = text
        self._at = code_points(text, start)
        self._sections = Sections()
        self._blocks = ["", ""]
        self._quotes = 0
        self._columns: list[str] = []
        self._column = 0
        self._html: list[TextRange] = []
        self._block: BlockProse | None = None

    def follow(self, events: Iterable[tuple[Any, Any]]) -> None:
        """Take in the whole page."""
        at = self._at
        for event, span in events:
            if isinstance(event, str):
                self._take_mark(event, at(span["start"]))
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if self._blocks[-1] != "CodeBlock":
                    (self._block or self._begin()).add_text(value, at(span["start"]), at(span["end"]))
            elif name == "Start":
                tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
                (self._enter_inline if tag in _INLINE else self._enter)(tag, detail, span)
            elif name == "End":
                tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
                (self._leave_inline if tag in _INLINE else self._leave)(tag, detail)
            elif name == "Html":
                self._html.append(TextRange(at(span["start"]), at(span["end"])))
            elif name == "InlineHtml":
                (self._block or self._begin()).add_tag(at(span["start"]), at(span["end"]))
            elif name in _PLACEHOLDERS:
                (self._block or self._begin()).add_placeholder(at(span["start"]), at(span["end"]))
            elif name == "InlineMath":
                (self._block or self._begin()).add_math(at(span["start"]), at(span["end"]))
        self._flush()

    def _take_mark(self, name: str, start: int) -> None:
        if name == "Rule":
            self._flush()
        elif self._block:
            self._block.open_break(start)

    def _begin(self) -> BlockProse:
        """Begin the prose of the current block: its first word is there."""
        builder = SegmentBuilder(*self._place(), self._sections.anchor)
        self._block = BlockProse(builder, self._text, self._read_html)
        return self._block

    def _place(self) -> tuple[str, str]:
        """Kind and label of a segment that begins here."""
        outer, block = self._blocks[-2:]
        kind = _KINDS.get(outer if block == "Paragraph" else block, "paragraph")
        if kind == "cell":
            in_body = outer == "TableRow" and self._column < len(self._columns)
            return kind, self._columns[self._column] if in_body else ""
        return "quote" if self._quotes else kind, ""

    def _enter(self, name: str, detail: Any, span: Any) -> None:
        self._flush()
        self._blocks.append(name)
        if name == "Heading":
            self._sections.open_heading(int(detail["level"][1]))
        elif name == "BlockQuote" and detail is None:
            self._quotes += 1
        elif name in _LISTS:
            self._sections.open_list()
            self._columns = []
        elif name in _ROWS:
            self._column = 0

    def _leave(self, name: str, detail: Any) -> None:
        prose = self._flush()
        self._blocks.pop()
        if name == "Heading":
            self._sections.close_heading(int(detail[1]), prose)
        elif name == "BlockQuote" and detail is None:
            self._quotes -= 1
        elif name in _LISTS:
            self._sections.close_list()
        elif name == "TableCell":
            if self._blocks[-1] == "TableHead":
                self._columns.append(prose.strip())
            self._column += 1
        elif name == "HtmlBlock":
            self._close_html()

    def _enter_inline(self, name: str, detail: Any, span: Any) -> None:
        block = self._block or self._begin()
        if name == "Image":
            block.open_image(self._at(span["start"]), self._at(span["end"]))
        elif name == "Link" and detail["link_type"] in _ADDRESSES:
            block.open_address(self._at(span["start"]), self._at(span["end"]))
        else:
            block.close_break(self._at(span["start"]))
            block.has_link |= name == "Link"

    def _leave_inline(self, name: str, _: Any) -> None:
        if self._block and name == "Image":
            self._block.close_image()
        elif self._block and name == "Link":
            self._block.close_link()

    def _close_html(self) -> None:
        """Read an HTML block: as a whole, or, in a quotation with its prefixes, line by line."""
        runs, self._html = self._html, []
        if runs and not self._quotes:
            runs = [TextRange(runs[0].start, runs[-1].end)]
        for segment in self._read_html(*runs):
            if segment.kind == "heading":
                self._sections.open_heading(1)
            kind = self._place()[0] if segment.kind == "paragraph" else segment.kind
            self._keep(replace(segment, kind=kind, anchor=self._sections.anchor), True)
            if segment.kind == "heading":
                self._sections.close_heading(1, segment.text)

    def _read_html(self, *runs: TextRange) -> list[Segment]:
        page = PageReader(self._text)
        for run in runs:
            page.read(run.start, run.end)
        self.comments.directives += page.comments.directives
        self.comments.warnings += page.comments.warnings
        return list(page.segments())

    def _flush(self) -> str:
        """End the current block, if there is one; its prose."""
        block, self._block = self._block, None
        if block is None:
            return ""
        own, inner = block.segments()
        for segment in own:
            first, last = segment.pieces[0].source.start, segment.pieces[-1].source.end
            is_bold = self._text.startswith("**", last) and self._text.endswith("**", 0, first)
            self._sections.note(segment.text, is_bold)
            self._keep(segment, block.has_link)
        self.segments += inner
        return own[0].text if own else ""

    def _keep(self, segment: Segment, has_address: bool) -> None:
        if not self._sections.is_reference(segment, has_address):
            self.segments.append(segment)
