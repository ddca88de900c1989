"""Blocks: what the readers of office packages find, and how edits of the extracted text go back into the XML.

A block is a paragraph (or a cell's paragraph, a note, an alternative text) as a list of slots, each of
which stands in one place of one part. The extracted text is all blocks, one a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stigmalint.errors import ReadError
from stigmalint.model import Edit, SourceDocument, TextRange
from stigmalint.readers.prose import SegmentBuilder
from stigmalint.readers.xmltree import Node, Splice, Text, attribute_range, byte_range, escape, node_end


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """The value of an attribute (alternative text, a title)."""

    node: Node
    tag: str


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """Characters of a block and what they stand in: a text, an attribute, or an element such as a tab."""

    text: str
    origin: Text | Attribute | Node


@dataclass(slots=True, eq=False)
class Block:
    """One stretch of text. A note on it may stand at the element `host`, in the part `home` ("" for the main one)."""

    kind: str
    label: str
    part: str
    slots: list[Slot]
    host: Node | None = None
    home: str = ""
    start: int = 0

    @property
    def text(self) -> str:
        """The block's characters."""
        return "".join(slot.text for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Place:
    """What a segment keeps as its anchor: the part, and the number of the block in the document."""

    part: str
    block: int


@dataclass(slots=True)
class Opened:
    """A package that was walked: its blocks in order, and the raw bytes of the parts they stand in."""

    blocks: list[Block]
    parts: dict[str, bytes] = field(default_factory=dict)


#: Blocks of these kinds stand in the extracted text but are not prose.
_NOT_PROSE = frozenset({"code"})


def numbered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that hold more than white space, each with its place in the extracted text."""
    kept, at = [], 0
    for block in blocks:
        text = block.text
        if not text.strip():
            continue
        block.start = at
        at += len(text) + 1
        kept.append(block)
    return kept


def document_of(opened: Opened, path: str, name: str, editable: bool) -> SourceDocument:
    """The blocks as a document: one line each, one segment each."""
    segments = []
    for number, block in enumerate(opened.blocks):
        if block.kind in _NOT_PROSE:
            continue
        builder = SegmentBuilder(block.kind, block.label, Place(block.part, number))
        at = block.start
        for slot in block.slots:
            builder.add(slot.text, at)
            at += len(slot.text)
        segment = builder.build()
        if segment:
            segments.append(segment)
    text = "\n".join(block.text for block in opened.blocks)
    return SourceDocument(path, text, name, tuple(segments), editable=editable, format=name)


@dataclass(frozen=True, slots=True)
class Touch:
    """The part of a slot that a range of the extracted text covers."""

    block: Block
    slot: Slot
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Is all of the slot covered?"""
        return self.start == 0 and self.end == len(self.slot.text)


def touched(blocks: Sequence[Block], source: TextRange) -> list[Touch]:
    """The slots under a range of the extracted text; for an empty range those that it stands in or beside."""
    found: list[Touch] = []
    for block in _around(blocks, source):
        at = block.start
        for slot in block.slots:
            start, end = max(source.start - at, 0), min(source.end - at, len(slot.text))
            if start < end or (source.start == source.end and 0 <= source.start - at <= len(slot.text)):
                found.append(Touch(block, slot, start, end))
            at += len(slot.text)
    return found


def _around(blocks: Sequence[Block], source: TextRange) -> Iterator[Block]:
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].start <= source.start:
            low = middle + 1
        else:
            high = middle
    for block in blocks[max(low - 1, 0) :]:
        if block.start >= source.end and block.start > source.start:
            return
        yield block


#: Answers the further splices that a changed text asks for (Word's xml:space, say).
Extra = Callable[[bytes, Text, str], list[Splice]]


def splices_of(
    opened: Opened, edits: Sequence[Edit], path: str, extra: Extra | None = None
) -> Mapping[str, list[Splice]]:
    """What to change in each part so that the extracted text reads as edited; new text goes where the old began."""
    splices: dict[str, list[Splice]] = {}
    for edit in edits:
        touches = touched(opened.blocks, edit.range)
        home = next((touch for touch in touches if not isinstance(touch.slot.origin, Node)), None) or _beside(touches)
        if home is None or any(touch.block is not home.block for touch in touches):
            raise ReadError(f"{path}: an edit does not fit the file; it changed since it was read")
        covered = [touch for touch in touches if touch is not home and touch.start < touch.end]
        for touch in [home, *covered]:
            new = edit.text if touch is home else ""
            data = opened.parts[touch.block.part]
            splices.setdefault(touch.block.part, []).extend(_replace(data, touch, new, extra))
    return splices


def _beside(touches: Sequence[Touch]) -> Touch | None:
    """The place in a text next to slots that hold none (a tab, a line break)."""
    if not touches:
        return None
    block = touches[0].block
    at = block.slots.index(touches[0].slot)
    for slot in reversed(block.slots[:at]):
        if not isinstance(slot.origin, Node):
            return Touch(block, slot, len(slot.text), len(slot.text))
    after = next((slot for slot in block.slots[at:] if not isinstance(slot.origin, Node)), None)
    return Touch(block, after, 0, 0) if after else None


def _replace(data: bytes, touch: Touch, new: str, extra: Extra | None) -> list[Splice]:
    origin = touch.slot.origin
    if isinstance(origin, Node):
        return [Splice(origin.start, node_end(data, origin), b"")] if touch.is_whole else []
    if isinstance(origin, Attribute):
        return [Splice(*attribute_range(data, origin.node, origin.tag, touch.start, touch.end), escape(new))]
    start, end = byte_range(data, origin, touch.start, touch.end)
    put = new.replace("]]>", "]] >").encode() if origin.verbatim else escape(new)
    whole = origin.value[: touch.start] + new + origin.value[touch.end :]
    return [Splice(start, end, put), *(extra(data, origin, whole) if extra else [])]
