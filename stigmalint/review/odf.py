"""An OpenDocument file with annotations: at the phrases of texts, on slides, in cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stigmalint.model import Finding
from stigmalint.readers import odf as reader
from stigmalint.readers.blocks import Opened, Touch, touched
from stigmalint.readers.xmltree import (
    Node,
    Splice,
    Text,
    byte_range,
    escape,
    node_end,
    open_tag_end,
    parse,
    raw_name,
    spliced,
)
from stigmalint.readers.zipsafe import Package, repacked
from stigmalint.review import AUTHOR, INITIALS, Copy
from stigmalint.review.notes import Note, note_of

_BODY = "content.xml"
_STYLE = "Stigmalint_mark"
_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_DECLARED = " ".join(f"xmlns:{prefix}='{space}'" for prefix, space in _SPACES.items())
#: Between a paragraph and the texts that an annotation or a highlight can stand in.
_RUNNING = frozenset({"text:span", "text:a"})
#: Where LibreOffice keeps no annotation with a phrase; there the phrase is highlighted.
_APART = (
    *("text:note-body", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:caption", "draw:polygon"),
    *("draw:text-box", "loext:content-control"),
)


def mark(copy: Copy) -> bytes:
    """The file with an annotation for every finding; parts without marks stay byte for byte."""
    package = Package(copy.data, copy.document.path)
    session = _Session(copy, reader.opened(package), package.path)
    for number, finding in enumerate(copy.findings, 1):
        session.add(finding, number)
    changed = {name: spliced(session.opened.parts[name], splices) for name, splices in session.written().items()}
    return repacked(package, changed)


@dataclass
class _Session:
    """The marks of a copy while they are collected, by part."""

    copy: Copy
    opened: Opened
    path: str
    splices: dict[str, list[Splice]] = field(default_factory=dict)
    highlighted: set[str] = field(default_factory=set)
    _cells: dict[int, list[Note]] = field(default_factory=dict)

    def add(self, finding: Finding, number: int) -> None:
        """Mark one finding."""
        touches = touched(self.opened.blocks, finding.range)
        if not touches:
            return
        part = touches[0].block.part
        texts = [touch for touch in touches if _is_running(touch)]
        name = f"stigmalint{number}"
        here = part == _BODY and bool(texts) and not _text(texts[0]).parent.inside(*_APART)
        page = touches[0].block.host.inside("draw:page") if part == _BODY and touches[0].block.host else None
        cell = _cell_of(texts[0]) if here and not page else None
        elsewhere = not here or page is not None or cell is not None
        note = note_of(finding, self.copy.run, elsewhere=elsewhere and cell is None)
        if page is not None:
            self._put(_BODY, _in_page(self._data(_BODY), page), self._note(note, "", number))
        elif cell is not None:
            self._cells.setdefault(open_tag_end(self._data(_BODY), cell), []).append(note)
        elif here:
            self._around(texts, self._note(note, name, 0), name)
        else:
            self._elsewhere(touches, note)
        if elsewhere and texts and part in (_BODY, "styles.xml"):
            self._highlight(part, texts)

    def written(self) -> dict[str, list[Splice]]:
        """All splices, with the style that highlights where one is used; a cell has one annotation for all notes."""
        for place, notes in self._cells.items():
            lines = tuple(row for note in notes for row in ("", note.message, *note.lines))
            self._put(_BODY, place, self._note(Note(lines[1], lines[2:]), "", 0))
        for part in self.highlighted:
            data = self._data(part)
            styles = next(parse(data, self.path, part).all("office:automatic-styles"), None)
            row = f"<style:style {_DECLARED} style:name='{_STYLE}' style:family='text'>"
            row += "<style:text-properties fo:background-color='#fff59d'/></style:style>"
            if styles is not None:
                end = open_tag_end(data, styles)
                is_closed = data[end - 2 : end] == b"/>"
                closing = f"></{raw_name(data, styles)}>".encode()
                at = Splice(end - 2, end, closing[:1] + row.encode() + closing[1:])
                self.splices[part].append(at if is_closed else Splice(end, end, row.encode()))
        return self.splices

    def _data(self, part: str) -> bytes:
        return self.opened.parts[part]

    def _put(self, part: str, at: int, content: bytes) -> None:
        self.splices.setdefault(part, []).append(Splice(at, at, content))

    def _note(self, note: Note, name: str, number: int) -> bytes:
        """An annotation; on a page it has a place, in a text the name that its end repeats."""
        key = f" office:name='{name}'" if name else ""
        place = f" svg:x='{0.3 * number:.1f}cm' svg:y='{0.3 * number:.1f}cm'" if number else ""
        when = f"<dc:date>{self.copy.when:%Y-%m-%dT%H:%M:%S}</dc:date>"
        rows = "".join(f"<text:p>{escape(row).decode()}</text:p>" for row in (note.message, *note.lines))
        who = f"<dc:creator>{AUTHOR}</dc:creator>{when}<meta:creator-initials>{INITIALS}</meta:creator-initials>"
        meta = "xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'"
        return f"<office:annotation {_DECLARED} {meta}{key}{place}>{who}{rows}</office:annotation>".encode()

    def _around(self, texts: Sequence[Touch], note: bytes, name: str) -> None:
        data = self._data(_BODY)
        start, _ = byte_range(data, _text(texts[0]), texts[0].start, texts[0].end)
        _, end = byte_range(data, _text(texts[-1]), texts[-1].start, texts[-1].end)
        self._put(_BODY, start, note)
        self._put(_BODY, end, f"<office:annotation-end {_DECLARED} office:name='{name}'/>".encode())

    def _highlight(self, part: str, texts: Iterable[Touch]) -> None:
        for touch in texts:
            start, end = byte_range(self._data(part), _text(touch), touch.start, touch.end)
            self._put(part, start, f"<text:span {_DECLARED} text:style-name='{_STYLE}'>".encode())
            self._put(part, end, b"</text:span>")
        self.highlighted.add(part)

    def _elsewhere(self, touches: Sequence[Touch], note: Note) -> None:
        """A note that cannot stand at its phrase stands at what the place hangs on, else at the beginning."""
        host, data = touches[0].block.host, self._data(_BODY)
        written = self._note(note, "", 0)
        if host is not None and touches[0].block.part == _BODY and host.tag == "text:note":
            return self._put(_BODY, host.start, written)
        if host is not None and touches[0].block.part == _BODY and _takes_notes(data, host):
            return self._put(_BODY, open_tag_end(data, host), written)
        body = parse(data, self.path, _BODY)
        page = next(body.all("draw:page"), None)
        first = next((node for node in body.all("text:p", "text:h") if _takes_notes(data, node)), None)
        cell = first.inside("table:table-cell") if first and first.inside("office:spreadsheet") else None
        if page:
            self._put(_BODY, _in_page(data, page), written)
        elif cell:
            self._cells.setdefault(open_tag_end(data, cell), []).append(note)
        elif first:
            self._put(_BODY, open_tag_end(data, first), written)


def _text(touch: Touch) -> Text:
    assert isinstance(touch.slot.origin, Text)
    return touch.slot.origin


def _cell_of(touch: Touch) -> Node | None:
    """The spreadsheet cell that a text stands in; in a cell of a text document notes stand at the phrase."""
    node = _text(touch).parent
    return node.inside("table:table-cell") if node.inside("office:spreadsheet") else None


def _in_page(data: bytes, page: Node) -> int:
    """Where a slide's annotations stand: ahead of its shapes."""
    first = next((node for node in page.elements if not node.tag.startswith(("office:", "svg:", "draw:layer"))), None)
    return first.start if first else open_tag_end(data, page)


def _takes_notes(data: bytes, node: Node) -> bool:
    """Is this a paragraph of the running text with room in it?"""
    has_room = node_end(data, node) > open_tag_end(data, node)
    return node.tag in ("text:p", "text:h") and has_room and not node.inside(*_APART, "text:tracked-changes")


def _is_running(touch: Touch) -> bool:
    """Is this text that spans can be put around, and not a field or a description?"""
    origin = touch.slot.origin
    if not isinstance(origin, Text):
        return False
    node: Node | None = origin.parent
    while node is not None and node.tag in _RUNNING:
        node = node.parent
    return node is not None and node.tag in ("text:p", "text:h")
