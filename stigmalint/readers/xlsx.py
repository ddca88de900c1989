"""Excel workbooks: the words in cells, notes and charts; formulas and numbers are left alone."""

from __future__ import annotations

from stigmalint.model import SourceDocument
from stigmalint.readers.blocks import Block, Opened, Slot, document_of, numbered
from stigmalint.readers.ooxml import Parts, chart_blocks, description_blocks, drawing_slots, one_line, property_blocks
from stigmalint.readers.xmltree import Node
from stigmalint.readers.zipsafe import Package

#: Readings of East Asian characters repeat the text.
_SILENT = frozenset({"x:rPh", "x:phoneticPr"})


def read(data: bytes, path: str) -> SourceDocument:
    """A workbook's text, sheet by sheet, with sheet and cell as labels."""
    return document_of(opened(Package(data, path)), path, "xlsx", editable=False)


def opened(package: Package) -> Opened:
    """The blocks of the workbook: cells in order, then notes and drawings of each sheet, then properties."""
    parts = Parts(package)
    main = parts.main("an Excel workbook")
    shared = [_slots(node) for name in parts.related(main, "sharedStrings") for node in parts.tree(name).all("x:si")]
    strings = next(iter(parts.related(main, "sharedStrings")), main)
    targets = {relation.id: relation.target for relation in parts.relations(main) if relation.type == "worksheet"}
    blocks: list[Block] = []
    for sheet in parts.tree(main).all("x:sheet"):
        name = targets.get(sheet.attributes.get("r:id", ""))
        if name:
            label = f"sheet “{sheet.attributes.get('name', '')}”"
            blocks += _cells(parts.tree(name), name, label, shared, strings)
            blocks += _extras(parts, name, label)
    blocks += property_blocks(parts)
    return Opened(numbered(blocks), parts.raw)


def _slots(node: Node) -> list[Slot]:
    """The texts of a shared string, a cell or a note, run by run."""
    slots: list[Slot] = []
    for child in node.elements:
        if child.tag == "x:t":
            slots += [Slot(one_line(piece.text), piece.origin) for piece in _texts(child)]
        elif child.tag not in _SILENT:
            slots += _slots(child)
    return slots


def _texts(node: Node) -> list[Slot]:
    return [Slot(child.value, child) for child in node.children if not isinstance(child, Node)]


def _cells(tree: Node, part: str, label: str, shared: list[list[Slot]], strings: str) -> list[Block]:
    blocks = []
    for cell in tree.all("x:c"):
        where = f"{label}, cell {cell.attributes.get('r', '')}"
        kind = cell.attributes.get("t", "n")
        if kind == "s":
            value = cell.find("x:v")
            number = value.text().strip() if value else ""
            if number.isdecimal() and len(number) < 9 and int(number) < len(shared):
                blocks.append(Block("cell", where, strings, shared[int(number)]))
        elif kind == "inlineStr":
            blocks.append(Block("cell", where, part, _slots(cell)))
        elif kind == "str":
            value = cell.find("x:v")
            blocks.append(Block("cell", where, part, _texts(value) if value else []))
    return blocks


def _extras(parts: Parts, sheet: str, label: str) -> list[Block]:
    blocks: list[Block] = []
    for name in parts.related(sheet, "comments"):
        for note in parts.tree(name).all("x:comment"):
            where = f"{label}, note on cell {note.attributes.get('ref', '')}"
            blocks.append(Block("paragraph", where, name, _slots(note)))
    for name in parts.related(sheet, "drawing"):
        tree = parts.tree(name)
        for node in tree.walk():
            if node.tag.endswith(":cNvPr") or node.tag.endswith(" cNvPr"):
                blocks += description_blocks(node, f"{label}, picture description", name)
            elif node.tag == "a:p":
                blocks.append(Block("paragraph", f"{label}, text box", name, drawing_slots(node)))
        for chart in parts.related(name, "chart"):
            blocks += chart_blocks(parts, chart, f"{label}, chart")
    return blocks
