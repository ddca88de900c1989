"""New parts in Office packages: the part, its content type, and the relation that leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import dirname, join, relpath

from stigmalint.readers.ooxml import Parts
from stigmalint.readers.xmltree import Node, Splice, node_end, open_tag_end, parse, raw_name, spliced

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_INDEX = "[Content_Types].xml"


def appended(data: bytes, root: Node, content: bytes) -> bytes:
    """The part with more content at the end of its root element."""
    end = open_tag_end(data, root)
    if data[end - 2 : end] == b"/>":
        closing = f"</{raw_name(data, root)}>".encode()
        return spliced(data, [Splice(end - 2, end, b">" + content + closing)])
    at = data.rindex(b"</", 0, node_end(data, root))
    return spliced(data, [Splice(at, at, content)])


def with_new_part(
    parts: Parts,
    owner: str,
    name: str,
    content: bytes,
    content_type: str,
    relation: str,
    changed: Mapping[str, bytes],
) -> dict[str, bytes]:
    """The parts that a new part changes: itself, the index of types, and its owner's relations.

    `changed` are parts that were changed before.
    """
    index = _current(parts, _INDEX, changed)
    tree = parse(index, parts.package.path, _INDEX)
    prefix = raw_name(index, tree).removesuffix("Types")
    row = f"<{prefix}Override PartName='/{name}' ContentType='{content_type}'/>".encode()
    relations = join(dirname(owner), "_rels", f"{owner.rpartition('/')[2]}.rels")
    before = _current(parts, relations, changed) or f"<Relationships xmlns='{_RELATIONS}'></Relationships>".encode()
    links = parse(before, parts.package.path, relations)
    used = {node.attributes.get("Id") for node in links.all("rel:Relationship")}
    key = next(f"stigmalint{number}" for number in range(1, 10_000) if f"stigmalint{number}" not in used)
    space = raw_name(before, links).removesuffix("Relationships")
    target = relpath(name, dirname(owner) or ".")
    line = f"<{space}Relationship Id='{key}' Type='{_OFFICE}/{relation}' Target='{target}'/>".encode()
    return {name: content, _INDEX: appended(index, tree, row), relations: appended(before, links, line)}


def _current(parts: Parts, name: str, changed: Mapping[str, bytes]) -> bytes:
    if name in changed or not parts.package.has(name):
        return changed.get(name, b"")
    parts.tree(name)
    return parts.raw[name]
