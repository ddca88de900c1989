"""The one builder of segments: readers say what is prose and where it stands, the builder keeps the map."""

from __future__ import annotations

from stigmalint.model import Piece, Segment, TextRange

#: Stands in the prose for something that is not prose (a code span, a formula, an image), so that the
#: sentence around it still parses. It holds no letter, hence no rule can match it.
PLACEHOLDER = "_"


class SegmentBuilder:
    """Collects runs of prose in source order and yields a `Segment`.

    Source ranges must not go backwards. Adjacent aligned runs are joined into one piece.
    """

    def __init__(self, kind: str, label: str = "", anchor: object = None) -> None:
        self.kind = kind
        self.label = label
        self.anchor = anchor
        self._parts: list[str] = []
        # Start and end in the prose, start and end in the source: objects only for what is built in the end.
        self._runs: list[tuple[int, int, int, int]] = []
        self._length = 0

    def add(self, text: str, start: int) -> None:
        """Prose that stands in the source as it is, from code point `start`; line ends become spaces."""
        self._append(text.replace("\n", " ").replace("\r", " ").replace("\t", " "), start, start + len(text))

    def add_atom(self, text: str, source: TextRange) -> None:
        """Prose that the source writes differently (an entity, a line break with its prefix)."""
        self._append(text, source.start, source.end)

    def add_placeholder(self, source: TextRange) -> None:
        """Something in the source that is not prose but takes a noun's place in the sentence."""
        self._append(PLACEHOLDER, source.start, source.end)

    @property
    def text(self) -> str:
        """The prose so far."""
        return "".join(self._parts)

    @property
    def ends_in_space(self) -> bool:
        """Would another space be one too many?"""
        return not self._parts or self._parts[-1].endswith(" ")

    def _append(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        begin = self._length
        self._length = stop = begin + len(text)
        self._parts.append(text)
        if self._runs and stop - begin == end - start:
            first, last, source_first, source_last = self._runs[-1]
            if source_last == start and last - first == source_last - source_first:
                self._runs[-1] = (first, stop, source_first, end)
                return
        self._runs.append((begin, stop, start, end))

    def build(self) -> Segment | None:
        """The segment, or None when there is nothing but white space."""
        text = self.text
        if not text or text.isspace():
            return None
        pieces = tuple([Piece(TextRange(a, b), TextRange(c, d)) for a, b, c, d in self._runs])
        return Segment(self.kind, text, pieces, self.label, self.anchor)
