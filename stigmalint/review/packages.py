"""New parts in Office packages: the part, its content type, and the relation that leads to it."""

from __future__ import annotations

from posixpath import dirname, join

from stigmalint.readers.ooxml import Parts
from stigmalint.readers.xmltree import Node, Splice, node_end, open_tag_end, raw_name, spliced

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
    parts: Parts, owner: str, name: str, content: bytes, content_type: str, relation: str, target: str
) -> dict[str, bytes]:
    """The parts that a new part changes: itself, the index of types, and its owner's relations."""
    index = parts.tree(_INDEX)
    prefix = raw_name(parts.raw[_INDEX], index).removesuffix("Types")
    row = f"<{prefix}Override PartName='/{name}' ContentType='{content_type}'/>".encode()
    relations = join(dirname(owner), "_rels", f"{owner.rpartition('/')[2]}.rels")
    if parts.package.has(relations):
        tree = parts.tree(relations)
        before = parts.raw[relations]
    else:
        tree, before = None, f"<Relationships xmlns='{_RELATIONS}'></Relationships>".encode()
    used = {node.attributes.get("Id") for node in tree.all("rel:Relationship")} if tree else set()
    key = next(f"stigmalint{number}" for number in range(1, 10_000) if f"stigmalint{number}" not in used)
    space = raw_name(before, tree).removesuffix("Relationships") if tree else ""
    line = f"<{space}Relationship Id='{key}' Type='{_OFFICE}/{relation}' Target='{target}'/>".encode()
    after = appended(before, tree, line) if tree else before.replace(b"></", b">" + line + b"</")
    return {name: content, _INDEX: appended(parts.raw[_INDEX], index, row), relations: after}
