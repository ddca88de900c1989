"""The stories of an OpenDocument file: paragraphs, tables, frames, notes, slides, sheets."""

from __future__ import annotations

from stigmalint.readers.blocks import Block, Slot
from stigmalint.readers.odf_styles import Styles
from stigmalint.readers.ooxml import one_line, texts_of
from stigmalint.readers.xmltree import Node, Text

#: Remarks, deleted text, declarations: no part of what the document says.
_SILENT = frozenset(
    {"office:annotation", "office:annotation-end", "text:tracked-changes", "office:forms", "office:scripts"}
    | {"text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:automatic-styles"}
    | {"office:font-face-decls", "table:calculation-settings", "presentation:settings", "style:style"}
    | {"text:ruby-text", "text:page-number", "text:page-count"}
)
_FIXED = {"text:tab": "\t", "text:line-break": "\n"}
_MOST_BLANKS = 500
_BOXES = frozenset({"draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:caption", "draw:polygon"})


class Story:
    """Walks one story and collects its blocks; `label` is empty for the body. `objects` are embedded charts."""

    def __init__(self, top: Node, part: str, styles: Styles, label: str = "") -> None:
        self.top, self.part, self.styles, self.label = top, part, styles, label
        self.objects: list[tuple[str, Node, str]] = []
        self._blocks: list[Block] = []
        self._tables = self._paragraphs = self._slides = 0
        self._notes = {"footnote": 0, "endnote": 0}
        self._page = 1 if not label and any(top.all("text:soft-page-break")) else 0
        self._pending: list[Node] = []
        self._host: Node | None = None

    def blocks(self) -> list[Block]:
        """All blocks of the story in reading order."""
        self._container(self.top, "", "")
        return self._blocks

    def _container(self, node: Node, place: str, kind: str) -> None:
        for child in node.elements:
            self._element(child, place, kind)

    def _element(self, node: Node, place: str, kind: str) -> None:
        tag = node.tag
        if tag in ("text:p", "text:h"):
            self._paragraph(node, place, kind)
        elif tag == "table:table":
            self._table(node, place)
        elif tag == "draw:page":
            self._slides += 1
            hidden = " (hidden)" if self.styles.is_hidden(node.attributes.get("draw:style-name", "")) else ""
            self._container(node, f"slide {self._slides}{hidden}", "")
        elif tag == "presentation:notes":
            self._container(node, f"{place}, notes", "")
        elif tag in ("svg:title", "svg:desc"):
            label = f"{self._where(place).removesuffix(', text box')}, picture description"
            self._blocks.append(Block("alt", label, self.part, texts_of(node), self._host or node))
        elif tag == "text:soft-page-break":
            self._page += 1 if self._page else 0
        elif tag == "draw:object":
            where = f"{self._where(place)}, chart"
            self.objects.append((node.attributes.get("xlink:href", ""), self._host or node, where))
        elif tag == "draw:frame" and node.attributes.get("presentation:class") in ("title", "subtitle"):
            self._container(node, place, "heading")
        elif tag in _BOXES and not place.startswith(("slide", "text box")) and not place.endswith("text box"):
            self._container(node, f"{self._where(place)}, text box" if not self.label else "text box", kind)
        elif tag not in _SILENT:
            self._container(node, place, kind)

    def _where(self, place: str) -> str:
        if self.label:
            return f"{self.label}, {place}" if place else self.label
        return place or (f"page {self._page}" if self._page else f"paragraph {max(self._paragraphs, 1)}")

    def _paragraph(self, paragraph: Node, place: str, kind: str) -> None:
        outer, self._pending = self._pending, []
        slots: list[Slot] = []
        self._inline(paragraph, slots)
        if not place and any(slot.text.strip() for slot in slots):
            self._paragraphs += 1
        where = self._where(place)
        if self._page and place and not place.startswith(("slide", "sheet", "page")) and not self.label:
            where = f"page {self._page}, {place}"
        own = (
            "heading"
            if paragraph.tag == "text:h"
            else self.styles.kind(paragraph.attributes.get("text:style-name", ""))
        )
        self._blocks.append(Block(kind or own or "paragraph", where, self.part, slots, self._host or paragraph))
        pending, self._pending = self._pending, outer
        for node in pending:
            self._aside(node, place, paragraph)

    def _inline(self, node: Node, slots: list[Slot]) -> None:
        for child in node.children:
            if isinstance(child, Text):
                slots.append(Slot(one_line(child.value), child))
            elif child.tag in _FIXED:
                slots.append(Slot(_FIXED[child.tag], child))
            elif child.tag == "text:s":
                slots.append(Slot(" " * _count(child, "text:c", _MOST_BLANKS), child))
            elif child.tag == "text:soft-page-break":
                self._page += 1 if self._page else 0
            elif child.tag == "text:note" or child.tag.startswith("draw:"):
                self._pending.append(child)
            elif child.tag not in _SILENT:
                self._inline(child, slots)

    def _aside(self, node: Node, place: str, paragraph: Node) -> None:
        """A note or a frame that hangs on a paragraph."""
        outer, self._host = self._host, self._host or (node if node.tag == "text:note" else paragraph)
        if node.tag == "text:note":
            kind = "endnote" if node.attributes.get("text:note-class") == "endnote" else "footnote"
            self._notes[kind] += 1
            body = node.find("text:note-body")
            if body:
                self._container(body, f"{kind} {self._notes[kind]}", "")
        else:
            self._element(node, place, "")
        self._host = outer

    def _table(self, table: Node, place: str) -> None:
        sheet = table.inside("office:spreadsheet") is table.parent and table.parent is not None
        name = table.attributes.get("table:name", "")
        self._tables += 1
        number, row = self._tables, 0
        for line in table.all("table:table-row"):
            if line.inside("table:table") is not table:
                continue
            row += 1
            column = 1
            for cell in line.elements:
                if cell.tag == "table:table-cell":
                    where = f"row {row}, column {column}"
                    prefix = f"{place}, table" if place.startswith("slide") else f"table {number}"
                    label = f"sheet “{name}”, cell {letters(column)}{row}" if sheet else f"{prefix}, {where}"
                    self._container(cell, label, "cell")
                if cell.tag in ("table:table-cell", "table:covered-table-cell"):
                    column += _count(cell, "table:number-columns-repeated", 20_000)
            row += _count(line, "table:number-rows-repeated", 2_000_000) - 1


def _count(node: Node, attribute: str, most: int) -> int:
    value = node.attributes.get(attribute, "1")
    return min(int(value), most) if value.isdecimal() and len(value) < 10 else 1


def letters(column: int) -> str:
    """A column's name in a spreadsheet: 1 is A, 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
