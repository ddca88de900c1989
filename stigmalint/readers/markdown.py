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
from stigmalint.readers.offsets import CodePoints
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
        self._at = CodePoints(text, start)
        self._sections = Sections()
        self._blocks = ["", ""]
        self._quotes = 0
        self._columns: list[str] = []
        self._column = 0
        self._html: list[TextRange] = []
        self._block: BlockProse | None = None

    def follow(self, events: Iterable[tuple[Any, Any]]) -> None:
        """Take in the whole page."""
        for event, span in events:
            if isinstance(event, str):
                self._take_mark(event, span)
                continue
            ((name, value),) = event.items()
            if name == "Start":
                tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
                self._enter(tag, detail, span)
            elif name == "End":
                tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
                self._leave(tag, detail)
            elif name == "Html":
                self._html.append(self._range(span))
            elif self._blocks[-1] == "CodeBlock":
                continue
            elif name == "Text":
                self._prose().add_text(value, self._range(span))
            elif name == "InlineHtml":
                self._prose().add_tag(self._range(span))
            elif name in ("Code", "InlineMath", "DisplayMath"):
                self._prose().add_placeholder(self._range(span))
        self._flush()

    def _range(self, span: Any) -> TextRange:
        start = self._at(span["start"])
        return TextRange(start, self._at(span["end"]))

    def _take_mark(self, name: str, span: Any) -> None:
        if name == "Rule":
            self._flush()
        elif self._block:
            self._block.add_break(self._at(span["start"]))

    def _prose(self) -> BlockProse:
        """The prose of the current block, begun when its first word is there."""
        if self._block is None:
            builder = SegmentBuilder(*self._place(), self._sections.anchor)
            self._block = BlockProse(builder, self._text, lambda where: self._read_html([where]))
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
        if name in _INLINE:
            self._enter_inline(name, detail, span)
            return
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
        if name in _INLINE:
            self._leave_inline(name)
            return
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
        block = self._prose()
        if name == "Image":
            block.open_image(self._range(span))
        elif name == "Link":
            block.open_link(self._range(span), detail["link_type"] in ("Autolink", "Email"))
        else:
            block.mark_inline(self._at(span["start"]))

    def _leave_inline(self, name: str) -> None:
        if name == "Image":
            self._prose().close_image()
        elif name == "Link":
            self._prose().close_link()

    def _close_html(self) -> None:
        """Read an HTML block: as a whole, or, in a quotation with its prefixes, line by line."""
        runs, self._html = self._html, []
        if runs and not self._quotes:
            runs = [TextRange(runs[0].start, runs[-1].end)]
        for segment in self._read_html(runs) if runs else ():
            if segment.kind == "heading":
                self._sections.open_heading(1)
                self._sections.close_heading(1, segment.text)
            self._keep(replace(segment, anchor=self._sections.anchor), True)

    def _read_html(self, runs: list[TextRange]) -> list[Segment]:
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
            is_bold = self._text[max(first - 2, 0) : first] == self._text[last : last + 2] == "**"
            self._sections.note(segment.text, is_bold)
            self._keep(segment, block.has_link)
        self.segments += inner
        return block.prose

    def _keep(self, segment: Segment, has_address: bool) -> None:
        if not self._sections.is_reference(segment, has_address):
            self.segments.append(segment)
