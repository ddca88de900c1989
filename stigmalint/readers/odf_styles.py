"""Which styles of an OpenDocument file are headings, quotations or code, and which pages are hidden."""

from __future__ import annotations

from collections.abc import Sequence

from stigmalint.readers.xmltree import Node

_KINDS = {
    "Title": "heading",
    "Subtitle": "heading",
    "Quotations": "quote",
    "Quote": "quote",
    "Intense_20_Quote": "quote",
    "Preformatted_20_Text": "code",
    "Source_20_Code": "code",
}


class Styles:
    """The styles of a file, automatic ones included."""

    def __init__(self, trees: Sequence[Node]) -> None:
        self._parents: dict[str, str] = {}
        self._hidden: set[str] = set()
        for tree in trees:
            for node in tree.all("style:style"):
                name = node.attributes.get("style:name", "")
                self._parents[name] = node.attributes.get("style:parent-style-name", "")
                page = node.find("style:drawing-page-properties")
                if page and page.attributes.get("presentation:visibility") == "hidden":
                    self._hidden.add(name)

    def kind(self, style: str) -> str:
        """The kind that a paragraph style gives: heading, quote, code, or "" for plain text."""
        seen: set[str] = set()
        while style and style not in seen:
            if style in _KINDS:
                return _KINDS[style]
            if style.startswith("Heading"):
                return "heading"
            seen.add(style)
            style = self._parents.get(style, "")
        return ""

    def is_hidden(self, style: str) -> bool:
        """Does a slide's style hide it?"""
        return style in self._hidden
