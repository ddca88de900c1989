"""Word documents: the text of every part that a reader of the printed or spoken document meets."""

from __future__ import annotations

from collections.abc import Sequence

from stigmalint.model import Edit, SourceDocument
from stigmalint.readers.blocks import Block, Opened, document_of, numbered, splices_of
from stigmalint.readers.docx_body import Story
from stigmalint.readers.docx_styles import paragraph_kinds
from stigmalint.readers.ooxml import Parts, chart_blocks, property_blocks
from stigmalint.readers.xmltree import Node, Splice, Text, open_tag_end, parse, spliced
from stigmalint.readers.zipsafe import Package, repacked


def read(data: bytes, path: str) -> SourceDocument:
    """A Word document's text with page or paragraph, table cell, header, footnote as labels."""
    return document_of(opened(Package(data, path)), path, "docx", editable=True)


def write(data: bytes, document: SourceDocument, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made in its runs; styles and every other part stay byte for byte."""
    package = Package(data, document.path)
    walked = opened(package)
    changes = splices_of(walked, edits, document.path, _keep_space)
    changed = {name: _with_twins(walked.parts[name], splices, document.path) for name, splices in changes.items()}
    return repacked(package, changed)


def opened(package: Package) -> Opened:
    """The blocks of the document in reading order: body with its notes, headers and footers, charts, properties."""
    parts = Parts(package)
    main = parts.main("a Word document")
    kinds = paragraph_kinds(parts, main)
    body = Story(parts.tree(main), main, kinds)
    blocks = body.blocks()
    for kind in ("header", "footer"):
        names = parts.related(main, kind)
        for number, name in enumerate(names, 1):
            label = kind if len(names) == 1 else f"{kind} {number}"
            blocks += Story(parts.tree(name), name, kinds, label).blocks()
    for kind in ("footnote", "endnote"):
        for name in parts.related(main, f"{kind}s"):
            blocks += _notes(parts.tree(name), name, kinds, kind, body.notes[kind])
    for name in parts.related(main, "chart", "diagramData"):
        blocks += chart_blocks(parts, name, "chart" if "chart" in name else "diagram")
    blocks += property_blocks(parts)
    return Opened(numbered(blocks), parts.raw)


def _notes(tree: Node, name: str, kinds: dict[str, str], kind: str, references: dict[str, Node]) -> list[Block]:
    blocks = []
    order = list(references)
    for note in tree.all(f"w:{kind}"):
        key = note.attributes.get("w:id", "")
        if key not in references:
            continue
        blocks += Story(note, name, kinds, f"{kind} {order.index(key) + 1}", references[key]).blocks()
    return blocks


def _keep_space(data: bytes, text: Text, whole: str) -> list[Splice]:
    """Word drops blanks at the ends of a text that does not say xml:space."""
    node = text.parent
    if node.tag != "w:t" or whole == whole.strip() or "xml:space" in node.attributes:
        return []
    at = open_tag_end(data, node) - 1
    return [Splice(at, at, b' xml:space="preserve"')]


def _with_twins(data: bytes, splices: Sequence[Splice], path: str) -> bytes:
    """The part with its splices; a text box that is also written in the old way (VML) is changed in both."""
    new = spliced(data, splices)
    if b"AlternateContent" not in data:
        return new
    copies: list[Splice] = []
    for before, after in zip(_alternatives(data, path), _alternatives(new, path), strict=True):
        boxes, twins = _boxes(before, "mc:Choice"), _boxes(before, "mc:Fallback")
        if len(boxes) != len(twins):
            continue
        changed = zip(boxes, twins, _boxes(after, "mc:Choice"), _boxes(after, "mc:Fallback"), strict=True)
        for box, twin, box_after, twin_after in changed:
            if box.text() == twin.text() and box.text() != box_after.text():
                inner = new[open_tag_end(new, box_after) : box_after.close]
                copies.append(Splice(open_tag_end(new, twin_after), twin_after.close, inner))
    return spliced(new, copies)


def _alternatives(data: bytes, path: str) -> list[Node]:
    return [node for node in parse(data, path, "part").all("mc:AlternateContent") if not node.inside("mc:Fallback")]


def _boxes(alternatives: Node, branch: str) -> list[Node]:
    node = alternatives.find(branch)
    return list(node.all("w:txbxContent")) if node else []
