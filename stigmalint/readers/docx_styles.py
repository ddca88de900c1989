"""Which paragraph styles of a Word document are headings, quotations or code, own styles included."""

from __future__ import annotations

import re

from stigmalint.readers.ooxml import Parts
from stigmalint.readers.xmltree import Node

_KINDS = (
    (re.compile(r"heading( \d+)?$|title$|subtitle$"), "heading"),
    (re.compile(r"(intense |block )?(quote|quotations?)$|block text$"), "quote"),
    (re.compile(r"(source )?code( block)?$|html preformatted$|preformatted text$|plain code$"), "code"),
)


def paragraph_kinds(parts: Parts, main: str) -> dict[str, str]:
    """Style id → kind, for every style that is not a plain paragraph."""
    kinds: dict[str, str] = {}
    for name in parts.related(main, "styles"):
        styles = {node.attributes.get("w:styleId", ""): node for node in parts.tree(name).all("w:style")}
        for key in styles:
            kind = _kind_of(styles, key)
            if kind:
                kinds[key] = kind
    return kinds


def _kind_of(styles: dict[str, Node], key: str) -> str:
    seen: set[str] = set()
    while key in styles and key not in seen:
        seen.add(key)
        node = styles[key]
        title = _value(node.find("w:name")).lower()
        for pattern, kind in _KINDS:
            if pattern.match(title):
                return kind
        if node.find("w:pPr", "w:outlineLvl"):
            return "heading"
        key = _value(node.find("w:basedOn"))
    return ""


def _value(node: Node | None) -> str:
    return node.attributes.get("w:val", "") if node else ""
