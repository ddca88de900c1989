"""Lines of a source, and a block's lines joined into one text in which inline markup is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stigmalint.model import Segment, TextRange
from stigmalint.readers.inline import add_prose
from stigmalint.readers.prose import SegmentBuilder

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or what is left of one, without its line end; `start` is the source offset of its first character."""

    text: str
    start: int

    @property
    def indent(self) -> int:
        """How many characters of white space it begins with."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def is_blank(self) -> bool:
        """Is there nothing but white space?"""
        return not self.text or self.text.isspace()

    @property
    def end(self) -> int:
        """The source offset behind the last character."""
        return self.start + len(self.text)

    def cut(self, begin: int, end: int | None = None) -> Line:
        """The part of the line from one column to another."""
        begin = min(begin, len(self.text))
        return Line(self.text[begin:end], self.start + begin)

    def strip(self) -> Line:
        """The line without white space around it."""
        return Line(self.text.strip(), self.start + self.indent)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, whatever their ends."""
    return [Line(found[1], found.start()) for found in _LINE.finditer(text) if found[0] or found.start() < len(text)]


def dedent(lines: Sequence[Line]) -> list[Line]:
    """The lines without the indentation they share."""
    shared = min((line.indent for line in lines if not line.is_blank), default=0)
    return [line.cut(shared) for line in lines]


class Flow:
    """A block's lines as one text, white space around each left out, and the way back to the source."""

    def __init__(self, lines: Sequence[Line]) -> None:
        kept = [line.strip() for line in lines if not line.is_blank]
        self.text = "\n".join(line.text for line in kept)
        self._sources = [line.start for line in kept]
        self._starts: list[int] = []
        at = 0
        for line in kept:
            self._starts.append(at)
            at += len(line.text) + 1

    def source(self, start: int, end: int) -> TextRange:
        """The source range of a non-empty range of the flow."""
        first, last = self._line_at(start), self._line_at(end - 1)
        begin = self._sources[first] + start - self._starts[first]
        return TextRange(begin, self._sources[last] + end - self._starts[last])

    def add(self, builder: SegmentBuilder, start: int, end: int) -> None:
        """Add a range of the flow as prose; a line end is one space."""
        while start < end:
            line = self._line_at(start)
            stop = min(end, self._line_end(line))
            if stop > start:
                add_prose(builder, self.text[start:stop], self.source(start, stop).start)
            if stop < end:
                source = self._sources[line] + stop - self._starts[line]
                builder.add_atom(" ", TextRange(source, self._sources[line + 1]))
            start = stop + 1

    def _line_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _line_end(self, line: int) -> int:
        return self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self.text)


class InlineMarkup:
    """A format's inline markup: one pattern, and what to do with each of its named alternatives.

    An action takes a `Scan` and the match; alternatives without one are left out of the prose. Where the
    cheap `hint` finds nothing, the pattern would not either.
    """

    def __init__(self, pattern: re.Pattern[str], hint: re.Pattern[str], actions: Mapping[str, Action]) -> None:
        self.pattern = pattern
        self.hint = hint
        self.actions = actions

    def segments(self, lines: Sequence[Line], kind: str, label: str = "", anchor: object = None) -> list[Segment]:
        """The prose of a block's lines, then what was set aside in it; empty where no word is."""
        flow = Flow(lines)
        builder = SegmentBuilder(kind, label, anchor)
        scan = Scan(self, flow, builder)
        if self.hint.search(flow.text):
            scan.read(0, len(flow.text))
        else:
            flow.add(builder, 0, len(flow.text))
        builders, scan.depth = [builder], 0
        for aside, start, end in scan.asides:  # an aside may hold others, which then follow it
            scan.builder = SegmentBuilder(aside, "", anchor)
            scan.read(start, end)
            builders.append(scan.builder)
        segments = []
        for made in builders:
            segment = made.build() if any(character.isalpha() for character in made.text) else None
            if segment:
                locked = tuple(where for builder, where in scan.locked if builder is made)
                segments.append(replace(segment, locked=locked) if locked else segment)
        return segments


@dataclass(slots=True)
class Scan:
    """One reading of a flow into a builder."""

    markup: InlineMarkup
    flow: Flow
    builder: SegmentBuilder
    depth: int = 0
    asides: list[tuple[str, int, int]] = field(default_factory=list)
    locked: list[tuple[SegmentBuilder, TextRange]] = field(default_factory=list)

    def read(self, start: int, end: int) -> None:
        """Read a stretch of the flow, markup and all."""
        if self.depth > 20:
            return
        self.depth += 1
        for found in self.markup.pattern.finditer(self.flow.text, start, end):
            self.flow.add(self.builder, start, found.start())
            action = self.markup.actions.get(found.lastgroup or "")
            if action:
                action(self, found)
            start = found.end()
        self.flow.add(self.builder, start, end)
        self.depth -= 1

    def add(self, found: re.Match[str], group: str) -> None:
        """Add a group's characters as they are."""
        self.flow.add(self.builder, *found.span(group))

    def read_group(self, found: re.Match[str], group: str) -> None:
        """Read a group's characters, markup and all."""
        self.read(*found.span(group))

    def read_locked(self, found: re.Match[str], group: str) -> None:
        """Read a group's characters, which name something elsewhere and so must stay as they are."""
        begin = len(self.builder.text)
        self.read(*found.span(group))
        self.locked.append((self.builder, TextRange(begin, len(self.builder.text))))

    def set_aside(self, found: re.Match[str], group: str, kind: str) -> None:
        """Let a group be a segment of its own, and no part of the sentence."""
        self.asides.append((kind, *found.span(group)))

    def add_placeholder(self, found: re.Match[str]) -> None:
        """Let the whole match be something that is not prose."""
        self.builder.add_placeholder(self.flow.source(*found.span()))

    def add_atom(self, found: re.Match[str], text: str) -> None:
        """Let the whole match read as `text`."""
        self.builder.add_atom(text, self.flow.source(*found.span()))


Action = Callable[[Scan, re.Match[str]], None]
