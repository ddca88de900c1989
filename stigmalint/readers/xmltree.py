"""XML from strangers as a small tree in which every text knows its bytes, so that an edit is a splice.

No entity is ever defined or fetched: a declaration of any is refused. Depth and size are limited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from stigmalint.errors import ReadError
from stigmalint.readers.namespaces import PREFIX

MAX_DEPTH = 200
MAX_NODES = 1_500_000


@dataclass(slots=True, eq=False)
class Text:
    """Character data and the bytes it stands in. `verbatim`: inside CDATA, where nothing is escaped."""

    value: str
    start: int
    end: int
    parent: Node
    verbatim: bool = False


class Node:
    """An element: its name with our prefix for the namespace ("w:p"), attributes, children and place."""

    __slots__ = ("attributes", "children", "close", "parent", "start", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None, start: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.start = start
        self.close = start
        self.children: list[Node | Text] = []

    @property
    def elements(self) -> list[Node]:
        """The child elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def find(self, *path: str) -> Node | None:
        """The first element down this path of tags, or None."""
        node: Node | None = self
        for tag in path:
            node = next((child for child in node.elements if child.tag == tag), None) if node else None
        return node

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def all(self, *tags: str) -> Iterator[Node]:
        """All elements below (and this one) with one of these tags, in document order."""
        return (node for node in self.walk() if node.tag in tags)

    def inside(self, *tags: str) -> Node | None:
        """The nearest element around this one with one of these tags, or None."""
        node = self.parent
        while node and node.tag not in tags:
            node = node.parent
        return node

    def text(self) -> str:
        """All character data below, joined."""
        return "".join(child.value for node in self.walk() for child in node.children if isinstance(child, Text))


class _Builder:
    """Receives the parser's events and grows the tree."""

    def __init__(self, path: str, part: str) -> None:
        self.where = f"{path}: {part}"
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.CommentHandler = self.boundary
        self.parser.ProcessingInstructionHandler = self.boundary
        self.parser.StartCdataSectionHandler = self.cdata
        self.parser.EndCdataSectionHandler = self.boundary
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.names: dict[str, str] = {}
        self.root: Node | None = None
        self.here: Node | None = None
        self.open: Text | None = None
        self.verbatim = False
        self.depth = 0
        self.count = 0

    def name(self, raw: str) -> str:
        space, _, local = raw.rpartition(" ")
        prefix = PREFIX.get(space, space) if space else ""
        self.names[raw] = full = f"{prefix}:{local}" if prefix else local
        return full

    def start(self, raw: str, attributes: dict[str, str]) -> None:
        names = self.names
        self.boundary()
        self.count += 1
        self.depth += 1
        if self.depth > MAX_DEPTH or self.count > MAX_NODES:
            raise ReadError(f"{self.where} is nested too deeply or too long to be a document")
        known = {names.get(key) or self.name(key): value for key, value in attributes.items()}
        node = Node(names.get(raw) or self.name(raw), known, self.here, self.parser.CurrentByteIndex)
        if self.here is None:
            self.root = node
        else:
            self.here.children.append(node)
        self.here = node

    def end(self, _raw: str) -> None:
        self.boundary()
        assert self.here is not None
        self.here.close = self.parser.CurrentByteIndex
        self.here = self.here.parent
        self.depth -= 1

    def data(self, value: str) -> None:
        if self.open:
            self.open.value += value
        elif self.here:
            at = self.parser.CurrentByteIndex
            self.open = Text(value, at, at, self.here, self.verbatim)
            self.here.children.append(self.open)

    def boundary(self, *_details: object) -> None:
        if self.open:
            self.open.end = self.parser.CurrentByteIndex
            self.open = None
        self.verbatim = False

    def cdata(self) -> None:
        self.boundary()
        self.verbatim = True

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_own_part: int) -> None:
        """Refuse entities. A mere name (old OpenOffice writes one) does no harm: nothing is fetched."""
        if has_own_part:
            raise ReadError(f"{self.where} defines entities, which no office program does; not read")


def parse(data: bytes, path: str, part: str) -> Node:
    """The tree of a part, or a `ReadError`."""
    builder = _Builder(path, part)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ReadError(f"{path}: {part} is damaged ({error}); save the file anew") from error
    except (UnicodeError, ValueError, LookupError) as error:
        raise ReadError(f"{path}: {part} is in an unknown encoding; save the file anew") from error
    if builder.root is None:
        raise ReadError(f"{path}: {part} is empty; save the file anew")
    return builder.root


@dataclass(frozen=True, slots=True)
class Splice:
    """Put `text` in place of the bytes from `start` to `end`."""

    start: int
    end: int
    text: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes with all splices made; those at one place keep their order."""
    out: list[bytes] = []
    at = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        out += [data[at : splice.start], splice.text]
        at = max(at, splice.end)
    return b"".join([*out, data[at:]])


_CHARACTER = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""\s([^\s=<>/"']+)\s*=\s*("[^"]*"|'[^']*')""")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def escape(text: str) -> bytes:
    """Text as XML writes it, in element and attribute alike."""
    plain = _CONTROLS.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;").encode("utf-8", "replace")


def byte_range(data: bytes, text: Text, start: int, end: int) -> tuple[int, int]:
    """The bytes of some characters of a text."""
    return _inside(data, text.start, text.end, start, end, text.verbatim)


def _inside(data: bytes, first: int, last: int, start: int, end: int, verbatim: bool = False) -> tuple[int, int]:
    raw = data[first:last].decode()
    tokens = [raw[i] for i in range(len(raw))] if verbatim else _CHARACTER.findall(raw)
    before = len("".join(tokens[:start]).encode())
    return first + before, first + before + len("".join(tokens[start:end]).encode())


def open_tag_end(data: bytes, node: Node) -> int:
    """Where the start tag of an element ends (behind its ">")."""
    at, quote = node.start, 0
    while True:
        byte = data[at]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == ord(">"):
            return at + 1
        at += 1


def node_end(data: bytes, node: Node) -> int:
    """Where an element ends, its end tag included."""
    end = open_tag_end(data, node)
    return end if data[end - 2 : end] == b"/>" else data.index(b">", node.close) + 1


def raw_name(data: bytes, node: Node) -> str:
    """The element's name with the prefix that the file uses."""
    match = re.compile(rb"<([^\s/>]+)").match(data, node.start)
    assert match is not None
    return match[1].decode()


def attribute_range(data: bytes, node: Node, tag: str, start: int, end: int) -> tuple[int, int]:
    """The bytes of some characters of an attribute's value."""
    local = tag.rpartition(":")[2]
    opening = data[node.start : open_tag_end(data, node)]
    for match in _ATTRIBUTE.finditer(opening):
        if match[1].decode().rpartition(":")[2] == local:
            return _inside(data, node.start + match.start(2) + 1, node.start + match.end(2) - 1, start, end)
    raise KeyError(tag)
