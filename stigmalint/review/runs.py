"""Marks in the runs of Office XML: a run is cut where a mark begins or ends, and nothing else is written anew.

What a cut writes can be told from what was there before (attributes stand in single quotes), so that taking the
marks out again gives the original bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from stigmalint.readers.blocks import Touch
from stigmalint.readers.xmltree import Node, Splice, Text, byte_range, node_end

PLAIN = ""


@dataclass(slots=True)
class Mark:
    """What happens to a stretch of a text: markup before and behind it, and how its run looks in between."""

    start: int
    end: int
    mode: str = PLAIN
    before: bytes = b""
    behind: bytes = b""


class Grammar(Protocol):
    """How a format closes and opens a run in the middle of its text."""

    def close(self, data: bytes, text: Text, mode: str) -> bytes:
        """The end of a run that looks as `mode` says."""

    def open(self, data: bytes, text: Text, mode: str) -> bytes:
        """The beginning of a run that looks as `mode` says."""

    def head(self, data: bytes, text: Text) -> Iterable[Splice]:
        """What the first part of a text that is cut needs."""


@dataclass(slots=True)
class Marks:
    """The marks of a part, by text; `splices` are further changes of the part."""

    data: bytes
    texts: dict[int, tuple[Text, list[Mark]]] = field(default_factory=dict)
    splices: list[Splice] = field(default_factory=list)

    def add(self, text: Text, mark: Mark) -> None:
        """One more mark; where modes overlap, the first one stays."""
        _, marks = self.texts.setdefault(id(text), (text, []))
        if mark.mode and any(one.mode and one.start < mark.end and mark.start < one.end for one in marks):
            mark.mode = PLAIN
        marks.append(mark)

    def written(self, grammar: Grammar) -> list[Splice]:
        """All of it as splices."""
        made = [splice for text, marks in self.texts.values() for splice in _cuts(self.data, text, marks, grammar)]
        return made + self.splices


def mark_runs(
    touches: Iterable[Touch], add: Callable[[Text, Mark], None], mode: str, before: bytes, behind: bytes
) -> None:
    """Mark the texts that are touched: `before` at the first, `behind` at the last."""
    texts = [(touch.slot.origin, touch) for touch in touches]
    found = [(text, touch) for text, touch in texts if isinstance(text, Text)]
    for number, (text, touch) in enumerate(found):
        first, last = number == 0, number == len(found) - 1
        add(text, Mark(touch.start, touch.end, mode, before if first else b"", behind if last else b""))


def run_of(text: Text) -> Node | None:
    """The run that a text stands in."""
    run = text.parent.parent
    return run if run is not None and run.tag in ("w:r", "a:r") else None


def _cuts(data: bytes, text: Text, marks: list[Mark], grammar: Grammar) -> list[Splice]:
    run = run_of(text)
    assert run is not None
    splices: list[Splice] = []
    is_cut = False
    for offset in sorted({mark.start for mark in marks} | {mark.end for mark in marks}):
        between = b"".join(mark.behind for mark in marks if mark.end == offset)
        between += b"".join(mark.before for mark in marks if mark.start == offset)
        now = next((mark.mode for mark in marks if mark.mode and mark.start < offset <= mark.end), PLAIN)
        then = next((mark.mode for mark in marks if mark.mode and mark.start <= offset < mark.end), PLAIN)
        edge = _edge(data, text, run, offset) if now == then == PLAIN else None
        if edge is not None:
            splices.append(Splice(edge, edge, between))
        elif between or now != then:
            at, _ = byte_range(data, text, offset, offset)
            splices.append(Splice(at, at, grammar.close(data, text, now) + between + grammar.open(data, text, then)))
            is_cut = True
    return [*splices, *(grammar.head(data, text) if is_cut else ())]


def _edge(data: bytes, text: Text, run: Node, offset: int) -> int | None:
    """Where markup can stand outside of the run, if the offset is at its very beginning or end."""
    content = [node for node in run.elements if node.tag not in ("w:rPr", "a:rPr")]
    siblings = text.parent.children
    if offset == 0 and content[0] is text.parent and siblings[0] is text:
        return run.start
    if offset == len(text.value) and content[-1] is text.parent and siblings[-1] is text:
        return node_end(data, run)
    return None
