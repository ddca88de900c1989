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
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, text: str, start: int) -> None:
        """Prose that stands in the source as it is, from code point `start`; line ends become spaces."""
        self._append(text.replace("\n", " ").replace("\r", " ").replace("\t", " "), TextRange(start, start + len(text)))

    def add_atom(self, text: str, source: TextRange) -> None:
        """Prose that the source writes differently (an entity, a line break with its prefix)."""
        self._append(text, source)

    def add_placeholder(self, source: TextRange) -> None:
        """Something in the source that is not prose but takes a noun's place in the sentence."""
        self._append(PLACEHOLDER, source)

    @property
    def text(self) -> str:
        """The prose so far."""
        return "".join(self._parts)

    def _append(self, text: str, source: TextRange) -> None:
        if not text:
            return
        piece = Piece(TextRange(self._length, self._length + len(text)), source)
        last = self._pieces[-1] if self._pieces else None
        if last and last.is_aligned and piece.is_aligned and last.source.end == source.start:
            piece = Piece(TextRange(last.prose.start, piece.prose.end), TextRange(last.source.start, source.end))
            self._pieces.pop()
        self._pieces.append(piece)
        self._parts.append(text)
        self._length += len(text)

    def build(self) -> Segment | None:
        """The segment, or None when there is nothing but white space."""
        if not self.text.strip():
            return None
        return Segment(self.kind, self.text, tuple(self._pieces), self.label, self.anchor)
