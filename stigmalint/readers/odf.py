"""OpenDocument texts, presentations and tables (odt, odp, ods)."""

from __future__ import annotations

from collections.abc import Sequence

from stigmalint.errors import ReadError
from stigmalint.model import Edit, SourceDocument
from stigmalint.readers.blocks import Block, Opened, document_of, numbered, splices_of
from stigmalint.readers.odf_body import Story
from stigmalint.readers.odf_styles import Styles
from stigmalint.readers.ooxml import Parts, texts_of
from stigmalint.readers.xmltree import Node, spliced
from stigmalint.readers.zipsafe import Package, repacked

_PROPERTIES = {"dc:title": "title", "dc:subject": "subject", "dc:description": "comments", "meta:keyword": "keywords"}
_EDGES = {"style:header": "header", "style:footer": "footer"}


def read(data: bytes, path: str) -> SourceDocument:
    """An OpenDocument file's text with page, slide, table cell, footnote as labels."""
    return document_of(opened(Package(data, path)), path, "odf", editable=True)


def write(data: bytes, document: SourceDocument, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made in its texts; styles and every other part stay byte for byte."""
    package = Package(data, document.path)
    walked = opened(package)
    changes = splices_of(walked, edits, document.path)
    return repacked(package, {name: spliced(walked.parts[name], splices) for name, splices in changes.items()})


def opened(package: Package) -> Opened:
    """The blocks of the document: its body, headers and footers or slide masters, embedded charts, properties."""
    parts = Parts(package)
    if not package.has("content.xml"):
        raise ReadError(f"{package.path}: is not an OpenDocument file; save it anew from your office program")
    # Old files leave the manifest's prefix to a document type that nobody has: its text has to do.
    if package.has("META-INF/manifest.xml") and b":encryption-data" in package.part("META-INF/manifest.xml"):
        raise ReadError(f"{package.path}: has a password; save it without one")
    content = parts.tree("content.xml")
    trees = [content, parts.tree("styles.xml")] if package.has("styles.xml") else [content]
    styles = Styles(trees)
    story = Story(content, "content.xml", styles)
    blocks = story.blocks()
    if len(trees) == 2:
        blocks += _master_blocks(trees[1], styles)
    for name, host, label in story.objects:
        part = f"{name.removeprefix('./')}/content.xml"
        if package.has(part):
            blocks += _chart_blocks(parts.tree(part), part, label, host)
    if package.has("meta.xml"):
        blocks += _property_blocks(parts.tree("meta.xml"))
    return Opened(numbered(blocks), parts.raw)


def _master_blocks(tree: Node, styles: Styles) -> list[Block]:
    """Headers, footers, and what a master page shows on every slide; placeholders are nobody's words."""
    blocks: list[Block] = []
    for master in tree.all("style:master-page"):
        for child in master.elements:
            kind = _EDGES.get(child.tag.removesuffix("-left").removesuffix("-first"), "")
            is_shape = child.tag.startswith("draw:") and "presentation:class" not in child.attributes
            if kind or is_shape:
                blocks += Story(child, "styles.xml", styles, kind or "slide master").blocks()
    return blocks


def _chart_blocks(tree: Node, part: str, label: str, host: Node) -> list[Block]:
    paragraphs = [node for node in tree.all("text:p") if not node.inside("office:annotation")]
    return [Block("paragraph", label, part, texts_of(node), host) for node in paragraphs]


def _property_blocks(tree: Node) -> list[Block]:
    found = [node for node in tree.walk() if node.tag in _PROPERTIES]
    return [
        Block("property", f"document properties, {_PROPERTIES[node.tag]}", "meta.xml", texts_of(node)) for node in found
    ]
