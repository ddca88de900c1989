"""The law that every reader's source map obeys, whatever it was given."""

from __future__ import annotations

from stigmalint.model import Piece, Segment, SourceDocument, TextRange
from stigmalint.readers.prose import PLACEHOLDER


def check_source_map(document: SourceDocument) -> None:
    """Pieces cover the prose; their sources are disjoint, in order and inside the text; aligned ones read the same."""
    for segment in document.segments:
        prose, source = 0, 0
        for piece in segment.pieces:
            assert piece.prose.start == prose < piece.prose.end
            assert source <= piece.source.start <= piece.source.end <= len(document.text)
            prose, source = piece.prose.end, piece.source.end
            _check_piece(document, segment, piece)
        assert prose == len(segment.text)
        assert not set(segment.text) & set("\r\n\t")


def _check_piece(document: SourceDocument, segment: Segment, piece: Piece) -> None:
    prose = segment.text[piece.prose.start : piece.prose.end]
    source = document.text[piece.source.start : piece.source.end]
    if not piece.is_aligned:
        assert segment.to_source(piece.prose) == piece.source
        return
    for offset, (ours, theirs) in enumerate(zip(prose, source, strict=True)):
        assert ours in (theirs, PLACEHOLDER) or (ours == " " and theirs.isspace())
        there = TextRange(piece.source.start + offset, piece.source.start + offset + 1)
        assert segment.to_source(TextRange(piece.prose.start + offset, piece.prose.start + offset + 1)) == there


def described(document: SourceDocument) -> str:
    """The segments as a golden file shows them: place in the source, kind, label, anchor, prose."""
    lines = []
    for segment in document.segments:
        line, column = document.position(segment.pieces[0].source.start)
        anchor = f" under {segment.anchor!r}" if segment.anchor else ""
        label = f" [{segment.label}]" if segment.label else ""
        lines.append(f"{line}:{column} {segment.kind}{label}{anchor}\n    {segment.text}")
    for directive in document.directives:
        line, column = document.position(directive.range.start)
        lines.append(f"{line}:{column} {directive.kind} {', '.join(directive.rules)} ({directive.reason})")
    return "\n".join([*lines, *document.warnings, ""])
