"""Text inside the strings of another file: read it as what it is, then say where it stands in that file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from stigmalint.model import Directive, Piece, Segment, TextRange
from stigmalint.readers.prose import SegmentBuilder

#: What no reader of text would take for text: NUL, half a pair of surrogates, a byte order mark.
_UNREADABLE = re.compile("[\x00\ufeff\ud800-\udfff]")


class Carrier:
    """The characters of some strings as one text, which knows where each stands; an escape is one atom."""

    def __init__(
        self, text: str, strings: Iterable[TextRange], escape: re.Pattern[str], plain: Callable[[str], str]
    ) -> None:
        builder = SegmentBuilder("carrier")
        for string in strings:
            at = string.start
            for found in escape.finditer(text, string.start, string.end):
                builder.add(_UNREADABLE.sub("\u200b", text[at : found.start()]), at)
                builder.add_atom(_UNREADABLE.sub("\ufffd", plain(found[0])), TextRange(*found.span()))
                at = found.end()
            builder.add(_UNREADABLE.sub("\u200b", text[at : string.end]), at)
        self._segment = builder.build() or Segment("carrier", "", ())
        self._starts = [piece.prose.start for piece in self._segment.pieces]
        self.text = self._segment.text

    def lifted(self, segment: Segment) -> Segment:
        """A segment of this text with its map to the source."""
        pieces: list[Piece] = []
        for piece in segment.pieces:
            if piece.is_aligned and piece.source.start < piece.source.end:
                shift = piece.prose.start - piece.source.start
                for inner, source in self._parts(piece.source):
                    pieces.append(Piece(TextRange(inner.start + shift, inner.end + shift), source))
            else:
                pieces.append(Piece(piece.prose, self._place(piece.source)))
        return replace(segment, pieces=tuple(pieces))

    def lifted_directive(self, directive: Directive) -> Directive:
        """A directive in this text with its range in the source."""
        return replace(directive, range=self._place(directive.range))

    def _parts(self, inner: TextRange) -> Iterator[tuple[TextRange, TextRange]]:
        """A range of this text piece by piece: what stands where in the source."""
        at = inner.start
        while at < inner.end:
            piece = self._segment.pieces[bisect_right(self._starts, at) - 1]
            end = min(inner.end, piece.prose.end)
            start = piece.source.start + at - piece.prose.start
            yield TextRange(at, end), TextRange(start, start + end - at) if piece.is_aligned else piece.source
            at = end

    def _place(self, inner: TextRange) -> TextRange:
        """A range of this text, which may be empty, in the source."""
        if inner.start < inner.end:
            return self._segment.to_source(inner)
        if inner.start < len(self.text):
            start = self._segment.to_source(TextRange(inner.start, inner.start + 1)).start
        else:
            start = self._segment.pieces[-1].source.end if self._segment.pieces else 0
        return TextRange(start, start)
