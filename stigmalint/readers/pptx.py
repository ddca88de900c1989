"""PowerPoint presentations: slides in their order with notes, tables, charts, hidden slides and alternative texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stigmalint.model import Edit, SourceDocument
from stigmalint.readers.blocks import Block, Opened, document_of, numbered, splices_of
from stigmalint.readers.docx_body import chosen
from stigmalint.readers.ooxml import Parts, chart_blocks, description_blocks, drawing_slots, property_blocks
from stigmalint.readers.xmltree import Node, spliced
from stigmalint.readers.zipsafe import Package, repacked

_HEADINGS = frozenset({"title", "ctrTitle", "subTitle"})
#: Placeholders that the program fills: slide number, date, picture of the slide.
_FILLED = frozenset({"sldNum", "dt", "sldImg"})


def read(data: bytes, path: str) -> SourceDocument:
    """A presentation's text with slide, notes, table cell as labels."""
    return document_of(opened(Package(data, path)), path, "pptx", editable=True)


def write(data: bytes, document: SourceDocument, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made in its runs; formatting and every other part stay byte for byte."""
    package = Package(data, document.path)
    walked = opened(package)
    changes = splices_of(walked, edits, document.path)
    return repacked(package, {name: spliced(walked.parts[name], splices) for name, splices in changes.items()})


def opened(package: Package) -> Opened:
    """The blocks of the presentation: each slide with its notes and charts, then fixed texts of layouts, properties."""
    parts = Parts(package)
    main = parts.main("a PowerPoint presentation")
    targets = {relation.id: relation.target for relation in parts.relations(main) if relation.type == "slide"}
    ids = [node.attributes.get("r:id", "") for node in parts.tree(main).all("p:sldId")]
    slides = [targets[key] for key in ids if key in targets]
    blocks: list[Block] = []
    for number, name in enumerate(slides, 1):
        blocks += _slide_blocks(parts, name, number)
    for layout in _layouts(parts, slides):
        blocks += [
            block
            for shape in _shapes(parts.tree(layout))
            if not _placeholder(shape)
            for block in _shape_blocks(shape, "slide layout", layout, slides[0])
        ]
    blocks += property_blocks(parts)
    return Opened(numbered(blocks), parts.raw)


def _layouts(parts: Parts, slides: Sequence[str]) -> list[str]:
    layouts = dict.fromkeys(name for slide in slides for name in parts.related(slide, "slideLayout"))
    masters = dict.fromkeys(name for layout in layouts for name in parts.related(layout, "slideMaster"))
    return [*layouts, *masters]


def _slide_blocks(parts: Parts, name: str, number: int) -> list[Block]:
    tree = parts.tree(name)
    hidden = " (hidden)" if tree.attributes.get("show") in ("0", "false") else ""
    label = f"slide {number}{hidden}"
    blocks = [block for shape in _shapes(tree) for block in _shape_blocks(shape, label, name, name)]
    for chart in parts.related(name, "chart", "chartEx"):
        blocks += chart_blocks(parts, chart, f"{label}, chart", home=name)
    for diagram in parts.related(name, "diagramData"):
        blocks += chart_blocks(parts, diagram, f"{label}, diagram", home=name)
    for notes in parts.related(name, "notesSlide"):
        for shape in _shapes(parts.tree(notes)):
            blocks += _shape_blocks(shape, f"{label}, notes", notes, name)
    return blocks


def _shapes(tree: Node) -> Iterator[Node]:
    """The shapes of a slide, those inside groups too, in their order."""
    for child in tree.elements:
        if child.tag in ("p:sp", "p:pic", "p:graphicFrame", "p:cxnSp"):
            yield child
        elif child.tag == "mc:AlternateContent":
            yield from _shapes(chosen(child))
        elif child.tag in ("p:cSld", "p:spTree", "p:grpSp", "mc:Choice", "mc:Fallback"):
            yield from _shapes(child)
        elif child.tag == "p:nvGrpSpPr":
            yield child


def _placeholder(shape: Node) -> str:
    node = shape.find(f"p:nv{shape.tag[2].upper()}{shape.tag[3:]}Pr", "p:nvPr", "p:ph")
    return node.attributes.get("type", "body") if node else ""


def _shape_blocks(shape: Node, label: str, part: str, home: str) -> Iterator[Block]:
    role = _placeholder(shape)
    if role in _FILLED:
        return
    kind = "heading" if role in _HEADINGS else "paragraph"
    for properties in shape.all("p:cNvPr"):
        yield from description_blocks(properties, f"{label}, picture description", part, properties, home)
    for body in shape.all("p:txBody"):
        for paragraph in body.all("a:p"):
            where = f"{label}, footer" if role == "ftr" else label
            yield Block(kind, where, part, drawing_slots(paragraph), paragraph, home)
    for table in shape.all("a:tbl"):
        yield from _table_blocks(table, label, part, home)


def _table_blocks(table: Node, label: str, part: str, home: str) -> Iterator[Block]:
    rows = [node for node in table.elements if node.tag == "a:tr"]
    for row, line in enumerate(rows, 1):
        cells = [node for node in line.elements if node.tag == "a:tc"]
        for column, cell in enumerate(cells, 1):
            for paragraph in cell.all("a:p"):
                where = f"{label}, table, row {row}, column {column}"
                yield Block("cell", where, part, drawing_slots(paragraph), paragraph, home)
