"""What Word, PowerPoint and Excel files share: relationships, properties, DrawingML text."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, join, normpath

from stigmalint.errors import ReadError
from stigmalint.readers.blocks import Attribute, Block, Slot
from stigmalint.readers.xmltree import Node, Text, parse
from stigmalint.readers.zipsafe import Package

_PROPERTIES = {
    "dc:title": "title",
    "dc:subject": "subject",
    "dc:description": "comments",
    "cp:keywords": "keywords",
    "cp:category": "category",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """A line of a part's relationships: its id, the last word of its type, and the part it names."""

    id: str
    type: str
    target: str


class Parts:
    """The parts of a package as trees, each parsed once; `raw` keeps their bytes for splicing."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.raw: dict[str, bytes] = {}
        self._trees: dict[str, Node] = {}

    def tree(self, name: str) -> Node:
        """The tree of a part."""
        if name not in self._trees:
            data = self.package.part(name)
            if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                data = _as_utf8(data)
            self.raw[name] = data
            self._trees[name] = parse(data, self.package.path, name)
        return self._trees[name]

    def relations(self, name: str) -> list[Relation]:
        """The relations of a part ("" for the package) to parts inside the package."""
        source = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
        if not self.package.has(source):
            return []
        found = []
        for node in self.tree(source).all("rel:Relationship"):
            if node.attributes.get("TargetMode") == "External":
                continue
            target = node.attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
            kind = node.attributes.get("Type", "").rpartition("/")[2]
            found.append(Relation(node.attributes.get("Id", ""), kind, path))
        return [relation for relation in found if self.package.has(relation.target)]

    def related(self, name: str, *types: str) -> list[str]:
        """The parts that a part names with one of these relation types, in the order written."""
        return [relation.target for relation in self.relations(name) if relation.type in types]

    def main(self, what: str) -> str:
        """The part that the package is about."""
        found = self.related("", "officeDocument")
        if not found:
            raise ReadError(f"{self.package.path}: is not {what}; save it anew from your office program")
        return found[0]


def _as_utf8(data: bytes) -> bytes:
    try:
        text = data.decode("utf-16")
    except UnicodeError:
        return data
    head, found, rest = text.partition("?>")
    return ('<?xml version="1.0" encoding="UTF-8"?>' + rest if found else head).encode("utf-8", "replace")


def property_blocks(parts: Parts) -> list[Block]:
    """Title, subject, keywords and the like from the document's properties."""
    blocks = []
    for name in parts.related("", "core-properties"):
        for node in parts.tree(name).elements:
            if node.tag in _PROPERTIES:
                label = f"document properties, {_PROPERTIES[node.tag]}"
                blocks.append(Block("property", label, name, texts_of(node)))
    return blocks


def texts_of(node: Node) -> list[Slot]:
    """The character data right inside an element; line ends become spaces."""
    return [Slot(one_line(child.value), child) for child in node.children if isinstance(child, Text)]


def one_line(text: str) -> str:
    """The text, as long as before, without line ends and tabs."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def drawing_slots(paragraph: Node) -> list[Slot]:
    """The slots of a DrawingML paragraph: its runs, fields and line breaks."""
    slots: list[Slot] = []
    for child in paragraph.elements:
        if child.tag in ("a:r", "a:fld"):
            text = child.find("a:t")
            slots += texts_of(text) if text else []
        elif child.tag == "a:br":
            slots.append(Slot("\n", child))
        elif child.tag == "a14:m":
            slots.append(Slot("_", child))
    return slots


def chart_blocks(parts: Parts, name: str, label: str, host: Node | None = None, home: str = "") -> list[Block]:
    """Titles, series and categories of a chart, or the texts of a diagram."""
    tree = parts.tree(name)
    found = [
        drawing_slots(node) if node.tag == "a:p" else texts_of(node)
        for node in tree.all("a:p", "c:v")
        if node.tag == "a:p" or node.inside("c:strCache", "c:multiLvlStrCache")
    ]
    return [Block("paragraph", label, name, slots, host, home) for slots in found]


def description_blocks(node: Node, label: str, part: str, host: Node | None = None, home: str = "") -> list[Block]:
    """Alternative texts: the description and title of a drawing's properties."""
    slots = [
        Slot(one_line(value), Attribute(node, tag))
        for tag in ("title", "descr")
        if (value := node.attributes.get(tag, "")) and not value.startswith(("http:", "https:", "file:"))
    ]
    return [Block("alt", label, part, [slot], host, home) for slot in slots]
