"""How Word writes runs, highlights, tracked changes and comment anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from stigmalint.readers.xmltree import Node, Splice, Text, escape, node_end, open_tag_end, raw_name
from stigmalint.review import AUTHOR
from stigmalint.review.runs import run_of

HIGHLIGHT, DELETED = "highlight", "deleted"
#: In a run's properties these come after the highlight.
_AFTER = frozenset(
    {"w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang"}
    | {"w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange"}
)


class WordGrammar:
    """Cuts runs; hands out the numbers of tracked changes."""

    def __init__(self, when: datetime, ids: Iterator[int]) -> None:
        self._when = when
        self._ids = ids

    def close(self, data: bytes, text: Text, mode: str) -> bytes:
        """The end of a run."""
        w = prefix(data, text)
        if mode == DELETED:
            return f"</{w}delText></{w}r></{w}del>".encode()
        return f"</{w}t></{w}r>".encode()

    def open(self, data: bytes, text: Text, mode: str) -> bytes:
        """The beginning of a run with the look of the one that was cut."""
        w = prefix(data, text)
        if mode == DELETED:
            start = f"<{w}del {self.stamp(w)}><{w}r>".encode()
            return start + look(data, text, "") + f"<{w}delText xml:space='preserve'>".encode()
        return f"<{w}r>".encode() + look(data, text, mode) + f"<{w}t xml:space='preserve'>".encode()

    def head(self, data: bytes, text: Text) -> Iterable[Splice]:
        """Blanks at the new end of a text would be lost; the blank behind tells this from what `open` writes."""
        if "xml:space" in text.parent.attributes:
            return ()
        at = open_tag_end(data, text.parent) - 1
        return (Splice(at, at, b" xml:space='preserve' "),)

    def inserted(self, data: bytes, text: Text, words: str) -> bytes:
        """A tracked insertion with the look of a text's run."""
        w = prefix(data, text)
        start = f"<{w}ins {self.stamp(w)}><{w}r>".encode() + look(data, text, "")
        return start + f"<{w}t xml:space='preserve'>".encode() + escape(words) + f"</{w}t></{w}r></{w}ins>".encode()

    def stamp(self, w: str) -> str:
        """Number, author and time of a tracked change."""
        return f"{w}id='{next(self._ids)}' {w}author='{AUTHOR}' {w}date='{self._when:%Y-%m-%dT%H:%M:%SZ}'"


def prefix(data: bytes, text: Text) -> str:
    """What the file writes before Word's names, with its colon."""
    name = raw_name(data, text.parent)
    return name[: name.rfind(":") + 1]


def look(data: bytes, text: Text, mode: str) -> bytes:
    """The properties of a text's run, with a highlight if the mode asks for one."""
    run, w = run_of(text), prefix(data, text)
    properties = run.find("w:rPr") if run else None
    highlight = f"<{w}highlight {w}val='yellow'/>".encode() if mode == HIGHLIGHT else b""
    if properties is None:
        return f"<{w}rPr>".encode() + highlight + f"</{w}rPr>".encode() if highlight else b""
    if not highlight:
        return data[properties.start : node_end(data, properties)]
    kept = [node for node in properties.elements if node.tag != "w:highlight"]
    before = [_raw(data, node) for node in kept if node.tag not in _AFTER]
    after = [_raw(data, node) for node in kept if node.tag in _AFTER]
    return b"".join([f"<{w}rPr>".encode(), *before, highlight, *after, f"</{w}rPr>".encode()])


def _raw(data: bytes, node: Node) -> bytes:
    return data[node.start : node_end(data, node)]


def range_start(w: str, key: int) -> bytes:
    """Where a comment's phrase begins."""
    return f"<{w}commentRangeStart {w}id='{key}'/>".encode()


def range_end(w: str, key: int) -> bytes:
    """Where a comment's phrase ends, and the comment's sign."""
    return f"<{w}commentRangeEnd {w}id='{key}'/><{w}r><{w}commentReference {w}id='{key}'/></{w}r>".encode()
