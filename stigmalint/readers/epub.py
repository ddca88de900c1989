"""EPUB books: the chapters in reading order, each read as the HTML page that it is."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from urllib.parse import unquote

from stigmalint.errors import ReadError
from stigmalint.model import Segment, SourceDocument
from stigmalint.readers import html
from stigmalint.readers.ooxml import Parts
from stigmalint.readers.prose import SegmentBuilder
from stigmalint.readers.xmltree import Node
from stigmalint.readers.zipsafe import Package

_PROPERTIES = {"dc:title": "title", "dc:description": "description", "dc:subject": "subject"}
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})


def read(data: bytes, path: str) -> SourceDocument:
    """A book's text with its chapters as labels."""
    package = Package(data, path)
    parts = Parts(package)
    if not package.has("META-INF/container.xml"):
        raise ReadError(f"{path}: is not an EPUB book; export it anew")
    if package.has("META-INF/encryption.xml") and not _is_only_fonts(parts):
        raise ReadError(f"{path}: is locked by its publisher; use a copy without a lock")
    root = next(parts.tree("META-INF/container.xml").all("container:rootfile"), None)
    index = root.attributes.get("full-path", "") if root else ""
    book = parts.tree(index)
    found: list[tuple[str, str, str]] = []
    for number, name in enumerate(_chapters(book, index), 1):
        if package.has(name):
            page = html.read(package.part(name), path)
            label = f"chapter {number}"
            found += [(s.kind, f"{label}, {s.label}" if s.label else label, s.text) for s in page.segments]
    for node in book.walk():
        if node.tag in _PROPERTIES:
            found.append(("property", f"book properties, {_PROPERTIES[node.tag]}", " ".join(node.text().split())))
    return _document(found, path)


def _is_only_fonts(parts: Parts) -> bool:
    """Are nothing but fonts scrambled, as many publishers do in books that are open otherwise?"""
    nodes = [node for node in parts.tree("META-INF/encryption.xml").walk() if node.tag.endswith("CipherReference")]
    fonts = (".ttf", ".otf", ".woff", ".woff2")
    return all(node.attributes.get("URI", "").lower().endswith(fonts) for node in nodes)


def _chapters(book: Node, index: str) -> list[str]:
    """The parts of the book in the order of its spine."""
    pages: dict[str, str] = {}
    for node in book.all("opf:item"):
        if node.attributes.get("media-type") in _PAGES and "nav" not in node.attributes.get("properties", "").split():
            target = unquote(node.attributes.get("href", ""))
            pages[node.attributes.get("id", "")] = normpath(join(dirname(index), target))
    order = [node.attributes.get("idref", "") for node in book.all("opf:itemref")]
    return [pages[key] for key in dict.fromkeys(order) if key in pages]


def _document(found: list[tuple[str, str, str]], path: str) -> SourceDocument:
    segments: list[Segment] = []
    texts: list[str] = []
    at = 0
    for kind, label, text in found:
        builder = SegmentBuilder(kind, label)
        builder.add(text, at)
        segment = builder.build()
        if segment:
            segments.append(segment)
            texts.append(text)
            at += len(text) + 1
    return SourceDocument(path, "\n".join(texts), "epub", tuple(segments), editable=False, format="epub")
