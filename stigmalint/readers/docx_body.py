"""The stories of a Word document (body, header, footnote …): paragraphs, tables, text boxes, alternative texts."""

from __future__ import annotations

from collections.abc import Mapping

from stigmalint.readers.blocks import Attribute, Block, Slot
from stigmalint.readers.ooxml import description_blocks, drawing_slots, one_line, texts_of
from stigmalint.readers.xmltree import Node

#: Deleted and moved-away text, properties and instructions: nobody reads them.
_SILENT = frozenset(
    {"w:del", "w:moveFrom", "w:delText", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tblGrid", "w:trPr"}
    | {"w:tcPr", "w:sectPr", "w:rt", "w:instrText", "w:delInstrText", "w:fldData", "w:commentReference"}
)
_FIXED = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:sym": "_",
    "m:oMath": "_",
}
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object"})
_PROPERTIES = frozenset({"wp:docPr", "pic:cNvPr", "wps:cNvPr"})


class Story:
    """Walks one story and collects its blocks; `label` is empty for the body."""

    def __init__(
        self, top: Node, part: str, kinds: Mapping[str, str], label: str = "", host: Node | None = None
    ) -> None:
        self.top, self.part, self.kinds, self.label, self.host = top, part, kinds, label, host
        self.notes: dict[str, dict[str, Node]] = {"footnote": {}, "endnote": {}}
        self._blocks: list[Block] = []
        self._tables = 0
        self._paragraphs = 0
        self._page = 1 if any(top.all("w:lastRenderedPageBreak")) else 0
        self._carried: list[Slot] = []
        self._pictures: list[Node] = []

    def blocks(self) -> list[Block]:
        """All blocks of the story in reading order."""
        self._container(self.top, "", "")
        return self._blocks

    def _container(self, node: Node, place: str, kind: str) -> None:
        for child in node.elements:
            if child.tag == "w:p":
                self._paragraph(child, place, kind)
            elif child.tag == "w:tbl":
                self._table(child)
            elif child.tag == "mc:AlternateContent":
                self._container(chosen(child), place, kind)
            elif child.tag not in _SILENT:
                self._container(child, place, kind)

    def _table(self, table: Node) -> None:
        self._tables += 1
        number, row = self._tables, 0
        for line in table.all("w:tr"):
            if line.inside("w:tbl") is not table or line.find("w:trPr", "w:del"):
                continue
            row += 1
            column = _width(line.find("w:trPr", "w:gridBefore"), 0) + 1
            for cell in line.all("w:tc"):
                if cell.inside("w:tr") is line:
                    self._container(cell, f"table {number}, row {row}, column {column}", "cell")
                    column += _width(cell.find("w:tcPr", "w:gridSpan"), 1)

    def _paragraph(self, paragraph: Node, place: str, kind: str) -> None:
        outer, self._pictures = self._pictures, []
        slots = self._carried
        self._carried = []
        page = self._page
        self._inline(paragraph, slots)
        if not place and any(slot.text.strip() for slot in slots):
            self._paragraphs += 1
        where = self._where(place, page or 0)
        if paragraph.find("w:pPr", "w:rPr", "w:del"):
            self._carried = slots
        else:
            self._blocks.append(Block(kind or self._kind(paragraph), where, self.part, slots, self.host or paragraph))
        pictures, self._pictures = self._pictures, outer
        for picture in pictures:
            self._picture(picture, where, paragraph)

    def _where(self, place: str, page: int) -> str:
        if self.label:
            return f"{self.label}, {place}" if place else self.label
        parts = [f"page {page}"] if page else []
        parts += [place] if place else [f"paragraph {max(self._paragraphs, 1)}"] if not page else []
        return ", ".join(parts)

    def _kind(self, paragraph: Node) -> str:
        properties = paragraph.find("w:pPr")
        style = properties.find("w:pStyle") if properties else None
        kind = self.kinds.get(style.attributes.get("w:val", ""), "") if style else ""
        if not kind and properties and properties.find("w:outlineLvl"):
            kind = "heading"
        return kind or "paragraph"

    def _inline(self, node: Node, slots: list[Slot]) -> None:
        for child in node.elements:
            tag = child.tag
            if tag == "w:t":
                slots += texts_of(child)
            elif tag in _FIXED:
                slots.append(Slot(_FIXED[tag], child))
            elif tag == "w:lastRenderedPageBreak":
                self._page += 1
            elif tag in ("w:footnoteReference", "w:endnoteReference"):
                self.notes[tag[2:-9]].setdefault(child.attributes.get("w:id", ""), child)
            elif tag in _PICTURES:
                self._pictures.append(child)
            elif tag == "mc:AlternateContent":
                self._inline(chosen(child), slots)
            elif tag not in _SILENT:
                self._inline(child, slots)

    def _picture(self, picture: Node, where: str, paragraph: Node) -> None:
        """The alternative texts and text boxes of a drawing; texts inside belong to the paragraph that holds it."""
        outer, self.host = self.host, self.host or paragraph
        seen: set[str] = set()
        for node in _unboxed(picture):
            if node.tag in _PROPERTIES and node.attributes.get("descr", "") not in seen:
                seen.add(node.attributes.get("descr", ""))
                self._blocks += description_blocks(node, f"{where}, picture description", self.part, self.host)
            elif node.tag.startswith("v:") and node.attributes.get("alt"):
                slot = Slot(one_line(node.attributes["alt"]), Attribute(node, "alt"))
                self._blocks.append(Block("alt", f"{where}, picture description", self.part, [slot], self.host))
            elif node.tag == "v:textpath" and node.attributes.get("string"):
                slot = Slot(one_line(node.attributes["string"]), Attribute(node, "string"))
                self._blocks.append(Block("paragraph", f"{where}, word art", self.part, [slot], self.host))
            elif node.tag == "w:txbxContent":
                self._container(node, f"{where}, text box" if not self.label else "text box", "")
            elif node.tag == "a:p":
                self._blocks.append(Block("paragraph", f"{where}, drawing", self.part, drawing_slots(node), self.host))
        self.host = outer


def chosen(alternatives: Node) -> Node:
    """The branch of alternative content that a current program shows: the first choice, else the fallback."""
    branches = alternatives.elements
    return next((node for node in branches if node.tag == "mc:Choice"), branches[0] if branches else alternatives)


def _unboxed(top: Node) -> list[Node]:
    """The elements of a drawing, without those inside its text boxes and the second halves of alternatives."""
    found, stack = [], [top]
    while stack:
        node = stack.pop()
        found.append(node)
        if node.tag == "mc:AlternateContent":
            branch = chosen(node)
            stack += [branch] if branch is not node else []
        elif node.tag != "w:txbxContent":
            stack.extend(reversed(node.elements))
    return found


def _width(node: Node | None, default: int) -> int:
    value = node.attributes.get("w:val", "") if node else ""
    return int(value) if value.isdecimal() and len(value) < 5 else default
